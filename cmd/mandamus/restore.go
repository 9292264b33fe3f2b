package main

import (
	"context"
	"errors"

	"mandamus/i18n"
	"mandamus/store"
	"mandamus/store/postgres"
	"mandamus/store/sqlite"
)

// restoreCommand makes a new store from a backup. What was erased since is erased again before the store can be opened.
type restoreCommand struct {
	database
	File string `arg:"" placeholder:"FILE"`
}

// Run restores into a file that is not there, or into an empty database.
func (c *restoreCommand) Run(p *program) error {
	projector, err := p.projector(context.Background(), sqlite.Kept{Path: c.File})
	if err != nil {
		return err
	}
	report, err := c.restore(context.Background(), projector)
	if errors.Is(err, store.ErrNotEmpty) {
		return misuse(i18n.M("cmd.restore.exists", "database", c.Database), i18n.M("cmd.restore.exists.hint"))
	}
	if err != nil {
		return err
	}
	return p.verified(report)
}

func (c *restoreCommand) restore(ctx context.Context, p store.Projector) (store.Report, error) {
	if c.remote() {
		return postgres.Restore(ctx, c.File, c.postgres(), p)
	}
	return sqlite.Restore(ctx, c.File, c.sqlite(), p)
}
