package main

import (
	"context"
	"errors"
	"time"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/web"
)

// choresEvery is how often the desk looks whether a new day has begun.
const choresEvery = time.Minute

// chores does what must be done while the desk is open, until the context ends: the daily run once a day, by whichever of several programs is
// first, the end of sessions that have run out, and a register or law that somebody has changed.
func (p *program) chores(ctx context.Context, desk *web.Desk) {
	var last civil.Day
	every(ctx, choresEvery, func() bool {
		last = p.chore(ctx, desk, last)
		return true
	})
}

// chore does the work of one look, and returns the day for which the daily run is done.
func (p *program) chore(ctx context.Context, desk *web.Desk, last civil.Day) civil.Day {
	if err := desk.Accounts.Sweep(ctx, desk.Now()); err != nil && ctx.Err() == nil {
		desk.Log.ErrorContext(ctx, "sessions not swept", "error", err)
	}
	if err := p.register.refresh(ctx); err != nil && ctx.Err() == nil {
		desk.Log.ErrorContext(ctx, "register not refreshed", "error", err)
	}
	if err := p.live.Refresh(ctx, desk.Ready); err != nil && ctx.Err() == nil {
		desk.Log.ErrorContext(ctx, "law not refreshed", "error", err)
	}
	return p.daily(ctx, desk, last)
}

// daily does the daily run where a day has begun, and returns the day for which it is done.
func (p *program) daily(ctx context.Context, desk *web.Desk, last civil.Day) civil.Day {
	cases := desk.App()
	today := cases.Today()
	if today == last {
		return last
	}
	ran, err := cases.Daily(ctx, today, nil)
	switch {
	case ctx.Err() != nil, errors.Is(err, app.ErrRunning), errors.Is(err, app.ErrOtherLaw):
		return last // it is tried again at the next look
	case err != nil:
		desk.Log.ErrorContext(ctx, "daily run failed", "day", today, "error", err)
		return last
	}
	for _, f := range ran.Failed {
		desk.Log.ErrorContext(ctx, "daily run failed for a case", "docket", f.Docket, "error", f.Err)
	}
	desk.Log.InfoContext(ctx, "daily run", "day", today, "cases", ran.Cases, "lapses", ran.Lapses, "nonuse", ran.NonUse, "returned", ran.Returned)
	return today
}
