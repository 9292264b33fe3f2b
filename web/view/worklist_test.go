package view

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/examples"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// entries are those of all examples.
var entries = sync.OnceValue(func() []Entry {
	all, err := examples.All()
	if err != nil {
		panic(err)
	}
	var out []Entry
	for _, e := range all {
		f, problems := casefile.Read(e.Name, e.Data)
		if f == nil {
			panic(problems.Error())
		}
		on := civil.Date(2026, 3, 2)
		if f.ReportedTo.Known() {
			on = f.ReportedTo.Last
		}
		a, err := law.Assess(pack(), f, on)
		if err != nil {
			panic(err)
		}
		out = append(out, EntryOf(a, e.Invented))
	}
	return out
})

func list(query string) Worklist {
	q, err := url.ParseQuery(query)
	if err != nil {
		panic(err)
	}
	return WorklistOf(entries(), q, i18n.EN, "/en/examples")
}

// Without a query all cases are there; each filter leaves those it is for, and filters add up.
func TestFilters(t *testing.T) {
	all := list("")
	if len(all.Rows) != len(entries()) || all.Total != len(all.Rows) || len(all.Chips) != 0 {
		t.Fatalf("%d rows of %d, chips %v", len(all.Rows), all.Total, all.Chips)
	}
	for i, c := range all.Counts {
		shown := list(strings.TrimPrefix(c.URL, "/en/examples?"))
		if got := len(shown.Rows); c.Value != "0" && c.Value != strconv.Itoa(got) {
			t.Errorf("%s says %s and shows %d", c.Label, c.Value, got)
		}
		if !shown.Counts[i].On || shown.Counts[i].URL != "/en/examples" || len(shown.Chips) != 1 {
			t.Errorf("%s cannot be taken away: %+v, %v", c.Label, shown.Counts[i], shown.Chips)
		}
	}
	both := list("kind=admin_act&q=%E5%BC%BA%E6%8B%86") // 强拆
	if len(both.Rows) != 1 || both.Rows[0].Kind != "administrative act (non-litigation enforcement)" || len(both.Chips) != 2 {
		t.Errorf("%+v", both.Rows)
	}
	if none := list("q=nobody+at+all"); len(none.Rows) != 0 {
		t.Errorf("%d rows", len(none.Rows))
	}
}

// Words the list does not know count as not given, so that an old bookmark opens.
func TestUnknownWordsCountAsNotGiven(t *testing.T) {
	want := list("")
	for _, query := range []string{"sort=color", "sort=-", "kind=none", "show=all", "page=7", "sort=next"} {
		if got := list(query); len(got.Rows) != len(want.Rows) || got.Order != want.Order || got.Sort != "" {
			t.Errorf("%s: %d rows, %s", query, len(got.Rows), got.Order)
		}
	}
}

// A search finds cases by names in both languages, by number and by court, in either width.
func TestListSearch(t *testing.T) {
	for query, want := range map[string]string{
		"qinghe county": "qinghe-compensation", "青禾县": "qinghe-compensation", "(2022)岭01行赔初7号": "qinghe-compensation",
		"（２０２２）岭01": "qinghe-compensation", "澜溪市中级": "qinghe-compensation", "CN-001": "cn-001",
	} {
		found := list("q=" + url.QueryEscape(query))
		if !slices.ContainsFunc(found.Rows, func(r Row) bool { return strings.HasSuffix(r.Case.URL, "/"+want) }) {
			t.Errorf("%s: %s is not among %d rows", query, want, len(found.Rows))
		}
	}
}

// Each order goes both ways, its head says which, and a click turns it round.
func TestOrders(t *testing.T) {
	for _, c := range columns {
		if c.sort == "" {
			continue
		}
		for _, word := range []string{c.sort, "-" + c.sort} {
			sorted := list("sort=" + word)
			i := slices.IndexFunc(sorted.Heads, func(h Head) bool { return h.Sort != "" })
			if i < 0 || columns[i].sort != c.sort || (sorted.Heads[i].Sort == "descending") != strings.HasPrefix(word, "-") {
				t.Fatalf("%s: %+v", word, sorted.Heads)
			}
			turned := list(strings.TrimPrefix(sorted.Heads[i].URL, "/en/examples?"))
			if sorted.Heads[i].URL != "/en/examples" && turned.Heads[i].Sort == sorted.Heads[i].Sort {
				t.Errorf("%s: the head leads to itself: %s", word, sorted.Heads[i].URL)
			}
		}
	}
	up, down := list("sort=amount").Rows, list("sort=-amount").Rows
	if up[len(up)-1].Amount != down[0].Amount || down[0].Amount == "—" {
		t.Errorf("the largest sum is %s, and %s", up[len(up)-1].Amount, down[0].Amount)
	}
	days := each.Mapped(list("sort=day").Rows, func(r Row) string { return r.Day })
	if !slices.IsSorted(days) {
		t.Errorf("%v", days)
	}
}

// By default the nearest last day comes first, then the cases with most limits missed.
func TestDefaultOrder(t *testing.T) {
	e := func(id string, left int, over int) Entry {
		out := Entry{ID: id, on: civil.Date(2024, 5, 17), over: over, duties: 1, file: &casefile.File{ID: id}}
		if left >= 0 {
			out.next = civil.Exactly(out.on.AddDays(left))
		}
		return out
	}
	some := []Entry{e("none", -1, 0), e("far", 30, 9), e("over", -1, 2), e("near", 1, 0), e("more", -1, 5)}
	var got []string
	for _, r := range WorklistOf(some, nil, i18n.EN, "/x").Rows {
		got = append(got, strings.TrimPrefix(r.Case.URL, "/x/"))
	}
	if want := []string{"near", "far", "more", "over", "none"}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if some[0].ID != "none" {
		t.Error("the list given was sorted in place")
	}
}
