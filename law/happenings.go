package law

import (
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/money"
)

// Facts that rest on events. An event after the day of assessment has not happened yet; one whose partial date straddles that day may or
// may not have. Of two events whose dates overlap either may be the later one, so “the last” is decided only where all that could be
// the last agree.

// happening is an event with how sure it is that it has happened by the day of assessment.
type happening struct {
	*casefile.Event
	days  civil.Partial
	sure  bool // happened by then
	later bool // surely after
}

func (b *rowBuilder) happenings() {
	for i := range b.file.Events {
		e := &b.file.Events[i]
		if len(e.Obligations) > 0 && !slices.Contains(e.Obligations, b.ob.ID) {
			continue
		}
		d := b.span(e.On)
		if k, ok := casefile.KindOf(e.Kind); ok && e.On.Unknown && k.Stage != "before" && b.file.Enforcement.Made.Known() {
			d.First = max(d.First, b.file.Enforcement.Made.First) // what enforces a title follows it
			d.Last = max(d.Last, d.First)
		}
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

// history is a choice of events sorted by how sure they are: those that happened, those that may have, and whether there are later ones.
type history struct {
	past, maybe []happening
	later       bool
}

func (b *rowBuilder) those(match func(*casefile.Event) bool) (out history) {
	for _, h := range b.now {
		switch {
		case !match(h.Event):
		case h.later:
			out.later = true
		case h.sure:
			out.past = append(out.past, h)
		default:
			out.maybe = append(out.maybe, h)
		}
	}
	return out
}

// undecided is the value of a fact on which the file speaks, but not clearly.
func undecided() (value, bool) { return value{st: unknown}, true }

// finding is the last finding of a kind by the day of assessment.
func (b *rowBuilder) finding(name string) (value, bool) {
	found := b.those(func(e *casefile.Event) bool { return e.Kind == "finding" && e.Finding == name })
	last := append(possiblyLast(found.past), found.maybe...)
	switch {
	case len(last) == 0:
		return value{}, false
	case len(found.past) == 0:
		return undecided()
	}
	for _, h := range last[1:] {
		if h.Holds() != last[0].Holds() {
			return undecided()
		}
	}
	return truth(last[0].Holds()), true
}

// possiblyLast are the events that no other surely follows. On one day the later in the file is the later.
func possiblyLast(hs []happening) []happening {
	var out []happening
	for i, h := range hs {
		if !slices.ContainsFunc(hs[i+1:], func(x happening) bool { return x.days.First >= h.days.Last }) {
			out = append(out, h)
		}
	}
	return out
}

// event reads a fact from the events of its kinds.
func (b *rowBuilder) event(ft *fact) (value, bool) {
	hs := b.those(ft.source.matches)
	switch {
	case len(hs.past) == 0 && len(hs.maybe) > 0:
		return undecided()
	case len(hs.past) == 0 && (hs.later || b.noneOf(ft.source.kinds())):
		return ft.nothing(), true
	case len(hs.past) == 0:
		return b.orAbsent(ft)(value{}, false)
	case ft.source.pick == "open":
		return b.open(hs)
	}
	return ft.pick(b, hs)
}

// nothing is the value of a fact whose event is known not to have happened.
func (ft *fact) nothing() value {
	switch ft.typ {
	case tBool, tInt, tMoney:
		return no
	}
	return value{st: none}
}

// noneOf reports that the file states no event of these kinds happened up to the day of assessment.
func (b *rowBuilder) noneOf(kinds []string) bool {
	return !slices.ContainsFunc(kinds, func(k string) bool {
		return !slices.ContainsFunc(b.file.NoneOf, func(n casefile.NoneOf) bool {
			return slices.Contains(n.Kinds, k) && n.AsOf.Known() && n.AsOf.First >= b.on
		})
	})
}

// pick takes what the source asks for from the events, of which at least one surely happened.
func (ft *fact) pick(b *rowBuilder, hs history) (value, bool) {
	switch ft.source.pick {
	case "any":
		return yes, true
	case "count":
		if len(hs.maybe) > 0 {
			return undecided()
		}
		return exactly(int64(len(hs.past))), true
	case "sum":
		return sumOfEvents(hs)
	}
	if ft.source.take == "" {
		return dayOf(ft.source.pick, hs), true
	}
	h, ok := outermostEvent(ft.source.pick, hs)
	if !ok {
		return undecided()
	}
	return ft.take(b, h)
}

func sumOfEvents(hs history) (value, bool) {
	var total money.Fen
	for _, h := range hs.past {
		var err error
		if total, err = total.Add(yuan(h.Amount)); err != nil || h.Amount == "" {
			return undecided()
		}
	}
	if len(hs.maybe) > 0 {
		return undecided()
	}
	return exactly(int64(total)), true
}

// dayOf is the day of the first or last event.
func dayOf(how string, hs history) value {
	var items []Item
	for _, h := range hs.past {
		items = append(items, Item{From: h.days})
	}
	for _, h := range hs.maybe {
		items = append(items, Item{From: h.days, Maybe: true})
	}
	return outermost(how, items)
}

// outermostEvent is the event that is surely the first or last; ok is false where the dates do not tell.
func outermostEvent(how string, hs history) (happening, bool) {
	if how == "last" {
		last := possiblyLast(hs.past)
		return last[0], len(last) == 1 && len(hs.maybe) == 0
	}
	first := hs.past[0]
	before := func(x happening) bool { return x.days.First < first.days.Last }
	return first, !slices.ContainsFunc(hs.past[1:], before) && !slices.ContainsFunc(hs.maybe, before)
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
	switch {
	case !d.Given:
		return value{}, false
	case d.Unknown:
		return undecided()
	}
	return value{lo: int64(d.First), hi: int64(d.Last)}, true
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

// sameMeasure reports that an ending is about what h is about: the measure, where h names one.
func (h happening) sameMeasure(ending happening) bool {
	return h.Measure == ending.Measure || h.Measure == ""
}

// open reports that the last of the events has begun and not ended.
func (b *rowBuilder) open(hs history) (value, bool) {
	last := possiblyLast(hs.past)
	out := b.goesOn(last[0])
	for _, h := range last[1:] {
		if b.goesOn(h) != out {
			out = Unknown
		}
	}
	if out == Unknown || out == No && len(hs.maybe) > 0 {
		return undecided()
	}
	return truth(out == Yes), true
}

// goesOn says whether what an event began still goes on.
func (b *rowBuilder) goesOn(h happening) Truth {
	out := Yes
	if h.Until.Known() && h.Until.First < b.on {
		out = Unknown
		if h.Until.Last < b.on {
			return No
		}
	}
	for _, x := range b.now {
		switch {
		case x.later || !slices.Contains(endings[h.Kind], x.Kind) || !h.sameMeasure(x) || x.days.Last < h.days.First:
		case x.sure && x.days.First >= h.days.Last:
			return No
		default:
			out = Unknown
		}
	}
	return out
}
