package app

import (
	"slices"
	"sort"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
)

// The non-use ledger has two kinds of row, counted apart: a measure at the court's discretion that stood open and
// was not taken; and one that stands closed for nothing but a finding the court has not made. Neither is a reproach.
const (
	availableNotUsed = "available_not_used"
	notDecided       = "not_decided"
)

// gap is a measure that is not used for an obligation, and of which the ledger has no row that still lasts.
type gap struct {
	obligation, measure, sort string
	finding                   string // id of the fact, of notDecided
}

// unused returns the gaps of a docket that are not on record.
func unused(d *docket.Docket, a *law.Assessment) []gap {
	if d.Closed != nil || d.Reconstruction() || len(d.Unknown) > 0 {
		return nil
	}
	var out []gap
	for _, g := range gaps(d, a) {
		if !slices.ContainsFunc(d.NonUse, func(n docket.NonUse) bool {
			return n.Obligation == g.obligation && n.Measure == g.measure && n.Sort == g.sort && rowEnd(d, n) == civil.Never
		}) {
			out = append(out, g)
		}
	}
	return out
}

// gaps returns all gaps there are on the day of the assessment. Before the court has registered the case, while enforcement is halted,
// and once the court has found the duty performed, no measure is left unused.
func gaps(d *docket.Docket, a *law.Assessment) []gap {
	if d.Registered.IsZero() || a.On < firstOf(d.Registered.On) {
		return nil
	}
	var out []gap
	for _, p := range a.Positions {
		if d.Halted(p.Obligation.ID, a.On) != nil || !open(d, d.Obligation(p.Obligation.ID)) {
			continue
		}
		for i := range p.Measures {
			m := &p.Measures[i]
			if m.Sort != "measure" || m.Duty != "may" || m.Taken || underWay(d, p.Obligation.ID, m.ID) {
				continue
			}
			if m.State == law.Open {
				out = append(out, gap{p.Obligation.ID, m.ID, availableNotUsed, ""})
			} else if finding, ok := wanting(m); ok {
				out = append(out, gap{p.Obligation.ID, m.ID, notDecided, finding})
			}
		}
	}
	return out
}

// wanting returns the finding that is all a measure lacks; ok is false where it lacks more, or something else.
func wanting(m *law.Measure) (fact string, ok bool) {
	if steps := m.Plan.Steps; m.Plan.Verified && len(steps) == 1 && steps[0].Means == law.FindingOf {
		return steps[0].Fact, true
	}
	return "", false
}

// underWay reports whether the measure has been proposed and waits for approval or decision, or was decided and is not over.
func underWay(d *docket.Docket, obligation, measure string) bool {
	return slices.ContainsFunc(d.Measures, func(m *docket.Measure) bool {
		return m.Measure == measure && !m.Over() && slices.Contains(m.Obligations, obligation)
	})
}

// rowEnd returns the first day on which a row of the ledger lasts no longer: the measure was proposed or decided, the finding was
// made, enforcement was halted, the duty was assessed as performed, or the case was closed. civil.Never: it lasts.
func rowEnd(d *docket.Docket, n docket.NonUse) civil.Day {
	if n.Until.Known() {
		return n.Until.Last + 1
	}
	from, end := firstOf(n.From), civil.Never
	ends := func(at docket.Mark) {
		if on := firstOf(at.On); !at.IsZero() && on >= from {
			end = min(end, on)
		}
	}
	for _, m := range d.Measures {
		if m.Measure == n.Measure && slices.Contains(m.Obligations, n.Obligation) {
			ends(m.Proposed)
			ends(m.Decided)
		}
	}
	for _, f := range d.Findings {
		if n.Sort == notDecided && f.Finding == n.Finding {
			ends(f.Mark)
		}
	}
	for _, h := range d.Halts {
		if len(h.Obligations) == 0 || slices.Contains(h.Obligations, n.Obligation) {
			ends(h.Mark)
		}
	}
	if o := d.Obligation(n.Obligation); o != nil && o.Assessed != nil && o.Assessed.State == "full" {
		ends(o.Assessed.Mark)
	}
	if d.Closed != nil {
		ends(d.Closed.Mark)
	}
	return end
}

