package storetest

import (
	"context"
	"database/sql"

	"mandamus/store/sqlstore"
)

// Recording is an engine with its ears open: it keeps what the last transaction wrote, so that a benchmark can write the same by the
// bare driver.
type Recording struct {
	sqlstore.Engine
	Writes []sqlstore.Stmt
}

// Begin implements sqlstore.Engine.
func (r *Recording) Begin(ctx context.Context, conn *sql.Conn) (sqlstore.Tx, error) {
	tx, err := r.Engine.Begin(ctx, conn)
	return &recordingTx{tx, r}, err
}

type recordingTx struct {
	sqlstore.Tx
	r *Recording
}

func (t *recordingTx) Commit(ctx context.Context, stmts []sqlstore.Stmt) error {
	t.r.Writes = stmts
	return t.Tx.Commit(ctx, stmts)
}
