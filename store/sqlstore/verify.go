package sqlstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"mandamus/docket"
	"mandamus/store"
)

// Verify implements store.Upkeep. It may run while others append: it looks as far as the head it found at the start.
func (d *DB) Verify(ctx context.Context, p store.Projector) (store.Report, error) {
	var r store.Report
	damage, err := d.engine.Check(ctx)
	if err != nil {
		return r, err
	}
	for _, problem := range damage {
		r.Add("engine: " + problem)
	}
	steps := []func(context.Context, *store.Report) error{d.verifyEvents, d.verifyLog, d.verifyErasures, d.verifyCounts}
	if p != nil {
		r.Projected = true
		steps = append(steps, func(ctx context.Context, r *store.Report) error { return d.verifyModels(ctx, r, p) })
	}
	for _, step := range steps {
		if err := step(ctx, &r); err != nil {
			return r, err
		}
	}
	return r, nil
}

// walk is the state of a walk over the record.
type walk struct {
	*store.Report
	head     store.Head // how far it has come
	versions map[docket.ID]int
}

// verifyEvents walks the record: positions and versions without a gap, the chain, and the commitments.
func (d *DB) verifyEvents(ctx context.Context, r *store.Report) error {
	head, err := d.Head(ctx)
	if err != nil {
		return err
	}
	w := walk{Report: r, versions: map[docket.ID]int{}}
	for w.head.Pos < head.Pos {
		events, err := d.since(ctx, d.read, w.head.Pos, int(min(1000, head.Pos-w.head.Pos)))
		if err != nil {
			return err
		}
		for i := range events {
			w.event(&events[i])
		}
		if len(events) == 0 {
			r.Add(fmt.Sprintf("positions %d to %d: no event", w.head.Pos+1, head.Pos))
			break
		}
	}
	if w.head != head {
		r.Add(fmt.Sprintf("the record ends at position %d with chain %.12s, its head says %d and %.12s", w.head.Pos, w.head.Chain, head.Pos, head.Chain))
	}
	r.Head, r.Dockets = head, int64(len(w.versions))
	return d.one(ctx, "SELECT COUNT(*) FROM events WHERE pos > ? OR pos < 1", []any{head.Pos}, func(row Row) error {
		var n int64
		err := row.Scan(&n)
		if h, err := d.Head(ctx); err == nil && h == head && n > 0 {
			r.Add(fmt.Sprintf("%d events beyond the head of the record", n))
		}
		return err
	})
}

func (w *walk) event(e *stored) {
	if e.pos != w.head.Pos+1 {
		w.Add(fmt.Sprintf("position %d follows on %d", e.pos, w.head.Pos))
	}
	w.versions[e.Docket]++
	if e.Version != w.versions[e.Docket] {
		w.Add(fmt.Sprintf("docket %v: version %d, want %d", e.Docket, e.Version, w.versions[e.Docket]))
		w.versions[e.Docket] = e.Version
	}
	want := link(w.head.Chain, e.pos, &e.Event)
	if e.chain != want {
		w.Add(fmt.Sprintf("position %d: the chain is broken, an event was changed here or before", e.pos))
	}
	w.head = store.Head{Pos: e.pos, Chain: e.chain}
	w.Events++
	w.private(e)
}

// private holds every private value against its commitment, and counts that none is missing.
func (w *walk) private(e *stored) {
	var body any
	if err := json.Unmarshal(e.Body, &body); err != nil {
		w.Add(fmt.Sprintf("position %d: the body is not JSON", e.pos))
		return
	}
	for _, p := range e.Private {
		w.Report.Private++
		said, ok := commitment(resolve(body, p.Field))
		switch {
		case !ok:
			w.Add(fmt.Sprintf("position %d: there is no commitment at %s", e.pos, p.Field))
		case p.Erased:
			w.Erased++
		case docket.Commitment(p.Salt, p.Value) != said:
			w.Add(fmt.Sprintf("position %d: the private value of %s is not the one committed to", e.pos, p.Field))
		}
	}
	if n := commitments(body); n != len(e.Private) {
		w.Add(fmt.Sprintf("position %d: %d commitments and %d private values", e.pos, n, len(e.Private)))
	}
}

