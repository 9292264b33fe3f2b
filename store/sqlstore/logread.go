package sqlstore

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// LogHead implements store.Log.
func (d *DB) LogHead(ctx context.Context) (store.LogHead, error) {
	var l logging
	if err := d.one(ctx, "SELECT pos, chain FROM heads WHERE name = 'log'", nil, l.readHead); err != nil {
		return store.LogHead{}, err
	}
	root, err := l.root()
	return store.LogHead{Size: l.size, Root: root}, err
}

// LogRoot implements store.Log.
func (d *DB) LogRoot(ctx context.Context, size int64) (tlog.Hash, error) {
	if size < 0 {
		return tlog.Hash{}, store.ErrNotFound
	}
	return tlog.TreeHash(size, d.LogHashes(ctx))
}

// LogHashes implements store.Log. A hash is stored with the entry that completed it, at the place of its level.
func (d *DB) LogHashes(ctx context.Context) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, 0, len(indexes))
		for len(indexes) > 0 {
			n := min(most, len(indexes))
			hashes, err := d.hashes(ctx, indexes[:n])
			if err != nil {
				return nil, err
			}
			out, indexes = append(out, hashes...), indexes[n:]
		}
		return out, nil
	})
}

// hashes reads at most as many hashes as fit into one statement.
func (d *DB) hashes(ctx context.Context, indexes []int64) ([]tlog.Hash, error) {
	entries, levels := make([]any, len(indexes)), make([]int, len(indexes))
	for i, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		entries[i], levels[i] = (n+1)<<level-1, level
	}
	have := make(map[int64]string, len(entries))
	text, args := oneOf("SELECT idx, hashes FROM log_entries WHERE idx IN ", entries)
	err := d.query(ctx, text, args, func(r Row) error {
		var idx int64
		var hashes string
		err := r.Scan(&idx, &hashes)
		have[idx] = hashes
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]tlog.Hash, len(indexes))
	for i, entry := range entries {
		hashes, from := have[entry.(int64)], levels[i]*hashLen
		if len(hashes) < from+hashLen {
			return nil, fmt.Errorf("hash of level %d that entry %d of the log completes: %w", levels[i], entry, store.ErrNotFound)
		}
		if out[i], err = tlog.ParseHash(hashes[from : from+hashLen]); err != nil {
			return nil, fmt.Errorf("%w: hashes of entry %d of the log: %w", store.ErrDamaged, entry, err)
		}
	}
	return out, nil
}

// oneOf appends a list of parameters to a statement. Their number is a power of two, so that few different texts are prepared; the last value
// fills it up.
func oneOf(text string, values []any) (string, []any) {
	n := 1
	for n < len(values) {
		n *= 2
	}
	args := make([]any, n)
	for i := range args {
		args[i] = values[min(i, len(values)-1)]
	}
	return text + "(" + strings.TrimSuffix(strings.Repeat("?, ", n), ", ") + ")", args
}

// logColumns are the columns of an entry, in the order of readLogEntry.
const logColumns = "idx, court, year, kind, number, docket, ver, rule, until, opened, data"

func readLogEntry(r Row) (store.LogEntry, error) {
	var e store.LogEntry
	var id, data string
	err := r.Scan(&e.Index, &e.Series.Court, &e.Series.Year, &e.Series.Kind, &e.Number, &id, &e.Version, &e.Rule, &e.Until, &e.Opened, &data)
	e.Docket, e.Data = docket.ID(id), []byte(data)
	return e, err
}

// logEntries reads entries.
func (d *DB) logEntries(ctx context.Context, rest string, args ...any) ([]store.LogEntry, error) {
	var out []store.LogEntry
	err := d.query(ctx, "SELECT "+logColumns+" FROM log_entries WHERE "+rest, args, func(r Row) error {
		e, err := readLogEntry(r)
		out = append(out, e)
		return err
	})
	return out, err
}

// LogEntry implements store.Log.
func (d *DB) LogEntry(ctx context.Context, index int64) (store.LogEntry, error) {
	out, err := d.logEntries(ctx, "idx = ?", index)
	if err != nil || len(out) == 0 {
		return store.LogEntry{}, errors.Join(err, store.ErrNotFound)
	}
	return out[0], nil
}

