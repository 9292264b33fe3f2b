package app

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// A page of a desk shows some cases, in the order of what is due first in each. Which these are is found in the lists by their days alone; only
// then are their tasks read, with the lines of the cases.

// due is a case that has something due on a day.
type due struct {
	docket docket.ID
	day    civil.Day
}

// first returns the first cases of the strip asked for.
func (q *deskQuery) first(most int) []docket.ID {
	var lists []iter.Seq[due]
	for _, o := range q.own {
		if f, ok := q.asked(store.Agenda{Who: o.id, Kinds: o.steps, First: true}); ok {
			lists = append(lists, q.tasksOf(f))
		}
	}
	for _, work := range q.beside {
		lists = append(lists, func(yield func(due) bool) {
			for _, w := range work {
				if !yield(due{w.Case.Docket, w.Task.Due}) {
					return
				}
			}
		})
	}
	var out []docket.ID
	seen := map[docket.ID]bool{}
	for d := range inOrder(lists) {
		if !seen[d.docket] {
			seen[d.docket] = true
			out = append(out, d.docket)
		}
		if len(out) == most {
			break
		}
	}
	return out
}

// tasksOf reads a list of tasks, part by part as it is asked for them.
func (q *deskQuery) tasksOf(f store.Agenda) iter.Seq[due] {
	f.Bare, f.Limit = true, 2*DeskCases
	return func(yield func(due) bool) {
		for again := true; again && q.err == nil; again = f.After != "" {
			var page store.Page[store.Listed[store.Task]]
			page, q.err = q.app.Store.Tasks(q.ctx, f)
			for _, l := range page.Rows {
				if !yield(due{l.Case.Docket, l.Row.Due}) {
					return
				}
			}
			f.After = page.Next
		}
	}
}

// inOrder is several lists, each in the order of its days, as one; of one day the first list comes first.
func inOrder(lists []iter.Seq[due]) iter.Seq[due] {
	type head struct {
		due
		next func() (due, bool)
	}
	return func(yield func(due) bool) {
		var heads []head
		for _, list := range lists {
			next, stop := iter.Pull(list)
			defer stop()
			if d, ok := next(); ok {
				heads = append(heads, head{d, next})
			}
		}
		for len(heads) > 0 {
			least := 0
			for i := range heads {
				if heads[i].day < heads[least].day {
					least = i
				}
			}
			h := &heads[least]
			if !yield(h.due) {
				return
			}
			var ok bool
			if h.due, ok = h.next(); !ok {
				heads = slices.Delete(heads, least, least+1)
			}
		}
	}
}

// of returns all that the strip asked for has of some cases, in their order, the first due first.
func (q *deskQuery) of(cases []docket.ID) []Work {
	at := map[docket.ID]int{}
	for i, id := range cases {
		at[id] = i
	}
	var out things
	f, ok := q.asked(store.Agenda{Dockets: cases})
	for _, o := range q.own {
		f.Whose = append(f.Whose, o.id)
	}
	for again := ok && len(cases) > 0; again && q.err == nil; again = f.After != "" {
		var page store.Page[store.Listed[store.Task]]
		page, q.err = q.app.Store.Tasks(q.ctx, f)
		for _, l := range page.Rows {
			if q.does(l.Row) {
				out.add(Work{Case: l.Case, Task: l.Row, Kind: l.Row.Kind, On: []Strip{stripOf(l.Row, q.today)}})
			}
		}
		f.After = page.Next
	}
	for _, work := range q.beside {
		for _, w := range work {
			if _, ok := at[w.Case.Docket]; ok {
				out.add(w)
			}
		}
	}
	slices.SortStableFunc(out.rows, func(v, w Work) int {
		return cmp.Or(cmp.Compare(v.Task.Due, w.Task.Due), cmp.Compare(at[v.Case.Docket], at[w.Case.Docket]))
	})
	return out.rows
}

// does reports whether a task is one of those the actor does.
func (q *deskQuery) does(t store.Task) bool {
	return slices.ContainsFunc(q.own, func(o owner) bool {
		return o.id == t.Owner && (len(o.steps) == 0 || slices.Contains(o.steps, t.Step))
	})
}

// things are what is to be done. A limit that runs for several obligations of a case until the same day is one thing.
type things struct {
	rows   []Work
	limits map[oneLimit]int // places in rows
}

// oneLimit is a limit of a case, for whatever obligations.
type oneLimit struct {
	docket docket.ID
	slot   string
	due    civil.Day
}

func (t *things) add(w Work) {
	if w.Kind == kindLimit {
		duty, _, _ := strings.Cut(strings.TrimPrefix(w.Task.ID, kindLimit+"."), ".")
		w.Slot, w.Duties = w.Task.About, []string{duty}
		key := oneLimit{w.Case.Docket, w.Slot, w.Task.Due}
		if i, ok := t.limits[key]; ok {
			t.rows[i].Duties = append(t.rows[i].Duties, duty)
			return
		}
		if t.limits == nil {
			t.limits = map[oneLimit]int{}
		}
		t.limits[key] = len(t.rows)
	}
	t.rows = append(t.rows, w)
}
