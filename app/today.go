package app

import (
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/store"
)

// Strip names one of the lists of work of a day.
type Strip string

// The lists of work there are. The empty Strip is all that is overdue, to be done today, or due within the week.
const (
	StripOverdue Strip = "overdue" // the law has set a day, and it has passed
	StripToday   Strip = "today"   // due today, or waiting without a day of its own
	StripWeek    Strip = "week"    // due within the seven days after today
	StripApprove Strip = "approve" // proposals that wait for the actor's approval
	StripBack    Strip = "back"    // holds that ended within the last seven days
	StripStalled Strip = "stalled" // nothing has happened for StalledDays
)

// Strips are the lists in the order of a day.
var Strips = []Strip{StripOverdue, StripToday, StripWeek, StripApprove, StripBack, StripStalled}

// StalledDays is after how many days without an effective act a case is called stalled.
const StalledDays = 30

// Week is how many days ahead the work of a day looks.
const Week = 7

// Work is one thing somebody has to do. Kind is that of its task, or StripBack or StripStalled.
type Work struct {
	Case   store.Ref
	Task   store.Task // the zero task, but for Due, of holds and stalled cases
	Kind   string
	Slot   string   // of a limit: its id in the pack
	Duties []string // ids of the obligations a limit runs for
	Note   string   // of a hold: its reason; of an approval: the act
	On     []Strip
}

// Undecided reports whether the application to enforce waits for a decision, and all else for that.
func (w Work) Undecided() bool { return undecided(w.Case.Stage) }

// Desk is a page of the work of a day, for somebody who works at a court.
type Desk struct {
	On     civil.Day
	Counts map[Strip]store.Count
	Total  int    // things on the strip asked for, as far as they were counted
	Rows   []Work // all that the strip has of the cases of the page, the first due first
	Next   int    // how many cases the next page passes over; 0: there is none
}

// DeskCases is how many cases a page of the work of a day shows.
const DeskCases = 50

// workMost bounds what is counted of each list of work.
const workMost = store.PageMost

// DeskOf returns the work of today, passing over some cases. Tasks are the actor's own and those of the actor's roles at the court; holds and
// stalled cases are those of the actor's own cases where the actor conducts cases, else of the court.
func (a *App) DeskOf(ctx context.Context, x Actor, show Strip, from int) (Desk, error) {
	out := Desk{On: a.Today(), Counts: map[Strip]store.Count{}}
	s, err := a.sight(x, "case.list")
	if err != nil {
		return out, err
	}
	if s.body != "" || !s.names {
		return out, denied("app.no_desk")
	}
	q := &deskQuery{agenda: agenda{app: a, ctx: ctx, courts: among(nil, s.courts)}, today: out.On, show: show, counts: out.Counts}
	if conducts(x.Roles) {
		q.mine = x.ID
	}
	q.owners(x)
	q.count()
	q.approvals(x)
	q.back()
	q.stalled()
	for _, strip := range Strips {
		if strip == show || show == "" && strip.urgent() {
			out.Total += out.Counts[strip].N
		}
	}
	from = max(from, 0)
	cases := q.first(from + DeskCases + 1)
	if len(cases) > from+DeskCases {
		cases, out.Next = cases[:from+DeskCases], from+DeskCases
	}
	out.Rows = q.of(cases[min(from, len(cases)):])
	return out, q.err
}

// urgent reports whether what is on the strip is overdue, or due within the week.
func (s Strip) urgent() bool { return s == StripOverdue || s == StripToday || s == StripWeek }

// deskQuery gathers the work of a day.
type deskQuery struct {
	agenda
	mine   string
	today  civil.Day
	show   Strip
	counts map[Strip]store.Count
	own    []owner
	beside [][]Work // on the strip asked for, besides tasks that are looked for in the store: a few of each sort
}

// owner is whose tasks the actor does, and of which steps; none: of all.
type owner struct {
	id    string
	steps []string
}

// owners says whose tasks these are: the actor's own, and those of the actor's roles as far as the actor may do them. What waits for approval
// comes from elsewhere.
func (q *deskQuery) owners(x Actor) {
	q.own = append(q.own, owner{id: x.ID})
	for _, role := range x.Roles {
		steps := slices.DeleteFunc(slices.Clone(TaskKinds), func(kind string) bool {
			return kind == approveMeasure || kind == approveAct || !q.app.mayDo(role, kind)
		})
		if len(steps) > 0 {
			q.own = append(q.own, owner{string(role), steps})
		}
	}
}

// shown reports whether work that is on some strips is on that asked for.
func (q *deskQuery) shown(on ...Strip) bool {
	return slices.ContainsFunc(on, func(s Strip) bool { return s == q.show || q.show == "" && s.urgent() })
}