// findingOf returns the word of a case file for a fact that is a finding; the fact itself where the pack reads it from elsewhere.
func findingOf(p *law.Pack, fact string) string {
	if word, ok := strings.CutPrefix(p.Facts.M[fact].Source, "finding "); ok {
		return word
	}
	return fact
}

// history is what gaps a docket as it stands has on days gone by. All its gaps are looked for on much the same days.
type history struct {
	app    *App
	docket *docket.Docket
	gaps   map[civil.Day][]gap
}

func (h *history) on(day civil.Day) ([]gap, error) {
	if known, ok := h.gaps[day]; ok {
		return known, nil
	}
	assessment, err := h.app.assess(h.docket, day, law.Only(law.Measures))
	if err != nil {
		return nil, err
	}
	h.gaps[day] = gaps(h.docket, assessment)
	return h.gaps[day], nil
}

// triedBefore returns the day after that on which the last proposal or taking of the measure was over; civil.MinDay: there was none.
func triedBefore(d *docket.Docket, g gap) civil.Day {
	out := civil.MinDay
	for _, m := range d.Measures {
		if m.Measure != g.measure || !slices.Contains(m.Obligations, g.obligation) {
			continue
		}
		for _, at := range []docket.Mark{m.Refused, m.Lifted, m.Completed} {
			if !at.IsZero() && at.On.Known() {
				out = max(out, at.On.Last+1)
			}
		}
	}
	return out
}

// has reports whether the ledger has a row for the gap from a day.
func (h *history) has(g gap, from civil.Day) bool {
	return slices.ContainsFunc(h.docket.NonUse, func(n docket.NonUse) bool {
		return n.Obligation == g.obligation && n.Measure == g.measure && n.Sort == g.sort && firstOf(n.From) == from
	})
}

// since returns the first day of the run of days up to on, not before from, on each of which the docket as it stands has the
// gap. Most gaps begin with something that happened, so it looks at those days first, then halves the span between two of them: a
// gap that came and went twice may be dated from its last coming.
func (h *history) since(g gap, from, on civil.Day) (civil.Day, error) {
	var failed error
	there := func(day civil.Day) bool {
		found, err := h.on(day)
		if err != nil && failed == nil {
			failed = err
		}
		return slices.Contains(found, g)
	}
	days := h.days(from, on)
	i := sort.Search(len(days), func(i int) bool { return there(days[i]) })
	if i > 0 {
		from = days[i-1] + 1
	}
	if i < len(days) {
		on = days[i]
	}
	if from < on && !there(on-1) {
		return on, failed
	}
	first := sort.Search(int(on-from), func(i int) bool { return there(from + civil.Day(i)) })
	return from + civil.Day(first), failed
}

// days are the days from one to another on which something happened in law, in their order.
func (h *history) days(from, to civil.Day) []civil.Day {
	var out []civil.Day
	for i := range h.docket.History {
		if on := h.docket.History[i].Event.Legal; on.Known() && from <= on.First && on.First < to {
			out = append(out, on.First)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// lapsesOf returns the limits that ran out while the docket was kept, nobody having acted, and that are not on record.
func lapsesOf(d *docket.Docket, a *law.Assessment) []docket.NoteLapse {
	if d.Closed != nil || d.Reconstruction() || len(d.Unknown) > 0 {
		return nil
	}
	var out []docket.NoteLapse
	for _, p := range a.Positions {
		for _, l := range p.Limits {
			if l.State != law.Lapsed || l.Sort == "wait" || !l.Last.Exact() || l.Last.First >= a.On || !concerns(d, l) || noted(d, p.Obligation.ID, l) {
				continue
			}
			lapse := docket.LimitLapsed{Obligation: p.Obligation.ID, Limit: l.ID, Last: exactly(l.Last.First), WithUnder: docket.WithUnder{Under: ReceiptID(a.Receipt)}}
			out = append(out, docket.NoteLapse{On: docket.OnDay(l.Last.First + 1), LimitLapsed: lapse})
		}
	}
	return out
}

// noted reports whether the lapse is on record.
func noted(d *docket.Docket, obligation string, l law.Limit) bool {
	return slices.ContainsFunc(d.Lapses, func(n docket.Lapse) bool {
		return n.Obligation == obligation && n.Limit == l.ID && n.Last == exactly(l.Last.First)
	})
}
