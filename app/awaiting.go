package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

// Awaiting is an act that waits for the signature of an actor: a measure, or a step of procedure.
type Awaiting struct {
	Case       store.Ref
	Docket     *docket.Docket
	Assessment *law.Assessment // of today
	Act        string          // of the approval policy
	Measure    *docket.Measure // nil: a step of procedure
	Proposal   *docket.Proposal
	Proposed   docket.Mark
	Records    []string // one of these must be on file first; none: nothing need be
}

// awaitingMost bounds the list.
const awaitingMost = 50

// Awaiting returns what waits for the signature of the actor, the oldest first: what the policy gives to a role of the actor, or to
// somebody the actor stands in for today. What the actor proposed is not in it.
func (a *App) Awaiting(ctx context.Context, x Actor) ([]Awaiting, error) {
	out, err := a.awaiting(ctx, x)
	for i := range out {
		if out[i].Assessment, err = a.assess(out[i].Docket, a.Today()); err != nil {
			return nil, err
		}
	}
	return out, err
}

// awaiting is Awaiting without what the law says, which takes most of the time.
func (a *App) awaiting(ctx context.Context, x Actor) ([]Awaiting, error) {
	if _, err := a.sight(x, "measure.approve"); err != nil {
		return nil, err
	}
	q := agenda{app: a, ctx: ctx, courts: []string{x.Court}}
	var tasks []store.Listed[store.Task]
	for _, role := range []policy.Role{policy.President, policy.VicePresident, policy.Director} {
		tasks = append(tasks, listed(&q, a.Store.Tasks, store.Agenda{Who: string(role)}).Rows...)
	}
	if q.err != nil {
		return nil, q.err
	}
	var out []Awaiting
	cases := map[docket.ID]Awaiting{}
	for _, t := range tasks {
		kind, of, _ := strings.Cut(t.Row.ID, ".")
		if kind != "approve_measure" && kind != "approve_act" {
			continue
		}
		c, err := a.awaitingCase(ctx, cases, t.Case)
		if err != nil {
			return nil, err
		}
		if c.names(kind, of) && a.turn(x, &c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(p, q Awaiting) int {
		return cmp.Or(cmp.Compare(firstOf(p.Proposed.On), firstOf(q.Proposed.On)), p.Proposed.Recorded.Compare(q.Proposed.Recorded))
	})
	return out[:min(len(out), awaitingMost)], nil
}

// awaitingCase reads a case once.
func (a *App) awaitingCase(ctx context.Context, read map[docket.ID]Awaiting, ref store.Ref) (Awaiting, error) {
	if c, ok := read[ref.Docket]; ok {
		return c, nil
	}
	d, _, err := a.load(ctx, ref.Docket)
	if err != nil {
		return Awaiting{}, err
	}
	c := Awaiting{Case: ref, Docket: d}
	read[ref.Docket] = c
	return c, nil
}

// names fills in the act that a task is about; it reports whether that still waits.
func (c *Awaiting) names(kind, of string) bool {
	if kind == "approve_measure" {
		if c.Measure = c.Docket.Measure(of); c.Measure == nil || c.Measure.Station() != "proposed" {
			return false
		}
		c.Act, c.Proposed = c.Measure.Measure, c.Measure.Proposed
		return true
	}
	if c.Proposal = c.Docket.Proposal(of); c.Proposal == nil || !c.Proposal.Waits() {
		return false
	}
	c.Act, c.Proposed = c.Proposal.Act, c.Proposal.Proposed
	return true
}

// turn reports whether it is for the actor to sign, once the records are on file.
func (a *App) turn(x Actor, c *Awaiting) bool {
	way := a.Route(x, c.Docket, c.Act, c.Proposed.Actor, policy.Records...)
	c.Records = way.Rule.After
	return way.Approves.Allowed
}
