package sqlstore

import (
	"context"
	"fmt"
	"strings"

	"mandamus/docket"
	"mandamus/store"
)

// Append implements store.Events.
func (d *DB) Append(ctx context.Context, a store.Append) (store.Result, error) {
	return first(d.AppendAll(ctx, []store.Append{a}))
}

func first(rs []store.Result, err error) (store.Result, error) {
	if err != nil {
		return store.Result{}, err
	}
	return rs[0], nil
}

// AppendAll implements store.Events.
func (d *DB) AppendAll(ctx context.Context, as []store.Append) ([]store.Result, error) {
	return d.append(ctx, as, nil)
}

// append stores appends, and for a single one its erasures.
func (d *DB) append(ctx context.Context, as []store.Append, erasures []store.Erasure) ([]store.Result, error) {
	if err := checkAll(as); err != nil || len(as) == 0 {
		return nil, err
	}
	var out []store.Result
	err := d.transact(ctx, func(t *tx) ([]Stmt, error) {
		w := newWriting(d.engine, as, erasures)
		if err := t.send(w.look()...); err != nil {
			return nil, err
		}
		stmts, err := w.write()
		out = w.results()
		return stmts, err
	})
	return out, err
}

func checkAll(as []store.Append) error {
	seen := map[docket.ID]bool{}
	for i := range as {
		if err := as[i].Check(); err != nil {
			return err
		}
		if seen[as[i].Docket] {
			return &store.Refused{Docket: as[i].Docket, Why: "two appends of one transaction are for this docket"}
		}
		seen[as[i].Docket] = true
	}
	return nil
}

// writing is a transaction that appends.
type writing struct {
	engine  Engine
	head    store.Head
	items   []*item
	bulk    bulk
	counts  counts
	before  []Stmt // removals, before rows are put
	erasing []*erasing
	log     *logging // nil: no append has an entry for it
	opened  []Stmt   // openings of entries of the log
}

// item is one append with what the store holds for it.
type item struct {
	*store.Append
	version int   // of the docket
	opened  int64 // position of its first event
	last    int64 // of its last event
	token   int64 // of the lease
	was     models
	result  store.Result
}

func newWriting(e Engine, as []store.Append, erasures []store.Erasure) *writing {
	w := &writing{engine: e, counts: counts{}}
	for i := range as {
		w.items = append(w.items, &item{Append: &as[i], was: models{Rows: &store.Rows{}}})
	}
	for i := range erasures {
		w.erasing = append(w.erasing, &erasing{Erasure: &erasures[i], docket: as[0].Docket})
	}
	return w
}

// lookHead reads the head of the record and holds it until the transaction ends.
func lookHead(h *store.Head) Stmt {
	return Stmt{"SELECT pos, chain FROM heads WHERE name = 'events' {lock}", nil, func(r Row) error {
		return r.Scan(&h.Pos, &h.Chain)
	}}
}

// look reads all that the decisions in write rest on.
func (w *writing) look() []Stmt {
	out := []Stmt{lookHead(&w.head)}
	var entries []store.Unlogged
	for _, it := range w.items {
		out = append(out, it.look()...)
		entries = append(entries, it.Log...)
	}
	if len(entries) > 0 {
		w.log = &logging{}
		out = append(out, w.log.look(entries)...)
	}
	for _, e := range w.erasing {
		out = append(out, e.look())
	}
	return out
}

func (it *item) look() []Stmt {
	out := []Stmt{lookVersion(it.Docket, &it.version, &it.opened, &it.last)}
	if it.Key != "" {
		out = append(out, lookRequest(it.Key, &it.result))
	}
	if it.Fence != nil {
		out = append(out, lookToken(it.Fence, &it.token))
	}
	if it.Rows != nil && it.Expected > 0 {
		out = append(out, lookModels(it.Docket, &it.was)...)
	}
	return out
}

// lookVersion reads how far a docket reaches; nothing is read of one that has no event.
func lookVersion(id docket.ID, version *int, opened, last *int64) Stmt {
	text := "SELECT e.ver, e.pos, o.pos FROM events e CROSS JOIN events o WHERE e.docket = ? AND o.docket = ? AND o.ver = 1 ORDER BY e.ver DESC LIMIT 1"
	return Stmt{text, []any{string(id), string(id)}, func(r Row) error { return r.Scan(version, last, opened) }}
}

// lookModels reads the read models of a docket.
func lookModels(id docket.ID, into *models) []Stmt {
	return []Stmt{lookCase(id, into), lookRows(id, into)}
}

// write decides on every append and returns what is to be written.
func (w *writing) write() ([]Stmt, error) {
	start := w.head
	for _, it := range w.items {
		if err := it.decide(); err != nil {
			return nil, err
		}
		if it.result.Again {
			continue
		}
		if err := w.store(it); err != nil {
			return nil, err
		}
	}
	erase, err := w.erase()
	if err != nil {
		return nil, err
	}
	out := append(erase, w.before...)
	var head []Stmt
	if w.log != nil {
		head = w.log.stmts(&w.bulk)
	}
	out = append(out, w.bulk.stmts()...)
	out = append(out, w.opened...)
	out = append(out, head...)
	out = append(out, w.counts.stmts()...)
	if w.head != start {
		out = append(out, Stmt{Text: "UPDATE heads SET pos = ?, chain = ? WHERE name = 'events'", Args: []any{w.head.Pos, w.head.Chain}})
	}
	return out, nil
}

