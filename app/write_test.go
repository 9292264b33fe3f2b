package app

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

func agendaOf(id docket.ID) store.Agenda { return store.Agenda{Docket: id} }

func note(text string) docket.AddNote {
	return docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords(text, "")}}
}

// Claim: a verb on an old version is stale and told what changed; the same request sent again is carried out once.
func TestStaleAndAgain(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	request := k.req(clerk())
	first := k.ok(d.AddNote(d.ctx, request, note("一")))
	again, err := d.AddNote(d.ctx, request, note("一"))
	if err != nil || !again.Again || again.Version != first.Version || again.Docket != k.id {
		t.Errorf("again: %+v, %v", again, err)
	}
	request.Key = "another"
	_, err = d.AddNote(d.ctx, request, note("二"))
	var stale *Stale
	if !errors.As(err, &stale) || stale.Have != k.version || stale.Want != k.version-1 || len(stale.Changed) != 1 || stale.Changed[0].Kind != "note.added/1" {
		t.Fatalf("got %v", err)
	}
	sayable(t, stale.In(i18n.ZH)+stale.In(i18n.EN))
	ahead := k.req(clerk())
	ahead.Version++
	if _, err = d.AddNote(d.ctx, ahead, note("三")); !errors.As(err, &stale) || stale.Changed != nil {
		t.Errorf("ahead: %v", err)
	}
	filing := Request{Actor: clerk(), Key: "file"}
	a, err := d.FileApplication(d.ctx, filing, application("housing"))
	b, err2 := d.FileApplication(d.ctx, filing, application("housing"))
	if err != nil || err2 != nil || !b.Again || a.Docket != b.Docket {
		t.Errorf("filed twice: %+v, %+v (%v, %v)", a, b, err, err2)
	}
}

// Claim: of writers at one version one wins; the others are stale, and nothing is lost.
func TestConcurrentWriters(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	errs := make([]error, 6)
	requests := make([]Request, len(errs))
	for i := range requests {
		requests[i] = k.req(clerk())
	}
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() { _, errs[i] = d.AddNote(d.ctx, requests[i], note("并")) })
	}
	wg.Wait()
	won := 0
	for _, err := range errs {
		var stale *Stale
		switch {
		case err == nil:
			won++
		case !errors.As(err, &stale) || len(stale.Changed) != 1:
			t.Errorf("got %v", err)
		}
	}
	if got := len(k.docket().Notes); won != 1 || got != 1 {
		t.Errorf("%d won, %d notes", won, got)
	}
}

// Claim: nobody acts in a court that is not theirs, without a role, for the other side, or on a case that is not theirs.
func TestWhoMay(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	elsewhere := judge()
	elsewhere.Court = "皖1182"
	report := docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{Told: docket.Told{Obligations: []string{"o1"}}, WithState: docket.WithState{State: "full"}}}
	stranger := bureau()
	stranger.Body = "other"
	seat := Actor{ID: "a1", Seats: []Seat{{k.id, "a1", policy.Applicant}}}
	k.denied("app.nobody")(d.AddNote(d.ctx, k.req(Actor{ID: "x"}), note("无")))
	k.denied("policy.cannot.there")(d.AddNote(d.ctx, k.req(elsewhere), note("外")))
	k.denied("policy.cannot.there")(d.ReportPerformance(d.ctx, k.req(stranger), report))
	k.denied("policy.cannot")(d.ReportPerformance(d.ctx, k.req(seat), report))
	k.ok(d.AppearRepresentative(d.ctx, k.req(clerk()), docket.AppearRepresentative{RepresentativeAppeared: docket.RepresentativeAppeared{
		Party: "a1", Name: docket.InWords("孙八", ""), Kind: "lawyer", Scope: []string{"ordinary"}}}))
	lawyer := Actor{ID: "r1", Seats: []Seat{{k.id, "r1", policy.Representative}}}
	k.denied("app.other_side")(d.ReportPerformance(d.ctx, k.req(lawyer), report))
	objection := docket.RaiseObjection{ObjectionRaised: docket.ObjectionRaised{WithWay: docket.WithWay{Way: "enforcement_act"}}}
	k.denied("app.power")(d.RaiseObjection(d.ctx, k.req(lawyer), objection))
	k.ok(d.RaiseObjection(d.ctx, k.req(seat), objection))
	if e := k.docket().Entry(k.version).Event; e.Actor != "a1" {
		t.Errorf("by %s", e.Actor)
	}
	k.ok(d.WithdrawRepresentative(d.ctx, k.req(clerk()), docket.WithdrawRepresentative{RepresentativeWithdrew: docket.RepresentativeWithdrew{Representative: "r1"}}))
	if _, err := d.Case(d.ctx, lawyer, k.id, d.Today()); err == nil {
		t.Error("a representative without power reads the case")
	}
}

