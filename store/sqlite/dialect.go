package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	engine "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"mandamus/store"
	"mandamus/store/sqlstore"
)

// dialect is what SQLite does its own way.
type dialect struct{ options Options }

var _ sqlstore.Engine = dialect{}

// unlocked takes out the marks of rows to be locked: a transaction that writes has the whole file.
var unlocked = strings.NewReplacer(" {lock}", "", " {skip}", "")

// Text implements sqlstore.Engine.
func (dialect) Text(portable string) string { return unlocked.Replace(portable) }

// Begin implements sqlstore.Engine.
func (dialect) Begin(ctx context.Context, conn *sql.Conn) (sqlstore.Tx, error) {
	tx, err := conn.BeginTx(ctx, nil)
	return transaction{tx}, err
}

// transaction sends one statement after the other: the engine is in this process.
type transaction struct{ *sql.Tx }

// Commit implements sqlstore.Tx.
func (t transaction) Commit(ctx context.Context, stmts []sqlstore.Stmt) error {
	if err := t.Send(ctx, stmts); err != nil {
		return err
	}
	return t.Tx.Commit()
}

// Send implements sqlstore.Tx.
func (t transaction) Send(ctx context.Context, stmts []sqlstore.Stmt) error {
	for _, s := range stmts {
		if s.Scan == nil {
			if _, err := t.ExecContext(ctx, s.Text, s.Args...); err != nil {
				return err
			}
			continue
		}
		rows, err := t.QueryContext(ctx, s.Text, s.Args...)
		if err == nil {
			err = sqlstore.Drain(rows, s.Scan)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Index implements sqlstore.Engine.
func (d dialect) Index(index string, id int64, words []string) []sqlstore.Stmt {
	return []sqlstore.Stmt{d.Unindex(index, id),
		{Text: "INSERT INTO " + index + " (rowid, words) VALUES (?, ?)", Args: []any{id, strings.Join(words, " ")}}}
}

// Unindex implements sqlstore.Engine.
func (dialect) Unindex(index string, id int64) sqlstore.Stmt {
	return sqlstore.Stmt{Text: "DELETE FROM " + index + " WHERE rowid = ?", Args: []any{id}}
}

// Emptied implements sqlstore.Engine.
func (dialect) Emptied(index string) []sqlstore.Stmt {
	return []sqlstore.Stmt{{Text: "INSERT INTO " + index + " (" + index + ") VALUES ('delete-all')"}}
}

// Found implements sqlstore.Engine.
func (dialect) Found(q sqlstore.Query) (string, []any) {
	var terms []string
	if len(q.Courts) > 0 {
		terms = append(terms, `("`+strings.Join(q.Courts, `" OR "`)+`")`)
	}
	for i, phrase := range q.Phrases {
		term := `"` + strings.Join(phrase, " ") + `"`
		if q.Open[i] {
			term += " *"
		}
		terms = append(terms, term)
	}
	return "SELECT rowid AS id FROM " + q.Index + " WHERE " + q.Index + " MATCH ? ORDER BY rowid DESC LIMIT ?",
		[]any{strings.Join(terms, " AND "), int64(store.FoundMost + 1)}
}

// Error implements sqlstore.Engine.
func (dialect) Error(err error) (error, bool) {
	var e *engine.Error
	if !errors.As(err, &e) {
		return err, false
	}
	switch e.Code() & 0xff {
	case codes.SQLITE_FULL:
		return fmt.Errorf("%w: %w", store.ErrFull, err), false
	case codes.SQLITE_READONLY, codes.SQLITE_PERM:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err), false
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), true
	case codes.SQLITE_IOERR, codes.SQLITE_CANTOPEN:
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), false
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", store.ErrDamaged, err), false
	}
	return err, false
}

// Purge implements sqlstore.Engine: each search index is merged into one part, which leaves deleted words out, and the log
// is written into the file and emptied. A reader in the middle of an answer holds the log; then it is ErrUnavailable, and
// the caller may try again.
func (d dialect) Purge(ctx context.Context, write *sql.DB) error {
	const optimize = "INSERT INTO search_index (search_index) VALUES ('optimize'); INSERT INTO search_open (search_open) VALUES ('optimize')"
	if _, err := write.ExecContext(ctx, optimize); err != nil {
		err, _ = d.Error(err)
		return err
	}
	var busy, frames, moved int
	if err := write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		err, _ = d.Error(err)
		return err
	}
	if busy != 0 {
		return fmt.Errorf("%w: a reader holds the log, what was erased is still in it", store.ErrUnavailable)
	}
	return nil
}

// checks are what the engine looks at: the pages, indexes and the search index, and the references between tables.
var checks = []string{
	"PRAGMA integrity_check",
	"SELECT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check",
}

// Check implements sqlstore.Engine, on a connection of its own: one that has looked at the search index before would hold
// the index as it is now against what it remembers of it, and report damage where there is none.
func (d dialect) Check(ctx context.Context) (problems []string, err error) {
	o := d.options
	o.ReadOnly, o.Wrap = true, nil
	db, err := pool(o, 1)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	for _, check := range checks {
		rows, err := db.QueryContext(ctx, check)
		if err == nil {
			err = sqlstore.Drain(rows, func(r sqlstore.Row) error {
				var line string
				err := r.Scan(&line)
				if line != "ok" {
					problems = append(problems, line)
				}
				return err
			})
		}
		if meaning, _ := d.Error(err); errors.Is(meaning, store.ErrDamaged) {
			problems = append(problems, err.Error())
		} else if err != nil {
			return problems, meaning
		}
	}
	return problems, nil
}
