package lists

import (
	"encoding/csv"
	"html"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/web/webtest"
)

// many is a desk with n cases beside those of the demonstration.
func many(t *testing.T, n int) (*webtest.Site, *filler) {
	site := desk(t)
	return site, fill(t, site, n)
}

// The lists of a court with many cases, which no test changes: making them takes longer than looking at them.
func TestManyCases(t *testing.T) {
	site, _ := many(t, 130)
	if _, err := site.App.Daily(t.Context(), site.App.Today(), nil); err != nil {
		t.Fatal(err)
	}
	clients := map[string]*webtest.Client{}
	for _, who := range []string{"judge", "clerk", "president", "supervisor"} {
		clients[who] = site.As(t, who)
	}
	for name, test := range map[string]func(*testing.T, *webtest.Site, map[string]*webtest.Client){
		"paging": paging, "foreign place": foreignPlace, "sorting": sorting, "chips": chips, "strip": stripLeads, "today": todayPaging,
		"supervision": supervisionPages, "nonuse": ledgerPages,
	} {
		t.Run(name, func(t *testing.T) { test(t, site, clients) })
	}
}

// found are the texts of a group of a pattern, in the order of the page.
func found(body, pattern string) []string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(body, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

// numbers are the case numbers of a table.
func numbers(body string) []string {
	return found(body[strings.Index(body, "<tbody"):], `<span class="m-case-no"[^>]*>([^<]+)</span>`)
}

// Read one part after the other, the list holds every case once, in its order, under the same filters, and the first part is one link away.
func paging(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	for _, asked := range []string{"", "stage=enforcing&sort=number", "officer=me&sort=moved", "q=%E7%94%B3%E8%AF%B7%E4%BA%BA&sort=next&dir=desc"} {
		first := "/zh/cases?" + asked
		var all []string
		pages := 0
		for at := first; at != ""; pages++ {
			body := c.Get(at).Body
			if len(body) > 100<<10 {
				t.Errorf("%s weighs %d bytes", at, len(body))
			}
			all = append(all, found(body[strings.Index(body, "<tbody"):], `class="m-case"><a class="govuk-link" href="([^"]+)"`)...)
			next := found(body, `rel="next" href="([^"]+)"`)
			if at = ""; len(next) > 0 {
				at = next[0]
				for name, values := range asks(asked) {
					if got, _ := url.Parse(at); got.Query().Get(name) != values[0] {
						t.Fatalf("%s: the way on has lost %s: %s", asked, name, at)
					}
				}
			}
			if pages > 0 && !strings.Contains(body, "回到开头") {
				t.Errorf("%s: no way back to the first", asked)
			}
		}
		unique := slices.Compact(slices.Sorted(slices.Values(all)))
		total := found(c.Get(first).Body, `data-said>([0-9]+)`)
		if len(unique) != len(all) || len(total) != 1 || total[0] != strconv.Itoa(len(all)) || asked == "" && pages < 3 {
			t.Errorf("%s: %d rows on %d pages, %d of them different, %v counted", asked, len(all), pages, len(unique), total)
		}
	}
}

func asks(asked string) url.Values {
	q, _ := url.ParseQuery(asked)
	return q
}

// A place of another list leads to the beginning of this one, under its filters.
func foreignPlace(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	next := found(c.Get("/zh/cases").Body, `rel="next" href="([^"]+)"`)[0]
	a := c.Get(next + "&sort=number")
	if a.Status != http.StatusSeeOther || a.Location != "/zh/cases?sort=number" {
		t.Errorf("%d to %s", a.Status, a.Location)
	}
	if a := c.Get("/zh/nonuse?after=x"); a.Status != http.StatusSeeOther || a.Location != "/zh/nonuse" {
		t.Errorf("%d to %s", a.Status, a.Location)
	}
}

// The head of the column that sorts says which way, and leads the other way round; the others lead to their order and say nothing.
func sorting(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	body := c.Get("/en/cases?sort=number&stage=all").Body
	if got := found(body, `aria-sort="([a-z]+)"`); !slices.Equal(got, []string{"ascending"}) {
		t.Errorf("aria-sort %v", got)
	}
	if !slices.IsSorted(numbers(body)) {
		t.Errorf("not by number: %v", numbers(body))
	}
	turned := found(body, `aria-sort="ascending"><a href="([^"]+)"`)
	if len(turned) != 1 || turned[0] != "/en/cases?dir=desc&sort=number&stage=all" {
		t.Fatalf("turned: %v", turned)
	}
	body = c.Get(turned[0]).Body
	back := numbers(body)
	slices.Reverse(back)
	if !slices.IsSorted(back) || !strings.Contains(body, `aria-sort="descending"`) {
		t.Errorf("not the other way round: %v", numbers(body))
	}
}

// A filter that is on has a chip that takes it off and leaves the others; what is no word of a filter is left out, and a day that is none is
// said.
func chips(t *testing.T, _ *webtest.Site, as map[string]*webtest.Client) {
	c := as["judge"]
	body := c.Get("/en/cases?stage=enforcing&flag=unassigned&officer=me&from=2026-01-01&until=2026-12-31&idle=1&q=x&sort=moved").Body
	chips := found(body, `class="m-chip" href="([^"]+)"`)
	if len(chips) != 7 {
		t.Errorf("%d chips: %v", len(chips), chips)
	}
	for i, name := range []string{"q", "stage", "flag", "officer", "from", "until", "idle"} {
		at, _ := url.Parse(chips[i])
		if at.Query().Has(name) || len(at.Query()) != 7 {
			t.Errorf("without %s: %s", name, chips[i])
		}
	}
	if got := found(c.Get("/en/cases?stage=nonsense&flag=x&sort=y").Body, `class="m-chip" href="([^"]+)"`); len(got) != 0 {
		t.Errorf("nonsense is a filter: %v", got)
	}
	if body := c.Get("/en/cases?from=2026-13-01").Body; !strings.Contains(body, "is no day and was left out") || !strings.Contains(body, "<title>Error: ") {
		t.Error("a day that is none is not said")
	}
}

// A form sent with empty fields leads to the shortest address that asks the same; a list changed in place is told that address.
func TestTidy(t *testing.T) {
	site := desk(t)
	c := site.As(t, "judge")
	for _, asked := range []struct{ from, to string }{
		{"/en/cases?q=&stage=halted&flag=&from=", "/en/cases?stage=halted"}, {"/en/nonuse?measure=&months=12", "/en/nonuse?months=12"},
	} {
		if a := c.Get(asked.from); a.Status != http.StatusSeeOther || a.Location != asked.to {
			t.Errorf("%s: %d to %s", asked.from, a.Status, a.Location)
		}
		c.Headers["HX-Request"] = "true"
		if a := c.Get(asked.from); a.Status != http.StatusOK || a.Header.Get("HX-Push-Url") != asked.to {
			t.Errorf("%s in place: %d, %s", asked.from, a.Status, a.Header.Get("HX-Push-Url"))
		}
		delete(c.Headers, "HX-Request")
	}
}

// The shortest query of a list asks the same as the one it was read from, and reading it again changes nothing.
func TestQueryRoundTrip(t *testing.T) {
	_, v := visited(t)
	words := map[string][]string{
		"q": {"", "甲 乙", "a&b=c"}, "stage": append([]string{"", "all", "x"}, app.Stages...), "flag": append([]string{""}, app.Flags...), "officer": {"", "me", "u"},
		"court": {"", "岭01"}, "from": {"", "2024-02-29", "2023-02-29"}, "until": {"", "2026-01-01"}, "rebuilt": {"", "1", "2"}, "idle": {"", "1"},
		"sort": {"", "opened", "number", "moved", "next", "since", "x"}, "dir": {"", "asc", "desc"}, "after": {"", "p"},
	}
	rapid.Check(t, func(t *rapid.T) {
		q := url.Values{}
		for _, name := range slices.Sorted(maps.Keys(words)) {
			q.Set(name, rapid.SampledFrom(words[name]).Draw(t, name))
		}
		first := queryOf(v, q)
		again := queryOf(v, first.values())
		first.after, first.wrong = "", nil
		if again.values().Encode() != first.values().Encode() {
			t.Fatalf("%v became %v", first.values(), again.values())
		}
		f, g := first.filter(v), again.filter(v)
		if f.Text != g.Text || f.Opened != g.Opened || f.Open != g.Open || f.Desc != g.Desc || f.Sort != g.Sort || f.Moved != g.Moved {
			t.Fatalf("%+v became %+v", f, g)
		}
	})
}

// The file holds all cases of the list, not only the first part, under the same filter and in the same order, and no cell a spreadsheet
// would compute.
func TestCasesFile(t *testing.T) {
	site, f := many(t, 70)
	f.must(site.App.FileApplication(t.Context(), f.req(staff("clerk", "clerk"), app.Result{}), docket.FileApplication{
		Opened:     docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords(`=HYPERLINK("x")`, "")},
		Title:      docket.TitleDescribed{Kind: "admin_judgment", Number: "（2024）岭01行初900号", Court: court, Instance: "first", Judgment: "perform_duty", Made: on(f.site.App.Today() - 90), Effective: on(f.site.App.Today() - 60)},
		Applicants: []docket.PartyAdded{{Name: docket.InWords("甲", ""), Kind: "citizen"}}, Debtors: []docket.PartyAdded{{Register: site.App.Registry().Data().Bodies[0].ID}},
	}))
	c := site.As(t, "judge")
	a := c.Get("/zh/cases.csv?sort=number")
	if a.Status != http.StatusOK || a.Header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.HasPrefix(a.Header.Get("Content-Disposition"), `attachment; filename="cases-2026-11-24`) {
		t.Fatalf("%d %v", a.Status, a.Header)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.Body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	total := found(c.Get("/zh/cases").Body, `data-said>([0-9]+)`)[0]
	var column []string
	for _, row := range rows[1:] {
		column = append(column, row[0])
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a spreadsheet would compute %q", cell)
			}
		}
	}
	if strconv.Itoa(len(column)) != total || !slices.IsSorted(column) || rows[0][0] != "案号" {
		t.Errorf("%d rows, the list counts %s, sorted %v", len(column), total, slices.IsSorted(column))
	}
	if a := c.Get("/zh/cases.csv?from=x"); a.Status != http.StatusSeeOther {
		t.Errorf("a wrong filter gives a file: %d", a.Status)
	}
	if a := site.As(t, "supervisor").Get("/zh/cases.csv"); strings.Contains(a.Body, "第1号申请人") {
		t.Error("the court above takes out titles that name people")
	}
}

