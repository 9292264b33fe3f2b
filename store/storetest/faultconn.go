package storetest

import (
	"context"
	"database/sql/driver"
)

// failingConn is a connection whose every call is a step.
type failingConn struct {
	driver.Conn
	f *Faults
}

// PrepareContext is no step: nothing is written by it.
func (c *failingConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	s, err := c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return &failingStmt{s, c.f}, nil
}

func (c *failingConn) BeginTx(ctx context.Context, o driver.TxOptions) (tx driver.Tx, err error) {
	err = c.f.Do(func() error {
		tx, err = c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &failingTx{tx, c.f}, nil
}

func (c *failingConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (r driver.Result, err error) {
	err = c.f.Do(func() error {
		r, err = c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
		return err
	})
	return r, err
}

func (c *failingConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	return answer(c.f, func() (driver.Rows, error) { return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args) })
}

func (c *failingConn) Ping(ctx context.Context) error { return c.Conn.(driver.Pinger).Ping(ctx) }

func (c *failingConn) ResetSession(ctx context.Context) error {
	return c.Conn.(driver.SessionResetter).ResetSession(ctx)
}

func (c *failingConn) IsValid() bool { return c.Conn.(driver.Validator).IsValid() }

// answer closes the rows of an answer that is lost.
func answer(f *Faults, query func() (driver.Rows, error)) (driver.Rows, error) {
	var rows driver.Rows
	err := f.Do(func() (err error) {
		rows, err = query()
		return err
	})
	if err != nil && rows != nil {
		rows.Close()
		rows = nil
	}
	if err != nil {
		return nil, err
	}
	return rows, nil
}

type failingStmt struct {
	driver.Stmt
	f *Faults
}

func (s *failingStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (r driver.Result, err error) {
	err = s.f.Do(func() error {
		r, err = s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
		return err
	})
	return r, err
}

func (s *failingStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	return answer(s.f, func() (driver.Rows, error) { return s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args) })
}

type failingTx struct {
	driver.Tx
	f *Faults
}

func (t *failingTx) Commit() error { return t.f.Do(t.Tx.Commit) }

func (t *failingTx) Rollback() error { return t.f.Do(t.Tx.Rollback) }
