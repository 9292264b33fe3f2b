package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/register"
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
	tasks, _, err := a.toSign(ctx, x)
	if err != nil {
		return nil, err
	}
	var out []Awaiting
	cases := map[docket.ID]Awaiting{}
	for _, t := range tasks {
		c, err := a.awaitingCase(ctx, cases, t.Case)
		if err != nil {
			return nil, err
		}
		if c.names(t.Row) && a.turn(x, &c) {
			out = append(out, c)
		}
	}
	for i := range out {
		if out[i].Assessment, err = a.assess(out[i].Docket, a.Today()); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(p, q Awaiting) int {
		return cmp.Or(cmp.Compare(firstOf(p.Proposed.On), firstOf(q.Proposed.On)), p.Proposed.Recorded.Compare(q.Proposed.Recorded))
	})
	return out, nil
}

// approvers are the roles that approve acts.
var approvers = []policy.Role{policy.President, policy.VicePresident, policy.Director}

// toSign returns the tasks behind Awaiting, the oldest first, without looking into their cases; more says that there are others.
func (a *App) toSign(ctx context.Context, x Actor) (out []store.Listed[store.Task], more bool, err error) {
	if _, err := a.sight(x, "measure.approve"); err != nil {
		return nil, false, err
	}
	turn := a.turns(ctx, x)
	for _, role := range approvers {
		found := 0
		f := store.Agenda{Courts: []string{x.Court}, Who: string(role), Kinds: []string{approveMeasure, approveAct}, Bare: true, Limit: listMost}
		for again := true; again && found <= awaitingMost; f.Limit = store.PageMost { // that the first page is enough is to be expected
			page, err := a.Store.Tasks(ctx, f)
			if err != nil {
				return nil, false, err
			}
			for _, l := range page.Rows {
				ok, err := turn(l)
				if err != nil {
					return nil, false, err
				}
				if ok {
					out, found = append(out, l), found+1
				}
			}
			f.After, again = page.Next, page.Next != ""
		}
	}
	slices.SortStableFunc(out, func(p, q store.Listed[store.Task]) int { return cmp.Compare(p.Row.Due, q.Row.Due) })
	more = len(out) > awaitingMost
	out, err = a.withCases(ctx, x, out[:min(len(out), awaitingMost)])
	return out, more, err
}

// withCases puts to approvals the lines of their cases.
func (a *App) withCases(ctx context.Context, x Actor, bare []store.Listed[store.Task]) ([]store.Listed[store.Task], error) {
	if len(bare) == 0 {
		return nil, nil
	}
	refs := map[docket.ID]store.Ref{}
	f := store.Agenda{Courts: []string{x.Court}, Kinds: []string{approveMeasure, approveAct}}
	for _, l := range bare {
		f.Dockets = append(f.Dockets, l.Case.Docket)
	}
	for again := true; again; again = f.After != "" {
		page, err := a.Store.Tasks(ctx, f)
		if err != nil {
			return nil, err
		}
		for _, l := range page.Rows {
			refs[l.Case.Docket] = l.Case
		}
		f.After = page.Next
	}
	var out []store.Listed[store.Task]
	for _, l := range bare {
		if ref, ok := refs[l.Case.Docket]; ok { // otherwise it was signed in the meantime
			out = append(out, store.Listed[store.Task]{Case: ref, Row: l.Row})
		}
	}
	return out, nil
}

// turns returns whether it is for the actor to sign what a task asks for. Cases are looked into only where somebody of the court is excluded
// from those of a body.
func (a *App) turns(ctx context.Context, x Actor) func(store.Listed[store.Task]) (bool, error) {
	today := a.Today()
	staff := a.members(subject{court: x.Court, today: today})
	excluded := slices.ContainsFunc(a.Registry().Data().Exclusions, func(e register.Exclusion) bool {
		return e.Days.Contains(today) && slices.ContainsFunc(staff, func(m policy.Member) bool { return m.ID == e.Staff })
	})
	known := map[[2]string]bool{} // by act and who proposed it
	return func(l store.Listed[store.Task]) (bool, error) {
		if excluded {
			d, _, err := a.load(ctx, l.Case.Docket)
			if err != nil {
				return false, err
			}
			return a.Route(x, d, l.Row.About, l.Row.By, policy.Records...).Approves.Allowed, nil
		}
		key := [2]string{l.Row.About, l.Row.By}
		if _, ok := known[key]; !ok {
			known[key] = a.approves(x, staff, l.Row.About, l.Row.By, policy.Records...).Allowed
		}
		return known[key], nil
	}
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
func (c *Awaiting) names(t store.Task) bool {
	_, of, _ := strings.Cut(t.ID, ".")
	if t.Kind == approveMeasure {
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
