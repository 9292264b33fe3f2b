package app

import (
	"context"
	"slices"

	"mandamus/docket"
	"mandamus/store"
)

// Erase destroys one personal value of an event, on a basis that is a word of docket.ErasureBases, and puts on record that it
// did. The event stays, and says that something was erased.
func (a *App) Erase(ctx context.Context, r Request, cmd docket.RecordErasure) (Result, error) {
	d, events, err := a.load(ctx, r.Docket)
	if err != nil {
		return Result{}, err
	}
	w := a.work(ctx, r.Actor, d, events)
	w.behalf = r.Actor.For
	if err := a.may(r.Actor, "private.erase", w.subject); err != nil {
		return Result{}, err
	}
	if d.Version != r.Version {
		return a.again(ctx, r, w.subject, events)
	}
	if err := w.decide(verb{on: cmd.On.On, plan: one(cmd)}); err != nil {
		return Result{}, err
	}
	return w.erase(r, cmd)
}

// erase appends the record of the erasure and destroys the value, with rows computed without it.
func (w *work) erase(r Request, cmd docket.RecordErasure) (Result, error) {
	without, err := docket.Fold(erased(w.events, func(e docket.Event, p docket.Private) bool {
		return e.Version == cmd.Of && p.Field == cmd.Field
	}))
	if err != nil {
		return Result{}, err
	}
	entry, err := w.entry(r, without)
	if err != nil {
		return Result{}, err
	}
	erasure := store.Erasure{Version: cmd.Of, Field: cmd.Field, Basis: cmd.Basis, By: w.actor.ID, At: w.now}
	stored, err := w.insist(&entry, func(ctx context.Context, a store.Append) (store.Result, error) {
		return w.app.Store.Erase(ctx, a, erasure)
	})
	if err != nil {
		return Result{}, w.failed(err)
	}
	return Result{Docket: stored.Docket, Version: stored.Version, Again: stored.Again, Events: entry.Events}, nil
}

// erased returns events without the personal values that match.
func erased(events []docket.Event, match func(docket.Event, docket.Private) bool) []docket.Event {
	out := slices.Clone(events)
	for i, e := range out {
		out[i].Private = slices.Clone(e.Private)
		for j, p := range e.Private {
			if match(e, p) {
				out[i].Private[j] = docket.Private{Field: p.Field, Erased: true}
			}
		}
	}
	return out
}
