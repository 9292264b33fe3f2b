package docket

import (
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// Claim: an application opens a docket: opening, title, parties, office-holders, application, with ids in order.
func TestFileApplication(t *testing.T) {
	g := filed(t)
	var kinds string
	for _, e := range g.events {
		kinds += e.Kind + " "
	}
	if kinds != "case.opened/1 title.described/1 party.added/1 party.added/1 person.named/1 application.filed/1 " {
		t.Errorf("events %s", kinds)
	}
	e := g.events[5]
	if e.Docket != testID || e.Version != 6 || e.Legal != date(2025, 3, 3) || e.Actor != "u-clerk" || !e.Recorded.Equal(clerk().Recorded) {
		t.Errorf("envelope %+v", e)
	}
	if d := g.d; d.Person("p1").Debtor != "d1" || len(d.Side("applicant")) != 1 || d.Party("d1").Side != "debtor" || d.Filed.On != date(2025, 3, 3) || d.ID != testID {
		t.Errorf("parties %+v", d.Parties)
	}
}

// Claim: an application is refused where it leaves out what a docket cannot do without, or the docket is there already; no
// other command comes before it.
func TestFileApplicationRefused(t *testing.T) {
	for rule, spoil := range map[string]func(*FileApplication){
		"wanting":              func(c *FileApplication) { c.Opened.Jurisdiction = "" },
		"application.one_side": func(c *FileApplication) { c.Debtors = nil },
		"future":               func(c *FileApplication) { c.On = on(2025, 6, 3) },
		"inexact_day":          func(c *FileApplication) { c.On.On = casefile.On(civil.Partial{First: 1, Last: 2}) },
		"shape":                func(c *FileApplication) { c.Title.Kind = "letter" },
	} {
		c := application()
		spoil(&c)
		newGame(t).refused(clerk(), c, rule)
	}
	c := application()
	c.Opened.Title = Words{}
	newGame(t).refused(clerk(), c, "wanting")
	at := clerk()
	at.Docket = ""
	newGame(t).refused(at, application(), "unknown_id")
	filed(t).refused(clerk(), application(), "opened")
	for _, cmd := range someCommands()[1:] {
		newGame(t).refused(president(), cmd, "not_opened")
	}
}

// Claim: an application cannot make its docket a reconstruction, nor bring sources of reports.
func TestFileApplicationMakesNoReconstruction(t *testing.T) {
	c := application()
	c.Opened.Reconstruction, c.Opened.File = true, "cn-001"
	g := newGame(t).do(clerk(), c)
	if g.d.Reconstruction() || g.d.CaseFile(today).ID != testID.String() {
		t.Error("an application made a reconstruction")
	}
}

// Claim: an application is registered once, under a number, after its duties were typed; or refused once, with reasons.
func TestRegister(t *testing.T) {
	number := ApplicationRegistered{WithNumber: WithNumber{"（2025）岭7101执8号"}}
	g := filed(t)
	g.refused(clerk(), Register{ApplicationRegistered: number}, "application.no_duty")
	g.refused(clerk(), RefuseRegistration{}, "application.no_reasons")
	g.do(clerk(), TypeObligation{Duty: duty("pay", "支付")})
	g.refused(clerk(), Register{}, "wanting")
	reasons := RefuseRegistration{ApplicationRefused: ApplicationRefused{Told: Told{Fact: InWords("不属本院管辖", "")}}}
	refusing := &game{t: t, d: g.d}
	refusing.do(clerk(), reasons)
	refusing.refused(clerk(), Register{ApplicationRegistered: number}, "application.decided")
	g.do(clerk(), Register{ApplicationRegistered: number})
	g.refused(clerk(), reasons, "application.decided")
	if n := g.d.Numbers; len(n) != 1 || n[0].Number != number.Number || n[0].Use != "enforcement" || g.d.Registered.IsZero() {
		t.Errorf("numbers %+v", n)
	}
	g.do(clerk(), AssignNumber{NumberAssigned: NumberAssigned{"（2025）岭7101执恢2号", "resumption"}})
	g.refused(clerk(), AssignNumber{NumberAssigned: NumberAssigned{"（2025）岭7101执8号", "review"}}, "number.taken")
	g.refused(clerk(), AssignNumber{NumberAssigned: NumberAssigned{"（2025）岭7101执9号", "luck"}}, "unknown_word")
	g.refused(clerk(), AssignNumber{}, "wanting")
}

// Claim: without an application nothing is registered: one that was corrected away counts no more.
func TestRegisterNeedsAnApplication(t *testing.T) {
	g := filed(t).do(clerk(), TypeObligation{Duty: duty("pay", "支付")})
	g.do(clerk(), Correct{At: 6, Reason: "wrong_case"})
	g.refused(clerk(), Register{ApplicationRegistered: ApplicationRegistered{WithNumber: WithNumber{"（2025）岭7101执8号"}}}, "application.none")
}

// Claim: a case goes to an officer, and to another only with a reason.
func TestAssignCase(t *testing.T) {
	g := registered(t)
	g.refused(clerk(), AssignCase{}, "wanting")
	g.do(clerk(), AssignCase{CaseAssigned: CaseAssigned{Officer: "u-1"}})
	g.refused(clerk(), AssignCase{CaseAssigned: CaseAssigned{Officer: "u-2"}}, "unknown_word")
	g.do(clerk(), AssignCase{CaseAssigned: CaseAssigned{Officer: "u-2", Reason: "recusal"}})
	if g.d.Officer != "u-2" {
		t.Errorf("officer %s", g.d.Officer)
	}
}

// Claim: what a command must bring along for every decision is demanded from the caller, not from the person.
func TestContext(t *testing.T) {
	for name, spoil := range map[string]func(*Context){
		"instant": func(at *Context) { at.Recorded = time.Time{} },
		"actor":   func(at *Context) { at.Actor = "" },
		"salts":   func(at *Context) { at.Salt = nil },
	} {
		at := clerk()
		spoil(&at)
		if _, err := Decide(new(Docket), application(), at); err != errContext {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// Claim: duties are typed with ids in order and their quotation; what is no duty is refused; a revision replaces all.
func TestObligations(t *testing.T) {
	g := registered(t)
	bad := duty("pay", "付款")
	bad.Amount = "ten"
	g.refused(clerk(), TypeObligation{Duty: bad}, "shape")
	bad.Amount, bad.Kind = "1.00", "dance"
	g.refused(clerk(), TypeObligation{Duty: bad}, "shape")
	bad.Kind, bad.Unclear = "pay", []string{"ugly"}
	g.refused(clerk(), TypeObligation{Duty: bad}, "unknown_word")
	bad.Unclear, bad.Performance = nil, Performance{State: "full"}
	g.refused(clerk(), TypeObligation{Duty: bad}, "unknown_word")
	bad.Performance, bad.Anchor = Performance{}, &Anchor{From: 3, To: 3}
	g.refused(clerk(), TypeObligation{Duty: bad}, "wanting")
	g.refused(clerk(), TypeObligation{}, "wanting")
	good := duty("remedial", "采取补救措施")
	good.Quote, good.Anchor, good.Unclear = Say("责令采取补救措施"), &Anchor{Text: "ab", From: 3, To: 11}, []string{"no_content"}
	g.do(clerk(), TypeObligation{Duty: good})
	if o := g.d.Obligation("o3"); o.Kind != "remedial" || o.Anchor.To != 11 || o.Money() {
		t.Errorf("o3 %+v", o)
	}
	g.do(clerk(), RequestClarification{ClarificationRequested: ClarificationRequested{Obligation: "o3", Question: InWords("何为补救？", "")}})
	g.refused(clerk(), RequestClarification{ClarificationRequested: ClarificationRequested{Obligation: "o9", Question: InWords("？", "")}}, "unknown_id")
	g.refused(clerk(), RequestClarification{}, "wanting")
	g.refused(clerk(), AnswerClarification{ClarificationAnswered: ClarificationAnswered{Clarification: "q1"}}, "wanting")
	g.do(judge(), AnswerClarification{ClarificationAnswered: ClarificationAnswered{"q1", InWords("恢复原状", "")}})
	g.refused(judge(), AnswerClarification{ClarificationAnswered: ClarificationAnswered{"q1", InWords("赔钱", "")}}, "clarification.answered")
	g.refused(judge(), AnswerClarification{ClarificationAnswered: ClarificationAnswered{"q2", InWords("赔钱", "")}}, "unknown_id")
	revised := ReviseObligation{ObligationRevised: ObligationRevised{Obligation: "o3", Reason: "clarified", Duty: duty("return_property", "恢复原状")}}
	g.do(judge(), revised)
	if o := g.d.Obligation("o3"); o.Kind != "return_property" || o.Anchor != nil || len(o.Unclear) != 0 || o.Revised.IsZero() || o.Typed.IsZero() {
		t.Errorf("revised %+v", o)
	}
	wrong := revised
	wrong.Reason = "mood"
	g.refused(judge(), wrong, "unknown_word")
	wrong.Obligation = "o9"
	g.refused(judge(), wrong, "unknown_id")
	wrong = revised
	wrong.Duty.Kind = ""
	g.refused(judge(), wrong, "wanting")
	g.do(judge(), AssessPerformance{PerformanceAssessed: PerformanceAssessed{Told: Told{Obligations: []string{"o3"}}, WithState: WithState{"full"}}})
	g.refused(judge(), revised, "obligation.performed")
}

// Claim: the title is described anew, and served on parties of the case only; a notice is served after it was given, and
// given after registration.
func TestTitleAndNotice(t *testing.T) {
	g := filed(t)
	g.refused(judge(), RecordNotice{}, "notice.not_registered")
	g.refused(judge(), RecordService{Paper: "notice", Party: "d1"}, "notice.none")
	g.do(clerk(), RecordService{On: on(2024, 9, 20), Paper: "title", Party: "d1"})
	g.refused(clerk(), RecordService{Paper: "title", Party: "d2"}, "unknown_id")
	g.refused(clerk(), RecordService{Paper: "measure", Party: "d1"}, "unknown_word")
	g = registered(t).do(clerk(), RecordService{Paper: "notice", Party: "d1"})
	g.do(clerk(), RecordService{On: on(2024, 9, 20), Paper: "title", Party: "a1"})
	title := *g.d.Title
	title.AnnulledFor = "substance"
	g.do(clerk(), DescribeTitle{TitleDescribed: title})
	f := g.d.CaseFile(today)
	if f.Enforcement.AnnulledFor != "substance" || len(f.Enforcement.Served) != 1 || f.Enforcement.Served[0].On != date(2024, 9, 20) {
		t.Errorf("title %+v", f.Enforcement)
	}
	g.refused(judge(), RecordNotice{On: on(2025, 5, 2), NoticeGiven: NoticeGiven{WithUntil: WithUntil{date(2025, 5, 1)}}}, "shape")
}

// Claim: parties, office-holders and representatives come, change and go; a change of party keeps the side and names the
// successor.
func TestPartiesAndPersons(t *testing.T) {
	g := registered(t)
	g.do(clerk(), AddParty{PartyAdded: PartyAdded{Side: "debtor", Name: InWords("澄江县财政局", ""), Kind: "public_body", Level: "county_department"}})
	g.refused(clerk(), AddParty{PartyAdded: PartyAdded{Side: "witness", Name: InWords("某", "")}}, "unknown_word")
	g.refused(clerk(), ChangeParty{Old: "d1"}, "office")
	g.refused(judge(), ChangeParty{Old: "d7"}, "unknown_id")
	g.refused(judge(), ChangeParty{Old: "d1", New: PartyAdded{Side: "applicant", Name: InWords("某", "")}}, "party.side")
	g.do(judge(), ChangeParty{Old: "d1", New: PartyAdded{Name: InWords("澄江县住建局", ""), Level: "county_department"}, Abolished: date(2025, 5, 1), Number: "（2025）岭7101执异1号"})
	if d := g.d; d.Party("d1").Successor != "d3" || d.Party("d1").Abolished != date(2025, 5, 1) || d.Party("d3").Side != "debtor" || len(d.Side("debtor")) != 3 {
		t.Errorf("parties %+v", d.Parties[1])
	}
	g.do(clerk(), NamePerson{PersonNamed: PersonNamed{Debtor: "d3", Post: i18n.Text{ZH: "副局长"}, Role: "responsible_supervisor", FoundResponsible: true}})
	g.refused(clerk(), NamePerson{PersonNamed: PersonNamed{Debtor: "d9", Post: i18n.Text{ZH: "副局长"}, Role: "head"}}, "shape")
	g.do(clerk(), ChangePerson{PersonChanged: PersonChanged{Person: "p2", Deputy: "township"}})
	g.do(clerk(), ChangePerson{PersonChanged: PersonChanged{Person: "p2", Until: date(2025, 6, 1)}})
	g.refused(clerk(), ChangePerson{PersonChanged: PersonChanged{Person: "p2"}}, "wanting")
	g.refused(clerk(), ChangePerson{PersonChanged: PersonChanged{Person: "p9", Deputy: "none"}}, "unknown_id")
	if p := g.d.Person("p2"); p.FoundResponsible || p.Deputy != "township" || p.Until != date(2025, 6, 1) {
		t.Errorf("p2 %+v", p)
	}
}

// Claim: a representative acts from the day of appearance until the day of withdrawal, that day no more, within a scope.
func TestRepresentatives(t *testing.T) {
	g := registered(t)
	appear := AppearRepresentative{On: on(2025, 4, 1), RepresentativeAppeared: RepresentativeAppeared{
		Party: "a1", Name: InWords("孙八", ""), Kind: "lawyer", Scope: []string{"ordinary", "settle"}}}
	g.do(clerk(), appear)
	for rule, spoil := range map[string]func(*RepresentativeAppeared){
		"unknown_id":   func(b *RepresentativeAppeared) { b.Party = "a2" },
		"wanting":      func(b *RepresentativeAppeared) { b.Name = Words{} },
		"unknown_word": func(b *RepresentativeAppeared) { b.Scope = nil },
	} {
		c := appear
		spoil(&c.RepresentativeAppeared)
		g.refused(clerk(), c, rule)
	}
	wrong := appear
	wrong.Scope = []string{"everything"}
	g.refused(clerk(), wrong, "unknown_word")
	wrong = appear
	wrong.Kind = "friend"
	g.refused(clerk(), wrong, "unknown_word")
	g.refused(clerk(), WithdrawRepresentative{RepresentativeWithdrew: RepresentativeWithdrew{"r2"}}, "unknown_id")
	g.do(clerk(), WithdrawRepresentative{On: on(2025, 5, 1), RepresentativeWithdrew: RepresentativeWithdrew{"r1"}})
	g.refused(clerk(), WithdrawRepresentative{RepresentativeWithdrew: RepresentativeWithdrew{"r1"}}, "representative.withdrawn")
	r := g.d.Representative("r1")
	for d, want := range map[civil.Day]bool{
		civil.Date(2025, 3, 31): false, civil.Date(2025, 4, 1): true, civil.Date(2025, 4, 30): true, civil.Date(2025, 5, 1): false,
	} {
		if r.Acts(d) != want {
			t.Errorf("acts on %v: %v", d, !want)
		}
	}
}
