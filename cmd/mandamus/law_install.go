package main

import (
	"context"
	"errors"
	"fmt"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/law/packs"
	"mandamus/law/parcel"
	"mandamus/report/layout"
	"mandamus/store"
)

// lawInstallCommand puts other law in force in a store.
type lawInstallCommand struct {
	database
	File   string   `arg:"" name:"file"`
	Trust  []string `placeholder:"VKEY" sep:"none"`
	DryRun bool
}

// Run shows what moves, and installs the pack unless only a dry run was asked for.
func (c *lawInstallCommand) Run(p *program) error {
	return installing{c.database, c.File, c.Trust, c.DryRun, parcel.Law}.run(p)
}

// calendarInstallCommand makes the holidays of another year known to a store.
type calendarInstallCommand struct {
	database
	File   string   `arg:"" name:"file"`
	Trust  []string `placeholder:"VKEY" sep:"none"`
	DryRun bool
}

// Run shows what moves, and installs the holidays unless only a dry run was asked for.
func (c *calendarInstallCommand) Run(p *program) error {
	return installing{c.database, c.File, c.Trust, c.DryRun, parcel.Calendar}.run(p)
}

// installing is what both do.
type installing struct {
	database
	file   string
	trust  []string
	dryRun bool
	kind   parcel.Kind
}

func (c installing) run(p *program) error {
	data, problem := p.read(c.file)
	if problem != nil {
		return fault.Problems{*problem}
	}
	return c.with(!c.dryRun, func(ctx context.Context, s store.Store) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		shipped, _ := packs.Open(homeLaw)
		in, err := desk.Prepare(ctx, data, c.kind, shipped, c.trust...)
		if err != nil {
			return inFileAll(c.file, err)
		}
		if err := p.foreseen(ctx, in); err != nil {
			return err
		}
		if c.dryRun {
			fmt.Fprintln(p.stdout, p.t("cmd.install.dry_run"))
			return nil
		}
		return p.carry(ctx, in)
	})
}

// foreseen prints what an installation moves.
func (p *program) foreseen(ctx context.Context, in *app.Install) error {
	known := in.After.Pack.Calendar().Known()
	fmt.Fprintln(p.stdout, p.t("cmd.install.file", "signer", in.Parcel.Signer, "made", in.Parcel.Made.Format("2006-01-02 15:04:05"), "digest", in.Parcel.Digest))
	fmt.Fprintln(p.stdout, p.t("cmd.install.law", "digest", in.After.Pack.Digest(), "sources", in.After.Pack.SourcesTo(), "calendar", known.Until-1))
	var t layout.Table
	shown := 0
	ran, err := in.DryRun(ctx, func(m app.CaseMoved) error {
		if shown++; shown <= shownChanges {
			p.movedRows(&t, in, m)
		}
		return nil
	}, p.counted())
	if err != nil {
		return err
	}
	page := p.page()
	page.Table(t)
	if err := p.print(page); err != nil {
		return err
	}
	if shown > shownChanges {
		fmt.Fprintln(p.stdout, p.t("cmd.install.more", "n", shown-shownChanges))
	}
	fmt.Fprintln(p.stdout, p.t("cmd.install.totals", "cases", ran.Cases, "moved", ran.Moved, "limits", ran.Limits, "opened", ran.Opened, "closed", ran.Closed))
	return p.failures(ran)
}

// counted is a count of cases on a terminal; nothing where there is none.
func (p *program) counted() func(int) {
	if !isTerminal(p.stderr) {
		return nil
	}
	return func(done int) { fmt.Fprintf(p.stderr, "\r\x1b[K%s\r", p.t("cmd.install.progress", "n", done)) }
}

// movedRows sets what moves in a case, a row each: number, obligation, limit or measure, day before and after, state before and after.
func (p *program) movedRows(t *layout.Table, in *app.Install, m app.CaseMoved) {
	number := m.Number
	if number == "" {
		number = m.Docket.String()
	}
	for _, l := range m.What.Limits {
		t.Row(layout.T(layout.Note, number), layout.P(l.Obligation), layout.P(p.slotLabel(in, l.Limit, true)),
			layout.P(p.lastDay(l.LastBefore)+" → "+p.lastDay(l.LastAfter)), layout.P(p.slotState(l.StateBefore)+" → "+p.slotState(l.StateAfter)))
	}
	for _, turn := range m.What.Measures {
		t.Row(layout.T(layout.Note, number), layout.P(turn.Obligation), layout.P(p.slotLabel(in, turn.Measure, false)),
			layout.P(""), layout.P(p.slotState(turn.Before)+" → "+p.slotState(turn.After)))
	}
}

// slotLabel is what a limit or measure is called in the law after, or where that has it no more, before.
func (p *program) slotLabel(in *app.Install, id string, limit bool) string {
	for _, book := range []*app.Lawbook{in.After, in.Before} {
		label := book.Pack.Measures.M[id].Label
		if limit {
			label = book.Pack.Limits.M[id].Label
		}
		if text := label.In(p.lang); text != "" {
			return text
		}
	}
	return id
}

func (p *program) slotState(state string) string { return i18n.T(p.lang, "report.state."+state) } //i18n:keys report.state.*

func (p *program) lastDay(d casefile.Date) string {
	if !d.Given {
		return "—"
	}
	return d.String()
}

// carry installs, and says what was recorded.
func (p *program) carry(ctx context.Context, in *app.Install) error {
	ran, err := in.Carry(ctx, nil, p.counted())
	var stale *store.Stale
	switch {
	case errors.Is(err, app.ErrRunning), errors.As(err, &stale):
		return wrong("", "cmd.install.running")
	case err != nil:
		return err
	}
	if in.Again {
		fmt.Fprintln(p.stdout, p.t("cmd.install.again", "recorded", ran.Recorded))
	}
	fmt.Fprintln(p.stdout, p.t("cmd.install.done", "cases", ran.Cases, "moved", ran.Moved))
	return p.failures(ran)
}

// failures names the cases that could not be dealt with.
func (p *program) failures(ran app.Reassessed) error {
	for _, f := range ran.Failed {
		fmt.Fprintln(p.stderr, p.t("cmd.daily.failed", "docket", f.Docket, "error", f.Err))
	}
	if len(ran.Failed) > 0 {
		return errReported
	}
	return nil
}

// inFileAll names the file in problems that name none.
func inFileAll(name string, err error) error {
	var all fault.Problems
	if !errors.As(err, &all) {
		return err
	}
	for i := range all {
		if all[i].File == "" {
			all[i].File = name
		}
	}
	return all
}