// Claim: an officer is assigned only who works there and conducts cases, and whom no exclusion keeps from the debtor.
func TestAssigning(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	assign := func(officer string) (Result, error) {
		return d.AssignCase(d.ctx, k.req(president()), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: officer, Reason: "workload"}})
	}
	for _, officer := range []string{"u-nobody", "u-clerk", "u-above", ""} {
		if _, err := assign(officer); err == nil {
			t.Errorf("%q has the case", officer)
		}
	}
	k.denied("app.excluded")(assign("u-judge2"))
	k.ok(assign("u-officer"))
}

// Claim: who may propose and approve a measure follows the approval policy and the law together: roles, own proposal, absence with
// substitution on record, and the docket's own last line.
func TestApprovals(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.identify()
	away := map[string]bool{}
	d.Away = func(staff string, _ civil.Day) bool { return away[staff] }
	propose := proposal("daily_fine", "o1", "p1")
	k.denied("policy.cannot")(d.ProposeMeasure(d.ctx, k.req(clerk()), propose))
	k.denied("policy.recused")(d.ProposeMeasure(d.ctx, k.req(as("u-judge2", policy.Judge)), propose))
	k.denied("policy.stranger")(d.ProposeMeasure(d.ctx, k.req(as("u-gone", policy.Judge)), propose))
	k.denied("policy.proposes_not")(d.ProposeMeasure(d.ctx, k.req(president()), propose))
	k.ok(d.ProposeMeasure(d.ctx, k.req(judge()), propose))
	approve := docket.ApproveMeasure{Life: "m1"}
	k.denied("policy.cannot")(d.ApproveMeasure(d.ctx, k.req(judge()), approve))
	k.denied("policy.not_your_turn")(d.ApproveMeasure(d.ctx, k.req(vice()), approve))
	away["u-president"] = true
	k.denied("policy.absent")(d.ApproveMeasure(d.ctx, k.req(president()), approve))
	r := k.ok(d.ApproveMeasure(d.ctx, k.req(vice()), approve))
	if r.Decision == nil || !r.Decision.Deputised || len(r.Events) != 2 || r.Events[0].For != "president" || r.Events[1].Kind != "note.added/1" {
		t.Fatalf("substitution is not on record: %+v", r)
	}
	notes := k.docket().Notes
	said := notes[len(notes)-1].Note
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		sayable(t, said.In(l))
	}
	if !strings.Contains(said.In(i18n.EN), "u-president") {
		t.Errorf("the note names nobody: %s", said.In(i18n.EN))
	}
	k.refused("measure.station")(d.ApproveMeasure(d.ctx, k.req(vice()), approve))
	k.refused("unknown_id")(d.ApproveMeasure(d.ctx, k.req(vice()), docket.ApproveMeasure{Life: "m9"}))
}

// Claim: a hearing that meets another of the same officer or in the same room is refused with that one; one after it is not, nor is
// moving a hearing within its own time.
func TestHearingClash(t *testing.T) {
	d := newDesk(t)
	one, two := d.enforced("pay"), d.enforced("perform_duty")
	two.ok(d.AssignCase(d.ctx, two.req(president()), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: "u-officer", Reason: "workload"}}))
	at := func(clock, room string) docket.ScheduleHearing {
		return docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{On: day(2025, 4, 1), At: clock, Place: docket.InWords(room, ""), About: "performance"}}
	}
	one.ok(d.ScheduleHearing(d.ctx, one.req(clerk()), at("09:30", "第一法庭")))
	clash := func(_ Result, err error) {
		t.Helper()
		var c *Clash
		if !errors.As(err, &c) || len(c.With) != 1 || c.With[0].Case.Docket != one.id {
			t.Fatalf("got %v", err)
		}
		sayable(t, c.In(i18n.ZH)+c.In(i18n.EN))
	}
	clash(d.ScheduleHearing(d.ctx, two.req(clerk()), at("10:29", "第一法庭")))
	clash(d.ScheduleHearing(d.ctx, two.req(clerk()), at("08:31", "第一法庭")))
	two.ok(d.ScheduleHearing(d.ctx, two.req(clerk()), at("10:00", "第二法庭")))
	two.ok(d.ScheduleHearing(d.ctx, two.req(clerk()), at("11:00", "第一法庭")))
	two.refused("hearing.past")(d.ScheduleHearing(d.ctx, two.req(clerk()), docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{On: day(2025, 3, 1), At: "09:00", About: "other"}}))
	move := docket.MoveHearing{HearingMoved: docket.HearingMoved{Hearing: "h1", On: day(2025, 4, 1), At: "09:45", Reason: "other"}}
	one.ok(d.MoveHearing(d.ctx, one.req(clerk()), move))
	move.Hearing, move.At = "h2", "08:50"
	clash(d.MoveHearing(d.ctx, two.req(clerk()), move))
}

