package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/store"
)

// The daily run: on each open case of which something turns on or before a day it puts on record what passed in silence (limits
// that ran out, measures that were not used), brings held cases back, and computes the rows anew. It looks at no other case.
// It may be run twice, stopped anywhere and run again: what is on record is not recorded again.

// System is the actor of the daily run.
const System = "system:daily"

// Bounds of one turn of the run.
const (
	turn  = 100              // cases
	lease = 10 * time.Minute // no turn takes so long
)

// Ran says what a daily run did.
type Ran struct {
	Day      civil.Day
	Cases    int // looked at
	Lapses   int
	NonUse   int
	Returned int         // holds that ended
	Skipped  []docket.ID // somebody was writing at the same moment; their rows are due again
	Failed   []Failure
}

// Failure is a case that the daily run could not deal with. The others had their turn.
type Failure struct {
	Docket docket.ID
	Err    error
}

// Errors of Daily.
var (
	ErrRunning = errors.New("another program does the daily run")
	ErrFuture  = errors.New("the day has not come")
)

// Daily does the daily run for a day that is not in the future; progress may be nil and is told after each turn how many cases
// were looked at. The run stops at the first failure of the store.
func (a *App) Daily(ctx context.Context, day civil.Day, progress func(done int)) (Ran, error) {
	run := &dailyRun{app: a, ctx: ctx, ran: Ran{Day: day}}
	if day > a.Today() {
		return run.ran, fmt.Errorf("%v: %w", day, ErrFuture)
	}
	holder, err := a.mint(a.now())
	if err != nil {
		return run.ran, err
	}
	run.holder = holder
	if err := run.acquire(); err != nil {
		return run.ran, err
	}
	defer a.release(ctx, dailyLease, holder)
	err = run.all(progress)
	a.info("daily run", "day", day.String(), "cases", run.ran.Cases, "lapses", run.ran.Lapses, "nonuse", run.ran.NonUse,
		"returned", run.ran.Returned, "skipped", len(run.ran.Skipped), "failed", len(run.ran.Failed))
	return run.ran, err
}

const dailyLease = "daily"

type dailyRun struct {
	app    *App
	ctx    context.Context
	holder string
	fence  *store.Fence
	ran    Ran
	rows   []store.Projected // of cases of which nothing was to be recorded
}

// acquire takes or renews the lease.
func (r *dailyRun) acquire() error {
	token, ok, err := r.app.Store.Acquire(r.ctx, dailyLease, r.holder, r.app.now(), lease)
	if err == nil && !ok {
		err = ErrRunning
	}
	r.fence = &store.Fence{Lease: dailyLease, Token: token}
	return err
}

// all takes turn after turn until no case is due.
func (r *dailyRun) all(progress func(done int)) error {
	filter := store.DueFilter{Day: r.ran.Day, Limit: turn}
	for {
		due, err := r.app.Store.Due(r.ctx, filter)
		if err != nil || len(due) == 0 {
			return err
		}
		for _, c := range due {
			if err := r.one(c.Docket); err != nil {
				return err
			}
		}
		if err := r.project(); err != nil {
			return err
		}
		last := due[len(due)-1]
		filter.AfterDay, filter.AfterCase = last.NextChange, last.ID
		if progress != nil {
			progress(r.ran.Cases)
		}
		if err := r.acquire(); err != nil {
			return err
		}
	}
}

// one deals with one case. Only a failure of the store is an error; a case that cannot be read or assessed is noted.
func (r *dailyRun) one(id docket.ID) error {
	r.ran.Cases++
	events, err := r.app.Store.Load(r.ctx, id)
	if err != nil {
		return err
	}
	w, count, err := r.decide(events)
	if err != nil {
		r.app.fail("daily run", "docket", id.String(), "error", err)
		r.ran.Failed = append(r.ran.Failed, Failure{id, err})
		return nil
	}
	rows, err := r.app.rows(w.docket, r.ran.Day)
	if err != nil {
		r.ran.Failed = append(r.ran.Failed, Failure{id, err})
		return nil
	}
	if len(w.events) == w.stored {
		r.rows = append(r.rows, store.Projected{Docket: id, Version: w.docket.Version, Rows: rows})
		return nil
	}
	return r.append(w, rows, count)
}

// append stores what the run recorded of a case.
func (r *dailyRun) append(w *work, rows store.Rows, count Ran) error {
	message, err := w.message()
	if err != nil {
		return err
	}
	_, err = r.app.Store.Append(r.ctx, store.Append{
		Docket: w.docket.ID, Expected: w.stored, Events: w.events[w.stored:], At: w.now, Rows: &rows, Outbox: []store.Message{message}, Fence: r.fence,
	})
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		r.ran.Skipped = append(r.ran.Skipped, w.docket.ID)
		return nil
	}
	if err == nil {
		r.ran.Lapses, r.ran.NonUse, r.ran.Returned = r.ran.Lapses+count.Lapses, r.ran.NonUse+count.NonUse, r.ran.Returned+count.Returned
	}
	return err
}

// project stores the rows of the cases of which nothing was to be recorded.
func (r *dailyRun) project() error {
	if len(r.rows) == 0 {
		return nil
	}
	behind, err := r.app.Store.Project(r.ctx, r.rows)
	r.ran.Skipped = append(r.ran.Skipped, behind...)
	r.rows = nil
	return err
}

// decide lets the docket decide what the run records of a case.
func (r *dailyRun) decide(events []docket.Event) (*work, Ran, error) {
	var count Ran
	d, err := docket.Fold(events)
	if err != nil {
		return nil, count, err
	}
	w := r.app.work(r.ctx, Actor{ID: System}, d, events)
	w.today, w.offices = r.ran.Day, []string{"system"}
	assessment, err := r.app.assess(d, r.ran.Day)
	if err != nil {
		return nil, count, err
	}
	v := verb{plan: func(*work) (cmds []docket.Command, err error) {
		cmds, count, err = r.app.silence(d, assessment)
		return cmds, err
	}}
	err = w.decide(v)
	return w, count, err
}

// silence returns the commands that put on record what passed in silence up to the day of the assessment, and their counts.
func (a *App) silence(d *docket.Docket, at *law.Assessment) (cmds []docket.Command, count Ran, err error) {
	for _, lapse := range lapsesOf(d, at) {
		cmds = append(cmds, lapse)
		count.Lapses++
	}
	for _, g := range unused(d, at) {
		note, yes, err := a.nonUse(d, at, g)
		if err != nil {
			return nil, count, err
		}
		if yes {
			cmds = append(cmds, note)
			count.NonUse++
		}
	}
	if h := d.Hold(); h != nil && d.Closed == nil && h.Until.First <= at.On {
		cmds = append(cmds, docket.EndHold{Why: "day_came"})
		count.Returned++
	}
	return cmds, count, nil
}

// nonUse returns the row of the ledger for a gap, dated from its first day. A gap of that very day is none yet: the day is not over.
func (a *App) nonUse(d *docket.Docket, at *law.Assessment, g gap) (note docket.NoteNonUse, yes bool, err error) {
	first, err := a.since(d, g, min(opened(d), at.On), at.On)
	if err != nil || first >= at.On {
		return note, false, err
	}
	note.NonUseNoted = docket.NonUseNoted{
		Obligation: g.obligation, Measure: g.measure, Sort: g.sort, From: exactly(first), Reason: "none_given",
		WithUnder: docket.WithUnder{Under: ReceiptID(at.Receipt)},
	}
	if g.sort == notDecided {
		note.Finding = findingOf(a.Pack, g.finding)
	}
	return note, true, nil
}
