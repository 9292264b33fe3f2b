package docket

import (
	"slices"
	"testing"

	"mandamus/casefile"
	"mandamus/i18n"
)

// fine is a complete decision of a daily fine under the life m1.
func fine(g *game) DecideMeasure {
	return DecideMeasure{MeasureDecided: MeasureDecided{
		AMeasure: AMeasure{Life: "m1"}, FirstDay: date(2025, 4, 8), RemedyTo: "court_above", RemedyWithin: "3d",
	}}
}

// proposedFine is a docket with a daily fine of 80 yuan against p1 proposed as m1.
func proposedFine(t testing.TB) *game {
	c := proposal("daily_fine", "p1")
	c.Rate = "80.00"
	return registered(t).do(judge(), c)
}

// Claim: a measure lives from proposal to settlement, and each step follows from the one before.
func TestMeasureLife(t *testing.T) {
	g := proposedFine(t)
	m := func() *Measure { return g.d.Measure("m1") }
	if m().Station() != "proposed" || m().Terms.Rate != "80.00" || m().Proposed.Actor != "u-judge" {
		t.Errorf("proposed %+v", m())
	}
	g.refused(judge(), fine(g), "measure.not_approved")
	g.do(president(), ApproveMeasure{Life: "m1"})
	g.refused(president(), ApproveMeasure{Life: "m1"}, "measure.station")
	g.refused(clerk(), ServeMeasure{OnMeasure{Life: "m1"}, "", ""}, "measure.station")
	g.do(judge(), fine(g))
	if m().Owed() || m().Decision.Post.ZH != "局长" || m().Decision.Under != "cn 1" {
		t.Errorf("decided, not served: owed %v, %+v", m().Owed(), m().Decision)
	}
	g.refused(judge(), fine(g), "measure.station")
	g.refused(judge(), SettleMeasure{OnMeasure{Life: "m1"}, "80.00"}, "fine.not_owed")
	g.refused(clerk(), ServeMeasure{OnMeasure{Life: "m1"}, "p2", ""}, "fine.not_on_person")
	g.refused(clerk(), ServeMeasure{OnMeasure{Life: "m1"}, "", "d1"}, "fine.not_on_person")
	g.do(clerk(), ServeMeasure{OnMeasure{Life: "m1"}, "p1", ""})
	g.refused(clerk(), ServeMeasure{OnMeasure{Life: "m1"}, "p1", ""}, "measure.station")
	if !m().Owed() {
		t.Error("served on the person, and not owed")
	}
	g.do(judge(), BeginMeasure{OnMeasure{Life: "m1"}, date(2025, 12, 31)})
	g.refused(judge(), BeginMeasure{OnMeasure: OnMeasure{Life: "m1"}}, "measure.station")
	g.do(judge(), StayMeasure{OnMeasure: OnMeasure{Life: "m1"}})
	g.refused(judge(), StayMeasure{OnMeasure: OnMeasure{Life: "m1"}}, "measure.station")
	g.do(judge(), BeginMeasure{OnMeasure: OnMeasure{Life: "m1"}})
	g.do(judge(), CompleteMeasure{OnMeasure{Life: "m1"}, "4400.00"})
	g.refused(judge(), LiftMeasure{OnMeasure{Life: "m1"}}, "measure.station")
	g.refused(judge(), StayMeasure{OnMeasure: OnMeasure{Life: "m1"}}, "measure.station")
	g.refused(judge(), CompleteMeasure{OnMeasure: OnMeasure{Life: "m1"}}, "measure.station")
	g.refused(judge(), SettleMeasure{OnMeasure: OnMeasure{Life: "m1"}}, "wanting")
	g.refused(clerk(), SettleMeasure{OnMeasure{Life: "m1"}, "4400.00"}, "office")
	g.do(judge(), SettleMeasure{OnMeasure{Life: "m1"}, "4400.00"})
	g.refused(judge(), SettleMeasure{OnMeasure{Life: "m1"}, "4400.00"}, "measure.station")
	if m().Station() != "settled" || m().Sum != "4400.00" || !m().Over() {
		t.Errorf("settled %+v", m())
	}
	for _, c := range []Command{ApproveMeasure{Life: "m7"}, RefuseMeasure{Life: "m7"}, SettleMeasure{OnMeasure: OnMeasure{Life: "m7"}},
		ServeMeasure{OnMeasure: OnMeasure{Life: "m7"}}, InformCongress{CongressInformed: CongressInformed{Life: "m7"}}} {
		g.refused(president(), c, "unknown_id")
	}
	g.refused(president(), DecideMeasure{MeasureDecided: MeasureDecided{AMeasure: AMeasure{Life: "m7"}}}, "unknown_id")
}

