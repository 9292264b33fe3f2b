package sqlite

import (
	"context"
	"database/sql/driver"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"

	"mandamus/store/sqlstore"
	"mandamus/store/storetest"
)

// recorded opens a store whose writes are kept.
func recorded(b *testing.B, o Options, r *storetest.Recording) *sqlstore.DB {
	b.Helper()
	if err := locks(); err != nil {
		b.Fatal(err)
	}
	r.Engine = dialect{o}
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
	var r storetest.Recording
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
		storetest.BenchAppend(b, s, func() error { return bare.write(r.Writes) })
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