// A list is saved from below it, stands above it with its number, is replaced under the same name, refused without one, and can be dropped.
func TestViews(t *testing.T) {
	site, _ := many(t, 10)
	c := site.As(t, "judge")
	save := func(name, query string) webtest.Answer {
		return c.Post("/zh/views", url.Values{"name": {name}, "query": {query}})
	}
	a := save("我的在执行", "stage=enforcing&officer=me&sort=nonsense")
	if a.Status != http.StatusSeeOther || a.Location != "/zh/cases?officer=me&stage=enforcing" {
		t.Fatalf("%d to %s", a.Status, a.Location)
	}
	body := c.Follow(a).Body
	if !strings.Contains(body, `aria-current="true">我的在执行 <b>`) || !strings.Contains(body, "列表“我的在执行”已保存。") {
		t.Error("the saved list does not stand above the cases")
	}
	total := found(body, `data-said>([0-9]+)`)[0]
	if got := found(body, `我的在执行 <b>([0-9]+)`); len(got) == 0 || got[0] != total {
		t.Errorf("the view counts %v, the list %s", got, total)
	}
	a = save(" ", "stage=enforcing")
	if a.Status != http.StatusUnprocessableEntity || !strings.Contains(a.Body, `href="#name"`) || !strings.Contains(a.Body, `value="stage=enforcing"`) || !strings.Contains(a.Body, "<title>错误：") {
		t.Errorf("a list without a name: %d", a.Status)
	}
	drop := found(c.Get("/zh/views").Body, `action="([^"]+/drop)"`)
	if len(drop) != 1 {
		t.Fatalf("%v", drop)
	}
	if a := site.As(t, "president").Post(drop[0], nil); a.Status != http.StatusNotFound {
		t.Errorf("somebody else's list is dropped: %d", a.Status)
	}
	if a := c.Post(drop[0], nil); a.Status != http.StatusSeeOther || strings.Contains(c.Follow(a).Body, "我的在执行") {
		t.Errorf("not dropped: %d", a.Status)
	}
}

// Cases rebuilt from reports stand on a list of their own and in no other, and are not counted.
func TestRebuilt(t *testing.T) {
	site := desk(t)
	c := site.As(t, "judge")
	own, rebuilt := c.Get("/zh/cases?stage=all").Body, c.Get("/zh/cases?rebuilt=1").Body
	links := found(rebuilt, `class="m-case"><a class="govuk-link" href="([^"]+)"`)
	for _, link := range links {
		if strings.Contains(own, link) {
			t.Errorf("%s stands on both lists", link)
		}
	}
	if len(links) < 10 || !strings.Contains(rebuilt, "不是法院的案卷") {
		t.Errorf("%d cases rebuilt", len(links))
	}
}
