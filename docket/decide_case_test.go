package docket

import (
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

func assessed(state string, obligations ...string) AssessPerformance {
	return AssessPerformance{PerformanceAssessed: PerformanceAssessed{Told: Told{Obligations: obligations}, WithState: WithState{state}}}
}

// Claim: the manner of performance stands beside its state: late and by another are performed all the same, what is impossible is not,
// and a later assessment without a manner leaves none.
func TestMannerOfPerformance(t *testing.T) {
	g := registered(t)
	in := func(state, manner string) AssessPerformance {
		c := assessed(state, "o2")
		c.Manner = manner
		return c
	}
	for _, c := range [][2]string{{"none", "impossible"}, {"full", "late"}, {"full", "substitute"}, {"partial", ""}} {
		g.do(judge(), in(c[0], c[1]))
		if s := g.d.Obligation("o2").Assessed; s.State != c[0] || s.Manner != c[1] {
			t.Errorf("assessed %+v, want %v", s, c)
		}
	}
	g.refused(judge(), in("full", "impossible"), "performance.manner")
	g.refused(judge(), in("full", "splendid"), "unknown_word")
}

// Claim: the three sides of performance stand side by side, each with its day and evidence; none overwrites another, an older
// day does not overwrite a newer one, and of one day the later entry counts.
func TestThreeSidedTruth(t *testing.T) {
	g := registered(t)
	report := func(at On, state string) ReportPerformance {
		return ReportPerformance{On: at, PerformanceReported: PerformanceReported{Told{Obligations: []string{"o2"}}, WithState{state}, WithEvidence{[]string{"paper-1"}}}}
	}
	g.do(clerk(), report(on(2025, 5, 2), "full")).do(clerk(), report(on(2025, 5, 1), "none"))
	g.do(clerk(), StateView{On: on(2025, 5, 5), PerformanceViewed: PerformanceViewed{Told{Obligations: []string{"o2"}}, WithState{"disputed"}, WithEvidence{[]string{"paper-2"}}}})
	o := g.d.Obligation("o2")
	if o.Reported.State != "full" || o.Reported.Evidence[0] != "paper-1" || o.Viewed.State != "disputed" || o.Viewed.By != "applicant" || o.Assessed != nil || !o.Disputed() {
		t.Errorf("o2 %+v %+v", o.Reported, o.Viewed)
	}
	if p := g.d.CaseFile(today).Obligations[1].Performance; p != (casefile.Performance{}) {
		t.Errorf("reports make no performance: %+v", p)
	}
	for side, cmd := range map[string]Command{
		"debtor":    StateView{PerformanceViewed: PerformanceViewed{Told: Told{By: "d1", Obligations: []string{"o2"}}, WithState: WithState{"full"}}},
		"applicant": ReportPerformance{PerformanceReported: PerformanceReported{Told: Told{By: "a1", Obligations: []string{"o2"}}, WithState: WithState{"none"}}},
	} {
		if r := g.refused(clerk(), cmd, "unknown_word"); r.Fact.In(i18n.EN) == "" {
			t.Errorf("the %s speaks for the other side", side)
		}
	}
	g.refused(clerk(), assessed("full", "o2"), "office")
	g.refused(judge(), assessed("full"), "wanting")
	g.refused(judge(), assessed("full", "o2", "o2"), "unknown_id")
	g.refused(judge(), assessed("splendid", "o2"), "shape")
	g.do(judge(), assessed("partial", "o2")).do(judge(), assessed("full", "o2"))
	if o := g.d.Obligation("o2"); o.Assessed.State != "full" || o.Assessed.Actor != "u-judge" || g.d.Obligation("o1").Assessed != nil {
		t.Errorf("o2 %+v", o.Assessed)
	}
}

// Claim: money is paid on duties to pay; where there is one, it is that one.
func TestRecordPayment(t *testing.T) {
	g := registered(t)
	pay := RecordPayment{On: on(2025, 4, 1), PaymentMade: PaymentMade{WithAmount: WithAmount{"500.00"}}}
	g.do(clerk(), pay)
	if p := g.d.Payments[0]; p.Amount.Fen() != 50000 || p.Obligations[0] != "o1" {
		t.Errorf("payment %+v", p)
	}
	wrong := pay
	wrong.Obligations = []string{"o2"}
	g.refused(clerk(), wrong, "obligation.not_money")
	wrong = pay
	wrong.Amount = ""
	g.refused(clerk(), wrong, "wanting")
	wrong.Amount = "-3.00"
	g.refused(clerk(), wrong, "shape")
	g.do(clerk(), TypeObligation{Duty: duty("pay", "支付利息")})
	g.refused(clerk(), pay, "wanting")
}

// Claim: a finding is a judge's, and of a responsible person it names one; the person is then found responsible, until the
// finding is made to the contrary.
func TestMakeFinding(t *testing.T) {
	g := registered(t)
	found := func(value *bool) MakeFinding {
		return MakeFinding{FindingMade: FindingMade{Finding: "responsible_identified", Value: value, WithPerson: WithPerson{"p1"}}}
	}
	no := false
	g.refused(clerk(), found(nil), "office")
	g.refused(judge(), MakeFinding{}, "wanting")
	g.refused(judge(), MakeFinding{FindingMade: FindingMade{Finding: "responsible_identified"}}, "finding.person")
	g.refused(judge(), MakeFinding{FindingMade: FindingMade{Finding: "ugliness"}}, "shape")
	if g.do(judge(), found(nil)); !g.d.Person("p1").FoundResponsible {
		t.Error("not found responsible")
	}
	if g.do(judge(), found(&no)); g.d.Person("p1").FoundResponsible || len(g.d.Findings) != 2 {
		t.Error("still found responsible")
	}
}

// newAct records a new act with all grounds of both acts.
func newAct() RecordNewAct {
	both := Grounds{InWords("同一申请", ""), InWords("不符合条件", ""), InWords("不予登记", "")}
	return RecordNewAct{NewActMade: NewActMade{Told: Told{Fact: InWords("再次不予登记", "")}, Annulled: both, New: both}}
}

// Claim: a new act is found substantially the same only by a judge, after both acts were compared in all three respects, only
// if neither main facts nor main reasons are others, and never where the old act fell for its procedure alone.
func TestLoopBreaker(t *testing.T) {
	yes, no := true, false
	found := func(value, facts, reasons *bool, at int) MakeFinding {
		return MakeFinding{FindingMade: FindingMade{Finding: "substantially_same", Value: value, NewAct: at, FactsChanged: facts, ReasonsChanged: reasons}}
	}
	g := registered(t).do(clerk(), newAct())
	at := g.d.Version
	bare := newAct()
	bare.New.Reasons = Words{}
	g.do(clerk(), bare)
	g.refused(clerk(), found(nil, &no, &no, at), "office")
	g.refused(judge(), found(nil, &no, &no, 1), "unknown_id")
	g.refused(judge(), found(nil, nil, &no, at), "finding.not_compared")
	g.refused(judge(), found(nil, &no, &no, at+1), "finding.not_compared")
	g.refused(judge(), found(nil, &yes, &no, at), "finding.changed")
	g.refused(judge(), found(nil, &no, &yes, at), "finding.changed")
	g.do(judge(), found(&no, &yes, &no, at))
	if n := g.d.NewAct(at); n.Same == nil || *n.Same || g.d.NewAct(at+1).Same != nil {
		t.Errorf("found not to be the same: %+v", n)
	}
	if g.do(judge(), found(nil, &no, &no, at)); !*g.d.NewAct(at).Same {
		t.Error("found the same, and not")
	}
	title := *g.d.Title
	title.AnnulledFor = "procedure"
	g.do(clerk(), DescribeTitle{TitleDescribed: title})
	g.refused(judge(), found(nil, &no, &no, at), "finding.procedure")
}

// Claim: a settlement is broken once, and not before its last day is over, unless the debtor has renounced it.
func TestSettlement(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), BreachSettlement{}, "settlement.none")
	g.refused(clerk(), Settle{}, "wanting")
	settle := Settle{On: on(2025, 5, 1), SettlementMade: SettlementMade{Told: Told{Obligations: []string{"o1"}}, WithUntil: WithUntil{date(2025, 5, 31)}}}
	g.do(clerk(), settle)
	g.refused(clerk(), BreachSettlement{On: on(2025, 5, 31)}, "settlement.time_runs")
	renounced := &game{t: t, d: g.d}
	renounced.do(clerk(), BreachSettlement{On: on(2025, 5, 31), Renounced: true})
	g.do(clerk(), BreachSettlement{On: on(2025, 6, 1)})
	if e := g.events[len(g.events)-1]; g.d.Settlement.Breached.On != date(2025, 6, 1) || g.d.Entry(e.Version).Body.(*SettlementBreached).Obligations[0] != "o1" {
		t.Error("not broken for o1")
	}
	g.refused(clerk(), BreachSettlement{}, "settlement.already_broken")
}