// Claim: nobody approves what they proposed, neither in their own name nor for another, nor another for them.
func TestNobodyApprovesTheirOwn(t *testing.T) {
	deputy := func(actor, of string) Context {
		at := as(actor, "president")
		at.For = of
		return at
	}
	for name, at := range map[string]Context{"self": as("u-judge", "president"), "for another": deputy("u-judge", "u-president"), "through another": deputy("u-vice", "u-judge")} {
		t.Run(name, func(t *testing.T) { proposedFine(t).refused(at, ApproveMeasure{Life: "m1"}, "measure.own_proposal") })
	}
	proposedFine(t).do(deputy("u-vice", "u-president"), ApproveMeasure{Life: "m1"})
	c := proposal("daily_fine", "p1")
	registered(t).do(deputy("u-vice", "u-judge"), c).refused(as("u-judge", "president"), ApproveMeasure{Life: "m1"}, "measure.own_proposal")
}

// Claim: what is refused approval, with a coded reason, goes no further.
func TestRefuseMeasure(t *testing.T) {
	g := proposedFine(t)
	g.refused(president(), RefuseMeasure{Life: "m1", Reason: "mood"}, "unknown_word")
	g.do(president(), RefuseMeasure{Life: "m1", Reason: "not_proportionate"})
	g.refused(president(), ApproveMeasure{Life: "m1"}, "measure.station")
	g.refused(president(), RefuseMeasure{Life: "m1", Reason: "form"}, "measure.station")
	g.refused(judge(), fine(g), "measure.station")
	if s := g.d.Measure("m1").Station(); s != "refused" {
		t.Errorf("station %s", s)
	}
}

// Claim: what the law does not hold open is refused with the failing conditions at each step that needs the law; a coercive
// measure the law does not know is refused, a mild one is not.
func TestGate(t *testing.T) {
	grounds := []Ground{{Condition: "refused", Known: true, Text: i18n.Text{ZH: "未认定拒绝履行。", EN: "no refusal is found."}}}
	closed, none := clerk(), clerk()
	closed.Gate = gate{"daily_fine": {State: "closed", Grounds: grounds, Cite: []string{"all.daily_fine"}}, "transfer": {State: "undetermined"}}
	none.Gate = nil
	g := registered(t)
	r := g.refused(closed, proposal("daily_fine", "p1"), "measure.not_open")
	if len(r.Grounds) != 1 || !slices.Equal(r.Cite, []string{"all.daily_fine"}) || r.In(i18n.EN) == "" {
		t.Errorf("refusal %+v", r)
	}
	g.refused(closed, proposal("transfer", ""), "measure.not_open")
	g.refused(none, proposal("transfer", ""), "measure.no_basis")
	g.do(none, proposal("judicial_recommendation", ""))
	g.refused(clerk(), proposal("", ""), "wanting")
	g.refused(clerk(), proposal("daily_fine", "p8"), "unknown_id")
	g.refused(clerk(), proposal("curse", ""), "shape")
	g.refused(clerk(), ProposeMeasure{MeasureProposed: MeasureProposed{AMeasure: AMeasure{Measure: "transfer"}}}, "wanting")

	g = proposedFine(t)
	shut := func(at Context) Context { at.Gate = closed.Gate; return at }
	g.refused(shut(president()), ApproveMeasure{Life: "m1"}, "measure.not_open")
	g.do(president(), ApproveMeasure{Life: "m1"})
	g.refused(shut(judge()), fine(g), "measure.not_open")
}

