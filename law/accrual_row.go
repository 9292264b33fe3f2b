package law

import (
	"cmp"
	"math"
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// From a row to an exact run of the accrual algebra. Where a date is known only to the month or year, two runs are made, the one that
// gives least and the one that gives most, and the result is their range.

func (p *position) accrual(id string) Accrual {
	a := p.prog.accruals[id]
	out := Accrual{ID: id, Label: a.def.Label, State: Undetermined, Owed: Yes, Incomplete: p.tainted("accrual." + id)}
	for i := range a.parts {
		c := p.citationOn(a.def.Parts[i].Cite, a.parts[i].in.From, "")
		c.Mark = a.def.Parts[i].Mark
		out.Cites = append(out.Cites, c)
	}
	switch p.accrualState(a) {
	case NotApplicable:
		out.State = NotApplicable
	case Due:
		return p.accrued(a, out)
	default:
		out.Ask = p.asks(a.reads()...)
	}
	return out
}

// accrualState says whether the accrual runs, without running it.
func (p *position) accrualState(a *accrualSpec) State {
	switch applies := p.truth(a.applies); {
	case applies == No:
		return NotApplicable
	case applies == Yes && p.accrualKnown(a):
		return Due
	case applies == Yes && p.vals[a.from].st == none && !p.inInstalments(a):
		return NotApplicable // it has not begun
	}
	return Undetermined
}

// rateKnown reports that the day whose rate counts is known, if not to the day then to a stretch in which no rate of the part changes.
func (p *position) rateKnown(part *partSpec) bool {
	d, ok := p.vals[part.fixedOn].day()
	changes := func(s rateStep) bool { return d.First < s.from && s.from <= d.Last }
	return ok && !slices.ContainsFunc(part.steps, changes) &&
		!slices.ContainsFunc(part.tiers, func(t tierSpec) bool { return slices.ContainsFunc(t.steps, changes) })
}

// inInstalments reports that each instalment runs from its own day.
func (p *position) inInstalments(a *accrualSpec) bool {
	return a.instalments != noList && len(p.row.lists[a.instalments]) > 0
}

// reads are the nodes without which an accrual cannot be run.
func (a *accrualSpec) reads() []int32 {
	nodes := []int32{a.applies, a.from, a.until}
	if a.base >= 0 {
		nodes = append(nodes, a.base)
	}
	for _, part := range a.parts {
		if part.fixedOn >= 0 {
			nodes = append(nodes, part.fixedOn)
		}
	}
	return nodes
}

func (p *position) accrualKnown(a *accrualSpec) bool {
	if p.vals[a.until].st != known {
		return false
	}
	for _, part := range a.parts {
		if part.fixedOn >= 0 && !p.rateKnown(&part) {
			return false
		}
	}
	if p.inInstalments(a) {
		return true
	}
	return p.vals[a.from].st == known && (a.base < 0 || p.vals[a.base].st == known)
}

func (p *position) accrued(a *accrualSpec, out Accrual) Accrual {
	least, errLow := a.run(p.accrualInput(a, true))
	most, errHigh := a.run(p.accrualInput(a, false))
	if errLow != nil || errHigh != nil {
		return out // a sum beyond 64 bits: undetermined rather than wrong
	}
	out.State, out.Days, out.Segments, out.Parts, out.Shares, out.Left = Due, most.days, most.segments, most.parts, most.shares, most.left
	out.Amount = money.Range{Low: least.total.Low, High: most.total.High}
	out.Estimate = least.days != most.days || least.total != most.total
	out.Cites = citesOf(out.Cites, out.Segments)
	out.From, _ = p.vals[a.from].day()
	out.Until, _ = p.vals[a.until].day()
	if a.owed >= 0 {
		out.Owed = p.truth(a.owed)
	}
	for i := range out.Shares {
		out.Shares[i].Owed = p.shareOwed(a, out.Shares[i].Person, out.Owed)
	}
	if out.Estimate {
		out.Ask = p.asks(a.from, a.until)
	}
	return out
}

// accrualInput takes the days that give least or most.
func (p *position) accrualInput(a *accrualSpec, least bool) accrualInput {
	late, early := func(d civil.Partial) civil.Day { return d.Last }, func(d civil.Partial) civil.Day { return d.First }
	start, end := early, late
	if least {
		start, end = late, early
	}
	until, _ := p.vals[a.until].day()
	in := accrualInput{until: end(until), lots: p.lots(a, start), decided: p.decided(a), payments: p.payments(a, end, least), stops: p.stops(a, least)}
	for _, part := range a.parts {
		day := civil.Day(0)
		if part.fixedOn >= 0 {
			if d, ok := p.vals[part.fixedOn].day(); ok {
				day = d.First
			}
		}
		in.fixed = append(in.fixed, day)
	}
	if a.split != noList {
		in.heads = p.heads(a)
	}
	return in
}

func (p *position) payments(a *accrualSpec, day func(civil.Partial) civil.Day, least bool) (out []payment) {
	if a.payments == noList {
		return nil
	}
	for _, it := range p.row.lists[a.payments] {
		if (it.NoSum || it.Maybe) && !least {
			continue // it may have been next to nothing, or not yet have been
		}
		out = append(out, payment{day(it.From), p.paid(a, it)})
	}
	slices.SortStableFunc(out, func(x, y payment) int { return int(x.on) - int(y.on) })
	return out
}

func (p *position) stops(a *accrualSpec, least bool) (out []occurrence) {
	if a.stop == noList {
		return nil
	}
	for i, it := range p.row.lists[a.stop] {
		if (a.stopUnless == "" || it.By != a.stopUnless) && (least || !it.Maybe) {
			out = append(out, p.stopOf(it, i, least))
		}
	}
	return union(out)
}

// paid is the sum of a payment; one of unknown size may have cleared the whole debt.
func (p *position) paid(a *accrualSpec, it Item) money.Fen {
	if !it.NoSum || a.base < 0 {
		return it.Amount
	}
	var debt money.Fen
	for _, l := range p.lots(a, func(d civil.Partial) civil.Day { return d.First }) {
		sum, err := debt.Add(l.base)
		if err != nil {
			return math.MaxInt64
		}
		debt = sum
	}
	return debt
}

// heads are the terms of office among which a sum is split. A successor's days start the day after the court's notice reached that person;
// one whom no notice reached bears none, and the days are nobody's.
func (p *position) heads(a *accrualSpec) []term {
	var out []term
	inTurn := slices.SortedStableFunc(slices.Values(p.row.lists[a.split]), func(x, y Item) int { return cmp.Compare(x.From.First, y.From.First) })
	for i, it := range inTurn {
		t := term{it.Person, it.From.First, lastOf(it)}
		if i > 0 && a.notices != noList {
			notice, ok := p.reached(a.notices, it.Person)
			if !ok {
				continue
			}
			t.from = max(t.from, notice+1)
		}
		out = append(out, t)
	}
	return out
}

// reached is the day on which an item of a list reached a person.
func (p *position) reached(list int, person string) (civil.Day, bool) {
	for _, it := range p.row.lists[list] {
		if it.Person == person && !it.Maybe {
			return it.From.Last, true
		}
	}
	return 0, false
}

// shareOwed: a share is owed only under a decision, served on the person who bears it. Where no decision stands, none is; a service that is told
// of implies a decision that is not.
func (p *position) shareOwed(a *accrualSpec, person string, owed Truth) Truth {
	if a.served == noList || owed == No {
		return owed
	}
	_, served := p.reached(a.served, person)
	switch {
	case person == "":
		return No
	case served:
		return Yes
	case owed == Unknown || p.row.untold[a.served]:
		return Unknown
	}
	return No
}

// citesOf are the citations of the parts in which days fell; all where none did.
func citesOf(parts []Citation, segments []Segment) []Citation {
	var out []Citation
	for i, c := range parts {
		if slices.ContainsFunc(segments, func(s Segment) bool { return s.Part == i }) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return parts
	}
	return out
}

func lastOf(it Item) civil.Day {
	if it.Open {
		return civil.Never
	}
	return it.Until.Last
}

// stopOf is a stop at its longest or shortest.
func (p *position) stopOf(it Item, i int, longest bool) occurrence {
	o := occurrence{it.From.Last, it.Until.First, i}
	if longest {
		o = occurrence{it.From.First, it.Until.Last, i}
	}
	if it.Open {
		o.until = civil.Never
	}
	return o
}

func (p *position) lots(a *accrualSpec, pick func(civil.Partial) civil.Day) []lot {
	if p.inInstalments(a) {
		var out []lot
		for _, it := range p.row.lists[a.instalments] {
			out = append(out, lot{it.Amount, pick(it.From)})
		}
		slices.SortStableFunc(out, func(x, y lot) int { return int(x.start) - int(y.start) })
		return out
	}
	from, _ := p.vals[a.from].day()
	l := lot{start: pick(from)}
	if a.base >= 0 {
		l.base = p.vals[a.base].fen()
	}
	return []lot{l}
}

func (p *position) decided(a *accrualSpec) money.Fen {
	if a.decided < 0 || p.vals[a.decided].st != known {
		return 0
	}
	return p.vals[a.decided].fen()
}