// Claim: a stay and a suspension halt what they name until resumed or over; two of one sort do not overlap; both say who
// asked and why.
func TestHalts(t *testing.T) {
	g := registered(t)
	stay := Stay{EnforcementStayed: EnforcementStayed{Told{By: "applicant", Obligations: []string{"o1"}}, WithUntil{date(2025, 6, 10)}, WithWay{"security"}}}
	g.refused(judge(), Resume{}, "halt.none")
	g.refused(judge(), Stay{}, "wanting")
	g.refused(judge(), Stay{EnforcementStayed: EnforcementStayed{Told: Told{By: "court"}}}, "wanting")
	g.refused(clerk(), stay, "office")
	g.do(judge(), stay)
	g.refused(judge(), stay, "halt.already")
	stay.Obligations = []string{"o2"}
	g.do(judge(), stay)
	g.do(judge(), Suspend{EnforcementSuspended: EnforcementSuspended{Told{By: "outsider"}, WithUntil{}, WithWay{"other"}}})
	g.refused(judge(), Suspend{EnforcementSuspended: EnforcementSuspended{Told{By: "debtor", Obligations: []string{"o2"}}, WithUntil{}, WithWay{"other"}}}, "halt.already")
	g.refused(judge(), Suspend{}, "wanting")
	if h := g.d.Halted("o1", civil.Date(2025, 6, 10)); h == nil || !h.Stay {
		t.Errorf("o1 is not stayed: %+v", h)
	}
	if h := g.d.Halted("o1", civil.Date(2025, 6, 11)); h == nil || h.Stay || len(g.d.Halting(civil.Date(2025, 6, 11))) != 1 {
		t.Errorf("o1 is not suspended: %+v", h)
	}
	if g.do(judge(), Resume{}); g.d.Halted("o1", today) != nil {
		t.Error("resumed, and halted")
	}
}

