package main

import (
	"context"
	"errors"
	"fmt"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/store"
)

// dailyCommand does the daily run. It may be run as often as one likes.
type dailyCommand struct {
	database
	On string `placeholder:"DAY"`
}

// Run does the run for today, or for a day that was missed, and says what it recorded.
func (c *dailyCommand) Run(p *program) error {
	day, err := dayFlag("--on", c.On)
	if err != nil {
		return err
	}
	on := p.today()
	if day != nil {
		on = *day
	}
	return c.with(false, func(ctx context.Context, s store.Store) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		ran, err := desk.Daily(ctx, on, nil)
		switch {
		case errors.Is(err, app.ErrFuture):
			return misuse(i18n.M("cmd.daily.future", "day", on), i18n.M("cmd.daily.future.hint"))
		case errors.Is(err, app.ErrRunning):
			return wrong("", "cmd.daily.running")
		case err != nil:
			return err
		}
		return p.ran(ran)
	})
}

// ran says what the daily run did; a case it could not deal with makes the run one that went wrong.
func (p *program) ran(r app.Ran) error {
	fmt.Fprintln(p.stdout, p.t("cmd.daily.ran", "day", r.Day, "cases", r.Cases, "lapses", r.Lapses, "nonuse", r.NonUse, "returned", r.Returned))
	if len(r.Skipped) > 0 {
		fmt.Fprintln(p.stdout, p.t("cmd.daily.skipped", "n", len(r.Skipped)))
	}
	for _, f := range r.Failed {
		fmt.Fprintln(p.stderr, p.t("cmd.daily.failed", "docket", f.Docket, "error", f.Err))
	}
	if len(r.Failed) > 0 {
		return errReported
	}
	return nil
}
