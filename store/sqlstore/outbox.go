package sqlstore

import (
	"context"
	"time"

	"mandamus/store"
)

var outboxTarget = &target{name: "outbox", columns: []string{"id", "docket", "topic", "payload", "delivered"}}

// Pending implements store.Outbox.
func (d *DB) Pending(ctx context.Context, limit int) ([]store.Message, error) {
	var out []store.Message
	err := d.query(ctx, "SELECT id, docket, topic, payload FROM outbox WHERE delivered = 0 ORDER BY id LIMIT ?", []any{int64(limit)},
		func(r Row) error {
			var m store.Message
			err := r.Scan(&m.ID, &m.Docket, &m.Topic, &m.Payload)
			out = append(out, m)
			return err
		})
	return out, err
}

// Delivered implements store.Outbox.
func (d *DB) Delivered(ctx context.Context, now time.Time, ids ...string) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		return delivered(now, ids), nil
	})
}

func delivered(now time.Time, ids []string) []Stmt {
	var out []Stmt
	for _, id := range ids {
		out = append(out, Stmt{Text: "UPDATE outbox SET delivered = ? WHERE id = ? AND delivered = 0", Args: []any{micros(now), id}})
	}
	return out
}

// Prune implements store.Outbox.
func (d *DB) Prune(ctx context.Context, before time.Time) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		return []Stmt{
			{Text: "DELETE FROM outbox WHERE delivered > 0 AND delivered < ?", Args: []any{micros(before)}},
			{Text: "DELETE FROM request_keys WHERE at < ?", Args: []any{micros(before)}},
		}, nil
	})
}
