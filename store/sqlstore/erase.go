package sqlstore

import (
	"context"
	"fmt"

	"mandamus/docket"
	"mandamus/store"
)

// Erase implements store.Events. What is written to disk comes in this order: the transaction, the list, the files of the
// database cleaned. If the process dies in between, the next Open does what is left.
func (d *DB) Erase(ctx context.Context, a store.Append, fields ...store.Erasure) (store.Result, error) {
	if a.Rows == nil {
		return store.Result{}, &store.Refused{Docket: a.Docket, Why: "an erasure comes with the rows computed without the values"}
	}
	result, err := first(d.append(ctx, []store.Append{a}, fields))
	if err != nil {
		return result, err
	}
	if err := d.settleErasures(ctx); err != nil {
		return result, err
	}
	return result, d.engine.Purge(ctx, d.write)
}

// erasing is one erasure of a transaction, with what the store holds for it.
type erasing struct {
	*store.Erasure
	docket docket.ID
	pos    int64 // of the event; 0: there is no such field
}

func (e *erasing) look() Stmt {
	text := "SELECT e.pos FROM events e CROSS JOIN event_private p WHERE e.docket = ? AND e.ver = ? AND p.pos = e.pos AND p.field = ?"
	return Stmt{text, []any{string(e.docket), int64(e.Version), e.Field}, func(r Row) error { return r.Scan(&e.pos) }}
}

// erase returns the statements of all erasures, none where the request was stored before.
func (w *writing) erase() ([]Stmt, error) {
	if len(w.erasing) == 0 || w.items[0].result.Again {
		return nil, nil
	}
	out := clearCopies(w.items[0].Docket)
	for _, e := range w.erasing {
		if e.pos == 0 {
			return nil, &store.Refused{Docket: e.docket, Why: fmt.Sprintf("event %d has no private field %q", e.Version, e.Field)}
		}
		out = append(out, blank(e.docket, e.Version, e.Field), unsalt(e.docket, e.Version),
			Stmt{Text: "INSERT INTO erasures (docket, ver, field, basis, by_whom, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
				Args: []any{string(e.docket), int64(e.Version), e.Field, e.Basis, e.By, micros(e.At)}})
	}
	return out, nil
}

// blank destroys a value with its salt.
func blank(id docket.ID, version int, field string) Stmt {
	return Stmt{Text: "UPDATE event_private SET value = '', salt = '', erased = 1 WHERE field = ? AND pos = (SELECT pos FROM events WHERE docket = ? AND ver = ?)",
		Args: []any{field, string(id), int64(version)}}
}

// unsalt destroys the salt of the commitments to an event in the log. The entries stay, and all proofs of them.
func unsalt(id docket.ID, version int) Stmt {
	return Stmt{Text: "DELETE FROM log_salts WHERE idx IN (SELECT idx FROM log_entries WHERE docket = ? AND ver = ?)", Args: []any{string(id), int64(version)}}
}

// clearCopies removes what may hold copies of a docket's values. Read models are not among it: they are computed anew.
func clearCopies(id docket.ID) []Stmt {
	var out []Stmt
	for _, table := range []string{"outbox", "drafts", "request_keys"} {
		out = append(out, Stmt{Text: "DELETE FROM " + table + " WHERE docket = ?", Args: []any{string(id)}})
	}
	return out
}

// reapply erases once more what the list names and this database, restored from an older backup, still holds, and computes
// the read models of the dockets concerned anew.
func (d *DB) reapply(ctx context.Context, entries []entry, p store.Projector) error {
	for _, e := range entries {
		if err := d.transact(ctx, func(*tx) ([]Stmt, error) { return e.stmts(), nil }); err != nil {
			return err
		}
		if err := d.renew(ctx, e.Docket, p); err != nil {
			return err
		}
	}
	return d.engine.Purge(ctx, d.write)
}

func (e *entry) stmts() []Stmt {
	out := append(clearCopies(e.Docket), blank(e.Docket, e.Version, e.Field), unsalt(e.Docket, e.Version))
	return append(out, Stmt{Text: "INSERT INTO erasures (docket, ver, field, basis, by_whom, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		Args: []any{string(e.Docket), int64(e.Version), e.Field, e.Basis, e.By, micros(e.At)}})
}
