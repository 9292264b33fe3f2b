package sqlstore

import (
	"context"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

var (
	caseSelect = "SELECT c." + strings.Join(caseColumns, ", c.")
	fromCases  = " FROM cases c"
)

// Case implements store.Lists.
func (d *DB) Case(ctx context.Context, id docket.ID) (c store.Case, err error) {
	err = d.one(ctx, caseSelect+fromCases+" WHERE c.docket = ?", []any{string(id)}, func(r Row) (err error) {
		c, err = readCase(r)
		return err
	})
	return c, err
}

// sorting is a column by which cases are ordered, with its value of a case.
type sorting struct {
	column string
	kind   string // of the values: 'n' number, 's' text
	of     func(*store.Case) any
}

var sortings = map[store.Sort]sorting{
	store.ByOpened:     {"c.opened", "n", func(c *store.Case) any { return int64(c.Opened) }},
	store.ByNextChange: {"c.next_change", "n", func(c *store.Case) any { return int64(c.NextChange) }},
	store.ByStageSince: {"c.stage_since", "n", func(c *store.Case) any { return int64(c.StageSince) }},
	store.ByNumber:     {"c.number", "s", func(c *store.Case) any { return c.Number }},
}

// Cases implements store.Lists.
func (d *DB) Cases(ctx context.Context, f store.CaseFilter) (store.Page[store.Case], error) {
	var page store.Page[store.Case]
	by, ok := sortings[f.Sort]
	if !ok {
		return page, store.ErrCursor
	}
	list := "cases " + string(f.Sort)
	at, err := placeIn(f.After, list, by.kind+"n")
	if err != nil {
		return page, err
	}
	from, w, ok := d.caseWhere(f)
	if !ok {
		return page, nil
	}
	columns, limit := []string{by.column, "c.id"}, pageSize(f.Limit)
	w.after(columns, at, f.Desc)
	text := caseSelect + from + w.text() + ordered(columns, f.Desc) + " LIMIT ?"
	err = d.query(ctx, text, append(w.args, int64(limit+1)), func(r Row) error {
		c, err := readCase(r)
		page.Rows = append(page.Rows, c)
		return err
	})
	if len(page.Rows) > limit {
		page.Rows = page.Rows[:limit]
		last := &page.Rows[limit-1]
		page.Next = cursor{list, []any{by.of(last), last.ID}}.String()
	}
	return page, err
}

// caseWhere are the tables and conditions of a filter. ok is false where the text asked for has no word, so that nothing is
// found. Where text is asked for, its cases come first and are then looked up: they are few, and the engine, left to itself,
// may rather walk through all cases in the order of the page.
func (d *DB) caseWhere(f store.CaseFilter) (from string, w where, ok bool) {
	if f.Text != "" {
		q, ok := queryOf(f.Text)
		if !ok {
			return "", w, false
		}
		for _, court := range f.Courts {
			q.Courts = append(q.Courts, courtWord(court))
		}
		text, args := d.engine.Found(q)
		from = " FROM (" + text + ") f CROSS JOIN cases c"
		w.args = args
		w.add("c.id = f.id")
	} else {
		from = fromCases
	}
	w.among("c.court", f.Courts)
	w.equal("c.assigned", f.Assigned)
	w.equal("c.debtor", f.Debtor)
	w.equal("c.number", f.Number)
	w.among("c.stage", f.Stages)
	if f.Flag != "" {
		w.add("c.docket IN (SELECT docket FROM case_flags WHERE flag = ?)", f.Flag)
	}
	if f.Open {
		w.add("c.closed = ?", int64(civil.Never))
	}
	w.within("c.opened", f.Opened)
	w.within("c.next_change", f.Next)
	return from, w, true
}

// CountCases implements store.Lists.
func (d *DB) CountCases(ctx context.Context, f store.CaseFilter) (store.Count, error) {
	if standingOnly(f) {
		return d.countStanding(ctx, f)
	}
	from, w, ok := d.caseWhere(f)
	if !ok {
		return store.Count{Exact: true}, nil
	}
	return d.count(ctx, "SELECT 1"+from+w.text(), w.args)
}

// standingOnly reports whether a filter asks for nothing but what cases are counted by.
func standingOnly(f store.CaseFilter) bool {
	return f.Debtor == "" && f.Number == "" && f.Flag == "" && !f.Open && f.Text == "" &&
		f.Opened == (civil.Interval{}) && f.Next == (civil.Interval{})
}

func (d *DB) countStanding(ctx context.Context, f store.CaseFilter) (store.Count, error) {
	var w where
	w.among("court", f.Courts)
	w.equal("assigned", f.Assigned)
	w.among("stage", f.Stages)
	count := store.Count{Exact: true}
	err := d.one(ctx, "SELECT COALESCE(CAST(SUM(n) AS BIGINT), 0) FROM case_counts"+w.text(), w.args, func(r Row) error { return r.Scan(&count.N) })
	return count, err
}

// count counts the rows of a query, up to store.CountMost.
func (d *DB) count(ctx context.Context, query string, args []any) (store.Count, error) {
	var n int
	text := "SELECT COUNT(*) FROM (" + query + " LIMIT ?) counted"
	err := d.one(ctx, text, append(args, int64(store.CountMost+1)), func(r Row) error { return r.Scan(&n) })
	return store.Count{N: min(n, store.CountMost), Exact: n <= store.CountMost}, err
}

// Workload implements store.Lists.
func (d *DB) Workload(ctx context.Context, courts []string) ([]store.Load, error) {
	var w where
	w.among("court", courts)
	var out []store.Load
	text := "SELECT court, assigned, stage, n FROM case_counts" + w.text() + " ORDER BY court, assigned, stage"
	err := d.query(ctx, text, w.args, func(r Row) error {
		var l store.Load
		err := r.Scan(&l.Court, &l.Assigned, &l.Stage, &l.N)
		out = append(out, l)
		return err
	})
	return out, err
}

// Due implements store.Lists.
func (d *DB) Due(ctx context.Context, f store.DueFilter) ([]store.Case, error) {
	var w where
	w.add("c.next_change <= ? AND c.closed = ?", int64(f.Day), int64(civil.Never))
	if f.AfterCase != 0 {
		w.after([]string{"c.next_change", "c.id"}, []any{int64(f.AfterDay), f.AfterCase}, false)
	}
	var out []store.Case
	text := caseSelect + fromCases + w.text() + " ORDER BY c.next_change, c.id LIMIT ?"
	err := d.query(ctx, text, append(w.args, int64(f.Limit)), func(r Row) error {
		c, err := readCase(r)
		out = append(out, c)
		return err
	})
	return out, err
}
