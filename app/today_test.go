package app

import (
	"errors"
	"slices"
	"testing"

	"mandamus/docket"
	"mandamus/policy"
	"mandamus/store"
)

// kinds are the kinds of the work of a day, in its order.
func kinds(d Desk) (out []string) {
	for _, w := range d.Rows {
		out = append(out, w.Kind)
	}
	return out
}

// Claim: the work of a day holds what the actor may do, each thing on the list it belongs to, and what is due first comes first; who has no
// desk gets none.
func TestDeskOf(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.ok(d.ReportPerformance(d.ctx, k.req(bureau()), docket.ReportPerformance{
		PerformanceReported: docket.PerformanceReported{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "full"}}}))
	d.on(2025, 4, 12)
	d.filed("other")
	mine, err := d.DeskOf(d.ctx, judge(), "", 0)
	if err != nil || !slices.Contains(kinds(mine), "assess_performance") || mine.Counts[StripToday].N == 0 {
		t.Errorf("judge: %v %v (%v)", kinds(mine), mine.Counts, err)
	}
	if !slices.IsSortedFunc(mine.Rows, func(v, w Work) int { return int(v.Task.Due - w.Task.Due) }) {
		t.Error("not in the order of the days")
	}
	counter, err := d.DeskOf(d.ctx, clerk(), StripToday, 0)
	if err != nil || !slices.Contains(kinds(counter), "decide_application") || slices.Contains(kinds(counter), "assess_performance") {
		t.Errorf("clerk: %v (%v)", kinds(counter), err)
	}
	for _, x := range []Actor{bureau(), supervisor(), admin(), {ID: "x"}} {
		var no *Denied
		if _, err := d.DeskOf(d.ctx, x, "", 0); !errors.As(err, &no) {
			t.Errorf("%s has a desk: %v", x.ID, err)
		}
	}
}

// Claim: a limit that runs for two obligations until the same day is one thing on the list.
func TestDeskOfMerges(t *testing.T) {
	d := newDesk(t)
	d.enforced("pay", "perform_duty")
	desk, err := d.on(2025, 12, 1).DeskOf(d.ctx, judge(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	several := false
	for _, w := range desk.Rows {
		if w.Kind != "limit" {
			continue
		}
		at := w.Slot + w.Task.Due.String()
		if seen[at] {
			t.Errorf("%s stands twice", at)
		}
		seen[at], several = true, several || len(w.Duties) > 1
	}
	if len(seen) == 0 || !several {
		t.Errorf("no limit runs for both obligations: %+v", desk.Rows)
	}
}

// Claim: what waits for a signature is on the list of who may sign it, and of nobody else.
func TestDeskOfApprovals(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), proposal("public_notice", "o1", "")))
	for _, c := range []struct {
		actor Actor
		want  int
	}{{president(), 1}, {judge(), 0}, {clerk(), 0}} {
		desk, err := d.DeskOf(d.ctx, c.actor, StripApprove, 0)
		if err != nil || desk.Counts[StripApprove].N != c.want || len(desk.Rows) != c.want {
			t.Errorf("%s: %d, want %d (%v)", c.actor.ID, desk.Counts[StripApprove].N, c.want, err)
		}
		if c.want > 0 && (desk.Rows[0].Note != "public_notice" || desk.Rows[0].Task.ID != "approve_measure."+k.docket().Measures[0].ID) {
			t.Errorf("%+v", desk.Rows[0])
		}
	}
}

// Claim: a case stalls on the day after thirty days without an act, not before; what it waits for is said, first of all that it is held.
func TestStalled(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay") // the last act is of 10 March
	count := func(on int) int {
		t.Helper()
		d.on(2025, 4, on)
		_, n, err := d.StalledCases(d.ctx, president(), 5)
		if err != nil {
			t.Fatal(err)
		}
		return n.N
	}
	for _, c := range []struct{ day, want int }{{8, 0}, {9, 1}, {10, 1}} {
		if got := count(c.day); got != c.want {
			t.Errorf("9 April is thirty days after 10 March; on %d April %d are stalled, want %d", c.day, got, c.want)
		}
	}
	desk, err := d.DeskOf(d.ctx, judge(), StripStalled, 0)
	if err != nil || desk.Counts[StripStalled].N != 1 || len(desk.Rows) != 1 || desk.Rows[0].Case.Docket != k.id {
		t.Errorf("%+v (%v)", desk, err)
	}
	why := func() string {
		t.Helper()
		all, _, err := d.StalledCases(d.ctx, president(), 5)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		sayable(t, all[0].Why.In("zh"))
		return all[0].Why.In("en")
	}
	before := why()
	k.ok(d.PlaceHold(d.ctx, k.req(judge()), docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Reason: docket.HoldReasons[0], Until: day(2025, 5, 1)}}))
	if after := why(); after == before || after[:4] != "laid" {
		t.Errorf("held: %q, before %q", after, before)
	}
	if _, _, err := d.StalledCases(d.ctx, clerk(), 5); err == nil {
		t.Error("a clerk watches over the court")
	}
}

// Claim: a hold that ended within the last seven days is on the list of cases that came back, and one that lasts is not.
func TestDeskOfBack(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.PlaceHold(d.ctx, k.req(judge()), docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Reason: docket.HoldReasons[0], Until: day(2025, 3, 20)}}))
	back := func() int {
		t.Helper()
		desk, err := d.DeskOf(d.ctx, judge(), StripBack, 0)
		if err != nil {
			t.Fatal(err)
		}
		return desk.Counts[StripBack].N
	}
	if n := back(); n != 0 {
		t.Errorf("%d came back while held", n)
	}
	d.on(2025, 3, 20)
	if _, err := d.Daily(d.ctx, d.Today(), nil); err != nil {
		t.Fatal(err)
	}
	if n := back(); n != 1 {
		t.Errorf("%d came back, want 1", n)
	}
	d.on(2025, 3, 27)
	if n := back(); n != 0 {
		t.Errorf("%d came back seven days later", n)
	}
}

// Claim: a list is exported whole and in its order, by who may take cases out of the desk.
func TestExport(t *testing.T) {
	d := newDesk(t)
	a, b := d.enforced("pay"), d.filed("other")
	var got []docket.ID
	all, err := d.Export(d.ctx, judge(), store.CaseFilter{}, func(c store.Case) error { got = append(got, c.Docket); return nil })
	if err != nil || !all || !slices.Equal(got, []docket.ID{a.id, b.id}) {
		t.Errorf("%v %v (%v)", got, all, err)
	}
	gone := errors.New("gone")
	if _, err := d.Export(d.ctx, judge(), store.CaseFilter{}, func(store.Case) error { return gone }); !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
	for _, x := range []Actor{bureau(), as("u-overseer", policy.Overseer)} {
		var no *Denied
		if _, err := d.Export(d.ctx, x, store.CaseFilter{}, nil); !errors.As(err, &no) {
			t.Errorf("%s exports: %v", x.ID, err)
		}
	}
}
