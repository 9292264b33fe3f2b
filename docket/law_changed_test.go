package docket

import "testing"

// Claim: a change of law is recorded by the program alone, for duties there are, where something moved, and once for each state of the
// law; going back and coming again are changes of their own.
func TestChangeOfLaw(t *testing.T) {
	g := registered(t)
	change := ChangeLaw{LawChanged: LawChanged{
		Before: LawState{"sha256:1", "sha256:c"}, After: LawState{"sha256:2", "sha256:c"},
		Limits: []LimitMoved{{Obligation: "o1", Limit: "enforce", StateBefore: "running", StateAfter: "running", LastBefore: date(2025, 9, 1), LastAfter: date(2025, 9, 3)}},
	}}
	g.refused(judge(), change, "office")
	nothing, lost := change, change
	nothing.Limits = nil
	lost.Limits, lost.Measures = nil, []MeasureTurn{{Obligation: "o9", Measure: "transfer", Before: "closed", After: "open"}}
	g.refused(system(), nothing, "wanting")
	g.refused(system(), lost, "unknown_id")
	g.do(system(), change)
	g.refused(system(), change, "law.noted")
	back := change
	back.Before, back.After = change.After, change.Before
	g.do(system(), back).do(system(), change)
	if n := len(g.d.LawChanges); n != 3 || !g.d.Under(change.After) || g.d.Under(change.Before) {
		t.Errorf("%d changes, the last %+v", n, g.d.LawChanges[n-1])
	}
}
