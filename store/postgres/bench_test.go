package postgres

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/pressly/goose/v3"

	"mandamus/store/sqlstore"
	"mandamus/store/storetest"
)

// bare writes statements in one transaction and one trip.
func bare(conn *pgx.Conn, stmts []sqlstore.Stmt) error {
	var batch pgx.Batch
	batch.Queue("BEGIN")
	for _, s := range stmts {
		batch.Queue(s.Text, s.Args...)
	}
	batch.Queue("COMMIT")
	return conn.SendBatch(context.Background(), &batch).Close()
}

// BenchmarkAppend compares the store with the bare driver at the same durability.
func BenchmarkAppend(b *testing.B) {
	ctx := context.Background()
	server, err := storetest.StartServer()
	if err != nil {
		b.Skip(err)
	}
	defer server.Stop()
	twin, err := Open(ctx, Options{DSN: server.DSN, Schema: "bare", Erasures: filepath.Join(b.TempDir(), "erasures")}) // makes the tables
	if err != nil {
		b.Fatal(err)
	}
	twin.Close()
	conn, err := pgx.Connect(ctx, server.DSN+"&search_path=bare")
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(ctx)
	db, err := pool(Options{DSN: server.DSN, Schema: "store"})
	if err != nil {
		b.Fatal(err)
	}
	if err := prepare(ctx, db, "store"); err != nil {
		b.Fatal(err)
	}
	r := &storetest.Recording{Engine: dialect{db}}
	inner, err := sqlstore.Open(ctx, sqlstore.Config{Engine: r, Write: db, Read: db, Dialect: goose.DialectPostgres,
		Migrations: Migrations(), Erasures: filepath.Join(b.TempDir(), "erasures")})
	if err != nil {
		b.Fatal(err)
	}
	s := &Store{DB: inner, db: db}
	defer s.Close()
	storetest.BenchAppend(b, s, func() error { return bare(conn, r.Writes) })
}

// BenchmarkLog measures how fast entries come into the log.
func BenchmarkLog(b *testing.B) {
	server, err := storetest.StartServer()
	if err != nil {
		b.Skip(err)
	}
	defer server.Stop()
	s, err := Open(context.Background(), Options{DSN: server.DSN, Schema: "log", Erasures: filepath.Join(b.TempDir(), "erasures")})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	storetest.BenchLog(b, s)
}
