package app

import (
	"cmp"
	"context"
	"time"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/store"
)

// HearingMinutes is how long a hearing is taken to last where it was not said.
const HearingMinutes = 60

// ScheduleHearing sets a hearing, unless the officer of the case or the room has another one at that time.
func (a *App) ScheduleHearing(ctx context.Context, r Request, cmd docket.ScheduleHearing) (Result, error) {
	slot := slot{day: cmd.HearingScheduled.On.First, at: cmd.At, room: cmd.Place.In(i18n.ZH), minutes: cmd.Minutes, judge: cmd.Judge}
	return a.inDiary(ctx, r, slot, cmd.On, cmd)
}

// MoveHearing moves a hearing that was not held yet, with the same check.
func (a *App) MoveHearing(ctx context.Context, r Request, cmd docket.MoveHearing) (Result, error) {
	return a.inDiary(ctx, r, slot{hearing: cmd.Hearing, day: cmd.HearingMoved.On.First, at: cmd.At, room: cmd.Place.In(i18n.ZH), minutes: cmd.Minutes, judge: cmd.Judge}, cmd.On, cmd)
}

// HoldHearing records that a hearing was held.
func (a *App) HoldHearing(ctx context.Context, r Request, cmd docket.HoldHearing) (Result, error) {
	return a.simply(ctx, r, "hearing.schedule", cmd.On, cmd)
}

// slot is the time and room of a hearing to be.
type slot struct {
	hearing string // id of the one that is moved
	day     civil.Day
	at      string
	room    string
	minutes int    // 0: not said
	judge   string // empty: who has the case
}

// settled fills in what a slot leaves out, from the hearing that is moved and from the docket.
func (s slot) settled(d *docket.Docket) slot {
	if h := d.Hearing(s.hearing); h != nil {
		s.room, s.judge, s.minutes = cmp.Or(s.room, h.Place.In(i18n.ZH)), cmp.Or(s.judge, h.Judge), cmp.Or(s.minutes, h.Minutes)
	}
	s.judge, s.minutes = cmp.Or(s.judge, d.Officer), cmp.Or(s.minutes, HearingMinutes)
	return s
}

// inDiary writes to the diary of a court. One at a time does: within this program by a lock, among programs by a lease.
func (a *App) inDiary(ctx context.Context, r Request, s slot, on docket.On, cmd docket.Command) (Result, error) {
	diary := &a.root().diary
	diary.Lock()
	defer diary.Unlock()
	holder, err := a.mint(a.now())
	if err != nil {
		return Result{}, err
	}
	lease := "diary " + r.Actor.Court
	token, ok, err := a.Store.Acquire(ctx, lease, holder, a.now(), time.Minute)
	if err != nil {
		return Result{}, err
	}
	if !ok {
		return Result{}, denied("app.diary_busy")
	}
	defer a.release(ctx, lease, holder)
	plan := func(w *work) ([]docket.Command, error) { return []docket.Command{cmd}, w.free(s) }
	return a.write(ctx, r, verb{action: "hearing.schedule", on: on.On, plan: plan, fence: &store.Fence{Lease: lease, Token: token}})
}

// release gives a lease back. One that is not given back runs out by itself.
func (a *App) release(ctx context.Context, lease, holder string) {
	if err := a.Store.Release(context.WithoutCancel(ctx), lease, holder); err != nil {
		a.fail("lease not released", "lease", lease, "error", err)
	}
}

// free returns a *Clash where the judge or the room is taken. Times that are none are left to the docket.
func (w *work) free(s slot) error {
	start, ok := minute(s.at)
	if !ok || !s.day.Valid() {
		return nil
	}
	if s.judge != "" {
		if err := w.assignable(s.judge); err != nil {
			return err
		}
	}
	s = s.settled(w.docket)
	agenda := store.Agenda{Courts: []string{w.subject.court}, Days: civil.Interval{From: s.day, Until: s.day + 1}, States: []string{hearingSet}}
	var clash Clash
	for {
		page, err := w.app.Store.Hearings(w.ctx, agenda)
		if err != nil {
			return err
		}
		for _, h := range page.Rows {
			same := h.Case.Docket == w.docket.ID && h.Row.ID == s.hearing
			meets := h.Row.Start < start+s.minutes && start < h.Row.End
			judge := h.Row.Judge != "" && h.Row.Judge == s.judge
			room := s.room != "" && h.Row.Room == s.room
			if !same && meets && (judge || room || h.Case.Docket == w.docket.ID) {
				clash.With = append(clash.With, h)
			}
		}
		if agenda.After = page.Next; page.Next == "" {
			break
		}
	}
	if len(clash.With) > 0 {
		return &clash
	}
	return nil
}

// minute reads a time of day, "14:30".
func minute(clock string) (int, bool) {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return 0, false
	}
	return t.Hour()*60 + t.Minute(), true
}
