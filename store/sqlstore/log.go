package sqlstore

import (
	"context"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/store"
)

// logging is the part of a transaction that writes to the log. All that it needs of the log is at its head.
type logging struct {
	size    int64
	edge    []tlog.Hash // roots of the full subtrees at the end, the largest first
	start   int64       // size before
	last    map[store.Series]int
	moved   map[store.Series]bool
	waiting map[int64]bool // entries that are to be opened, and may be
}

var (
	entriesTarget = &target{name: "log_entries",
		columns: []string{"idx", "court", "year", "kind", "number", "docket", "ver", "rule", "until", "opened", "hashes", "data"}}
	saltsTarget  = &target{name: "log_salts", columns: []string{"idx", "salt"}}
	seriesTarget = upsert("log_series", []string{"court", "year", "kind"}, []string{"last"})
)

// look reads the head of the log and holds it until the transaction ends, then what the entries to be written depend on. A
// transaction that holds the head of the record too takes that one first.
func (l *logging) look(entries []store.Unlogged) []Stmt {
	l.last, l.moved, l.waiting = map[store.Series]int{}, map[store.Series]bool{}, map[int64]bool{}
	out := []Stmt{{"SELECT pos, chain FROM heads WHERE name = 'log' {lock}", nil, l.readHead}}
	for i := range entries {
		u := &entries[i]
		if _, ok := l.last[u.Series]; !ok {
			l.last[u.Series] = 0
			out = append(out, l.lookSeries(u.Series))
		}
		if u.Opens != nil {
			text := "SELECT idx FROM log_entries WHERE idx = ? AND rule <> '' AND opened = -1"
			out = append(out, Stmt{text, []any{*u.Opens}, func(r Row) error {
				var idx int64
				err := r.Scan(&idx)
				l.waiting[idx] = true
				return err
			}})
		}
	}
	return out
}

func (l *logging) readHead(r Row) error {
	var chain string
	if err := r.Scan(&l.size, &chain); err != nil {
		return err
	}
	l.start = l.size
	var err error
	l.edge, err = splitHashes(chain)
	return err
}

func (l *logging) lookSeries(s store.Series) Stmt {
	text := "SELECT last FROM log_series WHERE court = ? AND year = ? AND kind = ?"
	return Stmt{text, []any{s.Court, int64(s.Year), s.Kind}, func(r Row) error {
		var last int
		err := r.Scan(&last)
		l.last[s] = last
		return err
	}}
}

// put puts an entry at the end of the log, and returns what else must be written.
func (l *logging) put(b *bulk, u *store.Unlogged) (store.Logged, []Stmt, error) {
	out := store.Logged{Index: l.size, Number: l.last[u.Series] + 1}
	data, err := made(u, out.Number)
	if err != nil {
		return out, nil, err
	}
	out.Leaf = tlog.RecordHash(data)
	hashes, err := l.grow(out.Leaf)
	if err != nil {
		return out, nil, err
	}
	l.last[u.Series], l.moved[u.Series] = out.Number, true
	b.add(entriesTarget, out.Index, u.Series.Court, int64(u.Series.Year), u.Series.Kind, int64(out.Number), string(u.Docket), int64(u.Version),
		u.Rule, int64(u.Until), int64(-1), joinHashes(hashes), string(data))
	if u.Salt != [32]byte{} {
		b.add(saltsTarget, out.Index, hex.EncodeToString(u.Salt[:]))
	}
	if u.Opens == nil {
		return out, nil, nil
	}
	opening, err := l.open(*u.Opens, out.Index)
	return out, opening, err
}

// made returns the bytes of an entry, if they are in order.
func made(u *store.Unlogged, number int) ([]byte, error) {
	data, err := u.Make(number)
	switch {
	case err != nil:
		return nil, fmt.Errorf("entry of the log, %s number %d: %w", u.Series.Kind, number, err)
	case len(data) == 0 || len(data) > store.MostEntry:
		return nil, &store.Refused{Docket: u.Docket, Why: fmt.Sprintf("an entry of the log has %d bytes", len(data))}
	case !utf8.Valid(data) || strings.Contains(string(data), "\x00"):
		return nil, &store.Refused{Docket: u.Docket, Why: "an entry of the log is not text"}
	}
	return data, nil
}

// open notes by which entry one that waited was opened.
func (l *logging) open(entry, by int64) ([]Stmt, error) {
	if !l.waiting[entry] {
		return nil, fmt.Errorf("entry %d: %w", entry, store.ErrOpened)
	}
	delete(l.waiting, entry)
	return []Stmt{{Text: "UPDATE log_entries SET opened = ? WHERE idx = ?", Args: []any{by, entry}}}, nil
}

