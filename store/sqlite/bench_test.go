package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"

	"mandamus/store/sqlstore"
	"mandamus/store/storetest"
)

// recording is the engine with its ears open: it keeps what the last transaction wrote.
type recording struct {
	dialect
	writes []sqlstore.Stmt
}

func (r *recording) Begin(ctx context.Context, conn *sql.Conn) (sqlstore.Tx, error) {
	tx, err := r.dialect.Begin(ctx, conn)
	return &recordingTx{tx, r}, err
}

type recordingTx struct {
	sqlstore.Tx
	r *recording
}

func (t *recordingTx) Commit(ctx context.Context, stmts []sqlstore.Stmt) error {
	t.r.writes = stmts
	return t.Tx.Commit(ctx, stmts)
}

// recorded opens a store whose writes are kept.
func recorded(b *testing.B, o Options, r *recording) *sqlstore.DB {
	b.Helper()
	if err := locks(); err != nil {
		b.Fatal(err)
	}
	r.dialect = dialect{o}
	write, err := pool(o, 1)
	if err != nil {
		b.Fatal(err)
	}
	o.ReadOnly = true
	read, err := pool(o, readers)
	if err != nil {
		b.Fatal(err)
	}
	db, err := sqlstore.Open(context.Background(), sqlstore.Config{Engine: r, Write: write, Read: read, Dialect: goose.DialectSQLite3,
		Migrations: Migrations(), Erasures: o.Path + ".erasures"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	return db
}

// bareConn is a connection of the driver, without database/sql, with its statements prepared.
type bareConn struct {
	conn  driver.Conn
	stmts map[string]driver.Stmt
}

func (c *bareConn) write(stmts []sqlstore.Stmt) error {
	ctx := context.Background()
	tx, err := c.conn.(driver.ConnBeginTx).BeginTx(ctx, driver.TxOptions{})
	if err != nil {
		return err
	}
	for _, s := range stmts {
		prepared, ok := c.stmts[s.Text]
		if !ok {
			if prepared, err = c.conn.Prepare(s.Text); err != nil {
				return err
			}
			c.stmts[s.Text] = prepared
		}
		args := make([]driver.NamedValue, len(s.Args))
		for i, a := range s.Args {
			args[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
		}
		if _, err := prepared.(driver.StmtExecContext).ExecContext(ctx, args); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// BenchmarkAppend compares the store with the bare driver at the same durability.
func BenchmarkAppend(b *testing.B) {
	dir := b.TempDir()
	var r recording
	s := &Store{DB: recorded(b, Options{Path: filepath.Join(dir, "store.db")}, &r)}
	twin, err := Open(context.Background(), Options{Path: filepath.Join(dir, "bare.db")}) // makes the tables
	if err != nil {
		b.Fatal(err)
	}
	if err := twin.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := pool(Options{Path: filepath.Join(dir, "bare.db")}, 1)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	c, err := db.Conn(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	err = c.Raw(func(raw any) error {
		bare := bareConn{raw.(*prepared).connection, map[string]driver.Stmt{}}
		storetest.BenchAppend(b, s, func() error { return bare.write(r.writes) })
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
