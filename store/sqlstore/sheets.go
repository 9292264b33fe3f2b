package sqlstore

import (
	"context"

	"mandamus/store"
)

var sheetsTarget = &target{name: "sheets", columns: []string{"name", "ver", "text", "by_whom", "at"}}

// SaveSheets implements store.Sheets. The heads row of accounts is held, so that two copies of the program do not save one
// version each.
func (d *DB) SaveSheets(ctx context.Context, sheets ...store.Sheet) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		have := make([]int, len(sheets))
		stmts := []Stmt{lookAccounts(new(int64))}
		for i, s := range sheets {
			stmts = append(stmts, Stmt{"SELECT COALESCE(MAX(ver), 0) FROM sheets WHERE name = ?", []any{s.Name}, func(r Row) error { return r.Scan(&have[i]) }})
		}
		if err := t.send(stmts...); err != nil {
			return nil, err
		}
		var b bulk
		for i, s := range sheets {
			if have[i] != s.Version {
				return nil, &store.Stale{What: "sheet", ID: s.Name, Have: have[i], Want: s.Version}
			}
			b.add(sheetsTarget, s.Name, int64(s.Version+1), s.Text, s.By, micros(s.At))
		}
		return b.stmts(), nil
	})
}

// Sheet implements store.Sheets.
func (d *DB) Sheet(ctx context.Context, name string) (s store.Sheet, err error) {
	text := "SELECT name, ver, text, by_whom, at FROM sheets WHERE name = ? ORDER BY ver DESC LIMIT 1"
	err = d.one(ctx, text, []any{name}, func(r Row) (err error) {
		s, err = readSheet(r)
		return err
	})
	return s, err
}

// SheetHistory implements store.Sheets.
func (d *DB) SheetHistory(ctx context.Context, name string) ([]store.Sheet, error) {
	var out []store.Sheet
	text := "SELECT name, ver, '', by_whom, at FROM sheets WHERE name = ? ORDER BY ver DESC"
	err := d.query(ctx, text, []any{name}, func(r Row) error {
		s, err := readSheet(r)
		out = append(out, s)
		return err
	})
	return out, err
}

func readSheet(r Row) (store.Sheet, error) {
	var s store.Sheet
	var at int64
	err := r.Scan(&s.Name, &s.Version, &s.Text, &s.By, &at)
	s.At = instant(at)
	return s, err
}