// Claim: an objection is decided once, by a judge, of parties and of outsiders, also after the closing.
func TestObjections(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), RaiseObjection{}, "wanting")
	g.do(clerk(), RaiseObjection{ObjectionRaised: ObjectionRaised{Told: Told{By: "debtor"}, WithWay: WithWay{"enforcement_act"}}})
	first := g.d.Version
	g.do(clerk(), RaiseOutsiderObjection{})
	g.refused(clerk(), DecideObjection{About: first, Way: "refused"}, "office")
	g.refused(judge(), DecideObjection{About: first}, "wanting")
	g.refused(judge(), DecideObjection{About: 1, Way: "refused"}, "unknown_id")
	g.refused(judge(), DecideObjection{About: first, Way: "nonsense"}, "shape")
	g.do(judge(), DecideObjection{About: first, Way: "refused", Number: "（2025）岭7101执异3号"})
	g.refused(judge(), DecideObjection{About: first, Way: "granted"}, "objection.decided")
	g.do(judge(), DecideObjection{About: first + 1, Way: "granted"})
	if a, b := g.d.Objection(first), g.d.Objection(first+1); a.Outcome != "refused" || b.Outcome != "granted" || !b.Outsider {
		t.Errorf("objections %+v %+v", a, b)
	}
}

// Claim: as performed a case is closed only when every duty is assessed full, at the end of a round never with a duty to act
// open, as deregistered only after it went elsewhere; a replaced duty and a declaration need no performance.
func TestClose(t *testing.T) {
	closing := func(way string) Close { return Close{CaseClosed: CaseClosed{WithWay: WithWay{way}}} }
	g := registered(t)
	g.refused(clerk(), closing("performed"), "office")
	g.refused(judge(), closing(""), "wanting")
	g.refused(judge(), closing("bored"), "shape")
	g.refused(judge(), closing("terminated"), "closing.verb")
	g.refused(judge(), closing("deregistered"), "closing.not_left")
	g.refused(judge(), closing("performed"), "closing.not_assessed")
	g.do(judge(), assessed("full", "o1"))
	r := g.refused(judge(), closing("performed"), "closing.not_assessed")
	if got := r.Fact.In(i18n.EN); got != "These obligations are not assessed as performed: o2." {
		t.Errorf("%s", got)
	}
	g.refused(judge(), closing("end_of_round"), "closing.act")
	instead := duty("pay", "折价赔偿")
	instead.AlternativeTo = "o2"
	g.do(clerk(), TypeObligation{Duty: instead}).do(clerk(), TypeObligation{Duty: duty("declaratory", "确认违法")})
	g.do(judge(), assessed("full", "o3"))
	if len(g.d.Open()) != 0 {
		t.Errorf("open %v", ids(g.d.Open()))
	}
	g.do(judge(), closing("performed"))
	g.refused(judge(), proposal("transfer", ""), "closed")
	g.refused(judge(), Resume{}, "closed")
	g.do(clerk(), RaiseObjection{ObjectionRaised: ObjectionRaised{WithWay: WithWay{"closing"}}})

	g = registered(t).do(judge(), assessed("full", "o2"))
	g.do(judge(), closing("end_of_round")).do(judge(), Resume{})
	if g.d.Closed != nil {
		t.Error("resumed, and closed")
	}
	g.do(president(), Record{Body: &CaseElevated{Told: Told{By: "court_above"}}}).do(judge(), closing("deregistered"))
	newGame(t).do(clerk(), application()).refused(judge(), closing("performed"), "closing.not_assessed")
}

