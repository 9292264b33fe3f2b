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
	name, day, who, state string
	slots                 bool // it has a column for slots
}

func (t *table[R]) asked() asked {
	return asked{t.name, t.day, t.who, t.state, slices.Contains(t.key, "slot")}
}

func (c asked) where(a store.Agenda) where {
	var w where
	w.equal("t.docket", string(a.Docket))
	w.among("t.court", a.Courts)
	w.equal("t.assigned", a.Assigned)
	w.among("t."+c.state, a.States)
	if a.Who != "" && c.who == "" {
		w.add("1 = 0") // nobody is named in this list
	} else if a.Who != "" {
		w.equal("t."+c.who, a.Who)
	}
	if a.Slot != "" && !c.slots {
		w.add("1 = 0") // no slot is named in this list
	} else if a.Slot != "" {
		w.equal("t.slot", a.Slot)
	}
	w.within("t."+c.day, a.Days)
	return w
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
	w.add("c.docket = t.docket")
	w.after(columns, at, false)
	// The tables are joined in the order written: the range of t is small, and its cases are looked up.
	text := "SELECT t.docket, t.court, c.number, c.title_zh, c.title_en, c.debtor_name, c.stage, t.assigned, t." + t.day + ", " +
		strings.Join(prefixed(slices.Concat(t.key, t.rest)), ", ") +
		" FROM " + t.name + " t CROSS JOIN cases c" + w.text() + ordered(columns, false) + " LIMIT ?"
	var day civil.Day
	var last []any
	err = d.query(ctx, text, append(w.args, int64(limit+1)), func(r Row) error {
		if len(page.Rows) == limit {
			page.Next = cursor{t.name, last}.String()
			return nil
		}
		listed, err := readListed(t, r, &day)
		last = slices.Concat([]any{int64(day), string(listed.Case.Docket)}, plain(t.fields(&listed.Row)[:len(t.key)]))
		page.Rows = append(page.Rows, listed)
		return err
	})
	return page, err
}

func readListed[R comparable](t *table[R], r Row, day *civil.Day) (store.Listed[R], error) {
	var c store.Ref
	var id string
	row, err := t.read(r, &id, &c.Court, &c.Number, &c.Title.ZH, &c.Title.EN, &c.DebtorName, &c.Stage, &c.Assigned, day)
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
