package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"mandamus/account"
	"mandamus/app"
	"mandamus/i18n"
	"mandamus/register"
	"mandamus/report/layout"
	"mandamus/store"
)

// registerCommands are the commands on the register of bodies, people in office and staff.
type registerCommands struct {
	Import registerImportCommand `cmd:""`
	Export registerExportCommand `cmd:""`
}

// registerImportCommand reads a table from a CSV file.
type registerImportCommand struct {
	database
	Table  string `arg:"" placeholder:"TABLE"`
	File   string `arg:"" placeholder:"FILE"`
	DryRun bool
}

// shownChanges bounds how many changed rows are printed.
const shownChanges = 200

// Run shows what the file changes, and stores it unless only a dry run was asked for. A file is taken whole or not at all.
func (c *registerImportCommand) Run(p *program) error {
	kind, err := tableNamed(c.Table)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	return c.with(!c.DryRun, func(ctx context.Context, s store.Store) error {
		now, err := app.LoadRegister(ctx, s)
		if err != nil {
			return err
		}
		changes, problems := now.Import(kind, c.File, data)
		for _, problem := range problems {
			fmt.Fprintln(p.stderr, problem.In(p.lang))
		}
		if err := p.changes(changes); err != nil {
			return err
		}
		next, ok := changes.Result()
		switch {
		case !ok:
			fmt.Fprintln(p.stderr, p.t("cmd.register.refused", "file", c.File))
			return errReported
		case c.DryRun:
			fmt.Fprintln(p.stdout, p.t("cmd.register.dry_run"))
			return nil
		}
		return c.save(ctx, p, s, next)
	})
}

func (c *registerImportCommand) save(ctx context.Context, p *program, s store.Store, next *register.Registry) error {
	err := app.SaveRegister(ctx, s, next, account.System, p.now)
	var stale *store.Stale
	if errors.As(err, &stale) {
		return wrong("", "cmd.register.stale")
	}
	if err == nil {
		fmt.Fprintln(p.stdout, p.t("cmd.register.saved"))
	}
	return err
}

// changes prints what becomes of the rows of a file: the counts, and each row that is added or changed.
func (p *program) changes(all register.Changes) error {
	var t layout.Table
	shown := 0
	for _, row := range all.Rows {
		if row.What == register.Same || shown == shownChanges {
			continue
		}
		shown++
		t.Row(layout.T(layout.Faint, fmt.Sprint(row.Line)), layout.T(layout.Note, row.Key), layout.P(p.t("cmd.register."+string(row.What))), layout.P(fieldsChanged(row.Fields)))
	}
	page := p.page()
	page.Table(t)
	if err := p.print(page); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, p.t("cmd.register.counts", "added", all.Count(register.Added), "changed", all.Count(register.Changed),
		"same", all.Count(register.Same), "refused", all.Count(register.Refused)))
	return nil
}

//i18n:keys cmd.register.*

// fieldsChanged says which cells differ and how.
func fieldsChanged(fields []register.Field) string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Column+": "+f.Old+" → "+f.New)
	}
	return i18n.List(i18n.EN, out)
}

// registerExportCommand writes a table as CSV: what import reads.
type registerExportCommand struct {
	database
	Table string `arg:"" placeholder:"TABLE"`
}

// Run writes the table to standard output.
func (c *registerExportCommand) Run(p *program) error {
	kind, err := tableNamed(c.Table)
	if err != nil {
		return err
	}
	return c.with(false, func(ctx context.Context, s store.Store) error {
		now, err := app.LoadRegister(ctx, s)
		if err != nil {
			return err
		}
		_, err = p.stdout.Write(now.Export(kind))
		return err
	})
}

// tableNamed is a table of the register by its name.
func tableNamed(name string) (register.Kind, error) {
	kind := register.Kind(name)
	if !slices.Contains(register.Kinds, kind) {
		return "", misuse(i18n.M("cmd.register.table", "table", name), i18n.M("cmd.register.table.hint"))
	}
	return kind, nil
}
