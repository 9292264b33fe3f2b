package main

import (
	"context"
	"fmt"

	"mandamus/store"
)

// verifyCommand says what a receipt proves, or whether evidence holds. Without either it reads a whole store and says whether it is what was
// written to it.
type verifyCommand struct {
	database
	File     string `arg:"" optional:"" name:"file" placeholder:"RECEIPT|EVIDENCE"`
	Trust    string `placeholder:"FILE"`
	Log      string `placeholder:"URL|DIR"`
	Opening  string `placeholder:"FILE"`
	Complete string `placeholder:"FILE"`
}

// Run verifies a file; or events, chain, commitments, read models and the log of a store.
func (c *verifyCommand) Run(p *program) error {
	if c.File != "" {
		return c.file(p)
	}
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
	if r.Log.Size > 0 {
		fmt.Fprintln(p.stdout, p.t("cmd.verify.log", "size", r.Log.Size, "published", r.Published, "root", r.Log.Root))
	}
	if r.Head.Chain != "" {
		fmt.Fprintln(p.stdout, p.t("cmd.verify.chain", "position", r.Head.Pos, "chain", r.Head.Chain))
	}
	return nil
}
