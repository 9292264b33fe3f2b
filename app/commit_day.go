package app

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"sync"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/record"
	"mandamus/store"
)

// What the daily run does for the public record: it opens what may not be withheld any longer, and commits to the counts of every evening.

// publicRecord does both.
func (r *dailyRun) publicRecord() error {
	if r.app.Public == nil || r.ran.Day != r.app.Today() {
		return nil
	}
	if err := r.open(); err != nil {
		return err
	}
	return r.commit()
}

// open opens, or marks as counted, what must be by the day of the run.
func (r *dailyRun) open() error {
	after := int64(-1)
	for {
		due, err := r.app.Store.LogWithheld(r.ctx, r.ran.Day, after, turn)
		if err != nil || len(due) == 0 {
			return err
		}
		after = due[len(due)-1].Index
		dockets := map[docket.ID]bool{}
		for _, e := range due {
			if dockets[e.Docket] {
				continue
			}
			dockets[e.Docket] = true
			if err := r.openOf(e.Docket); err != nil {
				return err
			}
		}
		if err := r.acquire(); err != nil {
			return err
		}
	}
}

// openOf opens what is due of one case. Where somebody was writing to it, it has its turn the next night.
func (r *dailyRun) openOf(id docket.ID) error {
	d, events, err := r.app.load(r.ctx, id)
	if err != nil {
		return err
	}
	seen, err := r.app.seen(r.ctx, d)
	if err != nil {
		return err
	}
	now := r.app.now()
	entries := r.app.openings(seen, now)
	if len(entries) == 0 {
		return nil
	}
	_, err = r.app.Store.Append(r.ctx, store.Append{Docket: id, Expected: len(events), At: now, Log: entries, Fence: r.fence})
	var conflict *store.Conflict
	switch {
	case errors.As(err, &conflict) || errors.Is(err, store.ErrOpened):
		r.ran.Skipped = append(r.ran.Skipped, id)
		return nil
	case err == nil:
		r.ran.Opened += len(entries)
	}
	return err
}

// commit commits for every court to the counts of the evenings up to that before the day of the run.
func (r *dailyRun) commit() error {
	counted := &r.app.root().counted
	counted.Lock()
	defer counted.Unlock()
	if err := counted.follow(r.ctx, r.app.Store); err != nil {
		return err
	}
	rules, err := r.app.rules(r.ctx)
	if err != nil {
		return err
	}
	for _, court := range counted.courts() {
		first := r.ran.Day - 1
		if last, err := civil.ParseDay(counted.tally.Days[court].Day); err == nil {
			first = last + 1
		}
		for day := first; day < r.ran.Day; day++ {
			commitment := record.Commit(day, court, counted.cases[court], counted.tally, rules)
			entry := entryOf(commitment.Entry(court, r.app.now()))
			w := store.LogWrite{Entries: []store.Unlogged{entry}, Key: fmt.Sprintf("day %s %v", court, day), At: r.app.now(), Fence: r.fence}
			if _, err := r.app.Store.LogAppend(r.ctx, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// rules are those under which entries wait to be opened.
func (a *App) rules(ctx context.Context) (map[int64]record.Reveal, error) {
	out := map[int64]record.Reveal{}
	after := int64(-1)
	for {
		waiting, err := a.Store.LogWithheld(ctx, civil.Never, after, 1000)
		if err != nil || len(waiting) == 0 {
			return out, err
		}
		for _, e := range waiting {
			out[e.Index], after = record.Reveal(e.Rule), e.Index
		}
	}
}

// counted is what the log comes to, counted from its entries alone as far as they were read. It goes on from where it was.
type counted struct {
	sync.Mutex
	tally *record.Tally
	cases map[string]record.Counts // of each court
}

func (c *counted) courts() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(c.cases)), func(court string) bool { return court == "" })
}

// follow reads the entries that have come since, and counts the cases anew of which they tell. Where it fails all is counted the next time.
func (c *counted) follow(ctx context.Context, s store.Log) error {
	if c.tally == nil {
		c.tally, c.cases = record.NewTally(), map[string]record.Counts{}
	}
	from := c.tally.Size
	touched, err := c.read(ctx, s)
	for id, court := range touched {
		if err == nil {
			err = c.recount(ctx, s, id, court, from)
		}
	}
	if err != nil {
		c.tally = nil
	}
	return err
}

// read reads entries to the end of the log, and returns the cases of which they tell, each with its court.
func (c *counted) read(ctx context.Context, s store.Log) (map[docket.ID]string, error) {
	touched := map[docket.ID]string{}
	for {
		entries, err := s.LogEntries(ctx, c.tally.Size, 1000)
		if err != nil || len(entries) == 0 {
			return touched, err
		}
		for _, e := range entries {
			entry, err := entryIn(e)
			if err != nil {
				return nil, err
			}
			c.tally.Add(entry)
			if c.cases[entry.Court] == nil {
				c.cases[entry.Court] = record.Counts{}
			}
			if e.Docket != "" {
				touched[e.Docket] = entry.Court
			}
		}
	}
}

// recount changes the counts of a court by what a case comes to now and did not when the log had from entries.
func (c *counted) recount(ctx context.Context, s store.Log, id docket.ID, court string, from int64) error {
	now, err := caseEntries(ctx, s, id, c.tally.Size)
	if err != nil {
		return err
	}
	reference := record.Reference(id)
	before := now[:sort.Search(len(now), func(i int) bool { return now[i].Index >= from })]
	c.add(court, reference, before, -1)
	c.add(court, reference, now, 1)
	return nil
}

func (c *counted) add(court, reference string, entries []record.Indexed, sign int64) {
	if len(entries) == 0 {
		return
	}
	counts, _ := record.CountsOf(record.FoldCase(court, reference, entries))
	c.cases[court].Add(counts, sign)
}