// decide says whether the append may be stored.
func (it *item) decide() error {
	switch {
	case it.result.Again:
		return nil
	case it.Fence != nil && it.token != it.Fence.Token:
		return &store.Fenced{Lease: it.Fence.Lease, Have: it.token, Want: it.Fence.Token}
	case it.version != it.Expected:
		return &store.Conflict{Docket: it.Docket, Have: it.version, Want: it.Expected}
	}
	return nil
}

var (
	eventsTarget   = &target{name: "events", columns: strings.Split(eventColumns, ", ")}
	privateTarget  = &target{name: "event_private", columns: []string{"pos", "seq", "field", "value", "salt", "erased"}}
	requestsTarget = &target{name: "request_keys", columns: []string{"request", "docket", "ver", "first", "last", "at", "log", "logged"}}
)

// store puts all of an append into the bulk.
func (w *writing) store(it *item) error {
	it.result = store.Result{Docket: it.Docket, Version: it.version + len(it.Events)}
	for i := range it.Events {
		w.event(&it.Events[i])
		if it.result.First == 0 {
			it.result.First = w.head.Pos
		}
	}
	if it.result.First != 0 {
		it.last, it.result.Last = w.head.Pos, w.head.Pos
	}
	if it.version == 0 {
		it.opened = it.result.First
	}
	if err := w.entries(it); err != nil {
		return err
	}
	if it.Key != "" {
		w.bulk.add(requestsTarget, it.request()...)
	}
	for _, m := range it.Outbox {
		w.bulk.add(outboxTarget, m.ID, string(it.Docket), m.Topic, m.Payload, int64(0))
	}
	for _, j := range it.Jobs {
		w.bulk.add(jobsTarget, jobRow(j)...)
	}
	if it.Rows == nil {
		return nil
	}
	is := placed(it.Rows, it.Docket, it.result.Version, it.opened, it.last)
	return w.models(it.Docket, &it.was, &is)
}

// entries puts the entries of an append into the log.
func (w *writing) entries(it *item) error {
	for _, u := range it.Log {
		if u.Version > 0 {
			u.Docket = it.Docket
		}
		logged, opened, err := w.log.put(&w.bulk, &u)
		if err != nil {
			return err
		}
		it.result.Log, w.opened = append(it.result.Log, logged), append(w.opened, opened...)
	}
	return nil
}

// request is the row by which an append sent again is known.
func (it *item) request() []any {
	r := &it.result
	var log int64
	if len(r.Log) > 0 {
		log = r.Log[0].Index
	}
	return []any{it.Key, string(it.Docket), int64(r.Version), r.First, r.Last, micros(it.At), log, int64(len(r.Log))}
}

// event puts one event at the head of the record.
func (w *writing) event(e *docket.Event) {
	w.head.Pos++
	w.head.Chain = link(w.head.Chain, w.head.Pos, e)
	w.bulk.add(eventsTarget, eventRow(w.head.Pos, e, w.head.Chain)...)
	for i := range e.Private {
		w.bulk.add(privateTarget, privateRow(w.head.Pos, i, &e.Private[i])...)
	}
}

// placed are rows with what the store fills in.
func placed(rows *store.Rows, id docket.ID, version int, opened, last int64) models {
	out := *rows
	out.Case.Docket, out.Case.Version, out.Case.ID, out.Case.Pos = id, version, opened, last
	m := models{Rows: &out}
	for _, f := range out.Case.Flags {
		m.flags = append(m.flags, flag{f})
	}
	return m
}

// models puts what has changed of the read models of a docket.
func (w *writing) models(id docket.ID, was, is *models) error {
	if err := checkFlags(is.Case); err != nil {
		return err
	}
	w.before = append(w.before, changeCase(&w.bulk, was.Case, is.Case)...)
	w.counts.move(was.Case, is.Case)
	for _, m := range underCase {
		gone, err := m.change(&w.bulk, id, was, is)
		if err != nil {
			return err
		}
		w.before = append(w.before, gone...)
	}
	w.text(was, is)
	return nil
}

// checkFlags refuses flags that would not come back as they are.
func checkFlags(c store.Case) error {
	for i, f := range c.Flags {
		for _, r := range f {
			if r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
				return &store.Refused{Docket: c.Docket, Why: fmt.Sprintf("flag %q", f)}
			}
		}
		if f == "" || i > 0 && c.Flags[i-1] >= f {
			return &store.Refused{Docket: c.Docket, Why: "the flags are not sorted"}
		}
	}
	return nil
}

func (w *writing) results() []store.Result {
	out := make([]store.Result, len(w.items))
	for i, it := range w.items {
		out[i] = it.result
	}
	return out
}
