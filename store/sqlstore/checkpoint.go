package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/store"
)

// SaveCheckpoint implements store.Log.
func (d *DB) SaveCheckpoint(ctx context.Context, c store.Checkpoint, f *store.Fence) error {
	if err := c.Check(); err != nil {
		return err
	}
	root, err := d.LogRoot(ctx, c.Size)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return &store.Forked{Size: c.Size, Why: "the log has fewer entries"}
	case err != nil:
		return err
	case root != c.Root:
		return &store.Forked{Size: c.Size, Why: fmt.Sprintf("the root is %v, that of the log %v", c.Root, root)}
	}
	return d.transact(ctx, func(t *tx) ([]Stmt, error) { return saveCheckpoint(t, c, f) })
}

// saveCheckpoint writes a checkpoint that is of this log, unless a larger one was saved.
func saveCheckpoint(t *tx, c store.Checkpoint, f *store.Fence) ([]Stmt, error) {
	var last, token int64
	look := []Stmt{
		{"SELECT pos FROM heads WHERE name = 'log' {lock}", nil, func(r Row) error { return r.Scan(new(int64)) }},
		{"SELECT COALESCE(MAX(size), -1) FROM log_checkpoints", nil, func(r Row) error { return r.Scan(&last) }},
	}
	if f != nil {
		look = append(look, lookToken(f, &token))
	}
	if err := t.send(look...); err != nil {
		return nil, err
	}
	switch {
	case f != nil && token != f.Token:
		return nil, &store.Fenced{Lease: f.Lease, Have: token, Want: f.Token}
	case c.Size < last:
		return nil, &store.Forked{Size: c.Size, Why: fmt.Sprintf("the last one has size %d", last)}
	}
	return []Stmt{
		{Text: "DELETE FROM log_checkpoints WHERE size < ? AND at >= ?", Args: []any{c.Size, micros(c.At.Truncate(24 * time.Hour))}},
		{Text: "INSERT INTO log_checkpoints (size, root, at, note) VALUES (?, ?, ?, ?) ON CONFLICT (size) DO UPDATE SET at = excluded.at, note = excluded.note",
			Args: []any{c.Size, c.Root.String(), micros(c.At), c.Note}},
	}, nil
}

// LastCheckpoint implements store.Log.
func (d *DB) LastCheckpoint(ctx context.Context) (c store.Checkpoint, err error) {
	err = d.one(ctx, "SELECT size, root, at, note FROM log_checkpoints ORDER BY size DESC LIMIT 1", nil, func(r Row) (err error) {
		c, err = readCheckpoint(r)
		return err
	})
	return c, err
}

func readCheckpoint(r Row) (store.Checkpoint, error) {
	var c store.Checkpoint
	var root string
	var at int64
	if err := r.Scan(&c.Size, &root, &at, &c.Note); err != nil {
		return c, err
	}
	c.At = instant(at)
	var err error
	if c.Root, err = tlog.ParseHash(root); err != nil {
		err = fmt.Errorf("%w: the root of the checkpoint of size %d: %w", store.ErrDamaged, c.Size, err)
	}
	return c, err
}
