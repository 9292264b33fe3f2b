package sqlite

import (
	"context"
	"database/sql/driver"
	"fmt"
)

// preparing hands out connections that keep their statements prepared: the program has few texts and uses them all day.
type preparing struct{ driver.Connector }

// Connect opens a connection.
func (p preparing) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	inner, ok := c.(connection)
	if !ok {
		return nil, fmt.Errorf("sqlite: a %T cannot be used", c)
	}
	return &prepared{connection: inner, stmts: map[string]driver.Stmt{}}, nil
}

// connection is what a connection of the engine can do.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
	driver.Pinger
}

// prepared is a connection with its statements.
type prepared struct {
	connection
	stmts map[string]driver.Stmt
}

// keepMost bounds the statements kept; lists have texts of many shapes. Where there would be more, all are let go.
const keepMost = 500

func (p *prepared) stmt(ctx context.Context, text string) (driver.Stmt, error) {
	if s, ok := p.stmts[text]; ok {
		return s, nil
	}
	if len(p.stmts) >= keepMost {
		p.forget()
	}
	s, err := p.connection.PrepareContext(ctx, text)
	if err == nil {
		p.stmts[text] = s
	}
	return s, err
}

func (p *prepared) forget() {
	for text, s := range p.stmts {
		_ = s.Close() // it frees memory and fails for what failed before
		delete(p.stmts, text)
	}
}

// ExecContext runs a statement without rows. One without arguments may be several, as in migrations, and is not kept.
func (p *prepared) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 0 {
		return p.connection.ExecContext(ctx, text, args)
	}
	s, err := p.stmt(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.(driver.StmtExecContext).ExecContext(ctx, args)
}

// QueryContext runs a statement with rows. Two answers to one text must not be read at once on one connection.
func (p *prepared) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	if len(args) == 0 {
		return p.connection.QueryContext(ctx, text, args)
	}
	s, err := p.stmt(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.(driver.StmtQueryContext).QueryContext(ctx, args)
}

// Close closes the connection with its statements.
func (p *prepared) Close() error {
	p.forget()
	return p.connection.Close()
}
