package app

import (
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/store"
)

// proposedFine proposes a fine on the head of the bureau, as the judge does.
func (d *desk) proposedFine() *kase {
	d.t.Helper()
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.identify()
	propose := proposal("daily_fine", "o1", "p1")
	propose.Rate = "80.00"
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), propose))
	return k
}

// Claim: the route of an act names who approves it now: the president, or who stands in while the president is away, with who was passed
// over; never who proposed it.
func TestRoute(t *testing.T) {
	d := newDesk(t)
	k := d.proposedFine()
	way := d.Route(judge(), k.docket(), "daily_fine", "")
	if !way.Proposes.Allowed || way.Approves.Allowed || len(way.Approves.Eligible) != 1 || way.Approves.Eligible[0] != "u-president" {
		t.Errorf("%+v", way)
	}
	d.Away = func(id string, _ civil.Day) bool { return id == "u-president" }
	if way = d.Route(vice(), k.docket(), "daily_fine", "u-judge"); !way.Approves.Allowed || !way.Approves.Deputised || len(way.Approves.Passed) != 1 {
		t.Errorf("%+v", way.Approves)
	}
	if way = d.Route(vice(), k.docket(), "daily_fine", "u-vice"); way.Approves.Allowed {
		t.Error("signs what they proposed")
	}
	if way = d.Route(judge(), k.docket(), "nothing", ""); way.Rule.Act != "" || way.Proposes.Allowed {
		t.Errorf("%+v", way)
	}
}

// Claim: what waits for a signature is on the list of who may sign it today alone, a measure and a step of procedure alike, and is gone once
// signed.
func TestAwaiting(t *testing.T) {
	d := newDesk(t)
	k := d.proposedFine()
	k.ok(d.ProposeAct(d.ctx, k.req(judge()), docket.ProposeAct{ActProposed: docket.ActProposed{Act: "stay", Way: "security"}}))
	lists := func(x Actor, want int) []Awaiting {
		t.Helper()
		list, err := d.Awaiting(d.ctx, x)
		if err != nil || len(list) != want {
			t.Fatalf("%s has %d to sign (%v), want %d", x.ID, len(list), err, want)
		}
		return list
	}
	list := lists(president(), 2)
	if list[0].Measure == nil || list[0].Act != "daily_fine" || list[1].Proposal == nil || list[1].Proposed.Actor != "u-judge" {
		t.Errorf("%+v", list)
	}
	lists(vice(), 0)
	if _, err := d.Awaiting(d.ctx, judge()); err == nil {
		t.Error("a judge has a list")
	}
	d.Away = func(id string, _ civil.Day) bool { return id == "u-president" }
	lists(vice(), 2)
	lists(president(), 0)
	k.ok(d.ApproveMeasure(d.ctx, k.req(vice()), docket.ApproveMeasure{Life: "m1"}))
	lists(vice(), 1)
}

// Claim: what waits for a signature is found behind any number of other tasks of the same role.
func TestAwaitingBehindOthers(t *testing.T) {
	d := newDesk(t)
	d.on(2025, 3, 3)
	for range listMost + 1 { // each waits for the president to assign it, since before anything is proposed
		k := d.filed("housing")
		k.ok(d.TypeObligation(d.ctx, k.req(clerk()), docket.TypeObligation{Duty: duty("pay")}, nil))
		k.ok(d.Register(d.ctx, k.req(judge()), docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: number(d.ids)}}))
	}
	k := d.proposedFine()
	list, err := d.Awaiting(d.ctx, president())
	if err != nil || len(list) != 1 || list[0].Case.Docket != k.id {
		t.Errorf("%+v (%v)", list, err)
	}
	desk, err := d.DeskOf(d.ctx, president(), StripApprove, 0)
	if err != nil || desk.Counts[StripApprove] != (store.Count{N: 1, Exact: true}) || len(desk.Rows) != 1 || desk.Rows[0].Case.Number == "" {
		t.Errorf("%+v (%v)", desk, err)
	}
}

// Claim: a case as it stood before an event lacks it, and is assessed on its day; it is for the court alone.
func TestBefore(t *testing.T) {
	d := newDesk(t)
	k := d.proposedFine()
	at := k.docket().Measures[0].Proposed.At
	d.on(2025, 6, 1)
	v, err := d.Before(d.ctx, judge(), k.id, at)
	if err != nil || len(v.Docket.Measures) != 0 || v.Assessment.On != civil.Date(2025, 4, 9) {
		t.Fatalf("%+v (%v)", v, err)
	}
	if b := k.docket().Entry(at).Body.(*docket.MeasureProposed); b.Under != ReceiptID(v.Assessment.Receipt) {
		t.Error("not the assessment the proposal was made under")
	}
	if _, err := d.Before(d.ctx, bureau(), k.id, at); err == nil {
		t.Error("the debtor reads deliberation")
	}
	for _, version := range []int{0, 999} {
		if _, err := d.Before(d.ctx, judge(), k.id, version); err != store.ErrNotFound {
			t.Errorf("version %d: %v", version, err)
		}
	}
}

// Claim: a dry run of a proposal says what the docket would say of it, under the law as it was assessed, and stores nothing.
func TestPreviewUnder(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	v, err := d.Case(d.ctx, judge(), k.id, d.Today())
	if err != nil {
		t.Fatal(err)
	}
	if _, err = d.PreviewUnder(judge(), v.Docket, v.Assessment, proposal("daily_fine", "o1", "p1")); err == nil {
		t.Error("a closed measure can be proposed")
	}
	events, err := d.PreviewUnder(judge(), v.Docket, &law.Assessment{}, proposal("letters", "o1", ""))
	if err != nil || len(events) != 1 || k.docket().Version != k.version {
		t.Errorf("%d events (%v)", len(events), err)
	}
}