// LogEntries implements store.Log.
func (d *DB) LogEntries(ctx context.Context, from int64, limit int) ([]store.LogEntry, error) {
	return d.logEntries(ctx, "idx >= ? AND idx < ? ORDER BY idx", from, from+int64(max(limit, 0)))
}

// LogEntriesOf implements store.Log.
func (d *DB) LogEntriesOf(ctx context.Context, id docket.ID) ([]store.LogEntry, error) {
	if id == "" {
		return nil, nil
	}
	return d.logEntries(ctx, "docket = ? ORDER BY idx", string(id))
}

// LogSeriesEntries implements store.Log.
func (d *DB) LogSeriesEntries(ctx context.Context, s store.Series, from, limit int) ([]store.LogEntry, error) {
	return d.logEntries(ctx, "court = ? AND year = ? AND kind = ? AND number >= ? AND number < ? ORDER BY number",
		s.Court, int64(s.Year), s.Kind, int64(from), int64(from)+int64(max(limit, 0)))
}

// LogWithheld implements store.Log.
func (d *DB) LogWithheld(ctx context.Context, by civil.Day, after int64, limit int) ([]store.LogEntry, error) {
	return d.logEntries(ctx, "until <= ? AND rule <> '' AND opened = -1 AND idx > ? ORDER BY idx LIMIT ?", int64(by), after, int64(max(limit, 0)))
}

// LogSeries implements store.Log.
func (d *DB) LogSeries(ctx context.Context) ([]store.SeriesHead, int64, error) {
	var l logging
	series, err := d.logSeries(ctx, &l)
	return series, l.size, err
}

// logSeries reads the head of the log and its series as they are at one moment.
func (d *DB) logSeries(ctx context.Context, l *logging) ([]store.SeriesHead, error) {
	var out []store.SeriesHead
	text := `SELECT h.pos, h.chain, COALESCE(s.court, ''), COALESCE(s.year, 0), COALESCE(s.kind, ''), COALESCE(s.last, 0)
		FROM heads h LEFT JOIN log_series s ON 1 = 1 WHERE h.name = 'log' ORDER BY s.court, s.year, s.kind`
	err := d.query(ctx, text, nil, func(r Row) error {
		var s store.SeriesHead
		var chain string
		err := r.Scan(&l.size, &chain, &s.Court, &s.Year, &s.Kind, &s.Last)
		if err == nil {
			l.edge, err = splitHashes(chain)
		}
		if s.Last > 0 {
			out = append(out, s)
		}
		return err
	})
	return out, err
}

// LogSalt implements store.Log.
func (d *DB) LogSalt(ctx context.Context, index int64) (salt [32]byte, err error) {
	err = d.one(ctx, "SELECT salt FROM log_salts WHERE idx = ?", []any{index}, func(r Row) error {
		var text string
		if err := r.Scan(&text); err != nil {
			return err
		}
		if n, err := hex.Decode(salt[:], []byte(text[:min(len(text), 64)])); err != nil || n != len(salt) {
			return fmt.Errorf("%w: the salt of entry %d of the log", store.ErrDamaged, index)
		}
		return nil
	})
	return salt, err
}

// LogMissing implements store.Log.
func (d *DB) LogMissing(ctx context.Context, pos int64, limit int) ([]store.Missing, error) {
	var out []store.Missing
	text := `SELECT e.pos, e.docket, e.ver FROM events e
		WHERE e.pos > ? AND NOT EXISTS (SELECT 1 FROM log_entries l WHERE l.docket = e.docket AND l.ver = e.ver) ORDER BY e.pos LIMIT ?`
	err := d.query(ctx, text, []any{pos, int64(max(limit, 0))}, func(r Row) error {
		var m store.Missing
		var id string
		err := r.Scan(&m.Pos, &id, &m.Version)
		m.Docket = docket.ID(id)
		out = append(out, m)
		return err
	})
	return out, err
}
