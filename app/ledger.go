package app

import (
	"slices"
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

// gaps returns all gaps there are on the day of the assessment.
func gaps(d *docket.Docket, a *law.Assessment) []gap {
	var out []gap
	for _, p := range a.Positions {
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

// since returns the first day of the run of days up to on, not before from, on each of which the docket as it stands has the
// gap. It halves the span, so a gap that came and went twice in it may be dated from its last coming.
func (a *App) since(d *docket.Docket, g gap, from, on civil.Day) (civil.Day, error) {
	for from < on {
		half := from + (on-from)/2
		assessment, err := a.assess(d, half)
		if err != nil {
			return 0, err
		}
		if slices.Contains(gaps(d, assessment), g) {
			on = half
		} else {
			from = half + 1
		}
	}
	return on, nil
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
