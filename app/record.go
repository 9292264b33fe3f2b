package app

import (
	"context"

	"mandamus/docket"
)

// Correct says that an event was not so, or was not recorded rightly.
func (a *App) Correct(ctx context.Context, r Request, cmd docket.Correct) (Result, error) {
	return a.simply(ctx, r, "record.correct", cmd.On, cmd)
}

// AddNote adds a note to the file.
func (a *App) AddNote(ctx context.Context, r Request, cmd docket.AddNote) (Result, error) {
	return a.simply(ctx, r, "note.add", cmd.On, cmd)
}

// Record records an occurrence whose kind has no verb of its own. Whose it is to record depends on the kind.
func (a *App) Record(ctx context.Context, r Request, cmd docket.Record) (Result, error) {
	if b, ok := cmd.Body.(*docket.ApplicationWithdrawn); ok {
		return a.WithdrawApplication(ctx, r, cmd.On, b.Told)
	}
	return a.simply(ctx, r, recorder(cmd.Body), cmd.On, cmd)
}

// recorder returns the action of the matrix under which an occurrence is recorded.
func recorder(b docket.Body) string {
	switch b.(type) {
	case *docket.ApplicationWithdrawn:
		return "application.withdraw"
	case *docket.InterferenceOccurred, *docket.InterferenceReported:
		return "interference.record"
	case *docket.RecusalRequested, *docket.RecusalReconsiderationAsked:
		return "recusal.request"
	case *docket.RecusalDecided, *docket.RecusalReconsiderationDecided:
		return "recusal.decide"
	case *docket.OrderGiven, *docket.CaseElevated, *docket.CaseDesignated, *docket.CourtAboveSupervised:
		return "supervision.order"
	case *docket.InactionComplained:
		return "supervision.apply"
	case *docket.ReconsiderationDecided, *docket.SanctionReconsiderationDecided:
		return "reconsideration.decide"
	}
	return "occurrence.record"
}

// LinkCase points at another case.
func (a *App) LinkCase(ctx context.Context, r Request, cmd docket.LinkCase) (Result, error) {
	return a.simply(ctx, r, "case.link", cmd.On, cmd)
}

// LinkAppeal records an appeal against the title and what became of it.
func (a *App) LinkAppeal(ctx context.Context, r Request, cmd docket.LinkAppeal) (Result, error) {
	return a.simply(ctx, r, "case.link", cmd.On, cmd)
}

// LinkRetrial records an application for retrial and what became of it.
func (a *App) LinkRetrial(ctx context.Context, r Request, cmd docket.LinkRetrial) (Result, error) {
	return a.simply(ctx, r, "case.link", cmd.On, cmd)
}
