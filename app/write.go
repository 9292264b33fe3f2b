package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

// verb is what a method of App adds to the way all verbs go.
type verb struct {
	action string        // of the matrix
	on     casefile.Date // legal day of what is recorded; absent: today
	law    bool          // the docket asks the law
	plan   func(w *work) ([]docket.Command, error)
	fence  *store.Fence
}

// one is the plan of a verb that is one command.
func one(cmd docket.Command) func(*work) ([]docket.Command, error) {
	return func(*work) ([]docket.Command, error) { return []docket.Command{cmd}, nil }
}

// simply carries out a verb that is one command.
func (a *App) simply(ctx context.Context, r Request, action string, on docket.On, cmd docket.Command) (Result, error) {
	return a.write(ctx, r, verb{action: action, on: on.On, plan: one(cmd)})
}

// work is a verb on its way.
type work struct {
	app      *App
	ctx      context.Context
	actor    Actor
	behalf   string // on whose behalf, as events record it
	docket   *docket.Docket
	events   []docket.Event // those stored, then those of the verb
	stored   int
	subject  subject
	now      time.Time
	today    civil.Day
	offices  []string
	decision *policy.Decision
}

// load reads a docket.
func (a *App) load(ctx context.Context, id docket.ID) (*docket.Docket, []docket.Event, error) {
	events, err := a.Store.Load(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	d, err := docket.Fold(events)
	return d, events, err
}

// write carries a verb out on a docket that exists.
func (a *App) write(ctx context.Context, r Request, v verb) (Result, error) {
	d, events, err := a.load(ctx, r.Docket)
	if err != nil {
		return Result{}, err
	}
	w := a.work(ctx, r.Actor, d, events)
	if w.behalf, err = a.allowed(r.Actor, v.action, w.subject); err != nil {
		return Result{}, err
	}
	if d.Version != r.Version {
		return a.again(ctx, r, w.subject, events)
	}
	if err := w.decide(v); err != nil {
		return Result{}, err
	}
	return w.store(r, v)
}

func (a *App) work(ctx context.Context, x Actor, d *docket.Docket, events []docket.Event) *work {
	if seat, ok := x.seat(d.ID); ok {
		x.ID = seat.Party // in another case the same person may be another party
	}
	w := &work{app: a, ctx: ctx, actor: x, docket: d, events: events, stored: len(events), now: a.now(), today: a.Today(), offices: x.offices()}
	w.subject = subjectOf(d, w.today)
	return w
}

// again answers a request on an old version: with its result where it was carried out before, else by *Stale.
func (a *App) again(ctx context.Context, r Request, s subject, events []docket.Event) (Result, error) {
	stale := &Stale{Docket: r.Docket, Have: len(events), Want: r.Version}
	if r.Version >= 0 && r.Version < len(events) {
		stale.Changed = a.shown(r.Actor, s, events[r.Version:])
	}
	if r.Key == "" {
		return Result{}, stale
	}
	switch result, err := a.Store.ResultOf(ctx, r.key()); {
	case err == nil:
		return Result{Docket: result.Docket, Version: result.Version, Again: true}, nil
	case errors.Is(err, store.ErrNotFound):
		return Result{}, stale
	default:
		return Result{}, err
	}
}

// key names the request among all requests: keys are the actor's own.
func (r Request) key() string {
	if r.Key == "" {
		return ""
	}
	return r.Actor.ID + " " + r.Key
}

// decide lets the docket decide the commands of a verb, one after the other.
func (w *work) decide(v verb) error {
	cmds, err := v.plan(w)
	if err != nil {
		return err
	}
	at, salts, err := w.context(v)
	if err != nil {
		return err
	}
	for _, cmd := range cmds {
		if err := w.take(cmd, at, salts); err != nil {
			return err
		}
	}
	for _, cmd := range cmds { // last: what the docket refuses, no approval helps
		if err := w.approved(docket.StepOf(cmd)); err != nil {
			return err
		}
	}
	return nil
}

// take lets the docket decide one command.
func (w *work) take(cmd docket.Command, at docket.Context, salts *salts) error {
	events, err := docket.Decide(w.docket, cmd, at)
	switch {
	case salts.err != nil:
		return salts.err
	case err != nil:
		return err
	}
	if w.docket, err = w.docket.With(events...); err != nil {
		return err
	}
	w.events = append(w.events[:len(w.events):len(w.events)], events...)
	return nil
}

// context is what the docket decides on beside itself.
func (w *work) context(v verb) (docket.Context, *salts, error) {
	s := &salts{from: w.app.Random}
	at := docket.Context{
		Docket: w.docket.ID, Today: w.today, Recorded: w.now, Actor: w.actor.ID, For: w.behalf, Roles: w.offices, Salt: s.next,
	}
	if !v.law {
		return at, s, nil
	}
	on := w.today
	if v.on.Known() {
		on = v.on.First
	}
	assessment, err := w.app.assess(w.docket, on)
	if err != nil {
		return at, s, err
	}
	at.Gate = gate{w.app.Pack, assessment}
	return at, s, nil
}

// assess returns what the law says of a docket on a day.
func (a *App) assess(d *docket.Docket, on civil.Day, options ...law.Option) (*law.Assessment, error) {
	return law.Assess(a.Pack, d.CaseFile(on), on, options...)
}

// store appends what was decided, with the rows of the docket after it.
func (w *work) store(r Request, v verb) (Result, error) {
	entry, err := w.entry(r, w.docket)
	if err != nil {
		return Result{}, err
	}
	entry.Fence = v.fence
	stored, err := w.insist(&entry, w.app.Store.Append)
	if err != nil {
		return Result{}, w.failed(err)
	}
	out := Result{Docket: stored.Docket, Version: stored.Version, Again: stored.Again, Decision: w.decision}
	if !stored.Again {
		out.Docket, out.Events = w.docket.ID, entry.Events
	}
	return out, nil
}

// entry is what the verb writes: its events, the rows of a docket, and the message.
func (w *work) entry(r Request, rows *docket.Docket) (store.Append, error) {
	computed, err := w.app.rows(rows, w.today)
	if err != nil {
		return store.Append{}, err
	}
	out, err := w.append(&computed)
	out.Key = r.key()
	return out, err
}

// append is what was decided, as it is stored: events, the message about them, and their entries in the public record.
func (w *work) append(rows *store.Rows) (store.Append, error) {
	out := store.Append{Docket: w.docket.ID, Expected: w.stored, Events: w.events[w.stored:], At: w.now, Rows: rows}
	if len(out.Events) == 0 {
		return out, nil
	}
	message, err := w.message()
	if err != nil {
		return out, err
	}
	out.Outbox = []store.Message{message}
	out.Log, err = w.app.logs(w.ctx, w.docket, out.Events, w.now)
	return out, err
}

// insist does a write that opens entries of the public record; where one was opened meanwhile, it is done again with those that still wait.
func (w *work) insist(entry *store.Append, do func(context.Context, store.Append) (store.Result, error)) (store.Result, error) {
	stored, err := do(w.ctx, *entry)
	for tries := 0; errors.Is(err, store.ErrOpened) && tries < 3; tries++ {
		if entry.Log, err = w.app.logs(w.ctx, w.docket, entry.Events, w.now); err == nil {
			stored, err = do(w.ctx, *entry)
		}
	}
	return stored, err
}

// failed is the error of a write: *Stale where somebody else wrote meanwhile.
func (w *work) failed(err error) error {
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return w.overtaken(conflict)
	}
	return err
}

// message tells others that the case has changed; it holds the versions that are new, and no more.
func (w *work) message() (store.Message, error) {
	id, err := w.app.mint(w.now)
	return store.Message{ID: id, Topic: caseChanged, Payload: fmt.Sprintf("%d %d", w.stored+1, len(w.events))}, err
}

// caseChanged is the topic of the messages about cases.
const caseChanged = "case.changed"

// overtaken is the *Stale of a verb while which somebody else wrote.
func (w *work) overtaken(c *store.Conflict) error {
	events, err := w.app.Store.Load(w.ctx, c.Docket)
	if err != nil {
		return err
	}
	changed := w.app.shown(w.actor, w.subject, events[min(w.stored, len(events)):])
	return &Stale{Docket: c.Docket, Have: len(events), Want: w.stored, Changed: changed}
}
