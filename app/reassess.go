package app

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/store"
)

// CaseMoved is a case in which other law moves something.
type CaseMoved struct {
	Docket docket.ID
	Number string
	What   docket.LawChanged
}

// Reassessed says what a change of law comes to.
type Reassessed struct {
	Cases    int // looked at
	Moved    int // cases in which something moves
	Limits   int // that move
	Opened   int // measures
	Closed   int // measures
	Recorded int // cases in which the same change is on record already
	Failed   []Failure
}

const installLease = "law.install"

// DryRun tells of every open case in which the new law moves something, and stores nothing. each and progress may be nil.
func (in *Install) DryRun(ctx context.Context, each func(CaseMoved) error, progress func(done int)) (Reassessed, error) {
	r := &reassessment{Install: in, ctx: ctx, each: each, progress: progress, today: in.app.Today()}
	err := r.all()
	return r.ran, err
}

// Carry puts the new law in force and then goes through all cases: those in which it moves something get an event, and the rows of all
// are computed anew. It may be stopped anywhere and run again with the same file. ErrRunning: another
// program is at it, or does the daily run.
func (in *Install) Carry(ctx context.Context, each func(CaseMoved) error, progress func(done int)) (Reassessed, error) {
	r := &reassessment{Install: in, ctx: ctx, each: each, progress: progress, today: in.app.Today(), writes: true}
	holder, err := in.app.mint(in.app.now())
	if err != nil {
		return r.ran, err
	}
	r.holder = holder
	defer in.app.release(ctx, installLease, holder)
	defer in.app.release(ctx, dailyLease, holder)
	if err := r.acquire(); err != nil {
		return r.ran, err
	}
	if len(in.sheets) > 0 {
		if err := in.app.Store.SaveSheets(ctx, in.sheets...); err != nil {
			return r.ran, err
		}
	}
	err = r.all()
	in.app.info("law installed", "kind", string(in.Parcel.Kind), "digest", in.Parcel.Digest, "cases", r.ran.Cases, "moved", r.ran.Moved, "failed", len(r.ran.Failed))
	return r.ran, err
}

// reassessment goes through the cases of a store.
type reassessment struct {
	*Install
	ctx      context.Context
	each     func(CaseMoved) error
	progress func(done int)
	today    civil.Day
	writes   bool
	holder   string
	fence    *store.Fence
	ran      Reassessed
}

// acquire takes or renews the leases: one installs at a time, and meanwhile no daily run goes by the law before.
func (r *reassessment) acquire() error {
	for _, name := range []string{dailyLease, installLease} {
		token, ok, err := r.app.Store.Acquire(r.ctx, name, r.holder, r.app.now(), lease)
		if err == nil && !ok {
			err = ErrRunning
		}
		if err != nil {
			return err
		}
		r.fence = &store.Fence{Lease: name, Token: token}
	}
	return nil
}

// all takes turn after turn. A dry run looks at the open cases that a court keeps; what is stored is computed anew for all.
func (r *reassessment) all() error {
	filter := store.CaseFilter{Open: !r.writes, Live: !r.writes, Limit: turn}
	for {
		page, err := r.app.Store.Cases(r.ctx, filter)
		if err != nil {
			return err
		}
		for _, t := range r.look(page.Rows) {
			if err := r.take(t); err != nil {
				return err
			}
		}
		if r.progress != nil {
			r.progress(r.ran.Cases)
		}
		if page.Next == "" {
			return nil
		}
		filter.After = page.Next
		if r.writes {
			if err := r.acquire(); err != nil {
				return err
			}
		}
	}
}

// turned is what the new law makes of a case.
type turned struct {
	line   store.Case
	docket *docket.Docket
	events []docket.Event
	what   docket.LawChanged
	lost   error // the store failed
	err    error // the case could not be read or assessed
}

// look looks at the cases of a turn, as many at once as there are processors.
func (r *reassessment) look(lines []store.Case) []turned {
	out := make([]turned, len(lines))
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(lines)) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(lines)); i = next.Add(1) - 1 {
				out[i] = r.one(lines[i])
			}
		})
	}
	all.Wait()
	return out
}

// one compares what the law says of a case before and after.
func (r *reassessment) one(line store.Case) turned {
	t := turned{line: line}
	if t.events, t.lost = r.app.Store.Load(r.ctx, line.Docket); t.lost != nil {
		return t
	}
	if t.docket, t.err = docket.Fold(t.events); t.err == nil && !t.settled() {
		t.what, t.err = r.compare(t.docket)
	}
	return t
}

// settled reports whether no time is watched in the case: it is closed, or no court keeps it.
func (t *turned) settled() bool { return t.docket.Closed != nil || t.docket.Reconstruction() }

// moves reports whether the new law moves something in the case.
func (t *turned) moves() bool { return len(t.what.Limits)+len(t.what.Measures) > 0 }

