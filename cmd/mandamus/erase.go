package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// eraseCommand destroys one personal value with its salt, and puts on record that it did and on what basis.
type eraseCommand struct {
	database
	Docket  string `arg:"" name:"docket" placeholder:"DOCKET"`
	Version int    `arg:"" name:"event" placeholder:"EVENT"`
	Field   string `arg:"" name:"field" placeholder:"FIELD"`
	Basis   string `required:"" placeholder:"WORD"`
	By      string `required:"" placeholder:"PERSON"`
}

// Run erases it, in the database and all that the database is made of.
func (c *eraseCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		return c.erase(ctx, p, desk)
	})
}

// erase does it in the name of who ordered it.
func (c *eraseCommand) erase(ctx context.Context, p *program, desk *app.App) error {
	id := docket.ID(c.Docket)
	line, err := desk.Store.Case(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return wrong("", "cmd.erase.docket", "docket", c.Docket)
	}
	if err != nil {
		return err
	}
	who := app.Actor{ID: c.By, Roles: []policy.Role{policy.Administrator}, Court: line.Court}
	cmd := docket.RecordErasure{ValueErased: docket.ValueErased{Of: c.Version, Field: c.Field, Basis: c.Basis}}
	_, err = desk.Erase(ctx, app.Request{Actor: who, Docket: id, Version: line.Version}, cmd)
	var refusal *docket.Refusal
	switch {
	case errors.As(err, &refusal) && refusal.Rule == "erasure.nothing":
		return wrong("", "cmd.erase.nothing", "event", c.Version, "field", c.Field)
	case err != nil && !slices.Contains(docket.ErasureBases, c.Basis):
		return misuse(i18n.M("cmd.erase.basis", "word", c.Basis), i18n.M("cmd.usage.commands", "words", strings.Join(docket.ErasureBases, ", ")))
	case err != nil:
		return err
	}
	fmt.Fprintln(p.stdout, p.t("cmd.erase.done", "event", c.Version, "field", c.Field, "docket", c.Docket))
	return nil
}
