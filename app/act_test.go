package app

import (
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/policy"
)

// Claim: a step of procedure waits for the approver of the policy, then for the officer, and is taken once; nobody approves the own
// proposal, a deputy only where the approver is kept, with the substitution on record, and another ground needs another approval.
func TestActsAreApproved(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 10)
	director := as("u-director", policy.Director)
	closing := func(x Actor) (Result, error) {
		return d.ProposeAct(d.ctx, k.req(x), docket.ProposeAct{ActProposed: docket.ActProposed{Act: "suspension", Way: "settlement"}})
	}
	approve := func(x Actor, id string) (Result, error) {
		return d.ApproveAct(d.ctx, k.req(x), docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: id}})
	}
	k.denied("policy.proposes_not")(closing(president()))
	k.ok(closing(judge()))
	if !k.waits("approve_act", "director") {
		t.Error("the approver is not asked")
	}
	k.denied("policy.cannot")(approve(judge(), "b1"))
	k.denied("policy.not_your_turn")(approve(president(), "b1"))
	k.ok(d.RefuseAct(d.ctx, k.req(director), docket.RefuseAct{ActRefused: docket.ActRefused{Proposal: "b1", Reason: "facts_not_clear"}}))
	k.ok(closing(judge()))
	d.App.Away = func(staff string, _ civil.Day) bool { return staff == "u-director" }
	k.denied("policy.absent")(approve(director, "b2"))
	if r := k.ok(approve(vice(), "b2")); !r.Decision.Deputised || len(r.Events) != 2 || r.Events[0].For != "director" {
		t.Errorf("%+v", r)
	}
	if !k.waits("take_act", "u-judge") || k.waits("approve_act", "director") {
		t.Error("the officer is not asked to take the step")
	}
	suspend := func(way string) (Result, error) {
		return d.Suspend(d.ctx, k.req(judge()), docket.Suspend{EnforcementSuspended: docket.EnforcementSuspended{
			Told: docket.Told{By: "applicant"}, WithWay: docket.WithWay{Way: way}}})
	}
	k.denied("app.approved_otherwise")(suspend("other"))
	k.ok(suspend("settlement"))
	if k.waits("take_act", "u-judge") {
		t.Error("taken, and waits")
	}
	k.denied("app.unapproved")(d.Resume(d.ctx, k.req(judge()), docket.Resume{}))
}

// Claim: whoever a task waits for may do it, and who approves has the right to see it in the day's list.
func TestTasksAreForWhoMayDoThem(t *testing.T) {
	a := &App{Matrix: policy.Shipped()}
	for _, kind := range TaskKinds {
		if len(taskActions[kind]) == 0 {
			t.Errorf("nothing is done for %s", kind)
		}
		for _, action := range taskActions[kind] {
			if !slices.Contains(a.Matrix.Actions(), action) {
				t.Errorf("%s takes %s, which is no action", kind, action)
			}
		}
	}
	for kind, owner := range map[string]policy.Role{"decide_application": policy.Clerk, "type_obligations": policy.Clerk, "assign_case": policy.President,
		"serve_measure": policy.Clerk, "answer_clarification": policy.Judge, "approve_measure": policy.Director, "approve_act": policy.VicePresident,
		"give_notice": policy.Judge, "perform": policy.DebtorOffice, "state_view": policy.Applicant} {
		if !a.mayDo(owner, kind) {
			t.Errorf("%s waits for %s, who may not", kind, owner)
		}
	}
	for _, kind := range []string{"approve_measure", "approve_act", "assign_case", "decide_measure"} {
		if a.mayDo(policy.Clerk, kind) {
			t.Errorf("a clerk may %s", kind)
		}
	}
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.ProposeAct(d.ctx, k.req(judge()), docket.ProposeAct{ActProposed: docket.ActProposed{Act: "suspension"}}))
	desk, err := d.DeskOf(d.ctx, as("u-director", policy.Director), StripApprove, 0)
	if err != nil || len(desk.Rows) != 1 || desk.Rows[0].Kind != "approve_act" {
		t.Errorf("the director's day: %+v (%v)", desk.Rows, err)
	}
}