// Claim: a hearing lasts as long as was said, and takes the time of who holds it, not of who has the case; who holds it must conduct cases
// at the court and not be kept from the debtor's.
func TestHearingOfAnotherJudge(t *testing.T) {
	d := newDesk(t)
	one, two := d.enforced("pay"), d.enforced("perform_duty")
	at := func(clock, room, judge string, minutes int) docket.ScheduleHearing {
		return docket.ScheduleHearing{HearingScheduled: docket.HearingScheduled{
			On: day(2025, 4, 1), At: clock, Place: docket.InWords(room, ""), About: "performance", Judge: judge, Minutes: minutes}}
	}
	one.ok(d.ScheduleHearing(d.ctx, one.req(clerk()), at("09:00", "一", "u-officer", 150)))
	var c *Clash
	for name, hearing := range map[string]docket.ScheduleHearing{"judge": at("11:29", "二", "u-officer", 0), "room": at("11:29", "一", "", 0), "reaches into it": at("08:00", "一", "", 61)} {
		if _, err := d.ScheduleHearing(d.ctx, two.req(clerk()), hearing); !errors.As(err, &c) {
			t.Errorf("%s: %v", name, err)
		}
	}
	two.ok(d.ScheduleHearing(d.ctx, two.req(clerk()), at("09:00", "二", "", 30)))
	two.ok(d.ScheduleHearing(d.ctx, two.req(clerk()), at("11:30", "一", "u-officer", 20)))
	for _, judge := range []string{"u-clerk", "u-above", "nobody", "u-judge2"} {
		if _, err := d.ScheduleHearing(d.ctx, two.req(clerk()), at("15:00", "三", judge, 0)); err == nil || errors.As(err, &c) {
			t.Errorf("%s holds it: %v", judge, err)
		}
	}
	two.refused("unknown_word")(d.ScheduleHearing(d.ctx, two.req(clerk()), at("15:00", "三", "", 721)))
	move := docket.HearingMoved{Hearing: "h1", On: day(2025, 4, 2), At: "10:00", Reason: "other", Judge: "u-director", Minutes: 45, Place: docket.InWords("四", "")}
	one.ok(d.MoveHearing(d.ctx, one.req(clerk()), docket.MoveHearing{HearingMoved: move}))
	page, err := d.Store.Hearings(d.ctx, store.Agenda{Docket: one.id})
	if err != nil || len(page.Rows) != 1 {
		t.Fatal(page, err)
	}
	if h := page.Rows[0].Row; h.Judge != "u-director" || h.End-h.Start != 45 || h.Room != "四" {
		t.Errorf("moved to %+v", h)
	}
}

// Claim: no personal value that was entered stands in the body of an event, in a message, or after its erasure in anything that can be
// read; an erasure needs a basis and the administrator, and happens once.
func TestPersonalData(t *testing.T) {
	d := newDesk(t)
	k := d.enforced("pay")
	k.ok(d.AddNote(d.ctx, k.req(clerk()), note(secret)))
	of := k.version
	all, err := d.Store.Since(d.ctx, 0, 1000)
	if err != nil || len(all) != k.version {
		t.Fatal(len(all), err)
	}
	for _, e := range all {
		if bytes.Contains(e.Body, []byte(secret)) {
			t.Errorf("%s: %s", e.Kind, e.Body)
		}
	}
	pending, err := d.Store.Pending(d.ctx, 1000)
	if err != nil || len(pending) == 0 || slices.ContainsFunc(pending, func(m store.Message) bool { return strings.Contains(m.Payload, secret) }) {
		t.Errorf("messages %+v (%v)", pending, err)
	}
	erase := docket.RecordErasure{ValueErased: docket.ValueErased{Of: of, Field: "/note/zh", Basis: "request_of_person"}}
	k.denied("policy.cannot")(d.Erase(d.ctx, k.req(president()), erase))
	k.ok(d.Erase(d.ctx, k.req(admin()), erase))
	k.refused("erasure.nothing")(d.Erase(d.ctx, k.req(admin()), erase))
	if got := k.docket().Notes[0].Note.ZH; !got.Erased() {
		t.Errorf("the note still says %q", got.In(i18n.ZH))
	}
	name := docket.RecordErasure{ValueErased: docket.ValueErased{Of: 3, Field: "/name/zh", Basis: "request_of_person"}}
	k.ok(d.Erase(d.ctx, k.req(admin()), name))
	report, err := d.Store.Verify(d.ctx, d.Projector())
	if err != nil || !report.OK() || report.Erased != 2 {
		t.Errorf("%+v (%v)", report, err)
	}
}
