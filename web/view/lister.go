package view

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/report/wording"
)

// lister makes a list for one reader and query.
type lister struct {
	words
	base                    string
	query, kind, show, sort string
}

// counts are the saved filters with how many of the entries each holds.
func (w *lister) counts(found []Entry) []Metric {
	var out []Metric
	for _, s := range shows {
		n, label := len(each.Kept(found, s.in)), i18n.T(w.Lang, "web.show."+s.word)
		out = append(out, Metric{Value: strconv.Itoa(n), Label: label, Tone: s.tone, URL: w.toggle(s.word), On: w.show == s.word})
	}
	return out
}

// chips are the filters in force, each with the address without it.
func (w *lister) chips() []Link {
	var out []Link
	if w.show != "" {
		out = append(out, Link{i18n.T(w.Lang, "web.show."+w.show), w.with("show", "")})
	}
	if w.kind != "" {
		out = append(out, Link{w.Word("title_kind", w.kind), w.with("kind", "")})
	}
	if w.query != "" {
		out = append(out, Link{"“" + w.query + "”", w.with("q", "")})
	}
	return out
}

// normalise takes away words the list does not know.
func (w *lister) normalise() {
	if _, ok := sorts[strings.TrimPrefix(w.sort, "-")]; !ok {
		w.sort = defaultSort
	}
	if !slices.Contains(casefile.TitleKinds, w.kind) {
		w.kind = ""
	}
	if w.showIndex() < 0 {
		w.show = ""
	}
}

func (w *lister) showIndex() int {
	for i, s := range shows {
		if s.word == w.show {
			return i
		}
	}
	return -1
}

// matches reports whether an entry holds all words of the query and is of the kind asked for.
func (w *lister) matches(e Entry) bool {
	if w.kind != "" && e.file.Enforcement.Kind != w.kind {
		return false
	}
	for _, word := range strings.Fields(fold(w.query)) {
		if !strings.Contains(e.text, word) {
			return false
		}
	}
	return true
}

func (w *lister) order(entries []Entry) {
	name, falling := strings.CutPrefix(w.sort, "-")
	less := sorts[name]
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if falling {
			a, b = b, a
		}
		return less(a, b)
	})
}

// with is the address of the list with one part of the query changed; an empty value takes it away.
func (w *lister) with(name, value string) string {
	q := url.Values{}
	for k, v := range map[string]string{"q": w.query, "kind": w.kind, "show": w.show, "sort": w.sort} {
		if k == name {
			v = value
		}
		if v != "" && !(k == "sort" && v == defaultSort) {
			q.Set(k, v)
		}
	}
	return withQuery(w.base, q)
}

// toggle is the address with a saved filter on, or off where it is on.
func (w *lister) toggle(show string) string {
	if w.show == show {
		return w.with("show", "")
	}
	return w.with("show", show)
}

func (w *lister) kinds() []Choice {
	out := []Choice{{Text: w.t("web.filter.all"), Chosen: w.kind == ""}}
	for _, k := range casefile.TitleKinds {
		out = append(out, Choice{Value: k, Text: w.Word("title_kind", k), Chosen: k == w.kind})
	}
	return out
}

// columns are the columns of the list with the order each sorts by.
var columns = []struct {
	key, sort string
	number    bool
}{
	{"web.col.next", "next", false}, {"web.col.case", "case", false}, {"web.col.parties", "", false}, {"web.col.kind", "kind", false},
	{"web.col.amount", "amount", true}, {"web.col.done", "done", false}, {"web.col.open", "open", false}, {"web.col.day", "day", false},
}

func (w *lister) heads() []Head {
	var out []Head
	for _, c := range columns {
		h := Head{Text: i18n.T(w.Lang, c.key), Number: c.number}
		if c.sort != "" {
			h.URL = w.with("sort", c.sort)
		}
		switch w.sort {
		case c.sort:
			h.Sort, h.URL = "ascending", w.with("sort", "-"+c.sort)
		case "-" + c.sort:
			h.Sort = "descending"
		}
		out = append(out, h)
	}
	return out
}

// orderInWords says by which column the list is sorted, and which way.
func (w *lister) orderInWords() string {
	name, falling := strings.CutPrefix(w.sort, "-")
	for _, c := range columns {
		if c.sort == name {
			key := "web.order.rising"
			if falling {
				key = "web.order.falling"
			}
			return i18n.T(w.Lang, key, "column", i18n.T(w.Lang, c.key))
		}
	}
	return ""
}

func (w *lister) row(e Entry) Row {
	f := e.file
	out := Row{
		Case: Link{w.In(f.Title), w.base + "/" + url.PathEscape(e.ID)}, Number: f.Enforcement.Number, Kind: w.Word("title_kind", f.Enforcement.Kind),
		Invented: e.Invented, What: w.In(e.what), Done: w.t("web.metric.of", "n", e.done, "of", e.duties), DoneShare: e.done * 100 / max(e.duties, 1),
		Decided: e.decided, Day: e.on.String(), Amount: "—",
	}
	if e.amount > 0 {
		out.Amount = e.amount.Grouped()
	}
	if len(f.Applicants) > 0 {
		out.Parties[0] = w.In(f.Applicants[0].Name)
	}
	if len(f.Debtors) > 0 {
		out.Parties[1] = w.In(f.Debtors[0].Name)
	}
	out.Open = w.openTag(e)
	w.rowNext(e, &out)
	return out
}

func (w *lister) openTag(e Entry) Tag {
	if e.open > 0 {
		return Tag{Good, w.n(e.open, "web.open_measures")}
	}
	return Tag{Unknown, w.n(e.unknown, "web.unknown_measures")}
}

// rowNext is the next limit of a case, or how many were missed.
func (w *lister) rowNext(e Entry, out *Row) {
	switch days := int(e.next.First - e.on); {
	case wording.IsZero(e.next) && e.over > 0:
		out.Next = Tag{Bad, w.n(e.over, "web.limits_over")}
	case wording.IsZero(e.next):
		out.Next = Tag{Unknown, w.t("report.state.undetermined")}
	case !e.next.Exact():
		out.Next = Tag{nearness(days), w.n(max(days, 0), "web.left.at_least")}
	case days == 0:
		out.Next = Tag{Warn, w.t("web.left.today")}
	default:
		out.Next = Tag{nearness(days), w.n(days, "web.left.days")}
	}
	out.NextDay = w.Day(e.next)
	if !wording.IsZero(e.next) && e.next.Exact() {
		out.NextISO = e.next.String()
	}
}
