package postgres

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"
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
	r := &recording{dialect: dialect{db}}
	inner, err := sqlstore.Open(ctx, sqlstore.Config{Engine: r, Write: db, Read: db, Dialect: goose.DialectPostgres,
		Migrations: Migrations(), Erasures: filepath.Join(b.TempDir(), "erasures")})
	if err != nil {
		b.Fatal(err)
	}
	s := &Store{DB: inner, db: db}
	defer s.Close()
	storetest.BenchAppend(b, s, func() error { return bare(conn, r.writes) })
}
