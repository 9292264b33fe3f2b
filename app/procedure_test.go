package app

import (
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
)

// Claim: each verb of the procedure is carried out by whom the matrix names and by nobody less, and leaves the case where it says.
func TestProcedure(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay", "perform_duty")
	d.on(2025, 4, 10)
	told := docket.Told{By: "applicant"}
	both := docket.Told{Obligations: []string{"o1", "o2"}}
	stay := docket.Stay{EnforcementStayed: docket.EnforcementStayed{Told: told, WithWay: docket.WithWay{Way: "security"}}}
	k.denied("policy.cannot")(d.Stay(d.ctx, k.req(clerk()), stay))
	k.denied("app.unapproved")(d.Stay(d.ctx, k.req(judge()), stay))
	k.approved("stay", "security", "")
	k.ok(d.Stay(d.ctx, k.req(judge()), stay))
	k.stage("halted")
	k.approved("resumption", "", "")
	k.ok(d.Resume(d.ctx, k.req(judge()), docket.Resume{}))
	k.stage("enforcing")
	k.approved("suspension", "", "")
	k.ok(d.Suspend(d.ctx, k.req(judge()), docket.Suspend{EnforcementSuspended: docket.EnforcementSuspended{Told: told, WithWay: docket.WithWay{Way: "other"}}}))
	k.approved("resumption", "", "")
	k.ok(d.Resume(d.ctx, k.req(judge()), docket.Resume{}))
	k.ok(d.Settle(d.ctx, k.req(clerk()), docket.Settle{SettlementMade: docket.SettlementMade{Told: both, WithUntil: docket.WithUntil{Until: day(2025, 5, 1)}}}))
	k.refused("settlement.time_runs")(d.BreachSettlement(d.ctx, k.req(clerk()), docket.BreachSettlement{}))
	d.on(2025, 5, 2)
	k.ok(d.BreachSettlement(d.ctx, k.req(clerk()), docket.BreachSettlement{}))
	k.ok(d.RaiseOutsiderObjection(d.ctx, k.req(clerk()), docket.RaiseOutsiderObjection{}))
	if !k.waits("decide_objection", "u-judge") {
		t.Error("nobody is asked to decide the objection")
	}
	k.ok(d.DecideObjection(d.ctx, k.req(judge()), docket.DecideObjection{About: k.version, Way: "refused"}))
	k.ok(d.LinkCase(d.ctx, k.req(clerk()), docket.LinkCase{Relation: "same_debtor", Number: "（2025）皖1181执3号"}))
	k.ok(d.LinkRetrial(d.ctx, k.req(clerk()), docket.LinkRetrial{Stage: "applied", Number: "（2025）皖11行申1号", By: "debtor"}))
	k.ok(d.RecordPayment(d.ctx, k.req(clerk()), docket.RecordPayment{PaymentMade: docket.PaymentMade{Told: docket.Told{Obligations: []string{"o1"}}, WithAmount: docket.WithAmount{Amount: "9.00"}}}))
	paid := k.version
	instead := &docket.PaymentMade{Told: docket.Told{By: "debtor", Obligations: []string{"o1"}}, WithAmount: docket.WithAmount{Amount: "90.00"}}
	k.ok(d.Correct(d.ctx, k.req(clerk()), docket.Correct{At: paid, Reason: "typing_error", Instead: instead}))
	if p := k.docket().Payments; len(p) != 1 || p[0].Amount != "90.00" {
		t.Errorf("payments %+v", p)
	}
	k.refused("reversal.stands")(d.Reverse(d.ctx, k.req(judge()), docket.Reverse{}))
	k.ok(d.RevokeTitle(d.ctx, k.req(judge()), docket.RevokeTitle{TitleRevoked: docket.TitleRevoked{WithNumber: docket.WithNumber{Number: "（2025）皖11行再1号"}}}))
	k.approved("reversal", "", "")
	k.ok(d.Reverse(d.ctx, k.req(judge()), docket.Reverse{ReversalOrdered: docket.ReversalOrdered{WithAmount: docket.WithAmount{Amount: "90.00"}}}))
	k.approved("termination", "title_revoked", "")
	k.ok(d.Terminate(d.ctx, k.req(judge()), docket.Terminate{Ground: "title_revoked"}))
	k.stage("closed")
}

// Claim: a debtor whose powers another body has taken over is followed by it, described from the register, and lists go by it; a body
// the register does not know is refused.
func TestChangeOfParty(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	change := func(body string) (Result, error) {
		return d.ChangeParty(d.ctx, k.req(judge()), docket.ChangeParty{Old: "d1", New: docket.PartyAdded{Register: body}, Abolished: day(2025, 3, 1)})
	}
	if _, err := change("nobody"); err == nil {
		t.Error("an unknown body is a party")
	}
	k.denied("app.unapproved")(change("other"))
	k.approved("change_of_party", "", "")
	k.ok(change("other"))
	line, err := d.Store.Case(d.ctx, k.id)
	if err != nil || line.Debtor != "other" || line.DebtorName != "澄江县水务局" {
		t.Errorf("%+v (%v)", line, err)
	}
	if p := k.docket().Party("d2"); p.Name.In(i18n.EN) != "Chengjiang Water Bureau" || p.Level != "county_department" {
		t.Errorf("party %+v", p)
	}
}

// Claim: an occurrence without a verb of its own is recorded by whose it is.
func TestRecord(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	elevated := docket.Record{Body: &docket.CaseElevated{Told: docket.Told{By: "court_above"}}}
	k.denied("policy.cannot")(d.Record(d.ctx, k.req(judge()), elevated))
	k.ok(d.Record(d.ctx, k.req(supervisor()), elevated))
	k.ok(d.Record(d.ctx, k.req(clerk()), docket.Record{Body: &docket.LetterSent{Told: docket.Told{By: "court"}}}))
	k.ok(d.WithdrawApplication(d.ctx, k.req(clerk()), docket.On{}, docket.Told{}))
	k.stage("withdrawn")
}
