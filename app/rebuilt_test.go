package app

import (
	"errors"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// rebuilt is a desk with one live case and one made from reports.
func rebuilt(t *testing.T) (live, made *kase) {
	t.Helper()
	d := newDesk(t)
	live = d.enforced("pay")
	files, err := demoFiles(false)
	if err != nil {
		t.Fatal(err)
	}
	w, err := d.open(d.ctx, files[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	return live, &kase{desk: d, id: w.docket.ID, version: w.docket.Version}
}

// Claim: a case made from reports stands in a list of its own, which all of courts, courts above and overseers may ask for, and in
// no other list and no count.
func TestReconstructionsApart(t *testing.T) {
	live, made := rebuilt(t)
	for _, c := range []struct {
		actor Actor
		reads bool
	}{
		{clerk(), true}, {judge(), true}, {supervisor(), true}, {Actor{ID: "o", Roles: []policy.Role{policy.Overseer}, Court: "京"}, true},
		{admin(), false}, {bureau(), false}, {Actor{ID: "nobody"}, false}, {Actor{Seats: []Seat{{live.id, "a1", policy.Applicant}}}, false},
	} {
		page, err := live.Cases(live.ctx, c.actor, store.CaseFilter{Reconstructions: true})
		if c.reads != (err == nil) || c.reads && (len(page.Rows) != 1 || page.Rows[0].Docket != made.id || page.Rows[0].Title == (i18n.Text{})) {
			t.Errorf("%v lists %+v (%v)", c.actor.Roles, page.Rows, err)
		}
		v, err := live.Case(live.ctx, c.actor, made.id, live.Today())
		if c.reads != (err == nil) || c.reads && (v.Withheld || v.Veiled) {
			t.Errorf("%v reads: %v", c.actor.Roles, err)
		}
		if own, _ := live.Cases(live.ctx, c.actor, store.CaseFilter{}); len(own.Rows) > 0 && own.Rows[0].Docket != live.id {
			t.Errorf("%v has it among its cases", c.actor.Roles)
		}
	}
	n, err := live.CountCases(live.ctx, judge(), store.CaseFilter{})
	if err != nil || n != (store.Count{N: 1, Exact: true}) {
		t.Errorf("counted %+v (%v)", n, err)
	}
}

// Claim: nothing can be done in a case made from reports: every verb is refused with the reason, and none is offered.
func TestReconstructionsAreDone(t *testing.T) {
	live, made := rebuilt(t)
	d := made.docket()
	for _, x := range []Actor{clerk(), judge(), president(), admin(), supervisor()} {
		for name, do := range map[string]func() (Result, error){
			"note":   func() (Result, error) { return live.AddNote(live.ctx, made.req(x), note("x")) },
			"close":  func() (Result, error) { return live.Close(live.ctx, made.req(x), closing("performed")) },
			"erase":  func() (Result, error) { return live.Erase(live.ctx, made.req(x), docket.RecordErasure{}) },
			"assign": func() (Result, error) { return live.AssignCase(live.ctx, made.req(x), docket.AssignCase{}) },
		} {
			_, err := do()
			var no *Denied
			if !errors.As(err, &no) || no.Why.Key != "app.rebuilt" {
				t.Errorf("%s by %v: %v", name, x.Roles, err)
			}
		}
		for _, action := range live.MayOn(x, d) {
			if action != "case.read" && action != "case.list" && action != "case.search" && action != "case.export" && action != "case.public" &&
				action != "private.read" && action != "deliberation.read" {
				t.Errorf("%v is offered %s", x.Roles, action)
			}
		}
	}
}
