package app

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// run does the daily run and holds that nothing failed.
func (d *desk) run(y, m, day int) Ran {
	d.t.Helper()
	ran, err := d.on(y, m, day).Daily(d.ctx, civil.Date(y, m, day), nil)
	if err != nil || len(ran.Failed)+len(ran.Skipped) > 0 {
		d.t.Fatalf("%+v, %v", ran, err)
	}
	return ran
}

// dump returns all read models.
func (d *desk) dump() string {
	d.t.Helper()
	var b bytes.Buffer
	if err := d.Store.Dump(d.ctx, &b); err != nil {
		d.t.Fatal(err)
	}
	return b.String()
}

// Claim: the daily run records a limit of the court that ran out, once, on the day after its last; run again, on that day or
// later, it records nothing more of it; and the rows say the same when they are computed anew.
func TestDailyRecordsLapsesOnce(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	limits, err := d.Store.Limits(d.ctx, store.Agenda{Docket: k.id, States: []string{"running"}})
	if err != nil || len(limits.Rows) == 0 {
		t.Fatalf("no limit runs (%v)", err)
	}
	d.run(2027, 6, 1)
	k.version = k.docket().Version
	lapses := k.docket().Lapses
	if len(lapses) == 0 {
		t.Fatal("years of silence, and no lapse")
	}
	for _, l := range lapses {
		if l.Actor != System || l.On.First != l.Last.First+1 || l.Under == "" || l.Last.First < civil.Date(2025, 3, 3) {
			t.Errorf("lapse %s of %s: %+v", l.Limit, l.Last, l)
		}
	}
	before := d.dump()
	if ran := d.run(2027, 6, 1); ran.Lapses+ran.NonUse != 0 || ran.Cases != 0 {
		t.Errorf("the second run recorded %+v", ran)
	}
	if after := d.dump(); after != before {
		t.Error("the second run changed the rows")
	}
	d.run(2027, 6, 2)
	if got := k.docket(); got.Version != k.version {
		t.Errorf("the next day recorded %s", got.History[k.version].Event.Kind)
	}
	if err := d.Store.Rebuild(d.ctx, d.Projector()); err != nil {
		t.Fatal(err)
	}
	if after := d.dump(); after != before {
		t.Error("rebuilt rows differ")
	}
}

// Claim: what lists show is the same when it is computed anew from the events.
func TestRebuildEquals(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay", "perform_duty")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.ok(d.PlaceHold(d.ctx, k.req(judge()), docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Until: day(2025, 5, 1), Reason: "awaiting_reply"}}))
	d.filed("other")
	d.run(2025, 4, 30)
	before := d.dump()
	if err := d.Store.Rebuild(d.ctx, d.Projector()); err != nil {
		t.Fatal(err)
	}
	if after := d.dump(); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	if report, err := d.Store.Verify(d.ctx, d.Projector()); err != nil || !report.OK() || !report.Projected {
		t.Errorf("%+v (%v)", report, err)
	}
}

// ledger returns the rows of the non-use ledger of a case for a measure.
func (k *kase) ledger(measure string) []store.NonUse {
	k.t.Helper()
	page, err := k.Store.NonUse(k.ctx, agendaOf(k.id))
	if err != nil {
		k.t.Fatal(err)
	}
	var out []store.NonUse
	for _, n := range page.Rows {
		if n.Row.Slot == measure {
			out = append(out, n.Row)
		}
	}
	return out
}

// Claim: of a measure that lacks nothing but the court's finding the ledger says so from the day that was so; once it is found, that
// row ends and one of the other kind begins; a judge's reason takes the place of none; proposing the measure ends it.
func TestNonUseLedger(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("perform_duty")
	d.run(2025, 4, 9)
	k.version = k.docket().Version
	rows := k.ledger("public_notice")
	if len(rows) != 1 || rows[0].Kind != notDecided || rows[0].Until != civil.Never || rows[0].Reason != "none_given" {
		t.Fatalf("ledger %+v", rows)
	}
	if n := k.docket().NonUse[0]; n.Finding != "refusal" {
		t.Errorf("the finding is called %q", n.Finding)
	}
	if first := rows[0].From; first < civil.Date(2025, 3, 5) || first > civil.Date(2025, 4, 8) {
		t.Errorf("from %v", first)
	}
	d.on(2025, 4, 20)
	k.find("refusal")
	d.run(2025, 4, 20)
	if rows = k.ledger("public_notice"); len(rows) != 1 || rows[0].Until != civil.Date(2025, 4, 20) {
		t.Errorf("on the day of the finding %+v", rows)
	}
	d.run(2025, 5, 2)
	k.version = k.docket().Version
	rows = k.ledger("public_notice")
	if len(rows) != 2 || rows[1].Kind != availableNotUsed || rows[1].From != civil.Date(2025, 4, 20) {
		t.Fatalf("ledger %+v", rows)
	}
	if ran := d.run(2025, 5, 2); ran.NonUse != 0 {
		t.Errorf("again %+v", ran)
	}
	reason := docket.NoteNonUse{NonUseNoted: docket.NonUseNoted{Obligation: "o1", Measure: "public_notice", Sort: availableNotUsed, From: day(2025, 4, 20), Reason: "settlement_talks"}}
	k.ok(d.ExplainNonUse(d.ctx, k.req(judge()), reason))
	if rows = k.ledger("public_notice"); len(rows) != 2 || rows[1].Reason != "settlement_talks" {
		t.Errorf("ledger %+v", rows)
	}
	d.on(2025, 5, 6)
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), proposal("public_notice", "o1", "")))
	if rows = k.ledger("public_notice"); rows[1].Until != civil.Date(2025, 5, 6) {
		t.Errorf("proposed, and unused: %+v", rows)
	}
}

// Claim: a held case comes back on its day by the daily run, not before, and once.
func TestHoldReturns(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	hold := docket.PlaceHold{HoldPlaced: docket.HoldPlaced{Until: day(2025, 4, 20), Reason: "awaiting_payment"}}
	k.denied("policy.cannot")(d.PlaceHold(d.ctx, k.req(clerk()), hold))
	k.ok(d.PlaceHold(d.ctx, k.req(judge()), hold))
	if ran := d.run(2025, 4, 19); ran.Returned != 0 || k.docket().Hold() == nil {
		t.Errorf("back a day early: %+v", ran)
	}
	if ran := d.run(2025, 4, 20); ran.Returned != 1 || k.docket().Hold() != nil {
		t.Errorf("not back: %+v", ran)
	}
	if ran := d.run(2025, 4, 20); ran.Returned != 0 {
		t.Errorf("back twice: %+v", ran)
	}
}

// Claim: the daily run is of no day to come, waits for no other program, and tells its progress.
func TestDailyBounds(t *testing.T) {
	d := newDesk(t)
	d.enforced("pay")
	if _, err := d.Daily(d.ctx, d.Today()+1, nil); !errors.Is(err, ErrFuture) {
		t.Errorf("tomorrow: %v", err)
	}
	d.on(2026, 4, 1)
	if _, ok, err := d.Store.Acquire(d.ctx, dailyLease, "else", d.App.now(), lease); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if _, err := d.Daily(d.ctx, d.Today(), nil); !errors.Is(err, ErrRunning) {
		t.Errorf("beside another: %v", err)
	}
	d.on(2026, 4, 2)
	var told []int
	if _, err := d.Daily(d.ctx, d.Today(), func(n int) { told = append(told, n) }); err != nil || !slices.Equal(told, []int{1}) {
		t.Errorf("told %v (%v)", told, err)
	}
}
