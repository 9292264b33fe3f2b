package sqlstore

import (
	"context"
	"time"
)

// Acquire implements store.Leases.
func (d *DB) Acquire(ctx context.Context, name, holder string, now time.Time, ttl time.Duration) (token int64, ok bool, err error) {
	until := micros(now.Add(ttl))
	text := `INSERT INTO leases (name, holder, token, until) VALUES (?, ?, 1, ?)
		ON CONFLICT (name) DO UPDATE SET
			token = leases.token + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END,
			holder = excluded.holder, until = excluded.until
		WHERE leases.holder = excluded.holder OR leases.until <= ?
		RETURNING token`
	err = d.transact(ctx, func(t *tx) ([]Stmt, error) {
		token, ok = 0, false
		return []Stmt{{text, []any{name, holder, until, micros(now)}, func(r Row) error {
			ok = true
			return r.Scan(&token)
		}}}, nil
	})
	return token, ok, err
}

// Release implements store.Leases. The token stays, so that the next holder gets a higher one.
func (d *DB) Release(ctx context.Context, name, holder string) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		return []Stmt{{Text: "UPDATE leases SET holder = '', until = 0 WHERE name = ? AND holder = ?", Args: []any{name, holder}}}, nil
	})
}
