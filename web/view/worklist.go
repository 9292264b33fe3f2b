package view

import (
	"cmp"
	"net/url"
	"strings"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/report/wording"
)

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
	{"running", Info, func(e Entry) bool { return !wording.IsZero(e.next) }},
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

// WorklistOf filters and sorts entries as a query says: q, kind, show, sort. A word the list does not know counts as not given, so that an
// old bookmark still opens.
func WorklistOf(entries []Entry, q url.Values, l i18n.Lang, path string) Worklist {
	w := lister{words: newWords(l, nil), base: path, query: strings.TrimSpace(q.Get("q")), kind: q.Get("kind"), show: q.Get("show"), sort: q.Get("sort")}
	w.normalise()
	out := Worklist{Query: w.query, Kind: w.kind, Show: w.show, Total: len(entries), Clear: path, Kinds: w.kinds(), Heads: w.heads()}
	if w.sort != defaultSort {
		out.Sort = w.sort
	}
	found := each.Kept(entries, w.matches)
	out.Counts, out.Chips = w.counts(found), w.chips()
	if i := w.showIndex(); i >= 0 {
		found = each.Kept(found, shows[i].in)
	}
	w.order(found)
	out.Order = w.orderInWords()
	out.Rows = each.Mapped(found, w.row)
	return out
}
