package sqlstore

import (
	"context"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// Limits implements store.Lists.
func (d *DB) Limits(ctx context.Context, a store.Agenda) (store.Page[store.Listed[store.Limit]], error) {
	return agenda(ctx, d, limits, a)
}

// Tasks implements store.Lists.
func (d *DB) Tasks(ctx context.Context, a store.Agenda) (store.Page[store.Listed[store.Task]], error) {
	return agenda(ctx, d, tasks, a)
}

// Holds implements store.Lists.
func (d *DB) Holds(ctx context.Context, a store.Agenda) (store.Page[store.Listed[store.Hold]], error) {
	return agenda(ctx, d, holds, a)
}

// NonUse implements store.Lists.
func (d *DB) NonUse(ctx context.Context, a store.Agenda) (store.Page[store.Listed[store.NonUse]], error) {
	return agenda(ctx, d, nonuse, a)
}

// Hearings implements store.Lists.
func (d *DB) Hearings(ctx context.Context, a store.Agenda) (store.Page[store.Listed[store.Hearing]], error) {
	return agenda(ctx, d, hearings, a)
}

// CountAgenda implements store.Lists.
func (d *DB) CountAgenda(ctx context.Context, l store.List, a store.Agenda) (store.Count, error) {
	var c asked
	switch l {
	case store.ListLimits:
		c = limits.asked()
	case store.ListTasks:
		c = tasks.asked()
	case store.ListHolds:
		c = holds.asked()
	case store.ListNonUse:
		c = nonuse.asked()
	case store.ListHearings:
		c = hearings.asked()
	default:
		return store.Count{}, store.ErrNotFound
	}
	w := c.where(a)
	return d.count(ctx, "SELECT 1 FROM "+c.name+" t"+w.text(), w.args)
}

// NonUseSums implements store.Lists.
func (d *DB) NonUseSums(ctx context.Context, a store.Agenda) ([]store.NonUseSum, error) {
	w := nonuse.asked().where(a)
	text := "SELECT t.slot, t.kind, t.reason, COUNT(*) FROM " + nonuse.name + " t" + w.text() +
		" GROUP BY t.slot, t.kind, t.reason ORDER BY t.slot, t.kind, t.reason"
	var out []store.NonUseSum
	err := d.query(ctx, text, w.args, func(r Row) error {
		var s store.NonUseSum
		err := r.Scan(&s.Slot, &s.Kind, &s.Reason, &s.N)
		out = append(out, s)
		return err
	})
	return out, err
}

// asked are the columns of a table that an Agenda asks for.
type asked struct {
	name, day, who, state, kind, nth string
	slots                            bool // it has a column for slots
}

func (t *table[R]) asked() asked {
	return asked{t.name, t.day, t.who, t.state, t.kind, t.nth, slices.Contains(t.key, "slot")}
}

func (c asked) where(a store.Agenda) where {
	var w where
	w.equal("t.docket", string(a.Docket))
	aside := "" // so that the engine looks some cases up, and does not walk through all of a court or an owner
	if w.among("t.docket", plainIDs(a.Dockets)); len(a.Dockets) > 0 {
		aside = " || ''"
	}
	w.among("t.court"+aside, a.Courts)
	w.equal("t.assigned", a.Assigned)
	w.among("t."+c.state, a.States)
	if a.Who != "" {
		w.named(c.who, aside, []string{a.Who})
	}
	w.named(c.who, aside, a.Whose)
	w.named(c.kind, aside, a.Kinds)
	if a.Slot != "" && !c.slots {
		w.add("1 = 0") // no slot is named in this list
	} else if a.Slot != "" {
		w.equal("t.slot", a.Slot)
	}
	if a.First && c.nth != "" {
		w.add("t." + c.nth + " = 0")
	}
	w.within("t."+c.day, a.Days)
	return w
}

// named asks for one of some values of a column; a list that has no such column has no such rows.
func (w *where) named(column, aside string, values []string) {
	if len(values) > 0 && column == "" {
		w.add("1 = 0")
		return
	}
	w.among("t."+column+aside, values)
}

func plainIDs(ids []docket.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// TaskCounts implements store.Lists.
func (d *DB) TaskCounts(ctx context.Context, a store.Agenda, by civil.Day) ([]store.TaskCount, error) {
	w := tasks.asked().where(a)
	text := "SELECT t.state, t.due_by, COUNT(*) FROM (SELECT t.state AS state, CASE WHEN t.due <= ? THEN 1 ELSE 0 END AS due_by FROM " + tasks.name + " t" +
		w.text() + ordered([]string{"t.due", "t.docket", "t.id"}, false) + " LIMIT ?) t GROUP BY t.state, t.due_by ORDER BY t.state, t.due_by"
	args := slices.Concat([]any{int64(by)}, w.args, []any{int64(pageSize(a.Limit) + 1)})
	var out []store.TaskCount
	err := d.query(ctx, text, args, func(r Row) error {
		var c store.TaskCount
		var due int64
		err := r.Scan(&c.State, &due, &c.N)
		c.Due = due == 1
		out = append(out, c)
		return err
	})
	return out, err
}

// agenda lists the rows of a table across cases, in the order of day, docket and key.
func agenda[R comparable](ctx context.Context, d *DB, t *table[R], a store.Agenda) (store.Page[store.Listed[R]], error) {
	var page store.Page[store.Listed[R]]
	columns := prefixed(slices.Concat([]string{t.day, "docket"}, t.key))
	at, err := placeIn(a.After, t.name, t.kinds())
	if err != nil {
		return page, err
	}
	w, limit := t.asked().where(a), pageSize(a.Limit)
	w.after(columns, at, false)
	// The tables are joined in the order written: the range of t is small, and its cases are looked up.
	ref, from := "c.number, c.title_zh, c.title_en, c.debtor_name, c.stage, t.assigned, ", " t CROSS JOIN cases c"
	if a.Bare {
		ref, from = "", " t"
	} else {
		w.add("c.docket = t.docket")
	}
	text := "SELECT t.docket, t.court, t." + t.day + ", " + ref + strings.Join(prefixed(slices.Concat(t.key, t.rest)), ", ") +
		" FROM " + t.name + from + w.text() + ordered(columns, false) + " LIMIT ?"
	var day civil.Day
	var last []any
	err = d.query(ctx, text, append(w.args, int64(limit+1)), func(r Row) error {
		if len(page.Rows) == limit {
			page.Next = cursor{t.name, last}.String()
			return nil
		}
		listed, err := readListed(t, r, &day, a.Bare)
		last = slices.Concat([]any{int64(day), string(listed.Case.Docket)}, plain(t.fields(&listed.Row)[:len(t.key)]))
		page.Rows = append(page.Rows, listed)
		return err
	})
	return page, err
}

func readListed[R comparable](t *table[R], r Row, day *civil.Day, bare bool) (store.Listed[R], error) {
	var c store.Ref
	var id string
	before := []any{&id, &c.Court, day}
	if !bare {
		before = append(before, &c.Number, &c.Title.ZH, &c.Title.EN, &c.DebtorName, &c.Stage, &c.Assigned)
	}
	row, err := t.read(r, before...)
	c.Docket = docket.ID(id)
	return store.Listed[R]{Case: c, Row: row}, err
}

// kinds are the kinds of the values a list is ordered by.
func (t *table[R]) kinds() string {
	var zero R
	out := "ns"
	for _, v := range plain(t.fields(&zero)[:len(t.key)]) {
		if _, number := v.(int64); number {
			out += "n"
		} else {
			out += "s"
		}
	}
	return out
}

func prefixed(columns []string) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = "t." + c
	}
	return out
}
