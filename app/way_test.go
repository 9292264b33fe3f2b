package app

import (
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
)

// identify finds that the head of the bureau is who is to be fined.
func (k *kase) identify() {
	k.t.Helper()
	k.ok(k.MakeFinding(k.ctx, k.req(judge()), docket.MakeFinding{
		FindingMade: docket.FindingMade{Finding: "head_identified", WithPerson: docket.WithPerson{Person: "p1"}},
	}))
}

// stage holds where the case stands in lists.
func (k *kase) stage(want string) {
	k.t.Helper()
	line, err := k.Store.Case(k.ctx, k.id)
	if err != nil || line.Stage != want || line.Version != k.version {
		k.t.Fatalf("at %s, version %d (%v), want %s, %d", line.Stage, line.Version, err, want, k.version)
	}
}

// fined takes a case against the head through a daily fine until it is served.
func (k *kase) fined(obligation string) {
	k.t.Helper()
	k.identify()
	propose := proposal("daily_fine", obligation, "p1")
	propose.Rate = "80.00"
	k.ok(k.ProposeMeasure(k.ctx, k.req(judge()), propose))
	k.refused("measure.not_approved")(k.DecideMeasure(k.ctx, k.req(judge()), k.decision()))
	k.ok(k.ApproveMeasure(k.ctx, k.req(president()), docket.ApproveMeasure{Life: "m1"}))
	k.refused("fine.incomplete")(k.DecideMeasure(k.ctx, k.req(judge()), docket.DecideMeasure{
		MeasureDecided: docket.MeasureDecided{AMeasure: docket.AMeasure{Life: "m1"}},
	}))
	k.ok(k.DecideMeasure(k.ctx, k.req(judge()), k.decision()))
	k.ok(k.ServeMeasure(k.ctx, k.req(clerk()), docket.ServeMeasure{OnMeasure: docket.OnMeasure{Life: "m1"}, Person: "p1"}))
}

func (k *kase) decision() docket.DecideMeasure {
	return docket.DecideMeasure{MeasureDecided: docket.MeasureDecided{
		AMeasure: docket.AMeasure{Life: "m1"}, WithTerms: docket.WithTerms{Rate: "80.00"}, Post: i18n.Text{ZH: "局长", EN: "head"},
		FirstDay: exactly(k.Today() + 1), RemedyTo: "court_above", RemedyWithin: "3d",
	}}
}

// Claim: a duty to pay goes from the counter to the closing: without a finding the fine is closed and the refusal says why;
// found, proposed, approved, decided, served and paid, the case closes as performed, and not before.
func TestMoneyDutyFromCounterToClosing(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	k.stage("intake")
	k = d.enforced("pay")
	k.stage("enforcing")
	d.on(2025, 4, 9)
	propose := proposal("daily_fine", "o1", "p1")
	propose.Rate = "80.00"
	r := k.refused("measure.not_open")(d.ProposeMeasure(d.ctx, k.req(judge()), propose))
	if len(r.Grounds) == 0 || len(r.Cite) == 0 || r.Grounds[0].Text.EN == "" {
		t.Errorf("the refusal does not say why: %+v", r)
	}
	k.find("refusal")
	k.fined("o1")
	k.refused("closing.not_assessed")(d.Close(d.ctx, k.req(judge()), closing("performed")))
	d.on(2025, 5, 6)
	k.ok(d.RecordPayment(d.ctx, k.req(clerk()), docket.RecordPayment{PaymentMade: docket.PaymentMade{WithAmount: docket.WithAmount{Amount: "100000.00"}}}))
	said := docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "full"}}}
	k.ok(d.ReportPerformance(d.ctx, k.req(bureau()), said))
	k.ok(d.AssessPerformance(d.ctx, k.req(judge()), assessed("full", "o1")))
	k.stage("performed")
	k.approved("fine_settlement", "", "m1")
	k.ok(d.SettleMeasure(d.ctx, k.req(judge()), docket.SettleMeasure{OnMeasure: docket.OnMeasure{Life: "m1"}, Amount: "1040.00"}))
	k.approved("closing", "performed", "")
	k.ok(d.Close(d.ctx, k.req(judge()), closing("performed")))
	k.stage("closed")
	if e := k.docket().Entry(k.version).Event; e.Actor != "u-judge" || len(k.docket().Measures) != 1 {
		t.Errorf("closed by %s", e.Actor)
	}
}

