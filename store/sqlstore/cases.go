package sqlstore

import (
	"context"
	"fmt"
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

// openCases is the condition as the partial index of open cases has it: the number stands in the text, as a partial index asks.
var openCases = fmt.Sprintf("c.closed = %d", civil.Never)

// openLive is the condition of the indexes over cases that are neither closed nor made from reports.
var openLive = openCases + " AND c.reconstruct = 0"

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
	store.ByMoved:      {"c.moved", "n", func(c *store.Case) any { return int64(c.Moved) }},
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
	few, err := d.few(ctx, f)
	if err != nil {
		return page, err
	}
	q := d.asks(f, few)
	if q.nothing {
		page.Of.Exact = f.Text != ""
		return page, nil
	}
	columns, limit := []string{by.column, "c.id"}, pageSize(f.Limit)
	q.after(columns, at, f.Desc)
	text, counts, beside := caseSelect+q.from+q.text()+ordered(columns, f.Desc)+" LIMIT ?", hits{}, []any(nil)
	if q.found != "" {
		text, beside = q.search(by, f.Desc), []any{&counts.match, &counts.found}
	}
	err = d.query(ctx, text, append(q.args, int64(limit+1)), func(r Row) error {
		c, err := readCase(r, beside...)
		page.Rows = append(page.Rows, c)
		return err
	})
	if q.found != "" && at == nil && err == nil {
		if page.Of = counts.count(); len(page.Rows) == 0 { // then no row has brought the counts
			page.Of, err = d.CountCases(ctx, f)
		}
	}
	if len(page.Rows) > limit {
		page.Rows = page.Rows[:limit]
		last := &page.Rows[limit-1]
		page.Next = cursor{list, []any{by.of(last), last.ID}}.String()
	}
	return page, err
}

// caseQuery is what a filter asks of the tables.
type caseQuery struct {
	found string // of a search: the query for the ids, which from calls f and whose arguments come first
	from  string
	where
	nothing bool // nothing can match
}

// asks are the tables and conditions of a filter. Where text is asked for, its cases come first and are then looked up: they are few, and the
// engine, left to itself, may rather walk through all cases in the order of the page. In the same way those come first that have a flag
// asked for, where they are few or the order is of no account; of a flag that many have, the cases are walked through, as every few of them
// have it.
func (d *DB) asks(f store.CaseFilter, few bool) caseQuery {
	q := caseQuery{from: fromCases}
	flagged := f.Flag != "" && f.Text == "" && few
	switch {
	case f.Text != "":
		if !q.look(d.engine, f) {
			return q
		}
	case flagged:
		q.from = " FROM case_flags g CROSS JOIN cases c"
		q.add("g.flag = ?", f.Flag)
		q.among("g.court", f.Courts)
		q.add("c.docket = g.docket")
	}
	q.among("c.court", f.Courts)
	q.equal("c.assigned", f.Assigned)
	q.equal("c.debtor", f.Debtor)
	q.equal("c.number", f.Number)
	q.among("c.stage", f.Stages)
	if f.Flag != "" && !flagged {
		q.add("EXISTS (SELECT 1 FROM case_flags g WHERE g.docket = c.docket AND g.flag = ?)", f.Flag)
	}
	if f.Open {
		q.add(openCases)
	}
	if f.Live {
		q.add("c.reconstruct = 0")
	}
	if f.Reconstructions {
		q.add("c.reconstruct = 1")
	}
	q.within("c.opened", f.Opened)
	q.within("c.moved", f.Moved)
	q.within("c.next_change", f.Next)
	return q
}

// fewMost is how many cases with a flag are few.
const fewMost = 1_000

// few reports whether few cases of the courts asked for have the flag asked for.
func (d *DB) few(ctx context.Context, f store.CaseFilter) (bool, error) {
	if f.Flag == "" || f.Text != "" {
		return false, nil
	}
	var w where
	w.equal("flag", f.Flag)
	w.among("court", f.Courts)
	count, err := d.countTo(ctx, fewMost, "SELECT 1 FROM case_flags"+w.text(), w.args)
	return count.Exact, err
}

// CountCases implements store.Lists.
func (d *DB) CountCases(ctx context.Context, f store.CaseFilter) (store.Count, error) {
	if standingOnly(f) {
		return d.countStanding(ctx, f)
	}
	q := d.asks(f, true)
	switch {
	case q.nothing:
		return store.Count{Exact: true}, nil
	case q.found != "":
		return d.countFound(ctx, q)
	}
	most := store.CountMost
	if f.Flag != "" {
		most = store.FoundMost // each case has to be looked at
	}
	return d.countTo(ctx, most, "SELECT 1"+q.from+q.text(), q.args)
}

// standingOnly reports whether a filter asks for nothing but what cases are counted by.
func standingOnly(f store.CaseFilter) bool {
	return f.Live && !f.Reconstructions && f.Debtor == "" && f.Number == "" && f.Flag == "" && !f.Open && f.Text == "" &&
		f.Opened == (civil.Interval{}) && f.Moved == (civil.Interval{}) && f.Next == (civil.Interval{})
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
	return d.countTo(ctx, store.CountMost, query, args)
}

// countTo counts them up to a bound.
func (d *DB) countTo(ctx context.Context, most int, query string, args []any) (store.Count, error) {
	var n int
	text := "SELECT COUNT(*) FROM (" + query + " LIMIT ?) counted"
	err := d.one(ctx, text, append(args, int64(most+1)), func(r Row) error { return r.Scan(&n) })
	return store.Count{N: min(n, most), Exact: n <= most}, err
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
