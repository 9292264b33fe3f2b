package view

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report"
)

// Entry is a case as a list knows it, in no language yet.
type Entry struct {
	ID       string
	Invented bool
	file     *casefile.File
	on       civil.Day
	next     civil.Partial // last day of the running limit that ends first; zero where none runs
	what     i18n.Text     // that limit
	over     int           // limits missed
	open     int           // measures, routes and steps that are open
	unknown  int           // of them that cannot be told
	duties   int
	done     int
	amount   money.Fen // of all duties, as far as sums are given
	decided  int       // hundredths of the slots
	text     string    // what a search looks at, folded
}

// EntryOf makes the entry of an assessed case.
func EntryOf(a *law.Assessment, invented bool) Entry {
	f := a.File
	tally := report.Tally(a)
	e := Entry{
		ID: f.ID, Invented: invented, file: f, on: a.On, over: tally.Lapsed, open: tally.Open, unknown: tally.MeasuresUnknown,
		duties: len(f.Obligations), decided: tally.Decided * 100 / max(tally.Slots, 1),
	}
	for _, pos := range a.Positions {
		for _, l := range pos.Limits {
			if l.State == law.Running && (isZero(e.next) || l.Last.First < e.next.First) {
				e.next, e.what = l.Last, l.Label
			}
		}
	}
	for _, o := range f.Obligations {
		if o.Performance.State == "full" {
			e.done++
		}
		if sum, err := money.ParseYuan(o.Amount); err == nil {
			if total, err := e.amount.Add(sum); err == nil {
				e.amount = total
			}
		}
	}
	e.text = searchText(f)
	return e
}

// searchText is all by which people look for a case: names, numbers, courts.
func searchText(f *casefile.File) string {
	parts := []string{f.ID, f.Title.ZH, f.Title.EN, f.Enforcement.Number, f.Enforcement.Court, f.Courts.First, f.Courts.Appeal, f.Courts.Enforcing}
	parts = append(parts, f.Enforcement.Numbers...)
	for _, d := range f.Debtors {
		parts = append(parts, d.Name.ZH, d.Name.EN)
	}
	for _, a := range f.Applicants {
		parts = append(parts, a.Name.ZH, a.Name.EN)
	}
	return fold(strings.Join(parts, "\n"))
}

// Worklist is a list of cases under the filters of a query.
type Worklist struct {
	Query  string
	Kind   string // filter by kind of enforcement title
	Show   string // saved filter
	Kinds  []Choice
	Counts []Metric // saved filters with how many cases each holds
	Chips  []Link   // filters in force, each with the link that takes it away
	Clear  string   // link without any filter
	Heads  []Head
	Sort   string // word of the order, to be kept by the filter form; empty for the usual one
	Order  string // the order in words
	Rows   []Row
	Total  int
}

// Head is the head of a column; one that sorts has a link.
type Head struct {
	Text, URL string
	Sort      string // value of aria-sort
	Number    bool
}

// Row is one case.
type Row struct {
	Case      Link
	Number    string
	Parties   [2]string // who asks, who owes
	Kind      string
	Invented  bool
	Next      Tag
	NextDay   string
	NextISO   string
	What      string
	Amount    string
	Done      string
	DoneShare int
	Open      Tag
	Decided   int
	Day       string
}

// shows are the saved filters.
var shows = []struct {
	word string
	tone Tone
	in   func(Entry) bool
}{
	{"over", Bad, func(e Entry) bool { return e.over > 0 }},
	{"running", Info, func(e Entry) bool { return !isZero(e.next) }},
	{"open", Good, func(e Entry) bool { return e.open > 0 }},
	{"thin", Neutral, func(e Entry) bool { return e.decided < 40 }},
	{"invented", Neutral, func(e Entry) bool { return e.Invented }},
}

//i18n:keys web.show.*

// sorts are the orders, rising. A falling order is written with a minus.
var sorts = map[string]func(a, b Entry) int{
	"next": func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.urgency(), b.urgency()), cmp.Compare(b.over, a.over))
	},
	"case":    func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) },
	"kind":    func(a, b Entry) int { return cmp.Compare(a.file.Enforcement.Kind, b.file.Enforcement.Kind) },
	"amount":  func(a, b Entry) int { return cmp.Compare(a.amount, b.amount) },
	"done":    func(a, b Entry) int { return cmp.Compare(a.done*b.duties, b.done*a.duties) },
	"open":    func(a, b Entry) int { return cmp.Compare(a.open, b.open) },
	"decided": func(a, b Entry) int { return cmp.Compare(a.decided, b.decided) },
	"day":     func(a, b Entry) int { return cmp.Compare(a.on, b.on) },
}