// Claim: a fine is personal: its decision is refused while person, post, rate, first day or remedy is wanting, and names what.
func TestFineIsPersonal(t *testing.T) {
	for field, spoil := range map[string]func(*game, *DecideMeasure){
		"first_day":     func(_ *game, c *DecideMeasure) { c.FirstDay = casefile.Undated() },
		"remedy_to":     func(_ *game, c *DecideMeasure) { c.RemedyTo = "heaven" },
		"remedy_within": func(_ *game, c *DecideMeasure) { c.RemedyWithin = "" },
	} {
		g := proposedFine(t).do(president(), ApproveMeasure{Life: "m1"})
		c := fine(g)
		spoil(g, &c)
		r := g.refused(judge(), c, "fine.incomplete")
		if want := fieldLabel(field).In(i18n.EN); r.Fact.In(i18n.EN) != "The decision of a daily fine lacks: "+want+"." {
			t.Errorf("%s: %s", field, r.Fact.In(i18n.EN))
		}
	}
	g := registered(t).do(judge(), proposal("daily_fine", "")).do(president(), ApproveMeasure{Life: "m1"})
	r := g.refused(judge(), fine(g), "fine.incomplete")
	if got := r.Fact.In(i18n.ZH); got != "按日罚款决定缺少：人员、职务、日额。" {
		t.Errorf("%s", got)
	}
	g.refused(clerk(), fine(g), "office")
}

// Claim: a fine that is decided and not served, or served under a decision that lacks a part, is not owed.
func TestOwed(t *testing.T) {
	whole := func() *Measure {
		return &Measure{Measure: "daily_fine", Served: Mark{At: 9}, Decision: &MeasureDecided{
			AMeasure: AMeasure{WithPerson: WithPerson{"p1"}}, Post: i18n.Text{ZH: "局长"}, WithTerms: WithTerms{Rate: "50.00"},
			FirstDay: date(2025, 4, 8), RemedyTo: "court_above",
		}}
	}
	if !whole().Owed() {
		t.Error("a whole decision, served, is not owed")
	}
	for name, spoil := range map[string]func(*Measure){
		"not served": func(m *Measure) { m.Served = Mark{} }, "no person": func(m *Measure) { m.Decision.Person = "" },
		"no post": func(m *Measure) { m.Decision.Post = i18n.Text{} }, "no rate": func(m *Measure) { m.Decision.Rate = "" },
		"no first day": func(m *Measure) { m.Decision.FirstDay = (casefile.Date{}) }, "no remedy": func(m *Measure) { m.Decision.RemedyTo = "" },
		"not decided": func(m *Measure) { m.Decision = nil }, "no fine": func(m *Measure) { m.Measure = "unit_fine" },
	} {
		m := whole()
		spoil(m)
		if m.Owed() {
			t.Errorf("%s: owed", name)
		}
	}
}

// Claim: a deputy of a county or above is not detained without permission, not a day before it is given either; one of a
// township is, with a report due; of whom it is not known, not; of whom nobody is named, not.
func TestDetentionOfDeputies(t *testing.T) {
	for name, c := range map[string]struct {
		person PersonChanged
		rule   string
		report bool
	}{
		"none":                   {PersonChanged{Deputy: "none"}, "", false},
		"township":               {PersonChanged{Deputy: "township"}, "", true},
		"county":                 {PersonChanged{Deputy: "county_or_above"}, "detention.no_permission", false},
		"county permitted":       {PersonChanged{Deputy: "county_or_above", Permission: date(2025, 6, 2)}, "", false},
		"permitted later":        {PersonChanged{Deputy: "county_or_above", Permission: date(2025, 6, 3)}, "detention.no_permission", false},
		"permitted, day unknown": {PersonChanged{Deputy: "county_or_above", Permission: casefile.Undated()}, "detention.no_permission", false},
	} {
		t.Run(name, func(t *testing.T) {
			g := registered(t)
			c.person.Person = "p1"
			g.do(clerk(), ChangePerson{PersonChanged: c.person})
			if c.rule != "" {
				g.refused(judge(), proposal("detention", "p1"), c.rule)
				return
			}
			g.do(judge(), proposal("detention", "p1")).do(president(), ApproveMeasure{Life: "m1"})
			g.refused(judge(), DecideMeasure{MeasureDecided: MeasureDecided{AMeasure: AMeasure{Life: "m1"}}}, "measure.terms")
			g.do(judge(), DecideMeasure{MeasureDecided: MeasureDecided{AMeasure: AMeasure{Life: "m1"}, WithTerms: WithTerms{Days: 10}}})
			if g.d.Measure("m1").ReportDue != c.report {
				t.Errorf("report due: %v", !c.report)
			}
			inform := InformCongress{CongressInformed: CongressInformed{Life: "m1"}}
			if !c.report {
				g.refused(clerk(), inform, "measure.station")
				return
			}
			if g.do(clerk(), inform); g.d.Measure("m1").ReportDue {
				t.Error("informed, and the report is due")
			}
		})
	}
	g := registered(t).do(clerk(), NamePerson{PersonNamed: PersonNamed{Debtor: "d1", Post: i18n.Text{ZH: "副局长", EN: "deputy head"}, Role: "directly_responsible"}})
	g.refused(judge(), proposal("detention", "p2"), "detention.deputy")
	g.refused(judge(), proposal("detention", ""), "detention.person")
}

