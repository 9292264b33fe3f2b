package docket

import (
	"testing"

	"mandamus/i18n"
)

// played is a case from counter to closing: a duty to pay under a daily fine, a duty to act with a repeated act, a correction, a
// hearing, a hold, a lapse and a representative.
func played(t testing.TB) *game {
	t.Helper()
	no := false
	g := registered(t)
	g.do(clerk(), AssignCase{On: on(2025, 3, 6), CaseAssigned: CaseAssigned{Officer: "u-judge"}})
	g.do(clerk(), RecordService{On: on(2025, 3, 10), Paper: "notice", Party: "d1"})
	g.do(clerk(), AppearRepresentative{On: on(2025, 3, 12), RepresentativeAppeared: RepresentativeAppeared{Party: "a1", Name: InWords("孙八", ""), Kind: "lawyer", Scope: []string{"ordinary"}}})
	g.do(system(), NoteLapse{On: on(2025, 4, 8), LimitLapsed: LimitLapsed{Obligation: "o1", Limit: "performance", Last: date(2025, 4, 7)}})
	g.do(judge(), MakeFinding{On: on(2025, 4, 9), FindingMade: FindingMade{Finding: "refusal"}})
	g.do(system(), NoteNonUse{On: on(2025, 4, 20), NonUseNoted: NonUseNoted{Obligation: "o1", Measure: "daily_fine", Sort: "available_not_used", From: date(2025, 4, 9), Reason: "none_given"}})
	c := proposal("daily_fine", "p1")
	c.On, c.Rate = on(2025, 4, 21), "80.00"
	g.do(judge(), c).do(president(), ApproveMeasure{On: on(2025, 4, 22), Life: "m1"})
	decision := fine(g)
	decision.On = on(2025, 4, 23)
	g.do(judge(), decision).do(clerk(), ServeMeasure{OnMeasure{On: on(2025, 4, 24), Life: "m1"}, "p1", ""})
	act := newAct()
	act.On = on(2025, 4, 25)
	g.do(clerk(), act)
	g.do(judge(), MakeFinding{On: on(2025, 4, 28), FindingMade: FindingMade{Finding: "substantially_same", NewAct: g.d.Version, FactsChanged: &no, ReasonsChanged: &no}})
	g.do(clerk(), PlaceHold{On: on(2025, 4, 29), HoldPlaced: HoldPlaced{Until: date(2025, 6, 30), Reason: "awaiting_payment"}})
	g.do(clerk(), EndHold{On: on(2025, 5, 6), Why: "event_came"})
	g.do(clerk(), RecordPayment{On: on(2025, 5, 6), PaymentMade: PaymentMade{WithAmount: WithAmount{"10000.00"}}})
	g.do(clerk(), Correct{At: g.d.Version, Reason: "typing_error", Instead: &PaymentMade{Told: Told{By: "debtor", Obligations: []string{"o1"}, Fact: InWords("财政局转账", "")}, WithAmount: WithAmount{"100000.00"}}})
	g.do(clerk(), ReportPerformance{On: on(2025, 5, 7), PerformanceReported: PerformanceReported{Told: Told{Obligations: []string{"o1", "o2"}}, WithState: WithState{"full"}}})
	g.do(clerk(), StateView{On: on(2025, 5, 9), PerformanceViewed: PerformanceViewed{Told: Told{Obligations: []string{"o2"}, Fact: InWords("面积有误", "")}, WithState: WithState{"disputed"}}})
	g.do(clerk(), ScheduleHearing{On: on(2025, 5, 9), HearingScheduled: HearingScheduled{On: date(2025, 6, 2), At: "09:30", About: "performance"}})
	g.do(judge(), HoldHearing{HearingHeld: HearingHeld{Hearing: "h1", Present: []string{"a1", "d1", "r1"}}})
	g.do(judge(), AssessPerformance{PerformanceAssessed: PerformanceAssessed{Told: Told{Obligations: []string{"o1", "o2"}}, WithState: WithState{"full"}}})
	g.do(judge(), CompleteMeasure{OnMeasure: OnMeasure{Life: "m1"}}).do(judge(), SettleMeasure{OnMeasure{Life: "m1"}, "2240.00"})
	return g.do(judge(), Close{CaseClosed: CaseClosed{Told: Told{Fact: InWords("执行完毕", "")}, WithWay: WithWay{"performed"}}})
}

// Claim: the case played from counter to closing ends with everything in its place.
func TestPlayed(t *testing.T) {
	d := played(t).d
	if d.Closed.Way != "performed" || len(d.Open()) != 0 || !d.Measure("m1").Owed() || d.Measure("m1").Sum.Fen() != 224000 {
		t.Errorf("closed %+v, measure %+v", d.Closed, d.Measure("m1"))
	}
	if o := d.Obligation("o2"); o.Reported.State != "full" || o.Viewed.State != "disputed" || o.Assessed.State != "full" || !o.Disputed() {
		t.Errorf("o2: %+v", o)
	}
	if d.Payments[0].Amount.Fen() != 10000000 || *d.NewActs[0].Same != true || d.Officer != "u-judge" {
		t.Errorf("payments %+v, new act %+v", d.Payments, d.NewActs[0].Same)
	}
	if got := (&Refusal{Fact: i18n.M("docket.erased")}).Error(); got != "[erased]" {
		t.Errorf("a refusal as an error: %s", got)
	}
}
