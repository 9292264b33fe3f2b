package app

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/publog"
	"mandamus/record"
	"mandamus/store"
)

// The public record. What a verb records gets an entry for each event, in the verb's own transaction; what was withheld and need no longer
// be is opened with it.

// PublicRecord is how the desk keeps the public record.
type PublicRecord struct {
	Origin  string         // name of the log, the same for ever
	Policy  *record.Policy // what the public sees, and when
	Promise publog.Signer  // signs at the counter; nil: no promise is given
	Within  time.Duration  // how soon after it was recorded an entry is in the log: what is promised
}

// logs returns the entries of events that were just decided, and those that open what they make public. d is folded with the events.
func (a *App) logs(ctx context.Context, d *docket.Docket, events []docket.Event, at time.Time) ([]store.Unlogged, error) {
	if a.Public == nil || !record.Logged(d) || len(events) == 0 {
		return nil, nil
	}
	seen, err := a.seen(ctx, d)
	if err != nil {
		return nil, err
	}
	var out []store.Unlogged
	for _, e := range events {
		u, err := a.unlogged(seen.subject, e)
		if err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return append(out, a.openings(seen, at)...), nil
}

// unlogged returns the entry of an event, with a salt of its own.
func (a *App) unlogged(s record.Subject, e docket.Event) (store.Unlogged, error) {
	fresh := salts{from: a.Random}
	salt := fresh.next()
	if fresh.err != nil {
		return store.Unlogged{}, fresh.err
	}
	p, err := a.Public.Policy.Project(s, e, salt)
	if err != nil {
		return store.Unlogged{}, err
	}
	out := entryOf(p)
	out.Docket, out.Version, out.Salt = e.Docket, e.Version, salt
	if p.Withheld {
		out.Rule, out.Until = string(p.Rule), a.Public.until(p.Rule, e.Recorded)
	}
	return out, nil
}

// until is the day by which an entry recorded at an instant must be opened or marked as counted.
func (r *PublicRecord) until(rule record.Reveal, recorded time.Time) civil.Day {
	if rule == record.AtOnce {
		rule = record.AfterService
	}
	return r.Policy.Latest(rule, calendar.LegalDay(recorded))
}

// entryOf is an entry that stands for no event.
func entryOf(p record.Projected) store.Unlogged {
	return store.Unlogged{Series: store.Series{Court: p.Court, Year: p.Year, Kind: p.Kind}, Make: p.Make}
}

// openings returns the entries that open what is withheld of a docket and need no longer be.
func (a *App) openings(seen seen, at time.Time) []store.Unlogged {
	var out []store.Unlogged
	for _, o := range a.Public.Policy.Due(seen.subject, seen.closed, at) {
		u := entryOf(o.Projected)
		u.Docket, u.Version, u.Opens = seen.subject.Docket.ID, o.Version, &o.Index
		out = append(out, u)
	}
	return out
}

// seen is what the public record has of a docket.
type seen struct {
	subject record.Subject
	closed  []record.Closed // withheld, and not opened
}

// seen reads what the public record has of a docket.
func (a *App) seen(ctx context.Context, d *docket.Docket) (seen, error) {
	entries, err := a.Store.LogEntriesOf(ctx, d.ID)
	if err != nil {
		return seen{}, err
	}
	shown := map[int]int64{}
	out := seen{subject: record.Subject{Docket: d, Court: CourtOf(d), Index: func(version int) (int64, bool) {
		index, ok := shown[version]
		return index, ok
	}}}
	for _, e := range entries {
		switch {
		case e.Rule != "" && e.Opened < 0:
			out.closed = append(out.closed, record.Closed{Version: e.Version, Index: e.Index})
		case e.Rule == "" && tellsEvent(e):
			shown[e.Version] = e.Index
		}
	}
	return out, nil
}

// tellsEvent reports whether an entry says what its event was: one that marks it as only counted does not.
func tellsEvent(e store.LogEntry) bool {
	if e.Series.Kind != publog.KindOpened {
		return true
	}
	entry, err := publog.ParseEntry(e.Data)
	var public struct{ Kind string }
	return err == nil && json.Unmarshal(entry.Public, &public) == nil && public.Kind != ""
}

// EnterMissing gives entries to events that have none, as when a desk begins to keep the public record after it was in use. ErrRunning: another
// program does it, or the daily run.
func (a *App) EnterMissing(ctx context.Context) (entered int, err error) {
	holder, err := a.mint(a.now())
	if err != nil {
		return 0, err
	}
	token, ok, err := a.Store.Acquire(ctx, dailyLease, holder, a.now(), lease)
	if err != nil || !ok {
		return 0, errors.Join(err, ErrRunning)
	}
	defer a.release(ctx, dailyLease, holder)
	for pos := int64(0); ; {
		missing, err := a.Store.LogMissing(ctx, pos, turn)
		if err != nil || len(missing) == 0 {
			return entered, err
		}
		pos = missing[len(missing)-1].Pos
		versions := map[docket.ID][]int{}
		for _, m := range missing {
			versions[m.Docket] = append(versions[m.Docket], m.Version)
		}
		for id, of := range versions {
			n, err := a.enter(ctx, id, of, &store.Fence{Lease: dailyLease, Token: token})
			if entered += n; err != nil {
				return entered, err
			}
		}
		if _, _, err := a.Store.Acquire(ctx, dailyLease, holder, a.now(), lease); err != nil {
			return entered, err
		}
	}
}

// enter gives entries to events of a docket. Where somebody writes to it meanwhile, they wait for the next time.
func (a *App) enter(ctx context.Context, id docket.ID, versions []int, f *store.Fence) (int, error) {
	d, events, err := a.load(ctx, id)
	if err != nil || !record.Logged(d) {
		return 0, err
	}
	seen, err := a.seen(ctx, d)
	if err != nil {
		return 0, err
	}
	write := store.Append{Docket: id, Expected: len(events), At: a.now(), Fence: f}
	for _, version := range versions {
		u, err := a.unlogged(seen.subject, events[version-1])
		if err != nil {
			return 0, err
		}
		write.Log = append(write.Log, u)
	}
	_, err = a.Store.Append(ctx, write)
	if conflict := (*store.Conflict)(nil); errors.As(err, &conflict) {
		return 0, nil
	}
	return len(write.Log), err
}
