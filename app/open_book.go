package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"mandamus/docket"
	"mandamus/publog"
	"mandamus/record"
	"mandamus/store"
)

// openBook holds the lines of the public record and what they come to, in memory, as far as the log was read: at the first question all of it is
// read, later what has come since.
type openBook struct {
	mu     sync.RWMutex
	size   int64 // of the log
	cases  map[docket.ID]*openLine
	all    record.Counts
	courts map[string]*openSide
	bodies map[string]*openSide
	days   map[string]record.DayCommitment // the last of each court
}

// openLine is what lists need of a case.
type openLine struct {
	record.Summary
	numbers []string // of the case and its title, for search
	rows    []record.Row
	answers []record.Answer
	court   record.Counts
	bodies  map[string]record.Counts
}

// openSide is a court or body: what it counts, its cases, and their lines in order once they were asked for.
type openSide struct {
	counts record.Counts
	cases  map[docket.ID]bool
	sorted *openLists
}

// openLists are the lines of a court or body in the order of pages.
type openLists struct {
	duties  []record.Row
	cases   []record.Summary
	answers []record.Answer
}

func newOpenSide() *openSide { return &openSide{counts: record.Counts{}, cases: map[docket.ID]bool{}} }

// openBook returns the book with all that the log holds, and the lock on it held for reading: call done.
func (a *App) openBook(ctx context.Context) (b *openBook, done func(), err error) {
	b = &a.root().opened
	head, err := a.Store.LogHead(ctx)
	if err != nil {
		return nil, nil, err
	}
	b.mu.RLock()
	if b.cases != nil && b.size >= head.Size {
		return b, b.mu.RUnlock, nil
	}
	b.mu.RUnlock()
	b.mu.Lock()
	err = b.follow(ctx, a.Store, head.Size)
	b.mu.Unlock()
	if err != nil {
		return nil, nil, err
	}
	b.mu.RLock()
	return b, b.mu.RUnlock, nil
}

// follow reads the entries up to a size of the log. Where it fails all is read the next time.
func (b *openBook) follow(ctx context.Context, s store.Log, size int64) error {
	if b.cases == nil {
		b.size, b.cases, b.all = 0, map[docket.ID]*openLine{}, record.Counts{}
		b.courts, b.bodies, b.days = map[string]*openSide{}, map[string]*openSide{}, map[string]record.DayCommitment{}
	}
	touched, err := b.read(ctx, s, size)
	for id := range touched {
		if err == nil {
			err = b.renew(ctx, s, id)
		}
	}
	if err != nil {
		b.cases = nil
	}
	return err
}

// read reads entries, and returns the cases of which they tell.
func (b *openBook) read(ctx context.Context, s store.Log, size int64) (map[docket.ID]bool, error) {
	touched := map[docket.ID]bool{}
	for b.size < size {
		entries, err := s.LogEntries(ctx, b.size, 1000)
		if err != nil || len(entries) == 0 {
			return touched, err
		}
		for _, e := range entries {
			entry, err := entryIn(e)
			if err != nil {
				return nil, err
			}
			b.size = e.Index + 1
			if id, ok := record.DocketOf(entry.Case); ok {
				touched[id] = true
			}
			if day, ok := record.ReadDay(entry); ok {
				b.days[entry.Court] = day
			}
		}
	}
	return touched, nil
}

// renew replaces the lines of a case by what they are now.
func (b *openBook) renew(ctx context.Context, s store.Log, id docket.ID) error {
	c, err := folded(ctx, s, id, b.size)
	if err != nil {
		return err
	}
	b.count(id, b.cases[id], -1)
	delete(b.cases, id)
	if c == nil {
		return nil
	}
	line := &openLine{Summary: c.Summary(), rows: c.Rows(), answers: c.Answers()}
	line.court, line.bodies = record.CountsOf(c)
	line.numbers = append(line.numbers, c.Numbers...)
	if c.Restricted == nil && c.Title.Number != "" {
		line.numbers = append(line.numbers, c.Title.Number)
	}
	b.cases[id] = line
	b.count(id, line, 1)
	return nil
}

