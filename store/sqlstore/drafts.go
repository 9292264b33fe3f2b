package sqlstore

import (
	"context"

	"mandamus/store"
)

const draftColumns = "owner, id, kind, docket, body, saved, ver"

func readDraft(r Row) (store.Draft, error) {
	var d store.Draft
	var saved int64
	err := r.Scan(&d.Owner, &d.ID, &d.Kind, &d.Docket, &d.Body, &saved, &d.Version)
	d.Saved = instant(saved)
	return d, err
}

// SaveDraft implements store.Drafts.
func (d *DB) SaveDraft(ctx context.Context, draft store.Draft) (version int, err error) {
	text := "INSERT INTO drafts (" + draftColumns + ") VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING RETURNING ver"
	args := []any{draft.Owner, draft.ID, draft.Kind, draft.Docket, draft.Body, micros(draft.Saved)}
	if draft.Version > 0 {
		text = "UPDATE drafts SET kind = ?, docket = ?, body = ?, saved = ?, ver = ver + 1 WHERE owner = ? AND id = ? AND ver = ? RETURNING ver"
		args = []any{draft.Kind, draft.Docket, draft.Body, micros(draft.Saved), draft.Owner, draft.ID, int64(draft.Version)}
	}
	err = d.transact(ctx, func(t *tx) ([]Stmt, error) {
		version = 0
		err := t.send(Stmt{text, args, func(r Row) error { return r.Scan(&version) }})
		if err != nil || version != 0 {
			return nil, err
		}
		stale := &store.Stale{What: "draft", ID: draft.ID, Want: draft.Version}
		err = t.send(Stmt{"SELECT ver FROM drafts WHERE owner = ? AND id = ?", []any{draft.Owner, draft.ID}, func(r Row) error { return r.Scan(&stale.Have) }})
		if err != nil {
			return nil, err
		}
		return nil, stale
	})
	return version, err
}

// Draft implements store.Drafts.
func (d *DB) Draft(ctx context.Context, owner, id string) (draft store.Draft, err error) {
	err = d.one(ctx, "SELECT "+draftColumns+" FROM drafts WHERE owner = ? AND id = ?", []any{owner, id}, func(r Row) (err error) {
		draft, err = readDraft(r)
		return err
	})
	return draft, err
}

// Drafts implements store.Drafts.
func (d *DB) Drafts(ctx context.Context, owner string) ([]store.Draft, error) {
	var out []store.Draft
	err := d.query(ctx, "SELECT "+draftColumns+" FROM drafts WHERE owner = ? ORDER BY saved DESC, id", []any{owner}, func(r Row) error {
		draft, err := readDraft(r)
		out = append(out, draft)
		return err
	})
	return out, err
}

// DeleteDraft implements store.Drafts.
func (d *DB) DeleteDraft(ctx context.Context, owner, id string) error {
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		return []Stmt{{Text: "DELETE FROM drafts WHERE owner = ? AND id = ?", Args: []any{owner, id}}}, nil
	})
}
