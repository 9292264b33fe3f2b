package app

import (
	"errors"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

func supervisor() Actor {
	return Actor{ID: "u-above", Roles: []policy.Role{policy.Supervisor}, Court: above}
}

// Claim: lists show an actor the cases of the court, of courts below, against the body, or of the seats; whatever courts are asked
// for, no others.
func TestWhatListsShow(t *testing.T) {
	d := newDesk(t)
	a, b := d.enforced("pay"), d.filed("other")
	for _, c := range []struct {
		name   string
		actor  Actor
		filter store.CaseFilter
		want   []docket.ID
	}{
		{"clerk", clerk(), store.CaseFilter{}, []docket.ID{a.id, b.id}},
		{"another court asked for", clerk(), store.CaseFilter{Courts: []string{"皖1182"}}, nil},
		{"the court above", supervisor(), store.CaseFilter{}, []docket.ID{a.id, b.id}},
		{"the body's office", bureau(), store.CaseFilter{}, []docket.ID{a.id}},
		{"by a word", judge(), store.CaseFilter{Text: "水务"}, []docket.ID{b.id}},
	} {
		page, err := d.Cases(d.ctx, c.actor, c.filter)
		var got []docket.ID
		for _, row := range page.Rows {
			got = append(got, row.Docket)
		}
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v (%v), want %v", c.name, got, err, c.want)
		}
	}
	var no *Denied
	if _, err := d.Cases(d.ctx, bureau(), store.CaseFilter{Text: "住房"}); !errors.As(err, &no) {
		t.Errorf("a debtor searches: %v", err)
	}
	if _, err := d.Cases(d.ctx, Actor{ID: "x"}, store.CaseFilter{}); !errors.As(err, &no) {
		t.Errorf("nobody lists: %v", err)
	}
	if page, _ := d.Cases(d.ctx, supervisor(), store.CaseFilter{}); page.Rows[0].Title != (i18n.Text{}) || page.Rows[0].DebtorName == "" {
		t.Errorf("the court above reads %+v", page.Rows[0])
	}
	if n, err := d.CountCases(d.ctx, judge(), store.CaseFilter{}); err != nil || n.N != 2 {
		t.Errorf("%+v (%v)", n, err)
	}
	mine, err := d.Seated(d.ctx, Actor{ID: "a1", Seats: []Seat{{a.id, "a1", policy.Applicant}}})
	if err != nil || len(mine) != 1 || mine[0].Docket != a.id {
		t.Errorf("seated %+v (%v)", mine, err)
	}
}

// Claim: the age profile counts each open case once, in the step of its age, and is for those who watch over courts.
func TestAges(t *testing.T) {
	d := newDesk(t)
	d.enforced("pay")
	d.on(2026, 1, 5).filed("other")
	ages, err := d.Ages(d.ctx, supervisor())
	if err != nil || len(ages) != 6 {
		t.Fatal(ages, err)
	}
	for i, want := range []int{1, 0, 1, 0, 0, 0} {
		if ages[i].Cases.N != want || i > 0 && ages[i].Opened.Until != ages[i-1].Opened.From {
			t.Errorf("%d months: %+v, want %d", ages[i].Months, ages[i], want)
		}
	}
	if _, err := d.Ages(d.ctx, clerk()); err == nil {
		t.Error("a clerk watches over courts")
	}
}

// Claim: a case shows the court everything, the court above no personal data, and a party no deliberation but all names.
func TestWhatACaseShows(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), proposal("public_notice", "o1", "")))
	see := func(x Actor) View {
		t.Helper()
		v, err := d.Case(d.ctx, x, k.id, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	name := func(v View) string { return v.Docket.Party("a1").Name.In(i18n.ZH) }
	if v := see(judge()); name(v) != secret || len(v.Docket.Measures) != 1 || v.Withheld || v.Veiled {
		t.Errorf("judge: %q", name(v))
	}
	if v := see(supervisor()); name(v) == secret || !v.Withheld || len(v.Docket.Measures) != 1 || v.Line.Title.ZH != "【未向您公开】" {
		t.Errorf("supervisor: %q, %q", name(v), v.Line.Title.ZH)
	}
	if v := see(bureau()); name(v) != secret || !v.Veiled || len(v.Docket.Measures) != 0 || slices.ContainsFunc(v.Docket.History, func(e docket.Entry) bool { return e.Kind.Name == "measure.proposed" }) {
		t.Errorf("debtor: %q, %d measures", name(v), len(v.Docket.Measures))
	}
	if v := see(clerk()); !v.Veiled || len(v.Docket.Measures) != 0 || name(v) != secret {
		t.Errorf("clerk: %d measures", len(v.Docket.Measures))
	}
	late := k.req(bureau())
	late.Version -= 2
	var stale *Stale
	_, err := d.ReportPerformance(d.ctx, late, docket.ReportPerformance{})
	if !errors.As(err, &stale) || len(stale.Changed) != 1 || stale.Changed[0].Kind != "finding.made/1" {
		t.Errorf("a party behind is told of deliberation: %v", err)
	}
	if may := d.MayOn(bureau(), k.docket()); !slices.Contains(may, "performance.report") || slices.Contains(may, "measure.propose") {
		t.Errorf("the debtor may %v", may)
	}
	if _, err := d.Case(d.ctx, admin(), k.id, civil.Date(2025, 4, 9)); err == nil {
		t.Error("the administrator reads cases")
	}
	if _, err := d.Case(d.ctx, judge(), "00000000000000000000000000", d.Today()); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no such case: %v", err)
	}
}
