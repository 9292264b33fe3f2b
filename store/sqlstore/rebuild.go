package sqlstore

import (
	"context"
	"errors"
	"fmt"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// Rebuild implements store.ReadModels. Each docket is a transaction of its own; then what has no events is removed, the
// running counts are counted, and the search indexes are filled anew.
func (d *DB) Rebuild(ctx context.Context, p store.Projector) error {
	err := d.eachDocket(ctx, func(id docket.ID) error { return d.renew(ctx, id, p) })
	if err != nil {
		return err
	}
	return d.transact(ctx, func(t *tx) ([]Stmt, error) {
		if err := t.send(recount()...); err != nil {
			return nil, err
		}
		return nil, d.reindex(t)
	})
}

// recount removes what belongs to no docket and counts the cases anew.
func recount() []Stmt {
	var out []Stmt
	gone := " WHERE docket NOT IN (SELECT docket FROM events WHERE ver = 1)"
	for _, m := range underCase {
		out = append(out, Stmt{Text: "DELETE FROM " + m.tableName() + gone})
	}
	return append(out,
		Stmt{Text: "DELETE FROM search_texts" + gone},
		Stmt{Text: "DELETE FROM cases" + gone},
		Stmt{Text: "DELETE FROM case_counts"},
		Stmt{Text: "INSERT INTO case_counts (court, assigned, stage, n) SELECT court, assigned, stage, count(*) FROM cases WHERE reconstruct = 0 GROUP BY court, assigned, stage"})
}

// eachDocket calls f for every docket, in the order in which they were opened.
func (d *DB) eachDocket(ctx context.Context, f func(docket.ID) error) error {
	after := int64(0)
	for {
		var ids []docket.ID
		err := d.query(ctx, "SELECT pos, docket FROM events WHERE ver = 1 AND pos > ? ORDER BY pos LIMIT 1000", []any{after}, func(r Row) error {
			var id string
			err := r.Scan(&after, &id)
			ids = append(ids, docket.ID(id))
			return err
		})
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			if err := f(id); err != nil {
				return err
			}
		}
	}
}

// renew computes the read models of one docket anew and writes what differs.
func (d *DB) renew(ctx context.Context, id docket.ID, p store.Projector) error {
	events, err := d.Load(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	asOf, err := d.asOf(ctx, id)
	if err != nil {
		return err
	}
	rows, err := p(id, events, asOf)
	if err != nil {
		return fmt.Errorf("read models of docket %v: %w", id, err)
	}
	behind, err := d.Project(ctx, []store.Projected{{Docket: id, Version: len(events), Rows: rows}})
	if err == nil && len(behind) > 0 {
		err = &store.Conflict{Docket: id, Have: len(events) + 1, Want: len(events)}
	}
	return err
}

// asOf is the day of the rows of a docket.
func (d *DB) asOf(ctx context.Context, id docket.ID) (civil.Day, error) {
	day := civil.Never
	err := d.query(ctx, "SELECT as_of FROM cases WHERE docket = ?", []any{string(id)}, func(r Row) error { return r.Scan(&day) })
	return day, err
}