// Claim: permission is asked for again when the decision is made: a deputy elected between proposal and decision is not detained.
func TestDeputyElectedMeanwhile(t *testing.T) {
	g := registered(t).do(judge(), proposal("detention", "p1")).do(president(), ApproveMeasure{Life: "m1"})
	g.do(clerk(), ChangePerson{PersonChanged: PersonChanged{Person: "p1", Deputy: "county_or_above"}})
	g.refused(judge(), DecideMeasure{MeasureDecided: MeasureDecided{AMeasure: AMeasure{Life: "m1"}, WithTerms: WithTerms{Days: 10}}}, "detention.no_permission")
}

// Claim: where the law asks for no approval a decision may begin a life; where it does, not.
func TestDecisionWithoutProposal(t *testing.T) {
	decide := DecideMeasure{MeasureDecided: MeasureDecided{Told: Told{Obligations: []string{"o1"}}, AMeasure: AMeasure{Measure: "transfer"}, WithTerms: WithTerms{WithAmount: WithAmount{"100.00"}}}}
	g := registered(t)
	g.refused(judge(), decide, "measure.not_approved")
	at := judge()
	at.Gate = gate{"transfer": {State: "open"}}
	g.do(at, decide).do(at, LiftMeasure{OnMeasure{Life: "m1"}})
	g.do(at, decide)
	if a, b := g.d.Measure("m1"), g.d.Measure("m2"); a.Station() != "lifted" || b.Station() != "decided" || b.Terms.Amount != "100.00" {
		t.Errorf("lives %+v %+v", a, b)
	}
	decide.Obligations = nil
	g.refused(at, decide, "wanting")
}

// Claim: while a request for recusal is undecided, work on measures stops, unless it bears no delay; after the decision it goes
// on, also while the refusal is being reconsidered.
func TestRecusalStopsWork(t *testing.T) {
	g := registered(t).do(clerk(), Record{Body: &RecusalRequested{Told{By: "applicant"}}})
	g.refused(judge(), proposal("transfer", ""), "measure.recusal")
	urgent := proposal("transfer", "")
	urgent.Urgent = true
	g.do(judge(), urgent)
	g.refused(president(), ApproveMeasure{Life: "m1"}, "measure.recusal")
	g.do(president(), Record{Body: &RecusalDecided{Told{By: "president"}, WithWay{"refused"}}})
	g.do(clerk(), Record{Body: &RecusalReconsiderationAsked{Told{By: "applicant"}}})
	g.do(president(), ApproveMeasure{Life: "m1"})
}

// Claim: events of a reconstruction, which name no life, belong to the last life of that measure against that person.
func TestLivesOfReports(t *testing.T) {
	d := made(t, example(t, "../examples/fictitious/tongyuan-remake.yaml"))
	i := slices.IndexFunc(d.Measures, func(m *Measure) bool { return m.Measure == "detention" })
	m := d.Measures[i]
	if m.Station() != "lifted" || m.Person != "p2" || m.Terms.Days != 10 || m.Approved.IsZero() || m.Served.IsZero() || m.Reconsidered.IsZero() {
		t.Errorf("detention %+v", m)
	}
	if len(d.Measures) != 2 {
		t.Errorf("%d measures", len(d.Measures))
	}
}