// resolve follows a JSON pointer.
func resolve(value any, pointer string) any {
	for _, name := range strings.Split(pointer, "/")[1:] {
		name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
		switch v := value.(type) {
		case map[string]any:
			value = v[name]
		case []any:
			var i int
			if n, err := fmt.Sscanf(name, "%d", &i); n != 1 || err != nil || i < 0 || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// commitment reads {"c":"…"} with 64 hexadecimal digits.
func commitment(value any) (string, bool) {
	object, ok := value.(map[string]any)
	if !ok || len(object) != 1 {
		return "", false
	}
	text, ok := object["c"].(string)
	return text, ok && len(text) == 64 && strings.Trim(text, "0123456789abcdef") == ""
}

func commitments(value any) int {
	if _, ok := commitment(value); ok {
		return 1
	}
	n := 0
	switch v := value.(type) {
	case map[string]any:
		for _, item := range v {
			n += commitments(item)
		}
	case []any:
		for _, item := range v {
			n += commitments(item)
		}
	}
	return n
}

// verifyErasures: what was erased holds nothing, and the list has it. An erasure whose writing to the list failed is put
// there.
func (d *DB) verifyErasures(ctx context.Context, r *store.Report) error {
	text := `SELECT x.docket, x.ver, x.field FROM erasures x CROSS JOIN events e CROSS JOIN event_private p
		WHERE e.docket = x.docket AND e.ver = x.ver AND p.pos = e.pos AND p.field = x.field AND (p.erased = 0 OR p.value <> '' OR p.salt <> '')`
	err := d.query(ctx, text, nil, func(row Row) error {
		var id, field string
		var version int
		err := row.Scan(&id, &version, &field)
		r.Add(fmt.Sprintf("docket %v, event %d: %s was erased and is there", docket.ID(id), version, field))
		return err
	})
	if err != nil {
		return err
	}
	err = d.settleErasures(ctx)
	if errors.Is(err, store.ErrUnerased) {
		r.Add(err.Error())
		err = nil
	}
	return err
}

// verifyCounts counts cases and search texts anew.
func (d *DB) verifyCounts(ctx context.Context, r *store.Report) error {
	text := `SELECT court, assigned, stage, CAST(SUM(n) AS BIGINT) FROM (
			SELECT court, assigned, stage, n FROM case_counts
			UNION ALL SELECT court, assigned, stage, -COUNT(*) FROM cases WHERE reconstruct = 0 GROUP BY court, assigned, stage) counted
		GROUP BY court, assigned, stage HAVING SUM(n) <> 0`
	err := d.query(ctx, text, nil, func(row Row) error {
		var l store.Load
		err := row.Scan(&l.Court, &l.Assigned, &l.Stage, &l.N)
		r.Add(fmt.Sprintf("court %s, officer %q, stage %s: counted %d too many", l.Court, l.Assigned, l.Stage, l.N))
		return err
	})
	if err != nil {
		return err
	}
	var texts, cases int64
	return d.one(ctx, "SELECT (SELECT COUNT(*) FROM search_texts), (SELECT COUNT(*) FROM cases WHERE docket IN (SELECT docket FROM search_texts))", nil,
		func(row Row) error {
			err := row.Scan(&texts, &cases)
			if texts != cases {
				r.Add(fmt.Sprintf("%d search texts for %d cases", texts, cases))
			}
			return err
		})
}

// verifyModels computes the read models of every docket and compares them with those in place.
func (d *DB) verifyModels(ctx context.Context, r *store.Report, p store.Projector) error {
	return d.eachDocket(ctx, func(id docket.ID) error {
		was := models{Rows: &store.Rows{}}
		for _, s := range lookModels(id, &was) {
			if err := each(ctx, d.read, d.engine, s); err != nil {
				return err
			}
		}
		if was.Case.ID == 0 {
			return nil // never projected
		}
		events, err := d.Load(ctx, id)
		if err != nil {
			return err
		}
		if len(events) != was.Case.Version {
			return nil // appended to meanwhile, or without rows
		}
		rows, err := p(id, events, was.Case.AsOf)
		if err != nil {
			r.Add(fmt.Sprintf("docket %v: %v", id, err))
			return nil
		}
		is := placed(&rows, id, len(events), was.Case.ID, was.Case.Pos)
		if name := differing(&was, &is); name != "" {
			r.Add(fmt.Sprintf("docket %v: %s is not what its events give", id, name))
		}
		return nil
	})
}

// differing names the first table whose rows differ; empty: none.
func differing(was, is *models) string {
	if fmt.Sprint(plain(lineOf(was.Case).fields())) != fmt.Sprint(plain(lineOf(is.Case).fields())) {
		return "cases"
	}
	if was.Search != is.Search {
		return "search_texts"
	}
	for _, m := range underCase {
		if m.differs(was, is) {
			return m.tableName()
		}
	}
	return ""
}
