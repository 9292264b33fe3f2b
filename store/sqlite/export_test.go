package sqlite

import (
	"context"
	"testing"
)

// Settings returns a setting of every kind of connection.
func (s *Store) Settings(ctx context.Context, t *testing.T, name string) []string {
	t.Helper()
	var out []string
	for _, o := range []Options{s.options, {Path: s.options.Path, ReadOnly: true}} {
		db, err := pool(o, 2)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for range 2 {
			c, err := db.Conn(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			var value string
			if err := c.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value); err != nil {
				t.Fatal(err)
			}
			out = append(out, value)
		}
	}
	return out
}
