package sqlite_test

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"path/filepath"
	"testing"

	"mandamus/store"
	"mandamus/store/sqlite"
	"mandamus/store/storetest"
)

func TestStore(t *testing.T) {
	// SQLite passes the suite.
	storetest.Run(t, func(t *testing.T, erasures string) *storetest.Place {
		dir := t.TempDir()
		if erasures == "" {
			erasures = filepath.Join(dir, "erasures")
		}
		return place(filepath.Join(dir, "store.db"), erasures)
	})
}

func place(path, erasures string) *storetest.Place {
	o := sqlite.Options{Path: path, Erasures: erasures}
	return &storetest.Place{
		Erasures: erasures,
		Open: func(f *storetest.Faults) (store.Store, error) {
			o := o
			if f != nil {
				o.Wrap = func(c driver.Connector) driver.Connector { return storetest.Failing(c, f) }
			}
			return sqlite.Open(context.Background(), o)
		},
		Exec: func(text string) error {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				return err
			}
			defer db.Close()
			_, err = db.Exec(text)
			return err
		},
		Restore: func(backup string, p store.Projector) (store.Report, error) {
			return sqlite.Restore(context.Background(), backup, o, p)
		},
	}
}
