package law

import (
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/money"
)

// From a case file to a row: facts.go reads events and findings, fields.go the fields. Nothing is inferred here. An event after the day of
// assessment has not happened yet; one whose partial date straddles that day may or may not have, so it is unknown.

// rowBuilder reads one obligation of one file on one day.
type rowBuilder struct {
	pack *Pack
	file *casefile.File
	ob   *casefile.Obligation
	on   civil.Day
	row  *Row
	now  []happening // the events that bear on the obligation, in order of their first possible day
}

// buildRow fills the facts and lists of a pack from a case file.
func buildRow(p *Pack, f *casefile.File, ob *casefile.Obligation, on civil.Day) *Row {
	b := &rowBuilder{pack: p, file: f, ob: ob, on: on, row: newRow(p)}
	b.happenings()
	for i, l := range p.lists {
		b.row.lists[i] = b.list(l)
		b.row.untold[i] = !b.file.Complete && l.source.field == "" && !b.noneOf(l.source.kinds())
	}
	for i, ft := range p.facts {
		if v, ok := b.fact(ft); ok {
			v.ask = factSet{}.with(i)
			if v.exact() {
				v.ask = factSet{}
			}
			b.row.vals[i] = v
		}
	}
	return b.row
}

// fact reads one fact; ok is false where the file says nothing.
func (b *rowBuilder) fact(ft *fact) (value, bool) {
	switch ft.source.how {
	case "field":
		return b.orAbsent(ft)(fieldReaders[ft.source.path](b, ft))
	case "finding":
		return b.orAbsent(ft)(b.finding(ft.source.path))
	case "event":
		return b.event(ft)
	case "none":
		return b.orAbsent(ft)(value{}, false)
	case "aggregate":
		return b.row.aggregate(ft), true
	}
	return value{}, false
}

// orAbsent gives what a complete file without the fact means.
func (b *rowBuilder) orAbsent(ft *fact) func(value, bool) (value, bool) {
	return func(v value, ok bool) (value, bool) {
		if !ok && b.file.Complete && ft.absent != unknown {
			return ft.absentValue(), true
		}
		return v, ok
	}
}

func (ft *fact) absentValue() value {
	if ft.absent == known {
		return no
	}
	return value{st: none}
}

// list reads the items of one list.
func (b *rowBuilder) list(l *list) []Item {
	switch l.source.field {
	case "instalments":
		return b.instalments()
	case "heads":
		return b.heads()
	}
	var out []Item
	for _, h := range b.now {
		if h.later || !l.source.matches(h.Event) {
			continue
		}
		it := Item{From: h.days, Amount: yuan(h.Amount), NoSum: h.Kind == "payment" && h.Amount == "", By: h.By, Kind: h.Kind, Person: h.Person, Event: h.ID, Maybe: !h.sure}
		b.end(h, &it)
		out = append(out, it)
	}
	return out
}

// end sets how long the item lasted: its until, its ending event, or open for kinds that go on.
func (b *rowBuilder) end(h happening, it *Item) {
	if h.Until.Given {
		it.Until = b.span(h.Until)
		return
	}
	ends, goesOn := endings[h.Kind]
	if !goesOn && h.Kind != "obstacle" {
		return
	}
	for _, x := range b.now {
		if slices.Contains(ends, x.Kind) && h.sameMeasure(x) && !x.later && x.days.First >= h.days.First {
			it.Until = x.days
			return
		}
	}
	it.Open = true
}

func (b *rowBuilder) instalments() []Item {
	var out []Item
	for _, x := range b.ob.Instalments {
		out = append(out, Item{From: b.span(x.Due), Amount: yuan(x.Amount)})
	}
	return out
}

func (b *rowBuilder) heads() []Item {
	var out []Item
	for _, p := range b.file.Persons {
		if p.Role != "head" || b.ob.Debtor != "" && p.Debtor != b.ob.Debtor || !p.From.Given {
			continue
		}
		it := Item{From: b.span(p.From), Person: p.ID, Open: true}
		if p.Until.Given {
			u := b.span(p.Until)
			it.Until, it.Open = civil.Partial{First: u.First - 1, Last: u.Last - 1}, false
		}
		out = append(out, it)
	}
	return out
}

// manyEvents is more than any file holds.
const manyEvents = 1 << 20

// aggregate reads count, sum, first or last of a list. Where the list may lack items: at least so many, a sum unknown, a first or last day
// unknown where the list has none.
func (r *Row) aggregate(ft *fact) value {
	l := r.pack.listIndex[ft.source.path]
	v := aggregateOf(ft.source.pick, r.lists[l])
	if !r.untold[l] {
		return v
	}
	switch {
	case ft.source.pick == "count" && v.st == known:
		v.hi = manyEvents
	case ft.source.pick == "sum" || v.st == none:
		v = value{st: unknown}
	}
	return v
}

// aggregateOf is count, sum, first or last of a list. An item that may not have happened leaves a count or a sum open.
func aggregateOf(how string, items []Item) value {
	switch how {
	case "count":
		if slices.ContainsFunc(items, func(it Item) bool { return it.Maybe }) {
			return value{st: unknown}
		}
		return exactly(int64(len(items)))
	case "sum":
		return sumOfItems(items)
	}
	return outermost(how, items)
}

func sumOfItems(items []Item) value {
	var total money.Fen
	for _, it := range items {
		var err error
		if total, err = total.Add(it.Amount); err != nil || it.Maybe || it.NoSum {
			return value{st: unknown}
		}
	}
	return exactly(int64(total))
}

// outermost is the first or last day of those on which items began.
func outermost(how string, items []Item) value {
	op, out, maybe := irMin, value{st: none}, value{st: none}
	if how == "last" {
		op = irMax
	}
	for _, it := range items {
		v := value{lo: int64(it.From.First), hi: int64(it.From.Last)}
		if it.Maybe {
			maybe = extreme(op, maybe, v)
		} else {
			out = extreme(op, out, v)
		}
	}
	return unsettled(op, out, maybe)
}

// unsettled widens a first or last day by days that may not have come about; with no sure day it is unknown whether there is one.
func unsettled(op irOp, out, maybe value) value {
	switch {
	case maybe.st == none:
		return out
	case out.st == none:
		return value{st: unknown}
	case op == irMin:
		out.lo = min(out.lo, maybe.lo)
	default:
		out.hi = max(out.hi, maybe.hi)
	}
	return out
}
