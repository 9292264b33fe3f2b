package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"time"

	"mandamus/store"
)

// Kept reads the sheets of a backup, a file that nobody writes to, without changing it.
type Kept struct{ Path string }

// Sheet returns the newest version of a sheet. ErrNotFound: there is none, or the backup is older than sheets.
func (k Kept) Sheet(ctx context.Context, name string) (s store.Sheet, err error) {
	path, err := filepath.Abs(k.Path)
	if err != nil {
		return s, err
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro&immutable=1"}).String())
	if err != nil {
		return s, err
	}
	defer db.Close()
	var tables int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'sheets'").Scan(&tables); err != nil {
		return s, err
	}
	if tables == 0 {
		return s, store.ErrNotFound
	}
	var at int64
	row := db.QueryRowContext(ctx, "SELECT name, ver, text, by_whom, at FROM sheets WHERE name = ? ORDER BY ver DESC LIMIT 1", name)
	err = row.Scan(&s.Name, &s.Version, &s.Text, &s.By, &at)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrNotFound
	}
	s.At = time.UnixMicro(at).UTC()
	return s, err
}
