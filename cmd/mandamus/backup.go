package main

import (
	"context"
	"errors"
	"fmt"

	"mandamus/store"
)

// backupCommand writes a backup, restores it on trial and verifies it. Only what passed is left behind.
type backupCommand struct {
	database
	File string `arg:"" placeholder:"FILE"`
}

// Run makes the backup and says what it holds.
func (c *backupCommand) Run(p *program) error {
	return c.with(false, func(ctx context.Context, s store.Store) error {
		report, err := s.Backup(ctx, c.File)
		if errors.Is(err, store.ErrNotEmpty) {
			return wrong(c.File, "cmd.backup.exists")
		}
		if err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.t("cmd.backup.done", "file", report.Path, "bytes", report.Bytes, "events", report.Events, "dockets", report.Dockets))
		return nil
	})
}
