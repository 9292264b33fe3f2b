package app

import (
	"context"

	"mandamus/docket"
)

// RecordPayment records money paid.
func (a *App) RecordPayment(ctx context.Context, r Request, cmd docket.RecordPayment) (Result, error) {
	return a.simply(ctx, r, "payment.record", cmd.On, cmd)
}

// ReportPerformance records what the debtor says of its performance: its legal office or representative does, or somebody of the
// court for what the debtor has handed in.
func (a *App) ReportPerformance(ctx context.Context, r Request, cmd docket.ReportPerformance) (Result, error) {
	return a.simply(ctx, r, "performance.report", cmd.On, cmd)
}

// StateView records what the applicant says of it, as ReportPerformance does for the debtor.
func (a *App) StateView(ctx context.Context, r Request, cmd docket.StateView) (Result, error) {
	return a.simply(ctx, r, "performance.view", cmd.On, cmd)
}

// AssessPerformance records what the court finds of it. Only that makes a duty performed.
func (a *App) AssessPerformance(ctx context.Context, r Request, cmd docket.AssessPerformance) (Result, error) {
	return a.simply(ctx, r, "performance.assess", cmd.On, cmd)
}

// MakeFinding records an open-textured fact that a judge has found, or found not to be so.
func (a *App) MakeFinding(ctx context.Context, r Request, cmd docket.MakeFinding) (Result, error) {
	return a.simply(ctx, r, "finding.make", cmd.On, cmd)
}

// RecordNewAct records a new act of the debtor beside the annulled one, for a judge to compare.
func (a *App) RecordNewAct(ctx context.Context, r Request, cmd docket.RecordNewAct) (Result, error) {
	return a.simply(ctx, r, "service.record", cmd.On, cmd)
}

// ExplainNonUse gives the coded reason why a measure that stood open was not taken. With the first day of a row of the ledger it
// takes the place of its reason.
func (a *App) ExplainNonUse(ctx context.Context, r Request, cmd docket.NoteNonUse) (Result, error) {
	return a.simply(ctx, r, "nonuse.explain", cmd.On, cmd)
}
