package app

import (
	"context"

	"mandamus/docket"
)

// RecordNotice records an enforcement notice and the last day it gives.
func (a *App) RecordNotice(ctx context.Context, r Request, cmd docket.RecordNotice) (Result, error) {
	return a.simply(ctx, r, "notice.record", cmd.On, cmd)
}

// RecordService records that the title or the notice reached a party.
func (a *App) RecordService(ctx context.Context, r Request, cmd docket.RecordService) (Result, error) {
	return a.simply(ctx, r, "service.record", cmd.On, cmd)
}

// DescribeTitle describes the enforcement title anew.
func (a *App) DescribeTitle(ctx context.Context, r Request, cmd docket.DescribeTitle) (Result, error) {
	return a.simply(ctx, r, "application.draft", cmd.On, cmd)
}

// RevokeTitle records that another decision has revoked the title.
func (a *App) RevokeTitle(ctx context.Context, r Request, cmd docket.RevokeTitle) (Result, error) {
	return a.simply(ctx, r, "case.reverse", cmd.On, cmd)
}
