package app

import (
	"errors"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/store"
)

// Claim: who is declared away is passed over from the first day to the last and on no other; one declares oneself, heads of the court
// also others, nobody somebody of another court; being back ends it.
func TestAbsence(t *testing.T) {
	d := newDesk(t)
	first, last := civil.Date(2025, 3, 10), civil.Date(2025, 3, 12)
	var no *Denied
	if err := d.DeclareAbsence(d.ctx, clerk(), "u-president", first, last); !errors.As(err, &no) {
		t.Errorf("a clerk sends the president away: %v", err)
	}
	for name, declare := range map[string]func() error{
		"stranger": func() error { return d.DeclareAbsence(d.ctx, president(), "u-above", first, last) },
		"reversed": func() error { return d.DeclareAbsence(d.ctx, president(), "u-president", last, first) },
		"over": func() error {
			return d.DeclareAbsence(d.ctx, president(), "u-president", civil.Date(2025, 1, 1), civil.Date(2025, 1, 2))
		},
	} {
		if declare() == nil {
			t.Errorf("%s: declared", name)
		}
	}
	if err := d.DeclareAbsence(d.ctx, president(), "u-president", first, last); err != nil {
		t.Fatal(err)
	}
	for day := first - 1; day <= last+1; day++ {
		want := day >= first && day <= last
		if got := d.away(day)("u-president"); got != want || d.away(day)("u-vice") {
			t.Errorf("%v: away %v", day, got)
		}
	}
	if list, err := d.Absences(d.ctx, clerk()); err != nil || len(list) != 1 || list[0] != (Absence{"u-president", first, last, "u-president"}) {
		t.Errorf("%+v (%v)", list, err)
	}
	if err := d.DeclareAbsence(d.ctx, vice(), "u-president", 0, 0); err != nil || d.away(first)("u-president") {
		t.Errorf("not back: %v", err)
	}
}

// Claim: a deputy approves on a day the approver is declared away, with the reason on record, and not on another.
func TestAbsenceSubstitutes(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.ProposeAct(d.ctx, k.req(judge()), docket.ProposeAct{ActProposed: docket.ActProposed{Act: "stay"}}))
	approve := func() (Result, error) {
		return d.ApproveAct(d.ctx, k.req(vice()), docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: "b1"}})
	}
	k.denied("policy.not_your_turn")(approve())
	if err := d.DeclareAbsence(d.ctx, president(), "u-president", d.Today(), d.Today()); err != nil {
		t.Fatal(err)
	}
	if r := k.ok(approve()); !r.Decision.Deputised || r.Decision.Passed[0].Reason != "absent" || r.Decision.By != policy.VicePresident {
		t.Errorf("%+v", r.Decision)
	}
}

// Claim: a damaged sheet is an error that names it, and stops nobody from reading a case.
func TestAbsenceSheetDamaged(t *testing.T) {
	d := newDesk(t)
	for i, text := range []string{"u-vice,2025-03-10\n", "u-vice,yesterday,2025-03-10,x\n", "\"\n"} {
		if err := d.Store.SaveSheets(d.ctx, store.Sheet{Name: absenceSheet, Version: i, Text: text, By: "x", At: d.App.now()}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Absences(d.ctx, clerk()); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	if d.away(d.Today())("u-vice") {
		t.Error("away by a damaged sheet")
	}
}
