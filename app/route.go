package app

import (
	"context"

	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

// Route is the way of an act through the approval policy, as it stands today.
type Route struct {
	Rule     policy.Rule     // the zero rule where the policy has none for the act
	Proposes policy.Decision // whether the actor may propose it
	Approves policy.Decision // whether the actor may approve it; also who may now, and who was passed over
}

// Route returns the way of an act on a case: for an actor who would propose it or, where somebody has, would approve it. Records are what is
// on file for it, words of policy.Records.
func (a *App) Route(x Actor, d *docket.Docket, act, proposer string, records ...string) Route {
	q := policy.Request{Act: act, Step: policy.Propose, Actor: x.ID, Staff: a.members(subjectOf(d, a.Today())), Records: records}
	out := Route{Proposes: policy.Decide(a.Policy, q)}
	out.Rule, _ = a.Policy.Rule(act)
	out.Approves = a.approves(x, q.Staff, act, proposer, records...)
	return out
}

// approves decides whether the actor, among the members of the court, may approve an act.
func (a *App) approves(x Actor, staff []policy.Member, act, proposer string, records ...string) policy.Decision {
	if proposer == "" {
		proposer = x.ID
	}
	return policy.Decide(a.Policy, policy.Request{Act: act, Step: policy.Approve, Actor: x.ID, Proposer: proposer, Staff: staff, Records: records})
}

// PreviewUnder is Preview for a verb that takes a measure: the docket asks the law as it was assessed.
func (a *App) PreviewUnder(x Actor, d *docket.Docket, assessment *law.Assessment, cmd docket.Command) ([]docket.Event, error) {
	at := docket.Context{
		Docket: d.ID, Today: a.Today(), Recorded: a.now(), Actor: x.ID, For: x.For, Roles: x.offices(),
		Salt: func() [32]byte { return [32]byte{} }, // what is not stored needs no secret
		Gate: gate{a.Pack, assessment},
	}
	return docket.Decide(d, cmd, at)
}

// Before returns a case as it stood before one of its events, with what the law installed now says of it on the legal day of the event. It is
// for who may read proposals and approvals.
func (a *App) Before(ctx context.Context, x Actor, id docket.ID, version int) (View, error) {
	d, events, err := a.load(ctx, id)
	if err != nil {
		return View{}, err
	}
	s := subjectOf(d, a.Today())
	if err := a.may(x, "deliberation.read", s); err != nil {
		return View{}, err
	}
	if version < 1 || version > len(events) {
		return View{}, store.ErrNotFound
	}
	r := a.reader(x, s)
	v, on := View{Withheld: r.withheld(events)}, events[version-1].Legal.First
	if v.Docket, err = docket.Fold(r.masked(events[:version-1])); err != nil {
		return View{}, err
	}
	v.Sealed = seal(v.Docket)
	v.Assessment, err = a.assess(v.Docket, on)
	return v, err
}
