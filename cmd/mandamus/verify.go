package main

import (
	"context"
	"fmt"

	"mandamus/store"
)

// verifyCommand reads a whole store and says whether it is what was written to it.
type verifyCommand struct {
	database
}

// Run verifies events, chain, commitments and read models.
func (c *verifyCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		projector, err := p.projector(ctx, s)
		if err != nil {
			return err
		}
		report, err := s.Verify(ctx, projector)
		if err != nil {
			return err
		}
		return p.verified(report)
	})
}

// verified says what a store holds, and what is wrong with it.
func (p *program) verified(r store.Report) error {
	for _, problem := range r.Problems {
		fmt.Fprintln(p.stderr, p.t("cmd.verify.problem", "problem", problem))
	}
	if !r.OK() {
		return errReported
	}
	fmt.Fprintln(p.stdout, p.t("cmd.verify.ok", "dockets", r.Dockets, "events", r.Events, "private", r.Private, "erased", r.Erased))
	if r.Head.Chain != "" {
		fmt.Fprintln(p.stdout, p.t("cmd.verify.chain", "position", r.Head.Pos, "chain", r.Head.Chain))
	}
	return nil
}
