package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"mandamus/store"
	"mandamus/store/sqlstore"
)

// dialect is what PostgreSQL does its own way.
type dialect struct{ db *sql.DB }

var _ sqlstore.Engine = dialect{}

var locked = strings.NewReplacer("{lock}", "FOR UPDATE", "{skip}", "FOR UPDATE SKIP LOCKED")

// Text implements sqlstore.Engine: parameters are $1, $2 … No text of the program has a question mark of another meaning.
func (dialect) Text(portable string) string {
	parts := strings.Split(locked.Replace(portable), "?")
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString("$" + strconv.Itoa(i))
		}
		b.WriteString(part)
	}
	return b.String()
}

// Begin implements sqlstore.Engine. Nothing is sent yet.
func (dialect) Begin(_ context.Context, conn *sql.Conn) (sqlstore.Tx, error) {
	return &transaction{conn: conn}, nil
}

// transaction sends its beginning with the first statements and its commit with the last: a write is two trips.
type transaction struct {
	conn  *sql.Conn
	begun bool
}

// Send implements sqlstore.Tx.
func (t *transaction) Send(ctx context.Context, stmts []sqlstore.Stmt) error {
	return t.send(ctx, stmts, "")
}

// Commit implements sqlstore.Tx.
func (t *transaction) Commit(ctx context.Context, stmts []sqlstore.Stmt) error {
	return t.send(ctx, stmts, "COMMIT")
}

// Rollback implements sqlstore.Tx.
func (t *transaction) Rollback() error {
	return t.conn.Raw(func(raw any) error {
		_, err := raw.(*stdlib.Conn).Conn().Exec(context.Background(), "ROLLBACK") // also where the context of the write has ended
		return err
	})
}

func (t *transaction) send(ctx context.Context, stmts []sqlstore.Stmt, last string) error {
	var batch pgx.Batch
	if !t.begun {
		stmts = append([]sqlstore.Stmt{{Text: "BEGIN"}}, stmts...)
		t.begun = true
	}
	if last != "" {
		stmts = append(stmts, sqlstore.Stmt{Text: last})
	}
	for _, s := range stmts {
		batch.Queue(s.Text, s.Args...)
	}
	return t.conn.Raw(func(raw any) error {
		results := raw.(*stdlib.Conn).Conn().SendBatch(ctx, &batch)
		for _, s := range stmts {
			if err := receive(results, s); err != nil {
				_ = results.Close() // says the same error again
				return err
			}
		}
		return results.Close()
	})
}

func receive(results pgx.BatchResults, s sqlstore.Stmt) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := s.Scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Index implements sqlstore.Engine. The words are handed over as they are, with their places: the engine's own parser, which
// takes texts apart in its own way, has no part in it.
func (dialect) Index(index string, id int64, words []string) []sqlstore.Stmt {
	var b strings.Builder
	for i, w := range words {
		b.WriteString("'" + w + "':" + strconv.Itoa(i+1) + " ")
	}
	return []sqlstore.Stmt{{Text: "INSERT INTO " + index + " (id, words) VALUES (?, CAST(CAST(? AS TEXT) AS TSVECTOR)) ON CONFLICT (id) DO UPDATE SET words = excluded.words",
		Args: []any{id, b.String()}}}
}

// Unindex implements sqlstore.Engine.
func (dialect) Unindex(index string, id int64) sqlstore.Stmt {
	return sqlstore.Stmt{Text: "DELETE FROM " + index + " WHERE id = ?", Args: []any{id}}
}

// Emptied implements sqlstore.Engine.
func (dialect) Emptied(index string) []sqlstore.Stmt {
	return []sqlstore.Stmt{{Text: "DELETE FROM " + index}}
}

// Found implements sqlstore.Engine.
func (dialect) Found(q sqlstore.Query) (string, []any) {
	var terms []string
	if len(q.Courts) > 0 {
		terms = append(terms, "('"+strings.Join(q.Courts, "' | '")+"')")
	}
	for i, phrase := range q.Phrases {
		term := "'" + strings.Join(phrase, "' <-> '") + "'"
		if q.Open[i] {
			term += ":*"
		}
		terms = append(terms, "("+term+")")
	}
	return "SELECT id FROM " + q.Index + " WHERE words @@ CAST(CAST(? AS TEXT) AS TSQUERY) ORDER BY id DESC LIMIT ?",
		[]any{strings.Join(terms, " & "), int64(store.FoundMost + 1)}
}

// Classes and codes of the server's errors.
const (
	serialization = "40001"
	deadlock      = "40P01"
	uniqueness    = "23505"
	diskFull      = "53100"
	readOnly      = "25006"
)

// Error implements sqlstore.Engine.
func (dialect) Error(err error) (error, bool) {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return serverError(err, e)
	}
	if errors.Is(err, driver.ErrBadConn) || pgconn.SafeToRetry(err) {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), true // nothing was sent
	}
	var network net.Error
	var connect *pgconn.ConnectError
	if errors.As(err, &network) || errors.As(err, &connect) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, sql.ErrConnDone) {
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), false
	}
	return err, false
}

func serverError(err error, e *pgconn.PgError) (error, bool) {
	switch {
	case e.Code == serialization || e.Code == deadlock || e.Code == uniqueness && e.ConstraintName == "events_docket_ver":
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), true
	case e.Code == diskFull:
		return fmt.Errorf("%w: %w", store.ErrFull, err), false
	case e.Code == readOnly:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err), false
	case strings.HasPrefix(e.Code, "57P") || strings.HasPrefix(e.Code, "08") || strings.HasPrefix(e.Code, "53"):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err), false
	case strings.HasPrefix(e.Code, "XX00") && e.Code != "XX000":
		return fmt.Errorf("%w: %w", store.ErrDamaged, err), false
	}
	return err, false
}

// Purge implements sqlstore.Engine: the space of what was deleted is given free, to be overwritten.
func (d dialect) Purge(ctx context.Context, write *sql.DB) error {
	_, err := write.ExecContext(ctx, "VACUUM event_private, log_salts, cases, search_texts, search_index, search_open, outbox, drafts, request_keys")
	err, _ = d.Error(err)
	return err
}

// Check implements sqlstore.Engine. The server checks its pages as it reads them, where it was told to; indexes that were
// not built to the end are found here.
func (d dialect) Check(ctx context.Context) (problems []string, err error) {
	rows, err := d.db.QueryContext(ctx, `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
		WHERE NOT i.indisvalid AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())`)
	if err == nil {
		err = sqlstore.Drain(rows, func(r sqlstore.Row) error {
			var name string
			err := r.Scan(&name)
			problems = append(problems, "index "+name+" is not valid")
			return err
		})
	}
	err, _ = d.Error(err)
	return problems, err
}
