package app

import (
	"slices"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/policy"
)

// Claim: a measure that word of it would defeat is kept from the sides until it was carried out, with its events, in the case file and
// in what a conflict tells; a criminal referral for ever; other measures are shown when decided.
func TestSecretMeasures(t *testing.T) {
	side := reader{as: []policy.Role{policy.DebtorOffice}}
	for _, c := range []struct {
		measure       string
		decided, done bool // shown to the debtor
	}{{"freeze", false, true}, {"transfer", false, true}, {"public_notice", true, true}, {"criminal_referral", false, false}} {
		m := &docket.Measure{ID: "m1", Measure: c.measure, Decided: docket.Mark{At: 1}}
		if got := side.measure(m); got != c.decided {
			t.Errorf("%s decided: shown %v", c.measure, got)
		}
		m.Begun = docket.Mark{At: 2}
		if got := side.measure(m); got != c.done {
			t.Errorf("%s begun: shown %v", c.measure, got)
		}
	}
	event := docket.Event{Body: []byte(`{"life":"m1","measure":"freeze"}`)}
	if !tells(event, []string{"m1"}) || tells(event, []string{"m2"}) || tells(event, nil) || tells(docket.Event{Body: []byte(`{"note":"m1"}`)}, []string{"m1"}) {
		t.Error("events are not told apart by the life of the measure")
	}
}

// Claim: what is withheld from a side or a clerk stands nowhere in what they get, not in the case file the law was asked with either.
func TestVeilReachesTheCaseFile(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), proposal("public_notice", "o1", "")))
	k.ok(d.ProposeAct(d.ctx, k.req(judge()), docket.ProposeAct{ActProposed: docket.ActProposed{Act: "suspension"}}))
	for _, x := range []Actor{bureau(), clerk(), {ID: "a1", Seats: []Seat{{k.id, "a1", policy.Applicant}}}} {
		v, err := d.Case(d.ctx, x, k.id, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range v.Assessment.File.Events {
			if e.Kind == "measure_proposed" {
				t.Errorf("%v %v reads the proposal in the case file", x.ID, x.Roles)
			}
		}
		if len(v.Docket.Proposals) > 0 || slices.ContainsFunc(v.Docket.History, func(e docket.Entry) bool { return strings.HasSuffix(e.Kind.Name, ".proposed") }) {
			t.Errorf("%v reads proposals", x.Roles)
		}
	}
	if v, err := d.Case(d.ctx, president(), k.id, d.Today()); err != nil || len(v.Docket.Proposals) != 1 || len(v.Docket.Measures) != 1 {
		t.Errorf("the president reads %d proposals (%v)", len(v.Docket.Proposals), err)
	}
}

// Claim: the policy of what is revealed knows every field of a docket that may hold a personal value, and names no field and no kind of
// event that a docket does not have.
func TestRevealKnowsEveryField(t *testing.T) {
	all := policy.Roles
	var pointers, kinds []string
	for _, k := range docket.Kinds {
		kinds = append(kinds, k.Name)
		for _, pointer := range k.Personal() {
			pointers = append(pointers, pointer)
			if !policy.Revealed().Personal(pointer, all) {
				t.Errorf("%s: %s stands in no family", k.Name, pointer)
			}
		}
	}
	for _, field := range policy.Revealed().Fields() {
		if !slices.ContainsFunc(pointers, func(p string) bool { return slices.Contains(strings.Split(p, "/"), field) }) {
			t.Errorf("no event has a personal value %s", field)
		}
	}
	for _, kind := range policy.Revealed().Kinds() {
		if !slices.Contains(kinds, kind) {
			t.Errorf("there is no event %s", kind)
		}
	}
}

// Claim: of an export, too, whoever is not shown a value learns that it is withheld and no more; what was erased is not called withheld.
func TestExportIsMasked(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	_, stored, err := d.load(d.ctx, k.id)
	if err != nil {
		t.Fatal(err)
	}
	shown := d.shown(supervisor(), subjectOf(k.docket(), d.Today()), stored)
	values := 0
	for _, e := range shown {
		for _, p := range e.Private {
			if values++; p.Value != "" || p.Salt != [32]byte{} || !p.Withheld {
				t.Errorf("event %d, %s: %+v", e.Version, p.Field, p)
			}
		}
	}
	if values == 0 || len(shown) != len(stored) {
		t.Errorf("%d values in %d of %d events", values, len(shown), len(stored))
	}
	gone := docket.Private{Field: "/name/zh", Erased: true}
	if got := gone.Withhold(); !got.Erased || got.Withheld {
		t.Errorf("an erased value handed on: %+v", got)
	}
}

// Claim: who has codes for several cases acts in each as the party of that case, and a representative without the power to waive
// does not withdraw the application.
func TestSeats(t *testing.T) {
	d := newDesk(t)
	one, two := d.enforced("pay"), d.enforced("pay")
	two.ok(d.AppearRepresentative(d.ctx, two.req(clerk()), docket.AppearRepresentative{RepresentativeAppeared: docket.RepresentativeAppeared{
		Party: "a1", Name: docket.InWords("律师甲", ""), Kind: "lawyer", Scope: []string{"ordinary"}}}))
	rep := two.docket().Representatives[0].ID
	x := Actor{ID: "a1", Seats: []Seat{{one.id, "a1", policy.Applicant}, {two.id, rep, policy.Representative}}}
	view := docket.StateView{PerformanceViewed: docket.PerformanceViewed{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "none"}}}
	one.ok(d.StateView(d.ctx, one.req(x), view))
	two.ok(d.StateView(d.ctx, two.req(x), view))
	if e := two.docket().Entry(two.version).Event; e.Actor != rep || e.For != "a1" {
		t.Errorf("recorded by %s for %s, want %s", e.Actor, e.For, rep)
	}
	two.denied("app.power")(d.WithdrawApplication(d.ctx, two.req(x), docket.On{}, docket.Told{}))
	two.denied("app.power")(d.Record(d.ctx, two.req(x), docket.Record{Body: &docket.ApplicationWithdrawn{}}))
	one.ok(d.WithdrawApplication(d.ctx, one.req(x), docket.On{}, docket.Told{}))
}
