// Package sqlstore is the store in portable SQL: one text for both engines, written once. The drivers store/sqlite and
// store/postgres give it connections and an Engine for the little in which they differ.
//
// Rules of the SQL. Only BIGINT and TEXT; instants are microseconds, days are counted from 1970-01-01, truth is 1 or 0.
// Ids come from the caller, order from the heads row. No trigger, sequence, listening or advisory lock, so that an engine
// that speaks the protocol of PostgreSQL and lacks these will do. A statement marks its parameters with ?, a row it locks
// with {lock}, one it may pass over with {skip}.
//
// A transaction is a few lists of statements, each sent together (Engine.Send): first what must be looked at, with the
// heads row locked, then what is written. What is to be written is worked out in Go in between; rows that stay as they
// are are not written.
//
// The log takes no more than that: its head holds the roots of the full subtrees at its end, so an entry is hashed without reading another. The
// hashes an entry completes stand in its row.
package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"mandamus/store"
)

// Engine is what the engines do differently.
type Engine interface {
	// Text turns portable SQL into the engine's.
	Text(portable string) string
	// Begin opens a transaction on a connection.
	Begin(ctx context.Context, conn *sql.Conn) (Tx, error)
	// Index puts the words of a case into a search index, in place of those it has there.
	Index(index string, id int64, words []string) []Stmt
	// Unindex takes a case out of it.
	Unindex(index string, id int64) Stmt
	// Found is a subquery for the ids of the cases that a query finds, opened last first, at most one more than store.FoundMost.
	Found(q Query) (text string, args []any)
	// Emptied are the statements that empty a search index.
	Emptied(index string) []Stmt
	// Error says what an error of the engine means to the caller, and whether the transaction was rolled back for a
	// reason that may be gone if it is run again.
	Error(err error) (meaning error, again bool)
	// Purge removes from the files what was deleted, as far as the engine can.
	Purge(ctx context.Context, write *sql.DB) error
	// Check lets the engine look for damage.
	Check(ctx context.Context) (problems []string, err error)
}

// Tx is an open transaction of an engine. After an error it can only be rolled back.
type Tx interface {
	// Send runs statements in their order.
	Send(ctx context.Context, stmts []Stmt) error
	// Commit runs statements in their order and ends the transaction.
	Commit(ctx context.Context, stmts []Stmt) error
	Rollback() error
}

// Stmt is a statement with its arguments: int64 and string.
type Stmt struct {
	Text string
	Args []any
	Scan func(Row) error // called for each row; nil: there are none
}

// Row is a row of an answer.
type Row interface{ Scan(dest ...any) error }

// Config opens a DB.
type Config struct {
	Engine     Engine
	Write      *sql.DB // for transactions
	Read       *sql.DB // for everything else
	Dialect    goose.Dialect
	Migrations fs.FS
	Erasures   string // path of the list of erasures
	Restoring  bool   // the caller will call Restored before anything else
}

// DB is a store in an SQL database. Backup is the drivers' own; all other methods of store.Store are here.
type DB struct {
	engine Engine
	write  *sql.DB
	read   *sql.DB
	list   erasureList
}

// Open migrates the database and checks it against the list of erasures. store.ErrNewer and store.ErrUnerased tell what
// the operator must do.
func Open(ctx context.Context, c Config) (*DB, error) {
	d := &DB{engine: c.Engine, write: c.Write, read: c.Read, list: erasureList{path: c.Erasures}}
	if err := d.migrate(ctx, c.Dialect, c.Migrations); err != nil {
		return nil, err
	}
	if err := d.settleIndex(ctx); err != nil {
		return nil, err
	}
	if c.Restoring {
		return d, nil
	}
	if err := d.settleErasures(ctx); err != nil {
		return nil, err
	}
	return d, nil
}

// Close closes the connections.
func (d *DB) Close() error {
	err := d.read.Close()
	if d.write == d.read {
		return err
	}
	return errors.Join(err, d.write.Close())
}

// tx is an open transaction.
type tx struct {
	ctx    context.Context
	engine Engine
	open   Tx
}

// send runs statements written in portable SQL.
func (t *tx) send(stmts ...Stmt) error {
	if len(stmts) == 0 {
		return nil
	}
	return t.open.Send(t.ctx, t.texts(stmts))
}

func (t *tx) texts(portable []Stmt) []Stmt {
	out := make([]Stmt, len(portable))
	for i, s := range portable {
		out[i] = Stmt{t.engine.Text(s.Text), s.Args, s.Scan}
	}
	return out
}

// How often a transaction is tried that the engine rolled back, and how long to wait before the second time.
const (
	tries     = 8
	firstWait = 2 * time.Millisecond
)

// transact runs f in one transaction, and what f returns at its end, together with the commit. Where the engine says that
// helps, it does so again: f may run several times.
func (d *DB) transact(ctx context.Context, f func(*tx) ([]Stmt, error)) error {
	wait := firstWait
	for try := 1; ; try++ {
		err := d.once(ctx, f)
		if err == nil {
			return nil
		}
		meaning, again := d.engine.Error(err)
		if !again || try == tries {
			return meaning
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
			wait *= 2
		}
	}
}

// once runs f in one transaction. A connection on which something failed is thrown away with whatever is open on it.
func (d *DB) once(ctx context.Context, f func(*tx) ([]Stmt, error)) error {
	conn, err := d.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	open, err := d.engine.Begin(ctx, conn)
	if err == nil {
		t := &tx{ctx, d.engine, open}
		var last []Stmt
		if last, err = f(t); err == nil {
			err = open.Commit(ctx, t.texts(last))
		}
		if err != nil && open.Rollback() == nil {
			return err
		}
	}
	if err != nil {
		_ = conn.Raw(func(any) error { return driver.ErrBadConn }) // its error is the one we hand it
	}
	return err
}

// query reads outside of a transaction.
func (d *DB) query(ctx context.Context, text string, args []any, scan func(Row) error) error {
	return each(ctx, d.read, d.engine, Stmt{text, args, scan})
}

// querier is a pool or a transaction to read from.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each hands every row of the answer to s.Scan.
func each(ctx context.Context, from querier, e Engine, s Stmt) error {
	rows, err := from.QueryContext(ctx, e.Text(s.Text), s.Args...)
	if err != nil {
		meaning, _ := e.Error(err)
		return meaning
	}
	err = Drain(rows, s.Scan)
	if err != nil {
		err, _ = e.Error(err)
	}
	return err
}

// Drain hands every row to scan, and closes the rows.
func Drain(rows *sql.Rows, scan func(Row) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one reads a single row. store.ErrNotFound: there is none.
func (d *DB) one(ctx context.Context, text string, args []any, scan func(Row) error) error {
	found := false
	err := d.query(ctx, text, args, func(r Row) error {
		found = true
		return scan(r)
	})
	if err == nil && !found {
		return store.ErrNotFound
	}
	return err
}
