package app

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
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
	turn  = 500              // cases
	lease = 10 * time.Minute // no turn takes so long
)

// Ran says what a daily run did.
type Ran struct {
	Day      civil.Day
	Cases    int // looked at
	Lapses   int
	NonUse   int
	Returned int         // holds that ended
	Opened   int         // entries of the public record that were withheld
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
	ErrRunning  = errors.New("another program does the daily run")
	ErrFuture   = errors.New("the day has not come")
	ErrOtherLaw = errors.New("other law was installed")
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
	if err := a.upToDate(ctx); err != nil {
		return run.ran, err
	}
	if err = run.all(progress); err == nil {
		err = run.publicRecord()
	}
	a.info("daily run", "day", day.String(), "cases", run.ran.Cases, "lapses", run.ran.Lapses, "nonuse", run.ran.NonUse,
		"returned", run.ran.Returned, "opened", run.ran.Opened, "skipped", len(run.ran.Skipped), "failed", len(run.ran.Failed))
	return run.ran, err
}

// upToDate is ErrOtherLaw where law was installed that the desk has not yet looked at: the run waits until it has.
func (a *App) upToDate(ctx context.Context) error {
	if a.live == nil {
		return nil
	}
	current, err := a.live.current(ctx)
	if err == nil && (!current || a.live.App() != a) {
		err = ErrOtherLaw
	}
	return err
}

const dailyLease = "daily"

type dailyRun struct {
	app    *App
	ctx    context.Context
	holder string
	fence  *store.Fence
	ran    Ran
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
		nights, err := r.look(due)
		if err != nil {
			return err
		}
		if err := r.store(nights); err != nil {
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

// night is what the run makes of one case.
type night struct {
	docket docket.ID
	work   *work
	rows   store.Rows
	count  Ran
	lost   error // the store failed
	err    error // the case could not be read or assessed
}

// look looks at the cases of a turn, as many at once as there are processors: nearly all of the time goes into the law.
func (r *dailyRun) look(due []store.Case) ([]night, error) {
	out := make([]night, len(due))
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(due)) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(due)); i = next.Add(1) - 1 {
				out[i] = r.one(due[i].Docket)
			}
		})
	}
	all.Wait()
	for i := range out {
		if out[i].lost != nil {
			return nil, out[i].lost
		}
	}
	return out, nil
}

// one looks at one case.
func (r *dailyRun) one(id docket.ID) night {
	events, err := r.app.Store.Load(r.ctx, id)
	if err != nil {
		return night{docket: id, lost: err}
	}
	d, err := docket.Fold(events)
	if err != nil {
		return night{docket: id, err: err}
	}
	n := r.app.night(r.ctx, d, events, r.ran.Day)
	n.docket = id
	return n
}

// store writes what a turn has come to: events in one transaction, and rows of cases of which nothing was to be recorded in
// another. A case that cannot be read or assessed is noted; it keeps no other from its turn.
func (r *dailyRun) store(nights []night) error {
	var recorded []*night
	var rows []store.Projected
	for i := range nights {
		n := &nights[i]
		r.ran.Cases++
		switch {
		case n.err != nil:
			r.app.fail("daily run", "docket", n.docket.String(), "error", n.err)
			r.ran.Failed = append(r.ran.Failed, Failure{n.docket, n.err})
		case len(n.work.events) == n.work.stored:
			rows = append(rows, store.Projected{Docket: n.docket, Version: n.work.docket.Version, Rows: n.rows})
		default:
			recorded = append(recorded, n)
		}
	}
	if err := r.append(recorded); err != nil || len(rows) == 0 {
		return err
	}
	behind, err := r.app.Store.Project(r.ctx, rows)
	r.ran.Skipped = append(r.ran.Skipped, behind...)
	return err
}

// append stores what the run recorded. Where somebody was writing to one of the cases at the same moment, each is stored by
// itself, and that one is passed over.
func (r *dailyRun) append(nights []*night) error {
	var all []store.Append
	for _, n := range nights {
		entry, err := n.work.append(&n.rows)
		if err != nil {
			return err
		}
		entry.Fence = r.fence
		all = append(all, entry)
	}
	_, err := r.app.Store.AppendAll(r.ctx, all)
	var conflict *store.Conflict
	switch {
	case !errors.As(err, &conflict) && !errors.Is(err, store.ErrOpened):
		if err == nil {
			r.count(nights...)
		}
		return err
	case len(nights) == 1:
		r.ran.Skipped = append(r.ran.Skipped, nights[0].docket)
		return nil
	}
	for i := range nights {
		if err := r.append(nights[i : i+1]); err != nil {
			return err
		}
	}
	return nil
}

func (r *dailyRun) count(nights ...*night) {
	for _, n := range nights {
		r.ran.Lapses += n.count.Lapses
		r.ran.NonUse += n.count.NonUse
		r.ran.Returned += n.count.Returned
	}
}

// Night returns what the daily run of a day records of a docket, whose events these are, and its rows after that. It stores nothing.
func (a *App) Night(ctx context.Context, d *docket.Docket, events []docket.Event, day civil.Day) ([]docket.Event, store.Rows, error) {
	n := a.night(ctx, d, events, day)
	if n.err != nil {
		return nil, n.rows, n.err
	}
	return n.work.events[n.work.stored:], n.rows, nil
}

// night lets the docket decide what the run records of a case, and computes its rows after that.
func (a *App) night(ctx context.Context, d *docket.Docket, events []docket.Event, day civil.Day) (n night) {
	assessment, err := a.assess(d, day, foreseeing(d)...)
	if err != nil {
		return night{err: err}
	}
	n.work = a.work(ctx, Actor{ID: System}, d, events)
	n.work.today, n.work.offices = day, []string{"system"}
	n.err = n.work.decide(verb{plan: func(*work) (cmds []docket.Command, err error) {
		cmds, n.count, err = a.silence(d, assessment)
		return cmds, err
	}})
	switch {
	case n.err != nil:
	case len(n.work.events) == n.work.stored: // nothing was recorded, so the law says what it said
		n.rows = Project(d, assessment, a.Policy)
	default:
		n.rows, n.err = a.rows(n.work.docket, day)
	}
	return n
}

// silence returns the commands that put on record what passed in silence up to the day of the assessment, and their counts.
func (a *App) silence(d *docket.Docket, at *law.Assessment) (cmds []docket.Command, count Ran, err error) {
	for _, lapse := range lapsesOf(d, at) {
		cmds = append(cmds, lapse)
		count.Lapses++
	}
	past := history{app: a, docket: d, gaps: map[civil.Day][]gap{}}
	for _, g := range unused(d, at) {
		note, yes, err := a.nonUse(&past, at, g)
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
// One that is on record from that day is not recorded again, whatever ended its row.
func (a *App) nonUse(past *history, at *law.Assessment, g gap) (note docket.NoteNonUse, yes bool, err error) {
	first, err := past.since(g, min(opened(past.docket), at.On), at.On)
	first = max(first, triedBefore(past.docket, g))
	if err != nil || first >= at.On || past.has(g, first) {
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
