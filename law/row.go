package law

import (
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// Row is what the engine knows of one obligation on one day: the facts of the pack, and its lists. Rows come from a
// case file (facts.go), a pack's test, a vector, or a simulation.
type Row struct {
	pack   *Pack
	vals   []value
	lists  [][]Item
	untold []bool // by list: the file may leave items out, because it is not complete and does not say that there were none (none_of)
}

// Item is one element of a list of a row: something with days, and perhaps a sum.
type Item struct {
	From   civil.Partial
	Until  civil.Partial // last day, included; zero when there is none or it goes on
	Open   bool          // no end known
	Amount money.Fen
	NoSum  bool // a sum was paid, but the file does not say how much
	Maybe  bool // its date straddles the day of assessment: it may not have happened yet
	By     string
	Kind   string
	Person string
	Event  string // id of the event or person it comes from
}

// newRow is a row in which nothing is known.
func newRow(p *Pack) *Row {
	r := &Row{pack: p, vals: make([]value, len(p.facts)), lists: make([][]Item, len(p.lists)), untold: make([]bool, len(p.lists))}
	for i := range r.vals {
		r.vals[i] = value{st: unknown, ask: factSet{}.with(i)}
	}
	return r
}

func (r *Row) fact(i int) value { return r.vals[i] }

func (r *Row) clone() *Row {
	return &Row{pack: r.pack, vals: slices.Clone(r.vals), lists: r.lists, untold: r.untold}
}

// partial reports that some date is known only to the month or year, or that a list may lack items, so that only the walker can
// evaluate the row.
func (r *Row) partial() bool {
	return slices.Contains(r.untold, true) || slices.ContainsFunc(r.vals, func(v value) bool { return v.st == known && v.lo != v.hi }) ||
		slices.ContainsFunc(r.lists, func(l []Item) bool { return slices.ContainsFunc(l, Item.inexact) })
}

// inexact reports a partial date, or a sum that is not known.
func (it Item) inexact() bool { return it.NoSum || it.inexactDays() }

// inexactDays reports that the item's days, or whether it happened at all, are not known for certain.
func (it Item) inexactDays() bool {
	return it.Maybe || !it.From.Exact() || !it.Open && it.Until != (civil.Partial{}) && !it.Until.Exact()
}

// occurrence is the item with its first possible days; its only ones where they are exact.
func (it Item) occurrence(i int) occurrence {
	o := occurrence{it.From.First, it.From.First, i}
	switch {
	case it.Open:
		o.until = civil.Never
	case it.Until != civil.Partial{}:
		o.until = max(o.from, it.Until.First)
	}
	return o
}