// Claim: a duty to act goes the same way: three sides say different things, the applicant's through the counter, a hearing is
// held, and the court's word counts; at the end of a round it is not closed while the act is open.
func TestDutyToActFromCounterToClosing(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("perform_duty")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.refused("closing.act")(d.Close(d.ctx, k.req(judge()), closing("end_of_round")))
	k.ok(d.ReportPerformance(d.ctx, k.req(bureau()), docket.ReportPerformance{
		PerformanceReported: docket.PerformanceReported{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "full"}}}))
	view := docket.StateView{PerformanceViewed: docket.PerformanceViewed{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "disputed"}}}
	k.denied("app.for_whom")(d.StateView(d.ctx, k.req(clerk()), view))
	handed := clerk()
	handed.For = "a1"
	k.ok(d.StateView(d.ctx, k.req(handed), view))
	if e := k.docket().Entry(k.version).Event; e.Actor != "u-clerk" || e.For != "a1" {
		t.Errorf("by %s for %s", e.Actor, e.For)
	}
	hearing := docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{On: day(2025, 4, 20), At: "09:30", Place: docket.InWords("第一法庭", ""), About: "performance"}}
	k.ok(d.ScheduleHearing(d.ctx, k.req(clerk()), hearing))
	d.on(2025, 4, 20)
	k.ok(d.HoldHearing(d.ctx, k.req(judge()), docket.HoldHearing{HearingHeld: docket.HearingHeld{Hearing: "h1", Present: []string{"a1", "d1"}}}))
	k.ok(d.AssessPerformance(d.ctx, k.req(judge()), assessed("partial", "o1")))
	k.stage("enforcing")
	k.ok(d.AssessPerformance(d.ctx, k.req(judge()), assessed("full", "o1")))
	k.approved("closing", "performed", "")
	k.ok(d.Close(d.ctx, k.req(judge()), closing("performed")))
	k.ok(d.RaiseObjection(d.ctx, k.req(handed), docket.RaiseObjection{ObjectionRaised: docket.ObjectionRaised{WithWay: docket.WithWay{Way: "closing"}}}))
	k.ok(d.DecideObjection(d.ctx, k.req(judge()), docket.DecideObjection{About: k.version, Way: "refused"}))
}

// Claim: a repeated act is recorded beside the annulled one, waits for a judge to compare them, is found substantially the same by
// a judge alone, and does not perform the duty.
func TestRepeatedAct(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("remake")
	d.on(2025, 4, 25)
	side := docket.Grounds{Facts: docket.InWords("同一事实", ""), Reasons: docket.InWords("同一理由", ""), Result: docket.InWords("同一结果", "")}
	k.ok(d.RecordNewAct(d.ctx, k.req(clerk()), docket.RecordNewAct{NewActMade: docket.NewActMade{Annulled: side, New: side}}))
	act := k.version
	if !k.waits("compare_new_act", "u-judge") {
		t.Error("nobody is asked to compare")
	}
	no := false
	same := docket.MakeFinding{FindingMade: docket.FindingMade{Finding: "substantially_same", NewAct: act, FactsChanged: &no, ReasonsChanged: &no}}
	k.denied("policy.cannot")(d.MakeFinding(d.ctx, k.req(clerk()), same))
	k.ok(d.MakeFinding(d.ctx, k.req(judge()), same))
	if n := k.docket().NewAct(act); n.Same == nil || !*n.Same || k.waits("compare_new_act", "u-judge") {
		t.Errorf("not found the same: %+v", n)
	}
	k.refused("closing.not_assessed")(d.Close(d.ctx, k.req(judge()), closing("performed")))
	k.find("refusal")
	k.fined("o1")
	k.ok(d.AssessPerformance(d.ctx, k.req(judge()), assessed("full", "o1")))
	k.approved("closing", "performed", "")
	k.ok(d.Close(d.ctx, k.req(judge()), closing("performed")))
}

