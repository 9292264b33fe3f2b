package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"mandamus/internal/durable"
	"mandamus/store"
)

// Backup implements store.Upkeep. The backup is written under another name, opened and verified as a restore would, and gets
// its name last.
func (s *Store) Backup(ctx context.Context, path string) (store.BackupReport, error) {
	return Sealed(ctx, path, func(part string) error {
		db, err := pool(s.options, 1) // a connection of its own, so that nobody waits for it
		if err != nil {
			return err
		}
		_, err = db.ExecContext(ctx, "VACUUM INTO ?", part)
		err, _ = dialect{}.Error(errors.Join(err, db.Close()))
		return err
	})
}

// Sealed makes a backup: write puts a database at the path it is given, which is verified, synced and renamed to path. The
// other driver uses it too.
func Sealed(ctx context.Context, path string, write func(part string) error) (store.BackupReport, error) {
	report := store.BackupReport{Path: path}
	if err := absent(path); err != nil {
		return report, err
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".part*")
	if err != nil {
		return report, err
	}
	defer os.RemoveAll(dir)
	part := filepath.Join(dir, "backup")
	if err := write(part); err != nil {
		return report, fmt.Errorf("backup %s: %w", path, err)
	}
	if report.Report, err = tried(ctx, part, filepath.Join(dir, "tried")); err != nil {
		return report, fmt.Errorf("backup %s: %w", path, err)
	}
	if report.Bytes, err = synced(part); err != nil {
		return report, err
	}
	if err := os.Link(part, path); err != nil { // unlike a rename it never replaces anything
		return report, err
	}
	return report, durable.SyncDir(filepath.Dir(path))
}

// tried restores the backup beside itself and verifies what comes out, so that only what can be restored counts.
func tried(ctx context.Context, part, path string) (store.Report, error) {
	if err := duplicate(part, path); err != nil {
		return store.Report{}, err
	}
	s, err := Open(ctx, Options{Path: path})
	if err != nil {
		return store.Report{}, err
	}
	report, err := s.Verify(ctx, nil)
	if err == nil && !report.OK() {
		err = fmt.Errorf("%w: %s", store.ErrDamaged, strings.Join(report.Problems, "; "))
	}
	return report, errors.Join(err, s.Close())
}

// Restore makes a new store at o.Path from a backup. What the list of erasures names is erased again and the store is
// verified before Restore returns; then it may be opened.
func Restore(ctx context.Context, backup string, o Options, p store.Projector) (store.Report, error) {
	var report store.Report
	if err := absent(o.Path); err != nil {
		return report, err
	}
	part := o.Path + ".restoring"
	defer removeDatabase(part)
	removeDatabase(part)
	if err := duplicate(backup, part); err != nil {
		return report, err
	}
	if o.Erasures == "" {
		o.Erasures = o.Path + ".erasures"
	}
	final := o.Path
	o.Path, o.restoring = part, true
	s, err := Open(ctx, o)
	if err != nil {
		return report, err
	}
	report, err = s.Restored(ctx, p)
	if err := errors.Join(err, s.Close()); err != nil {
		return report, fmt.Errorf("restore %s: %w", backup, err)
	}
	if _, err := synced(part); err != nil {
		return report, err
	}
	if err := os.Link(part, final); err != nil {
		return report, err
	}
	return report, durable.SyncDir(filepath.Dir(final))
}

// absent is store.ErrNotEmpty where there is a file.
func absent(path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("%s: %w", path, store.ErrNotEmpty))
	}
	return nil
}

func duplicate(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// synced returns the size of a file when all of it is on the disk.
func synced(path string) (int64, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Sync()
}

// removeDatabase removes a database with the files SQLite keeps beside it.
func removeDatabase(path string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(path + suffix) // what is not there need not go
	}
}