// count counts the tasks due within the week. A limit that runs for several obligations of a case until the same day is one thing.
func (q *deskQuery) count() {
	n, exact := map[Strip]int{}, true
	for _, o := range q.own {
		if q.err != nil {
			return
		}
		var counts []store.TaskCount
		f := store.Agenda{Courts: q.courts, Who: o.id, Kinds: o.steps, First: true, Days: q.days(), Limit: workMost}
		counts, q.err = q.app.Store.TaskCounts(q.ctx, f, q.today)
		sum := 0
		for _, c := range counts {
			due := q.today
			if !c.Due {
				due++
			}
			n[stripOf(store.Task{State: c.State, Due: due}, q.today)] += c.N
			sum += c.N
		}
		exact = exact && sum <= workMost
	}
	for _, strip := range []Strip{StripOverdue, StripToday, StripWeek} {
		q.counts[strip] = store.Count{N: n[strip], Exact: exact}
	}
}

// days are those up to a week ahead.
func (q *deskQuery) days() civil.Interval {
	return civil.Interval{From: civil.MinDay, Until: q.today + Week + 1}
}

// stripOf says on which list a task stands.
func stripOf(t store.Task, today civil.Day) Strip {
	switch {
	case t.State == TaskOverdue:
		return StripOverdue
	case t.Due <= today:
		return StripToday
	}
	return StripWeek
}

// asked narrows an agenda to the tasks of the strip asked for; ok is false where it has none.
func (q *deskQuery) asked(f store.Agenda) (_ store.Agenda, ok bool) {
	f.Courts, f.Days = q.courts, q.days()
	switch q.show {
	case "":
	case StripOverdue:
		f.States = []string{TaskOverdue}
	case StripToday:
		f.States, f.Days.Until = []string{TaskOpen}, q.today+1
	case StripWeek:
		f.States, f.Days.From = []string{TaskOpen}, q.today+1
	default:
		return f, false
	}
	return f, true
}

// put adds work that is no task of the store, and its number.
func (q *deskQuery) put(work []Work, n store.Count, on ...Strip) {
	for _, strip := range on {
		was, ok := q.counts[strip]
		q.counts[strip] = store.Count{N: was.N + n.N, Exact: n.Exact && (was.Exact || !ok)}
	}
	if q.shown(on...) {
		for i := range work {
			work[i].On = on
		}
		q.beside = append(q.beside, work)
	}
}

// approvals adds what waits for the signature of the actor, who may stand in for somebody.
func (q *deskQuery) approvals(x Actor) {
	if _, err := q.app.sight(x, "measure.approve"); err != nil || q.err != nil {
		q.put(nil, store.Count{Exact: true}, StripApprove)
		return
	}
	waiting, more, err := q.app.toSign(q.ctx, x)
	q.err = err
	var out []Work
	for _, l := range waiting {
		out = append(out, Work{Case: l.Case, Task: l.Row, Kind: l.Row.Kind, Note: l.Row.About})
	}
	q.put(out, store.Count{N: len(out), Exact: !more}, StripToday, StripApprove)
}

// back adds the holds that ended in the last days.
func (q *deskQuery) back() {
	held := listed(&q.agenda, q.app.Store.Holds, store.Agenda{Assigned: q.mine, Days: civil.Interval{From: q.today - Week + 1, Until: q.today + 1}, States: []string{holdReturned}})
	var out []Work
	for _, l := range held.Rows {
		out = append(out, Work{Case: l.Case, Task: store.Task{Due: l.Row.Until}, Kind: string(StripBack), Note: l.Row.Reason})
	}
	q.put(out, store.Count{N: len(out), Exact: held.Next == ""}, StripBack)
}

// stalled adds the first cases in which nothing has happened.
func (q *deskQuery) stalled() {
	if q.err != nil {
		return
	}
	f := idleCases(q.today)
	f.Courts, f.Assigned, f.Limit = q.courts, q.mine, listMost
	n, err := q.app.Store.CountCases(q.ctx, f)
	var page store.Page[store.Case]
	if err == nil && q.shown(StripStalled) {
		page, err = q.app.Store.Cases(q.ctx, f)
	}
	q.err = err
	var out []Work
	for _, c := range page.Rows {
		ref := store.Ref{Docket: c.Docket, Court: c.Court, Number: c.Number, Title: c.Title, DebtorName: c.DebtorName, Stage: c.Stage, Assigned: c.Assigned}
		out = append(out, Work{Case: ref, Task: store.Task{Due: c.Moved}, Kind: string(StripStalled)})
	}
	q.put(out, n, StripStalled)
}

// SlotLabel is the name of a limit or measure of the pack; the id where the pack has none.
func (a *App) SlotLabel(id string) i18n.Text {
	if l, ok := a.Pack.Limits.M[id]; ok {
		return l.Label
	}
	if m, ok := a.Pack.Measures.M[id]; ok {
		return m.Label
	}
	return i18n.Text{ZH: id, EN: id}
}
