package sqlstore

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/docket"
	"mandamus/store"
)

// logWalk is the state of a walk over the log.
type logWalk struct {
	*store.Report
	logging // how far it has come, by the hashes that are stored
}

// verifyLog walks the log: indexes and numbers without a gap, every hash, the head, and all checkpoints.
func (d *DB) verifyLog(ctx context.Context, r *store.Report) error {
	var head logging
	series, err := d.logSeries(ctx, &head)
	if err != nil {
		return err
	}
	w := logWalk{Report: r, logging: logging{last: map[store.Series]int{}}}
	for w.size < head.size {
		upTo := min(w.size+1000, head.size)
		if err := d.walkLog(ctx, &w, upTo); err != nil {
			return err
		}
		if w.size < upTo {
			r.Add(fmt.Sprintf("log: no entry %d, its head says that there are %d", w.size, head.size))
			return nil
		}
	}
	w.against(&head, series)
	r.Log.Size = w.size
	if r.Log.Root, err = w.root(); err != nil {
		return err
	}
	return d.verifyLogLinks(ctx, r)
}

// walkLog goes on to a size, as far as there are entries, and looks at the checkpoints on the way.
func (d *DB) walkLog(ctx context.Context, w *logWalk, upTo int64) error {
	signed, err := d.checkpoints(ctx, w.size, upTo)
	if err != nil {
		return err
	}
	return d.query(ctx, "SELECT "+logColumns+", hashes FROM log_entries WHERE idx >= ? AND idx < ? ORDER BY idx", []any{w.size, upTo}, func(row Row) error {
		var hashes string
		e, err := readLogEntry(tailed{row, &hashes})
		if err != nil {
			return err
		}
		if e.Index != w.size {
			w.Add(fmt.Sprintf("log: entry %d follows on %d", e.Index, w.size-1))
			w.size = e.Index
		}
		w.entry(&e, hashes)
		if len(signed) > 0 && signed[0].Size == w.size {
			w.checkpoint(&signed[0])
			signed = signed[1:]
		}
		return nil
	})
}

// tailed is a row with one more column at its end.
type tailed struct {
	Row
	last any
}

func (t tailed) Scan(dest ...any) error { return t.Row.Scan(append(dest, t.last)...) }

// entry holds an entry against its hash, its number, and its hash against those before.
func (w *logWalk) entry(e *store.LogEntry, text string) {
	stored, err := splitHashes(text)
	if err != nil || len(stored) == 0 {
		w.Add(fmt.Sprintf("log: entry %d has no hash", e.Index))
		stored = []tlog.Hash{tlog.RecordHash(e.Data)}
	}
	if stored[0] != tlog.RecordHash(e.Data) {
		w.Add(fmt.Sprintf("log: entry %d is not the one that was hashed", e.Index))
	}
	switch want, err := w.grow(stored[0]); {
	case err != nil:
		w.Add(fmt.Sprintf("log: entry %d: %v", e.Index, err))
	case !slices.Equal(stored, want):
		w.Add(fmt.Sprintf("log: the hashes stored with entry %d are not those of the entries up to it", e.Index))
		w.edge[len(w.edge)-1] = stored[len(stored)-1] // said once
	}
	if e.Number != w.last[e.Series]+1 {
		w.Add(fmt.Sprintf("log: entry %d has number %d of %s %d %s, want %d", e.Index, e.Number, e.Series.Court, e.Series.Year, e.Series.Kind, w.last[e.Series]+1))
	}
	w.last[e.Series] = e.Number
}

// checkpoint holds a checkpoint of the size just reached against the tree.
func (w *logWalk) checkpoint(c *store.Checkpoint) {
	root, err := w.root()
	if err != nil || root != c.Root {
		w.Add(fmt.Sprintf("log: the checkpoint of size %d has another root than its entries", c.Size))
	}
	if err := c.Check(); err != nil {
		w.Add("log: " + err.Error())
	}
	w.Published = c.Size
}

// against compares what the walk found with the head and the table of series.
func (w *logWalk) against(head *logging, series []store.SeriesHead) {
	if !slices.Equal(w.edge, head.edge) {
		w.Add(fmt.Sprintf("log: the head does not have the hashes of its %d entries", head.size))
	}
	for _, s := range series {
		if w.last[s.Series] != s.Last {
			w.Add(fmt.Sprintf("log: %s %d %s has %d entries, counted %d", s.Court, s.Year, s.Kind, w.last[s.Series], s.Last))
		}
		delete(w.last, s.Series)
	}
	for s, n := range w.last {
		w.Add(fmt.Sprintf("log: %s %d %s has %d entries, counted none", s.Court, s.Year, s.Kind, n))
	}
}

// checkpoints are those of sizes after one and up to another.
func (d *DB) checkpoints(ctx context.Context, after, upTo int64) ([]store.Checkpoint, error) {
	var out []store.Checkpoint
	text := "SELECT size, root, at, note FROM log_checkpoints WHERE size > ? AND size <= ? ORDER BY size"
	err := d.query(ctx, text, []any{after, upTo}, func(r Row) error {
		c, err := readCheckpoint(r)
		out = append(out, c)
		return err
	})
	return out, err
}

// verifyLogLinks: nothing lies beyond the head, entries stand for events that are there, what was opened has an opening after it, and no
// salt is left of an event of which something was erased.
func (d *DB) verifyLogLinks(ctx context.Context, r *store.Report) error {
	for _, look := range []struct {
		text, problem string
	}{
		{"SELECT size, '', 0 FROM log_checkpoints WHERE size > (SELECT pos FROM heads WHERE name = 'log')", "log: a checkpoint of size %d was published, the log is shorter"},
		{"SELECT idx, '', 0 FROM log_entries WHERE idx >= (SELECT pos FROM heads WHERE name = 'log') OR idx < 0", "log: entry %d is beyond the head"},
		{"SELECT l.idx, l.docket, l.ver FROM log_entries l LEFT JOIN events e ON e.docket = l.docket AND e.ver = l.ver WHERE l.docket <> '' AND e.pos IS NULL",
			"log: entry %d stands for an event that is not there: docket %v, event %d"},
		{"SELECT l.idx, l.docket, l.opened FROM log_entries l LEFT JOIN log_entries o ON o.idx = l.opened AND o.docket = l.docket AND o.ver = l.ver AND o.idx > l.idx WHERE l.opened <> -1 AND (o.idx IS NULL OR l.rule = '')",
			"log: entry %d of docket %v was opened by entry %d, which does not open it"},
		{"SELECT s.idx, l.docket, l.ver FROM erasures x CROSS JOIN log_entries l CROSS JOIN log_salts s WHERE l.docket = x.docket AND l.ver = x.ver AND s.idx = l.idx",
			"log: the salt of entry %d is there, something was erased of docket %v, event %d"},
	} {
		err := d.query(ctx, look.text, nil, func(row Row) error {
			var index, n int64
			var id string
			err := row.Scan(&index, &id, &n)
			if id == "" {
				r.Add(fmt.Sprintf(look.problem, index))
			} else {
				r.Add(fmt.Sprintf(look.problem, index, docket.ID(id), n))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