// Claim: enforcement is terminated on a ground that the docket bears out.
func TestTerminate(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), Terminate{Ground: "other"}, "office")
	g.refused(judge(), Terminate{Ground: "tired"}, "unknown_word")
	for _, ground := range []string{"application_withdrawn", "title_revoked", "settled_and_waived", "other"} {
		g.refused(judge(), Terminate{Ground: ground}, "closing.ground")
	}
	g.do(clerk(), Record{Body: &ApplicationWithdrawn{Told{By: "applicant"}}}).do(judge(), Terminate{Ground: "application_withdrawn"})
	if c := g.d.Closed; c.Way != "terminated" || c.Ground != "application_withdrawn" {
		t.Errorf("closed %+v", c)
	}
	registered(t).do(judge(), Terminate{Ground: "applicant_gone"})
}

// Claim: what was enforced is ordered back only after the title fell, and only if there is something.
func TestReverse(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), Reverse{}, "office")
	g.refused(judge(), Reverse{}, "reversal.stands")
	g.do(judge(), RevokeTitle{TitleRevoked: TitleRevoked{WithNumber: WithNumber{"（2025）岭71行再1号"}}})
	g.refused(judge(), Reverse{}, "reversal.nothing")
	g.do(clerk(), RecordPayment{PaymentMade: PaymentMade{WithAmount: WithAmount{"9.00"}}})
	g.do(judge(), Reverse{ReversalOrdered: ReversalOrdered{WithAmount: WithAmount{"9.00"}}})
	registered(t).do(judge(), assessed("partial", "o2")).do(judge(), RevokeTitle{}).do(judge(), Reverse{})
}

// Claim: linking a case does nothing to the title; an appeal takes its effect away and gives it back; an order of retrial
// suspends all but the benefits excepted; an application for retrial suspends nothing.
func TestLinks(t *testing.T) {
	g := registered(t)
	effective := func() casefile.Date { return g.d.CaseFile(today).Enforcement.Effective }
	g.refused(clerk(), LinkCase{Relation: "same_debtor"}, "link.nowhere")
	g.refused(clerk(), LinkCase{Relation: "friendship", Number: "1"}, "unknown_word")
	g.do(clerk(), LinkCase{Relation: "same_debtor", Number: "（2025）岭7101执3号"})
	g.refused(clerk(), LinkAppeal{Effect: "not_effective"}, "link.nowhere")
	g.refused(clerk(), LinkAppeal{Effect: "suspended", Number: "1"}, "unknown_word")
	if effective().IsZero() {
		t.Error("linked, and no longer effective")
	}
	if g.do(clerk(), LinkAppeal{Effect: "not_effective", Number: "（2025）岭71行终2号"}); effective().Given {
		t.Error("on appeal, and effective")
	}
	if g.do(clerk(), LinkAppeal{Effect: "stands", Number: "（2025）岭71行终2号"}); effective().IsZero() {
		t.Error("upheld, and not effective")
	}
	retrial := func(stage string, goingOn ...string) LinkRetrial {
		return LinkRetrial{Stage: stage, Number: "（2025）岭71行再1号", By: "debtor", GoingOn: goingOn}
	}
	g.refused(judge(), LinkRetrial{Stage: "ordered"}, "link.nowhere")
	g.refused(judge(), retrial("dreamt"), "unknown_word")
	if g.do(clerk(), retrial("applied")); len(g.d.Halting(today)) != 0 {
		t.Error("applied for, and suspended")
	}
	g.refused(clerk(), retrial("ordered"), "office")
	g.refused(judge(), retrial("ordered", "o9"), "unknown_id")
	g.refused(judge(), retrial("ordered", "o1"), "retrial.no_benefit")
	benefit := duty("pay", "发放抚恤金")
	benefit.Nature = "benefit"
	g.do(clerk(), TypeObligation{Duty: benefit}).do(judge(), retrial("ordered", "o3"))
	if g.d.Halted("o1", today) == nil || g.d.Halted("o3", today) != nil {
		t.Error("the retrial halts the wrong obligations")
	}
	registered(t).do(judge(), retrial("refused"))
	g = registered(t).do(judge(), retrial("ordered"))
	if h := g.d.Halted("o2", today); h == nil || h.Way != "retrial" || h.Stay {
		t.Errorf("halt %+v", h)
	}
}
