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

// happening is an event with how sure it is that it has happened by the day of assessment.
type happening struct {
	*casefile.Event
	days  civil.Partial
	sure  bool // happened by then
	later bool // surely after
}

// buildRow fills the facts and lists of a pack from a case file.
func buildRow(p *Pack, f *casefile.File, ob *casefile.Obligation, on civil.Day) *Row {
	b := &rowBuilder{pack: p, file: f, ob: ob, on: on, row: newRow(p)}
	b.happenings()
	for i, l := range p.lists {
		b.row.lists[i] = b.list(l)
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

func (b *rowBuilder) happenings() {
	for i := range b.file.Events {
		e := &b.file.Events[i]
		if len(e.Obligations) > 0 && !slices.Contains(e.Obligations, b.ob.ID) {
			continue
		}
		d := b.span(e.On)
		b.now = append(b.now, happening{e, d, d.Last <= b.on, d.First > b.on})
	}
	slices.SortStableFunc(b.now, func(x, y happening) int { return int(x.days.First) - int(y.days.First) })
}

// earliestDay stands for “at some time before the record ends”.
var earliestDay = civil.Date(1949, 10, 1)

// span is the days a date can be. An undated event lies anywhere up to the end of the record.
func (b *rowBuilder) span(d casefile.Date) civil.Partial {
	if !d.Unknown {
		return d.Partial
	}
	last := b.on
	if b.file.ReportedTo.Known() {
		last = b.file.ReportedTo.Last
	}
	return civil.Partial{First: earliestDay, Last: max(last, earliestDay)}
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
		return aggregateOf(ft.source.pick, b.row.lists[b.pack.listIndex[ft.source.path]]), true
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

// finding is the last finding of a kind by the day of assessment.
func (b *rowBuilder) finding(name string) (value, bool) {
	var out value
	found := false
	for _, h := range b.now {
		if h.Kind != "finding" || h.Finding != name || h.later {
			continue
		}
		if !h.sure {
			return value{}, false
		}
		out, found = truth(h.Holds()), true
	}
	return out, found
}

// event reads a fact from the events of its kinds.
func (b *rowBuilder) event(ft *fact) (value, bool) {
	s := ft.source
	var past []happening
	doubtful, future := false, false
	for _, h := range b.now {
		switch {
		case !s.matches(h.Event):
		case h.later:
			future = true
		case !h.sure:
			doubtful = true
		default:
			past = append(past, h)
		}
	}
	if s.pick == "open" {
		return b.open(ft, past, doubtful, future)
	}
	if len(past) == 0 || doubtful && s.pick != "any" && s.pick != "first" {
		if len(past) == 0 && !doubtful && (future || b.noneOf(s.kinds)) {
			return ft.nothing(), true
		}
		return b.orAbsent(ft)(value{}, doubtful && false)
	}
	return ft.pick(b, past)
}

// nothing is the value of a fact whose event is known not to have happened.
func (ft *fact) nothing() value {
	switch ft.typ {
	case tBool, tInt, tMoney:
		return no
	}
	return value{st: none}
}

func (s factSource) matches(e *casefile.Event) bool {
	return slices.Contains(s.kinds, e.Kind) && (s.measure == "" || e.Measure == s.measure) &&
		(s.state == "" || e.State == s.state || e.Way == s.state)
}

// noneOf reports that the file states no event of these kinds happened up to the day of assessment.
func (b *rowBuilder) noneOf(kinds []string) bool {
	return !slices.ContainsFunc(kinds, func(k string) bool {
		return !slices.ContainsFunc(b.file.NoneOf, func(n casefile.NoneOf) bool {
			return slices.Contains(n.Kinds, k) && n.AsOf.Known() && n.AsOf.First >= b.on
		})
	})
}

// pick takes what the source asks for from the events that surely happened.
func (ft *fact) pick(b *rowBuilder, past []happening) (value, bool) {
	h := past[0]
	switch ft.source.pick {
	case "any":
		return yes, true
	case "count":
		return exactly(int64(len(past))), true
	case "sum":
		var total money.Fen
		for _, h := range past {
			total += yuan(h.Amount)
		}
		return exactly(int64(total)), true
	case "last":
		h = past[len(past)-1]
	}
	return ft.take(b, h)
}

func (ft *fact) take(b *rowBuilder, h happening) (value, bool) {
	switch ft.source.take {
	case "until":
		return b.date(h.Until)
	case "amount":
		return sumOf(h.Amount)
	case "rate":
		return sumOf(h.Rate)
	case "days":
		return exactly(int64(h.Days)), h.Days > 0
	case "state":
		return ft.wordValue(h.State)
	case "way":
		return ft.wordValue(h.Way)
	}
	return value{lo: int64(h.days.First), hi: int64(h.days.Last)}, true
}

// wordValue is a word of the fact's enum.
func (ft *fact) wordValue(word string) (value, bool) {
	if word == "" || ft.enum == nil {
		return value{}, false
	}
	i := ft.enum.index(word)
	return exactly(int64(i)), i >= 0
}

func (b *rowBuilder) date(d casefile.Date) (value, bool) {
	if !d.Given {
		return value{}, false
	}
	s := b.span(d)
	return value{lo: int64(s.First), hi: int64(s.Last)}, true
}

func sumOf(s string) (value, bool) { return exactly(int64(yuan(s))), s != "" }

// yuan reads a sum that the case file's own check has passed.
func yuan(s string) money.Fen {
	f, err := money.ParseYuan(s)
	if err != nil && s != "" {
		panic("law: unchecked sum " + s)
	}
	return f
}

// endings are the events that end what another began.
var endings = map[string][]string{
	"stay": {"resumption"}, "suspension": {"resumption"}, "settlement": {"settlement_breached"}, "retrial_ordered": {"retrial_refused", "resumption"},
	"measure_decided": {"measure_lifted", "measure_completed"}, "measure_begun": {"measure_lifted", "measure_completed", "measure_stayed"},
}

// open reports that the last event of the kinds has begun and not ended.
func (b *rowBuilder) open(ft *fact, past []happening, doubtful, future bool) (value, bool) {
	if doubtful {
		return value{}, false
	}
	if len(past) == 0 {
		if future || b.noneOf(ft.source.kinds) {
			return no, true
		}
		return b.orAbsent(ft)(value{}, false)
	}
	last := past[len(past)-1]
	if last.Until.Known() && last.Until.Last < b.on {
		return no, true
	}
	if last.Until.Known() && last.Until.First < b.on {
		return value{}, false
	}
	for _, h := range b.now {
		if slices.Contains(endings[last.Kind], h.Kind) && !h.later && h.days.Last >= last.days.First {
			return no, h.sure
		}
	}
	return yes, true
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
		it := Item{From: h.days, Amount: yuan(h.Amount), NoSum: h.Kind == "payment" && h.Amount == "", By: h.By, Kind: h.Kind, Person: h.Person, Event: h.ID}
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
		if slices.Contains(ends, x.Kind) && !x.later && x.days.First >= h.days.First {
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

func aggregateOf(how string, items []Item) value {
	switch how {
	case "count":
		return exactly(int64(len(items)))
	case "sum":
		var total money.Fen
		for _, it := range items {
			total += it.Amount
		}
		return exactly(int64(total))
	}
	if len(items) == 0 {
		return value{st: none}
	}
	it := items[0]
	if how == "last" {
		it = items[len(items)-1]
	}
	return value{lo: int64(it.From.First), hi: int64(it.From.Last)}
}