// defaultSort is the order of a list nobody has sorted.
const defaultSort = "next"

// urgency orders by the days left to the next limit; without one a case comes after all that have one.
func (e Entry) urgency() int {
	if isZero(e.next) {
		return int(civil.Never)
	}
	return int(e.next.First - e.on)
}

// WorklistOf filters and sorts entries as a query says: q, kind, show, sort. A word the list does not know counts as not given, so that an
// old bookmark still opens.
func WorklistOf(entries []Entry, q url.Values, l i18n.Lang, path string) Worklist {
	w := lister{words: words{lang: l}, base: path, query: strings.TrimSpace(q.Get("q")), kind: q.Get("kind"), show: q.Get("show"), sort: q.Get("sort")}
	w.normalise()
	out := Worklist{Query: w.query, Kind: w.kind, Show: w.show, Total: len(entries), Clear: path, Kinds: w.kinds(), Heads: w.heads()}
	if w.sort != defaultSort {
		out.Sort = w.sort
	}
	found := kept(entries, w.matches)
	for _, s := range shows {
		n := len(kept(found, s.in))
		label := i18n.T(l, "web.show."+s.word)
		out.Counts = append(out.Counts, Metric{Value: strconv.Itoa(n), Label: label, Tone: s.tone, URL: w.toggle(s.word), On: w.show == s.word})
	}
	if i := w.showIndex(); i >= 0 {
		found = kept(found, shows[i].in)
		out.Chips = append(out.Chips, Link{i18n.T(l, "web.show."+w.show), w.with("show", "")})
	}
	if w.kind != "" {
		out.Chips = append(out.Chips, Link{w.word("title_kind", w.kind), w.with("kind", "")})
	}
	if w.query != "" {
		out.Chips = append(out.Chips, Link{"“" + w.query + "”", w.with("q", "")})
	}
	w.order(found)
	out.Order = w.orderInWords()
	out.Rows = mapped(found, w.row)
	return out
}

// lister makes a list for one reader and query.
type lister struct {
	words
	base                    string
	query, kind, show, sort string
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
		out = append(out, Choice{Value: k, Text: w.word("title_kind", k), Chosen: k == w.kind})
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
		h := Head{Text: i18n.T(w.lang, c.key), Number: c.number}
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
			return i18n.T(w.lang, key, "column", i18n.T(w.lang, c.key))
		}
	}
	return ""
}

func (w *lister) row(e Entry) Row {
	f := e.file
	out := Row{
		Case: Link{w.in(f.Title), w.base + "/" + url.PathEscape(e.ID)}, Number: f.Enforcement.Number, Kind: w.word("title_kind", f.Enforcement.Kind),
		Invented: e.Invented, What: w.in(e.what), Done: w.t("web.metric.of", "n", e.done, "of", e.duties), DoneShare: e.done * 100 / max(e.duties, 1),
		Decided: e.decided, Day: e.on.String(), Amount: "—",
	}
	if e.amount > 0 {
		out.Amount = e.amount.Grouped()
	}
	if len(f.Applicants) > 0 {
		out.Parties[0] = w.in(f.Applicants[0].Name)
	}
	if len(f.Debtors) > 0 {
		out.Parties[1] = w.in(f.Debtors[0].Name)
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
	case isZero(e.next) && e.over > 0:
		out.Next = Tag{Bad, w.n(e.over, "web.limits_over")}
	case isZero(e.next):
		out.Next = Tag{Unknown, w.t("report.state.undetermined")}
	case !e.next.Exact():
		out.Next = Tag{nearness(days), w.n(max(days, 0), "web.left.at_least")}
	case days == 0:
		out.Next = Tag{Warn, w.t("web.left.today")}
	default:
		out.Next = Tag{nearness(days), w.n(days, "web.left.days")}
	}
	out.NextDay = w.day(e.next)
	if !isZero(e.next) && e.next.Exact() {
		out.NextISO = e.next.String()
	}
}