// compare returns what moves in an open case.
func (r *reassessment) compare(d *docket.Docket) (docket.LawChanged, error) {
	out := docket.LawChanged{Before: r.Before.State(), After: r.After.State()}
	if out.Before == out.After {
		return out, nil
	}
	file := d.CaseFile(r.today)
	was, err := law.Assess(r.Before.Pack, file, r.today, law.Only(law.Limits, law.Measures))
	if err != nil {
		return out, err
	}
	is, err := law.Assess(r.After.Pack, file, r.today, law.Only(law.Limits, law.Measures))
	if err != nil {
		return out, err
	}
	for i := range is.Positions {
		out.Limits = append(out.Limits, limitsMoved(&was.Positions[i], &is.Positions[i])...)
		out.Measures = append(out.Measures, measuresTurned(&was.Positions[i], &is.Positions[i])...)
	}
	return out, nil
}

// limitsMoved are the limits of an obligation whose state or last day differs; one that the other law does not have does not apply there.
func limitsMoved(was, is *law.Position) (out []docket.LimitMoved) {
	none := law.Limit{State: law.NotApplicable}
	pair(was.Limits, is.Limits, func(l *law.Limit) string { return l.ID }, &none, func(id string, a, b *law.Limit) {
		if a.State != b.State || a.Last != b.Last {
			out = append(out, docket.LimitMoved{
				Obligation: is.Obligation.ID, Limit: id, StateBefore: string(a.State), StateAfter: string(b.State), LastBefore: lastDay(a), LastAfter: lastDay(b),
			})
		}
	})
	return out
}

// measuresTurned are the measures of an obligation that open or close.
func measuresTurned(was, is *law.Position) (out []docket.MeasureTurn) {
	none := law.Measure{State: law.NotApplicable}
	pair(was.Measures, is.Measures, func(m *law.Measure) string { return m.ID }, &none, func(id string, a, b *law.Measure) {
		if (a.State == law.Open) != (b.State == law.Open) {
			out = append(out, docket.MeasureTurn{Obligation: is.Obligation.ID, Measure: id, Before: string(a.State), After: string(b.State)})
		}
	})
	return out
}

// pair calls f for each id in either list, in the order of the new one, with none where a list lacks it.
func pair[T any](was, is []T, id func(*T) string, none *T, f func(id string, was, is *T)) {
	old := map[string]*T{}
	for i := range was {
		old[id(&was[i])] = &was[i]
	}
	for i := range is {
		key, before := id(&is[i]), none
		if o, ok := old[key]; ok {
			before = o
			delete(old, key)
		}
		f(key, before, &is[i])
	}
	for i := range was {
		if key := id(&was[i]); old[key] != nil {
			f(key, &was[i], none)
		}
	}
}

// lastDay is the last day of a limit as an event has it; absent where there is none.
func lastDay(l *law.Limit) casefile.Date {
	if l.Last == (civil.Partial{}) {
		return casefile.Date{}
	}
	return casefile.On(l.Last)
}

// take counts a case, tells of it, and stores what becomes of it.
func (r *reassessment) take(t turned) error {
	if t.lost != nil {
		return t.lost
	}
	r.ran.Cases++
	recorded := t.moves() && t.docket.Under(t.what.After)
	if recorded {
		r.ran.Recorded++
	}
	if t.moves() && !recorded && t.err == nil {
		if err := r.tell(t); err != nil {
			return err
		}
	}
	if t.err == nil && r.writes {
		if err := r.write(t, t.moves() && !recorded); err != nil {
			var conflict *store.Conflict
			var refusal *docket.Refusal
			if !errors.As(err, &conflict) && !errors.As(err, &refusal) {
				return err
			}
			t.err = err
		}
	}
	if t.err != nil {
		r.app.fail("change of law", "docket", t.line.Docket.String(), "error", t.err)
		r.ran.Failed = append(r.ran.Failed, Failure{t.line.Docket, t.err})
	}
	return nil
}

// tell counts what moves in a case and says it.
func (r *reassessment) tell(t turned) error {
	r.ran.Moved++
	r.ran.Limits += len(t.what.Limits)
	for _, m := range t.what.Measures {
		if m.After == string(law.Open) {
			r.ran.Opened++
		} else {
			r.ran.Closed++
		}
	}
	if r.each == nil {
		return nil
	}
	return r.each(CaseMoved{Docket: t.line.Docket, Number: t.line.Number, What: t.what})
}

// write stores what becomes of a case. Where somebody wrote to it meanwhile, it is looked at once more.
func (r *reassessment) write(t turned, moves bool) error {
	err := r.append(t, moves)
	var conflict *store.Conflict
	if !errors.As(err, &conflict) {
		return err
	}
	if t = r.one(t.line); t.lost != nil || t.err != nil {
		return errors.Join(t.lost, t.err)
	}
	return r.append(t, t.moves() && !t.docket.Under(t.what.After))
}

// append records the change where something moves, and stores the rows of the case under the new law.
func (r *reassessment) append(t turned, moves bool) error {
	w := r.app.work(r.ctx, Actor{ID: Installer}, t.docket, t.events)
	w.today, w.offices = r.today, []string{"system"}
	if moves {
		if err := w.decide(verb{plan: func(*work) ([]docket.Command, error) {
			return []docket.Command{docket.ChangeLaw{On: docket.OnDay(r.today), LawChanged: t.what}}, nil
		}}); err != nil {
			return err
		}
	}
	rows, err := r.app.rows(w.docket, r.today)
	if err != nil {
		return err
	}
	entry, err := w.append(&rows)
	if err != nil {
		return err
	}
	entry.Fence = r.fence
	_, err = w.insist(&entry, r.app.Store.Append)
	return err
}
