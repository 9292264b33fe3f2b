package app

import (
	"context"
	"slices"

	"mandamus/docket"
	"mandamus/policy"
)

// RaiseObjection records an objection of a party; a representative needs the power to object.
func (a *App) RaiseObjection(ctx context.Context, r Request, cmd docket.RaiseObjection) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		if err := w.empowered("object"); err != nil {
			return nil, err
		}
		if cmd.By == "" {
			cmd.By = w.behalf
		}
		return []docket.Command{cmd}, nil
	}
	return a.write(ctx, r, verb{action: "objection.raise", on: cmd.On.On, plan: plan})
}

// empowered refuses a representative whose power does not cover what is done.
func (w *work) empowered(scope string) error {
	seat, ok := w.actor.seat(w.docket.ID)
	if !ok || seat.Role != policy.Representative {
		return nil
	}
	if rep := w.docket.Representative(seat.Party); rep == nil || !slices.Contains(rep.Scope, scope) {
		return denied("app.power", "scope", docket.Label("scope", scope))
	}
	return nil
}

// RaiseOutsiderObjection records the objection of somebody who is no party, handed in at the counter.
func (a *App) RaiseOutsiderObjection(ctx context.Context, r Request, cmd docket.RaiseOutsiderObjection) (Result, error) {
	return a.simply(ctx, r, "service.record", cmd.On, cmd)
}

// DecideObjection records the ruling on an objection.
func (a *App) DecideObjection(ctx context.Context, r Request, cmd docket.DecideObjection) (Result, error) {
	return a.simply(ctx, r, "objection.decide", cmd.On, cmd)
}

// Stay records a stay of enforcement.
func (a *App) Stay(ctx context.Context, r Request, cmd docket.Stay) (Result, error) {
	return a.simply(ctx, r, "stay.decide", cmd.On, cmd)
}

// Suspend records a suspension of enforcement.
func (a *App) Suspend(ctx context.Context, r Request, cmd docket.Suspend) (Result, error) {
	return a.simply(ctx, r, "stay.decide", cmd.On, cmd)
}

// Resume takes enforcement up again.
func (a *App) Resume(ctx context.Context, r Request, cmd docket.Resume) (Result, error) {
	return a.simply(ctx, r, "stay.decide", cmd.On, cmd)
}

// Settle records a settlement in enforcement.
func (a *App) Settle(ctx context.Context, r Request, cmd docket.Settle) (Result, error) {
	return a.simply(ctx, r, "settlement.record", cmd.On, cmd)
}

// BreachSettlement records that the settlement is not kept.
func (a *App) BreachSettlement(ctx context.Context, r Request, cmd docket.BreachSettlement) (Result, error) {
	return a.simply(ctx, r, "settlement.record", cmd.On, cmd)
}

// Terminate ends enforcement for good on a ground of law.
func (a *App) Terminate(ctx context.Context, r Request, cmd docket.Terminate) (Result, error) {
	return a.simply(ctx, r, "case.close", cmd.On, cmd)
}

// Close closes the case.
func (a *App) Close(ctx context.Context, r Request, cmd docket.Close) (Result, error) {
	return a.simply(ctx, r, "case.close", cmd.On, cmd)
}

// Reverse orders back what was enforced.
func (a *App) Reverse(ctx context.Context, r Request, cmd docket.Reverse) (Result, error) {
	return a.simply(ctx, r, "case.reverse", cmd.On, cmd)
}
