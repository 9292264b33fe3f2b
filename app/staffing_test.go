package app

import (
	"errors"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/policy"
	"mandamus/store"
)

// Claim: the workload lists every officer once with the open cases by stage, those that nobody has first, and who has none too.
func TestStaffing(t *testing.T) {
	d := newDesk(t)
	d.enforced("pay")
	d.filed("other")
	loads, err := d.Staffing(d.ctx, president())
	if err != nil || len(loads) == 0 {
		t.Fatal(loads, err)
	}
	byID := map[string]OfficerLoad{}
	for _, l := range loads {
		if _, twice := byID[l.ID]; twice {
			t.Errorf("%q stands twice", l.ID)
		}
		byID[l.ID] = l
	}
	if loads[0].ID != "" || loads[0].Stages["intake"] != 1 || loads[0].Open != 1 {
		t.Errorf("nobody's cases: %+v", loads[0])
	}
	if l := byID["u-judge"]; l.Open != 1 || l.Stages["enforcing"] != 1 || l.Name.EN != "u-judge" {
		t.Errorf("the judge: %+v", l)
	}
	if l, ok := byID["u-judge2"]; !ok || l.Open != 0 || l.Oldest != civil.Never {
		t.Errorf("an officer without cases: %+v", l)
	}
	if _, ok := byID["u-clerk"]; ok {
		t.Error("a clerk conducts no cases")
	}
	if _, err := d.Staffing(d.ctx, judge()); err == nil {
		t.Error("a judge watches over the court")
	}
	profile, err := d.AgeProfile(d.ctx, president())
	sum := 0
	for _, age := range profile {
		for _, n := range age.Stages {
			sum += n.N
		}
	}
	if err != nil || sum != 2 {
		t.Errorf("the profile counts %d cases, want 2 (%v)", sum, err)
	}
	if courts, err := d.CourtsSeen(supervisor()); err != nil || !slices.Equal(courts, []string{here}) {
		t.Errorf("%v (%v)", courts, err)
	}
}

// Claim: what is overdue in cases that nobody has is counted where those cases are, from the day after the last day of the limit on.
func TestStaffingOverdueOfNobody(t *testing.T) {
	d := newDesk(t)
	k := d.on(2025, 3, 3).filed("housing")
	k.ok(d.TypeObligation(d.ctx, k.req(clerk()), docket.TypeObligation{Duty: duty("pay")}, nil))
	tasks, err := d.Store.Tasks(d.ctx, store.Agenda{Docket: k.id, Who: string(policy.Judge), Limit: store.PageMost})
	i := slices.IndexFunc(tasks.Rows, func(l store.Listed[store.Task]) bool { return l.Row.Kind == "limit" })
	if err != nil || i < 0 {
		t.Fatalf("no limit runs for an application that waits: %+v (%v)", tasks.Rows, err)
	}
	last := tasks.Rows[i].Row.Due
	for _, c := range []struct {
		on   civil.Day
		late bool
	}{{last, false}, {last + 1, true}} {
		d.run(c.on.YMD())
		loads, err := d.Staffing(d.ctx, president())
		if err != nil || loads[0].ID != "" || (loads[0].Overdue.N > 0) != c.late || !loads[0].Overdue.Exact || loads[0].Oldest > last {
			t.Errorf("on %v: %+v (%v)", c.on, loads[0], err)
		}
	}
}

// Claim: of several cases each that can go goes, each that cannot stays with its reason, the preview says the same beforehand and changes
// nothing, and the request sent again changes nothing.
func TestTransfer(t *testing.T) {
	d := newDesk(t)
	free, barred := d.enforced("pay"), d.enforced("pay")
	ids := []docket.ID{free.id, barred.id}
	plan, err := d.PreviewTransfers(d.ctx, president(), ids, "u-officer", "workload")
	if err != nil || len(plan) != 2 || plan[0].Why != nil || plan[1].Why != nil || plan[0].From != "u-judge" || plan[0].Number == "" {
		t.Fatalf("%+v (%v)", plan, err)
	}
	if free.docket().Officer != "u-judge" {
		t.Fatal("the preview has moved the case")
	}
	barred.ok(d.AddNote(d.ctx, barred.req(judge()), docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords("x", "x")}})) // seen no longer
	r := Request{Actor: president(), Key: "give"}
	for range 2 {
		done, err := d.Transfer(d.ctx, r, plan, "u-officer", "workload")
		var stale *Stale
		if err != nil || done[0].Why != nil || !errors.As(done[1].Why.(error), &stale) {
			t.Fatalf("%+v (%v)", done, err)
		}
		if got := free.docket(); got.Officer != "u-officer" || got.Version != plan[0].Version+1 {
			t.Errorf("officer %s, version %d", got.Officer, got.Version)
		}
	}
	if barred.docket().Officer != "u-judge" {
		t.Error("a case went that had changed")
	}
}

// Claim: a case does not go to who has it, to who is kept from it, to who conducts none, or without a reason; and not at the hand of who
// assigns none.
func TestNoTransfer(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	for _, c := range []struct {
		actor      Actor
		to, reason string
	}{{president(), "u-judge", "workload"}, {president(), "u-judge2", "workload"}, {president(), "u-clerk", "workload"}, {president(), "u-officer", ""}, {judge(), "u-officer", "workload"}} {
		plan, err := d.PreviewTransfers(d.ctx, c.actor, []docket.ID{k.id}, c.to, c.reason)
		if err != nil || len(plan) != 1 || plan[0].Why == nil {
			t.Errorf("%s to %s for %q: %+v (%v)", c.actor.ID, c.to, c.reason, plan, err)
			continue
		}
		sayable(t, plan[0].Why.In("zh"))
		sayable(t, plan[0].Why.In("en"))
	}
	var wrong fault.Problems
	many := make([]docket.ID, TransfersMost+1)
	if _, err := d.PreviewTransfers(d.ctx, president(), many, "u-officer", "workload"); !errors.As(err, &wrong) {
		t.Errorf("too many: %v", err)
	}
	if _, err := d.Transfer(d.ctx, Request{Actor: president()}, make([]Transfer, TransfersMost+1), "u-officer", "workload"); !errors.As(err, &wrong) {
		t.Errorf("too many: %v", err)
	}
}
