package postgres

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"mandamus/store"
	"mandamus/store/sqlite"
)

// Backup implements store.Upkeep. All tables are copied as they are at one moment.
func (s *Store) Backup(ctx context.Context, path string) (store.BackupReport, error) {
	return sqlite.Sealed(ctx, path, func(part string) error {
		to, err := sqlite.Open(ctx, sqlite.Options{Path: part})
		if err != nil {
			return err
		}
		return errors.Join(s.CopyInto(ctx, to.DB), to.Close())
	})
}

// Restore fills an empty store from a backup of either driver. What the list of erasures names is erased again and the
// store is verified before Restore returns; where that fails, the store is emptied again.
func Restore(ctx context.Context, backup string, o Options, p store.Projector) (report store.Report, err error) {
	from, done, err := opened(ctx, backup)
	if err != nil {
		return report, fmt.Errorf("restore %s: %w", backup, err)
	}
	defer done()
	o.restoring = true
	to, err := Open(ctx, o)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if err := from.CopyInto(ctx, to.DB); err != nil {
		return report, fmt.Errorf("restore %s: %w", backup, err)
	}
	if report, err = to.Restored(ctx, p); err != nil {
		return report, errors.Join(fmt.Errorf("restore %s: %w", backup, err), to.Clear(ctx))
	}
	return report, nil
}

// opened opens a copy of a backup, in the newest shape; the backup itself is not touched.
func opened(ctx context.Context, backup string) (*sqlite.Store, func(), error) {
	dir, err := os.MkdirTemp("", "restore")
	if err != nil {
		return nil, nil, err
	}
	path := filepath.Join(dir, "backup")
	data, err := os.ReadFile(backup)
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	var from *sqlite.Store
	if err == nil {
		from, err = sqlite.Open(ctx, sqlite.Options{Path: path})
	}
	if err != nil {
		return nil, nil, errors.Join(err, os.RemoveAll(dir))
	}
	return from, func() {
		from.Close()
		os.RemoveAll(dir)
	}, nil
}
