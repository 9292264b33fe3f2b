package app

import (
	"testing"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/policy"
)

// Claim: who interfered is on no page of the case for anybody; a judge of the court reads it by itself, nobody else does, and each
// reading, of nothing too, stands in the record that the president reads.
func TestSealed(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.Record(d.ctx, k.req(clerk()), docket.Record{Body: &docket.InterferenceOccurred{Told: docket.Told{Fact: docket.InWords("有人打招呼", "")}}}))
	for _, x := range []Actor{clerk(), judge(), president(), supervisor(), bureau()} {
		v, err := d.Case(d.ctx, x, k.id, d.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range v.Docket.History {
			if e.Kind.Name == "interference.occurred" {
				t.Errorf("%v reads it on the page", x.Roles)
			}
		}
		for _, e := range v.Assessment.File.Events {
			if e.Kind == "interference" {
				t.Errorf("%v reads it in the case file", x.Roles)
			}
		}
		if want := x.Roles[0] == policy.Judge || x.Roles[0] == policy.President || x.Roles[0] == policy.Supervisor; want != (v.Sealed == 1) {
			t.Errorf("%v is told of %d sealed entries", x.Roles, v.Sealed)
		}
	}
	for _, x := range []Actor{clerk(), as("u-officer", policy.Officer), supervisor(), bureau(), admin()} {
		if _, err := d.Sealed(d.ctx, x, k.id, ""); err == nil {
			t.Errorf("%v reads what is sealed", x.Roles)
		}
	}
	entries, err := d.Sealed(d.ctx, judge(), k.id, "192.0.2.7")
	if err != nil || len(entries) != 1 || entries[0].Body.(*docket.InterferenceOccurred).Fact.Text().ZH != "有人打招呼" {
		t.Fatalf("%+v (%v)", entries, err)
	}
	lines, err := d.Store.Accounts().Audit(d.ctx, account.Query{})
	if err != nil || len(lines) != 1 || lines[0].What != account.SealedRead || lines[0].Object != string(k.id) || lines[0].From != "192.0.2.7" || lines[0].By != "u-judge" {
		t.Errorf("%+v (%v)", lines, err)
	}
	stale := k.req(clerk())
	stale.Version--
	if _, err := d.AddNote(d.ctx, stale, note("x")); err == nil || len(err.(*Stale).Changed) != 0 {
		t.Errorf("told by the conflict: %v", err)
	}
}