// waits reports whether a task of a kind waits for somebody.
func (k *kase) waits(kind, owner string) bool {
	k.t.Helper()
	page, err := k.Store.Tasks(k.ctx, agendaOf(k.id))
	if err != nil {
		k.t.Fatal(err)
	}
	for _, task := range page.Rows {
		if task.Row.Kind == kind && task.Row.Owner == owner {
			return true
		}
	}
	return false
}

// Claim: an application that is refused needs reasons and a judge, and the case is then no work any more.
func TestRefusedRegistration(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	if !k.waits("decide_application", "clerk") || !k.waits("type_obligations", "clerk") {
		t.Error("nobody is asked to decide")
	}
	k.denied("policy.cannot")(d.RefuseRegistration(d.ctx, k.req(clerk()), docket.RefuseRegistration{}))
	k.refused("application.no_reasons")(d.RefuseRegistration(d.ctx, k.req(judge()), docket.RefuseRegistration{}))
	k.approved("refuse_registration", "", "")
	k.ok(d.RefuseRegistration(d.ctx, k.req(judge()), docket.RefuseRegistration{
		ApplicationRefused: docket.ApplicationRefused{Told: docket.Told{Fact: docket.InWords("判决尚未生效", "")}},
	}))
	k.stage("refused")
	if k.waits("decide_application", "clerk") {
		t.Error("refused, and waits")
	}
}

// Claim: a duty is quoted from the characters chosen and anchored to the text; a span outside the text is refused by itself; a
// duty that only declares is typed and doubted, one whose wording is marked unclear too.
func TestTypingDuties(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	text := "一、被告于三十日内登记；二、驳回其他请求。"
	typed := func(b docket.Duty, s *Span) (Result, error) {
		return d.TypeObligation(d.ctx, k.req(clerk()), docket.TypeObligation{Duty: b}, s)
	}
	for _, s := range []Span{{text, -1, 2}, {text, 3, 3}, {text, 0, 100}} {
		if _, err := typed(duty("perform_duty"), &s); err == nil {
			t.Errorf("span %d to %d is taken", s.From, s.To)
		}
	}
	r := k.ok(typed(duty("perform_duty"), &Span{text, 2, 11}))
	o := k.docket().Obligation("o1")
	if got := o.Quote.In(i18n.ZH); got != "被告于三十日内登记" || o.Anchor.From != 2 || len(o.Anchor.Text) != 64 || len(r.Doubts) != 0 {
		t.Errorf("quoted %q, anchor %+v, doubts %+v", got, o.Anchor, r.Doubts)
	}
	declares := duty("declaratory")
	declares.Period = docket.Term{}
	if r = k.ok(typed(declares, nil)); len(r.Doubts) != 1 || r.Doubts[0].Enforceable.Value != "nothing_to_enforce" {
		t.Errorf("doubts %+v", r.Doubts)
	}
	vague := duty("perform_duty")
	vague.Unclear = []string{"no_period"}
	if r = k.ok(typed(vague, nil)); len(r.Doubts) != 1 || r.Doubts[0].Obligation != "o3" {
		t.Errorf("doubts %+v", r.Doubts)
	}
	line, err := d.Store.Case(d.ctx, k.id)
	if err != nil || len(line.Flags) != 2 || line.Flags[0] != "unclear" || line.Flags[1] != "unenforceable" {
		t.Errorf("flags %v (%v)", line.Flags, err)
	}
	k.ok(d.RequestClarification(d.ctx, k.req(judge()), docket.RequestClarification{
		ClarificationRequested: docket.ClarificationRequested{Obligation: "o3", Question: docket.InWords("期限如何？", "")},
	}))
	v, err := d.Case(d.ctx, judge(), k.id, civil.Date(2025, 3, 3))
	if err != nil || !v.Doubts[1].Clarification {
		t.Errorf("the open question is not told: %+v (%v)", v.Doubts, err)
	}
}