// grow adds a leaf to the tree and returns the hashes it completes, its own first.
func (l *logging) grow(leaf tlog.Hash) ([]tlog.Hash, error) {
	hashes, err := tlog.StoredHashesForRecordHash(l.size, leaf, l.atEdge())
	if err != nil {
		return nil, err
	}
	joined := len(hashes) - 1 // as many subtrees of the edge are now one
	l.edge = append(l.edge[:len(l.edge)-joined], hashes[joined])
	l.size++
	return hashes, nil
}

// atEdge reads the hashes that a tree as large as the log asks for: they are the last ones of the edge.
func (l *logging) atEdge() tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		if len(indexes) > len(l.edge) {
			return nil, fmt.Errorf("%w: the head of the log has %d hashes of %d entries", store.ErrDamaged, len(l.edge), l.size)
		}
		return l.edge[len(l.edge)-len(indexes):], nil
	})
}

// root is that of the tree.
func (l *logging) root() (tlog.Hash, error) { return tlog.TreeHash(l.size, l.atEdge()) }

// stmts are those at the end of the transaction: the head and the series that have moved.
func (l *logging) stmts(b *bulk) []Stmt {
	if l.size == l.start {
		return nil
	}
	for s := range l.moved {
		b.add(seriesTarget, s.Court, int64(s.Year), s.Kind, int64(l.last[s]))
	}
	return []Stmt{{Text: "UPDATE heads SET pos = ?, chain = ? WHERE name = 'log'", Args: []any{l.size, joinHashes(l.edge)}}}
}

// hashLen is the length of a hash as text.
const hashLen = 44

func joinHashes(hashes []tlog.Hash) string {
	var b strings.Builder
	for _, h := range hashes {
		b.WriteString(h.String())
	}
	return b.String()
}

func splitHashes(text string) ([]tlog.Hash, error) {
	if len(text)%hashLen != 0 {
		return nil, fmt.Errorf("%w: %d characters of hashes in the log", store.ErrDamaged, len(text))
	}
	out := make([]tlog.Hash, 0, len(text)/hashLen+1)
	for ; text != ""; text = text[hashLen:] {
		h, err := tlog.ParseHash(text[:hashLen])
		if err != nil {
			return nil, fmt.Errorf("%w: a hash in the log: %w", store.ErrDamaged, err)
		}
		out = append(out, h)
	}
	return out, nil
}

// logAppending is a transaction that writes to the log alone.
type logAppending struct {
	*store.LogWrite
	log    logging
	bulk   bulk
	token  int64
	before store.Result // of a write with the same key
	out    []store.Logged
}

// LogAppend implements store.Log.
func (d *DB) LogAppend(ctx context.Context, w store.LogWrite) ([]store.Logged, error) {
	if err := w.Check(); err != nil || len(w.Entries) == 0 {
		return nil, err
	}
	var out []store.Logged
	err := d.transact(ctx, func(t *tx) ([]Stmt, error) {
		a := &logAppending{LogWrite: &w}
		if err := t.send(a.look()...); err != nil {
			return nil, err
		}
		stmts, err := a.write()
		out = a.out
		return stmts, err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (a *logAppending) look() []Stmt {
	out := a.log.look(a.Entries)
	if a.Key != "" {
		out = append(out, lookRequest(a.Key, &a.before))
	}
	if a.Fence != nil {
		out = append(out, lookToken(a.Fence, &a.token))
	}
	return out
}

func (a *logAppending) write() ([]Stmt, error) {
	if a.before.Again {
		a.out = a.before.Log
		return nil, nil
	}
	if a.Fence != nil && a.token != a.Fence.Token {
		return nil, &store.Fenced{Lease: a.Fence.Lease, Have: a.token, Want: a.Fence.Token}
	}
	var after []Stmt
	for i := range a.Entries {
		logged, stmts, err := a.log.put(&a.bulk, &a.Entries[i])
		if err != nil {
			return nil, err
		}
		a.out, after = append(a.out, logged), append(after, stmts...)
	}
	if a.Key != "" {
		a.bulk.add(requestsTarget, a.Key, "", int64(0), int64(0), int64(0), micros(a.At), a.log.start, int64(len(a.out)))
	}
	head := a.log.stmts(&a.bulk)
	return append(append(a.bulk.stmts(), after...), head...), nil
}
