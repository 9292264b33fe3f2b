package app

import (
	"context"

	"mandamus/docket"
)

// EnterOperative keeps the text of the operative part, beside which duties are typed.
func (a *App) EnterOperative(ctx context.Context, r Request, cmd docket.EnterOperative) (Result, error) {
	return a.simply(ctx, r, "application.draft", cmd.On, cmd)
}

// SetAside records that a passage of the operative part carries no duty, and why.
func (a *App) SetAside(ctx context.Context, r Request, cmd docket.SetAside) (Result, error) {
	return a.simply(ctx, r, "obligation.type", cmd.On, cmd)
}

// ReceivePaper records a paper handed in.
func (a *App) ReceivePaper(ctx context.Context, r Request, cmd docket.ReceivePaper) (Result, error) {
	return a.simply(ctx, r, "service.record", cmd.On, cmd)
}