// count adds a case to what it counts for, or takes it away.
func (b *openBook) count(id docket.ID, line *openLine, sign int64) {
	if line == nil {
		return
	}
	b.all.Add(line.court, sign)
	change(b.courts, line.Court, id, line.court, sign)
	for _, body := range line.Bodies {
		change(b.bodies, body, id, nil, sign)
	}
	for body, counts := range line.bodies {
		change(b.bodies, body, id, counts, sign)
	}
}

func change(sides map[string]*openSide, name string, id docket.ID, counts record.Counts, sign int64) {
	if name == "" {
		return
	}
	side := sides[name]
	if side == nil {
		side = newOpenSide()
		sides[name] = side
	}
	side.counts.Add(counts, sign)
	if side.sorted = nil; sign > 0 {
		side.cases[id] = true
	} else {
		delete(side.cases, id)
	}
}

// lists returns the lines of a court or body in order; of a body only its own duties and replies.
func (a *App) lists(ctx context.Context, of func(*openBook) *openSide, body string) (openLists, error) {
	b, done, err := a.openBook(ctx)
	if err != nil {
		return openLists{}, err
	}
	side := of(b)
	sorted := side.sorted
	done()
	if sorted != nil {
		return *sorted, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if side.sorted == nil {
		side.sorted = b.sort(side, body)
	}
	return *side.sorted, nil
}

func (b *openBook) sort(side *openSide, body string) *openLists {
	out := &openLists{}
	for id := range side.cases {
		line := b.cases[id]
		out.cases = append(out.cases, line.Summary)
		if body == "" {
			continue
		}
		for _, r := range line.rows {
			if r.Body == body {
				out.duties = append(out.duties, r)
			}
		}
		for _, answer := range line.answers {
			if answer.Body == body {
				out.answers = append(out.answers, answer)
			}
		}
	}
	slices.SortFunc(out.cases, func(x, y record.Summary) int { return cmp.Or(cmp.Compare(y.Last, x.Last), cmp.Compare(x.Case, y.Case)) })
	slices.SortFunc(out.answers, func(x, y record.Answer) int { return int(y.Entry - x.Entry) })
	slices.SortFunc(out.duties, func(x, y record.Row) int {
		return cmp.Or(slices.Index(record.DutyStates, x.State)-slices.Index(record.DutyStates, y.State),
			cmp.Compare(x.Since.Day, y.Since.Day), cmp.Compare(x.Case+x.Duty, y.Case+y.Duty))
	})
	return out
}

// paged returns the lines of a page.
func paged[T any](all []T, from int) []T {
	from = min(max(from, 0), len(all))
	return all[from:min(from+OpenPage, len(all))]
}

// folded is a case of its entries below a size of the log; nil where there are none.
func folded(ctx context.Context, s store.Log, id docket.ID, size int64) (*record.Case, error) {
	entries, err := caseEntries(ctx, s, id, size)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	return record.FoldCase(entries[len(entries)-1].Entry.Court, record.Reference(id), entries), nil
}

// caseEntries are the entries below a size of the log that name a case, in their order.
func caseEntries(ctx context.Context, s store.Log, id docket.ID, size int64) ([]record.Indexed, error) {
	entries, err := s.LogEntriesOf(ctx, id)
	if err != nil {
		return nil, err
	}
	reference := record.Reference(id)
	var out []record.Indexed
	for _, e := range entries {
		entry, err := entryIn(e)
		if err != nil {
			return nil, err
		}
		if entry.Case == reference && e.Index < size {
			out = append(out, record.Indexed{Index: e.Index, Entry: entry})
		}
	}
	return out, nil
}

// entryIn reads an entry that the store holds.
func entryIn(e store.LogEntry) (publog.Entry, error) {
	entry, err := publog.ParseEntry(e.Data)
	if err != nil {
		return entry, fmt.Errorf("entry %d of the log: %w", e.Index, err)
	}
	return entry, nil
}
