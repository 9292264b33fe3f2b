package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/docket"
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

// Desk is the work of a day, for somebody who works at a court.
type Desk struct {
	On     civil.Day
	Counts map[Strip]store.Count
	Rows   []Work // of the strip asked for, the first due first
}

// workMost bounds what is read of each list of work.
const workMost = store.PageMost

// DeskOf returns the work of today. Tasks are the actor's own and those of the actor's roles at the court; holds and stalled cases are
// those of the actor's own cases where the actor conducts cases, else of the court.
func (a *App) DeskOf(ctx context.Context, x Actor, show Strip) (Desk, error) {
	today := a.Today()
	out := Desk{On: today, Counts: map[Strip]store.Count{}}
	s, err := a.sight(x, "case.list")
	if err != nil {
		return out, err
	}
	if s.body != "" || !s.names {
		return out, denied("app.no_desk")
	}
	q := &deskQuery{agenda: agenda{app: a, ctx: ctx, courts: among(nil, s.courts)}, today: today}
	if conducts(x.Roles) {
		q.mine = x.ID
	}
	q.tasks(x.ID, func(string) bool { return true })
	for _, role := range x.Roles {
		q.tasks(string(role), func(kind string) bool { return a.mayDo(role, kind) })
	}
	q.approvals(x)
	q.back()
	q.stalled()
	for _, strip := range Strips {
		out.Counts[strip] = q.count(strip)
	}
	for _, w := range q.rows {
		if show == "" && w.urgent() || slices.Contains(w.On, show) {
			out.Rows = append(out.Rows, w)
		}
	}
	slices.SortStableFunc(out.Rows, func(v, w Work) int { return cmp.Compare(v.Task.Due, w.Task.Due) })
	return out, q.err
}

// urgent reports whether the work is overdue, or due within the week.
func (w Work) urgent() bool {
	return slices.ContainsFunc(w.On, func(s Strip) bool { return s == StripOverdue || s == StripToday || s == StripWeek })
}

// deskQuery gathers the work of a day.
type deskQuery struct {
	agenda
	mine  string
	today civil.Day
	rows  []Work
	cut   bool // a list of tasks was longer than what is read of it
	still store.Count

	limits map[oneLimit]int // places in rows
}

// oneLimit is a limit of a case, for whatever obligations.
type oneLimit struct {
	docket docket.ID
	slot   string
	due    civil.Day
}

// tasks adds what an owner has to do, up to a week ahead, of the kinds the actor may do. What waits for approval comes from elsewhere.
func (q *deskQuery) tasks(who string, may func(kind string) bool) {
	page := q.list(store.Agenda{Who: who, Days: civil.Interval{From: civil.MinDay, Until: q.today + Week + 1}})
	q.cut = q.cut || page.Next != ""
	for _, l := range page.Rows {
		if l.Row.Kind != "approve_measure" && l.Row.Kind != "approve_act" && may(actOf(l.Row)) {
			q.add(Work{Case: l.Case, Task: l.Row, Kind: l.Row.Kind, On: stripsOf(l.Row, q.today)})
		}
	}
}

// limitActs are the limits that one kind of task keeps: who may not do that has nothing to do about them.
var limitActs = map[string]string{
	"assign": "assign_case", "docket": "decide_application", "notice_after_immediate": "give_notice", "notice_law": "give_notice",
	"objection_decide": "decide_objection", "outsider_decide": "decide_objection",
}

// actOf is the kind of task that does what a task asks for.
func actOf(t store.Task) string {
	if parts := strings.Split(t.ID, "."); t.Kind == "limit" && len(parts) == 3 && limitActs[parts[2]] != "" {
		return limitActs[parts[2]]
	}
	return t.Kind
}

// add adds a thing. A limit that runs for several obligations of a case until the same day is one thing.
func (q *deskQuery) add(w Work) {
	if rest, ok := strings.CutPrefix(w.Task.ID, "limit."); ok {
		duty, slot, _ := strings.Cut(rest, ".")
		w.Slot, w.Duties = slot, []string{duty}
		key := oneLimit{w.Case.Docket, slot, w.Task.Due}
		if i, ok := q.limits[key]; ok {
			q.rows[i].Duties = append(q.rows[i].Duties, duty)
			return
		}
		if q.limits == nil {
			q.limits = map[oneLimit]int{}
		}
		q.limits[key] = len(q.rows)
	}
	q.rows = append(q.rows, w)
}

// approvals adds what waits for the signature of the actor, who may stand in for somebody.
func (q *deskQuery) approvals(x Actor) {
	if _, err := q.app.sight(x, "measure.approve"); err != nil || q.err != nil {
		return
	}
	waiting, err := q.app.awaiting(q.ctx, x)
	q.err = err
	for _, w := range waiting {
		t := store.Task{Kind: "approve_act", State: TaskOpen, Due: firstOf(w.Proposed.On)}
		if w.Measure != nil {
			t.Kind, t.ID = "approve_measure", "approve_measure."+w.Measure.ID
		} else {
			t.ID = "approve_act." + w.Proposal.ID
		}
		q.add(Work{Case: w.Case, Task: t, Kind: t.Kind, Note: w.Act, On: []Strip{StripToday, StripApprove}})
	}
}

func (q *deskQuery) list(f store.Agenda) (out store.Page[store.Listed[store.Task]]) {
	if q.err == nil {
		f.Courts, f.Limit = q.courts, workMost
		out, q.err = q.app.Store.Tasks(q.ctx, f)
	}
	return out
}

// stripsOf says on which lists a task stands.
func stripsOf(t store.Task, today civil.Day) []Strip {
	switch {
	case t.State == TaskOverdue:
		return []Strip{StripOverdue}
	case t.Due <= today:
		return []Strip{StripToday}
	}
	return []Strip{StripWeek}
}

// back adds the holds that ended in the last days.
func (q *deskQuery) back() {
	held := listed(&q.agenda, q.app.Store.Holds, store.Agenda{Assigned: q.mine, Days: civil.Interval{From: q.today - Week + 1, Until: q.today + 1}, States: []string{holdReturned}})
	for _, l := range held.Rows {
		q.rows = append(q.rows, Work{Case: l.Case, Task: store.Task{Due: l.Row.Until}, Kind: string(StripBack), Note: l.Row.Reason, On: []Strip{StripBack}})
	}
}

// stalled adds the first cases in which nothing has happened.
func (q *deskQuery) stalled() {
	if q.err != nil {
		return
	}
	f := idleCases(q.today)
	f.Courts, f.Assigned, f.Limit = q.courts, q.mine, listMost
	if q.still, q.err = q.app.Store.CountCases(q.ctx, f); q.err != nil {
		return
	}
	page, err := q.app.Store.Cases(q.ctx, f)
	if q.err = err; err != nil {
		return
	}
	for _, c := range page.Rows {
		ref := store.Ref{Docket: c.Docket, Court: c.Court, Number: c.Number, Title: c.Title, DebtorName: c.DebtorName, Stage: c.Stage, Assigned: c.Assigned}
		q.rows = append(q.rows, Work{Case: ref, Task: store.Task{Due: c.Moved}, Kind: string(StripStalled), On: []Strip{StripStalled}})
	}
}

// count counts a list. That of stalled cases is read only in part and counted by the store.
func (q *deskQuery) count(strip Strip) store.Count {
	if strip == StripStalled {
		return q.still
	}
	n := 0
	for _, w := range q.rows {
		if slices.Contains(w.On, strip) {
			n++
		}
	}
	return store.Count{N: n, Exact: !q.cut || strip == StripBack}
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
