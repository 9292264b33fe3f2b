package app

import (
	"context"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// sees narrows what lists show to what an actor may see: the cases of a court, of courts below, or against a body.
type sees struct {
	courts []string
	body   string
	names  bool // of cases: their titles name people
}

// untitled takes the titles, which name people, out of a page for who may not read personal data.
func (s sees) untitled(page store.Page[store.Case]) store.Page[store.Case] {
	if !s.names {
		for i := range page.Rows {
			page.Rows[i].Title = i18n.Text{}
		}
	}
	return page
}

// sight returns what lists show an actor, or a *Denied.
func (a *App) sight(x Actor, action string) (sees, error) {
	why := i18n.M("app.nobody")
	for _, role := range x.Roles {
		ok, reason := a.Matrix.Can(role, action, policy.Own)
		switch {
		case !ok:
			why = reason
		case role == policy.DebtorOffice && x.Body != "":
			return sees{body: x.Body, names: true}, nil
		case role == policy.Supervisor:
			return sees{courts: a.below(x.Court)}, nil
		case role == policy.Overseer:
			return sees{courts: append(a.below(x.Court), x.Court)}, nil
		case role != policy.DebtorOffice && x.Court != "":
			names, _ := a.Matrix.Can(role, "private.read", policy.Own)
			return sees{courts: []string{x.Court}, names: names}, nil
		}
	}
	return sees{}, &Denied{Why: why}
}

// Cases returns a page of the cases that match, of those the actor may see. Text asks for the right to search.
func (a *App) Cases(ctx context.Context, x Actor, f store.CaseFilter) (store.Page[store.Case], error) {
	f, s, err := a.narrowed(x, f)
	if err != nil {
		return store.Page[store.Case]{}, err
	}
	page, err := a.Store.Cases(ctx, f)
	return s.untitled(page), err
}

// CountCases counts them.
func (a *App) CountCases(ctx context.Context, x Actor, f store.CaseFilter) (store.Count, error) {
	f, _, err := a.narrowed(x, f)
	if err != nil {
		return store.Count{}, err
	}
	return a.Store.CountCases(ctx, f)
}

// Search returns the cases in whose numbers, names and duties all words occur, those opened last first.
func (a *App) Search(ctx context.Context, x Actor, words, after string) (store.Page[store.Case], error) {
	return a.Cases(ctx, x, store.CaseFilter{Text: words, Desc: true, After: after, Limit: 50})
}

// narrowed narrows a filter to what the actor may see.
func (a *App) narrowed(x Actor, f store.CaseFilter) (store.CaseFilter, sees, error) {
	action := "case.list"
	if f.Text != "" {
		action = "case.search"
	}
	s, err := a.sight(x, action)
	if err != nil {
		return f, s, err
	}
	if s.body != "" {
		f.Debtor, f.Courts = s.body, nil
		return f, s, nil
	}
	f.Courts = among(f.Courts, s.courts)
	return f, s, nil
}

// among returns those asked for that may be seen; all that may where none is asked for. It is never empty, which would ask for all.
func among(asked, seen []string) []string {
	var out []string
	for _, c := range seen {
		if len(asked) == 0 {
			out = append(out, c)
			continue
		}
		for _, want := range asked {
			if want == c {
				out = append(out, c)
			}
		}
	}
	if len(out) == 0 {
		return []string{"-"} // the code of no court
	}
	return out
}

// below returns the courts below a court whose staff the register knows.
func (a *App) below(code string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range a.Registry().Data().Staff {
		if !seen[s.Court] && supervises(code, s.Court) {
			seen[s.Court] = true
			out = append(out, s.Court)
		}
	}
	return out
}

// Seated returns the cases of the seats of a party or representative, one list over all of them.
func (a *App) Seated(ctx context.Context, x Actor) ([]store.Case, error) {
	var out []store.Case
	for _, seat := range x.Seats {
		d, _, err := a.load(ctx, seat.Docket)
		if err != nil {
			return nil, err
		}
		if a.may(x, "case.list", subjectOf(d, a.Today())) != nil {
			continue
		}
		line, err := a.Store.Case(ctx, seat.Docket)
		if err != nil {
			return nil, err
		}
		out = append(out, line)
	}
	return out, nil
}

// Soon is how many days ahead the day's list looks at limits.
const Soon = 14

// Day is what is to be done on a day, for somebody of a court.
type Day struct {
	On       civil.Day
	Mine     store.Page[store.Listed[store.Task]] // that the actor must do, due by today
	Role     store.Page[store.Listed[store.Task]] // that somebody in one of the actor's roles must do, due by today
	Overdue  store.Count                          // tasks of the court whose legal limit has passed
	Limits   store.Page[store.Listed[store.Limit]]
	Back     store.Page[store.Listed[store.Hold]] // cases that come back within Soon days
	Hearings store.Page[store.Listed[store.Hearing]]
}

// DayOf returns what is to be done today, for somebody who works at the court. Limits are those that end within Soon days, of the cases of the
// actor where the actor conducts cases, else of the court.
func (a *App) DayOf(ctx context.Context, x Actor) (Day, error) {
	today := a.Today()
	out := Day{On: today}
	s, err := a.sight(x, "case.list")
	if err != nil {
		return out, err
	}
	if s.body != "" || !s.names {
		return out, denied("app.no_desk")
	}
	q := agenda{app: a, ctx: ctx, courts: among(nil, s.courts)}
	due, soon := civil.Interval{From: civil.MinDay, Until: today + 1}, civil.Interval{From: today, Until: today + Soon + 1}
	out.Mine = q.tasks(due, x.ID)
	for _, role := range x.Roles {
		out.Role.Rows = append(out.Role.Rows, q.tasks(due, string(role)).Rows...)
	}
	out.Overdue = q.count(store.ListTasks, store.Agenda{States: []string{TaskOverdue}})
	mine := ""
	if conducts(x.Roles) {
		mine = x.ID
	}
	out.Limits = listed(&q, a.Store.Limits, store.Agenda{Assigned: mine, Days: soon, States: []string{"running"}})
	out.Back = listed(&q, a.Store.Holds, store.Agenda{Assigned: mine, Days: soon, States: []string{holdLasting}})
	out.Hearings = listed(&q, a.Store.Hearings, store.Agenda{Days: soon, States: []string{hearingSet}})
	return out, q.err
}

// agenda asks several lists of the same courts and keeps the first error.
type agenda struct {
	app    *App
	ctx    context.Context
	courts []string
	err    error
}

// listMost bounds each list of a day.
const listMost = 50

func listed[R any](q *agenda, list func(context.Context, store.Agenda) (store.Page[store.Listed[R]], error), f store.Agenda) (out store.Page[store.Listed[R]]) {
	if q.err == nil {
		f.Courts, f.Limit = q.courts, listMost
		out, q.err = list(q.ctx, f)
	}
	return out
}

func (q *agenda) tasks(days civil.Interval, who string) store.Page[store.Listed[store.Task]] {
	return listed(q, q.app.Store.Tasks, store.Agenda{Days: days, Who: who})
}

func (q *agenda) count(l store.List, f store.Agenda) (out store.Count) {
	if q.err == nil {
		f.Courts = q.courts
		out, q.err = q.app.Store.CountAgenda(q.ctx, l, f)
	}
	return out
}

// Age is how many open cases were opened within some days.
type Age struct {
	Opened civil.Interval
	Months int // least age, in months
	Cases  store.Count
}

// ages are the steps of the age profile, in months.
var ages = []int{0, 3, 6, 12, 24, 60}

// Ages returns the age profile of the open cases of the courts an actor watches over, by the day they were opened, the young
// first. Cases rebuilt from reports are no work of a court and do not count.
func (a *App) Ages(ctx context.Context, x Actor) ([]Age, error) {
	s, err := a.sight(x, "workload.read")
	if err != nil {
		return nil, err
	}
	today := a.Today()
	until := today + 1
	var out []Age
	for i, months := range ages {
		from := civil.MinDay
		if i+1 < len(ages) {
			from = today.AddMonths(-ages[i+1]) + 1
		}
		age := Age{Opened: civil.Interval{From: from, Until: until}, Months: months}
		filter := store.CaseFilter{Courts: among(nil, s.courts), Open: true, Opened: age.Opened}
		if age.Cases, err = a.kept(ctx, filter); err != nil {
			return nil, err
		}
		out, until = append(out, age), from
	}
	return out, nil
}

// kept counts the cases that match and were not rebuilt from reports.
func (a *App) kept(ctx context.Context, f store.CaseFilter) (store.Count, error) {
	all, err := a.Store.CountCases(ctx, f)
	if err != nil {
		return all, err
	}
	f.Flag = "reconstruction"
	rebuilt, err := a.Store.CountCases(ctx, f)
	return store.Count{N: all.N - rebuilt.N, Exact: all.Exact && rebuilt.Exact}, err
}

// Workload returns how many cases are at each stage with each officer, of the courts an actor watches over.
func (a *App) Workload(ctx context.Context, x Actor) ([]store.Load, error) {
	s, err := a.sight(x, "workload.read")
	if err != nil {
		return nil, err
	}
	return a.Store.Workload(ctx, among(nil, s.courts))
}

// History returns the events of a case as an actor may see them, each with its body.
func (a *App) History(ctx context.Context, x Actor, id docket.ID) ([]docket.Entry, error) {
	v, err := a.Case(ctx, x, id, a.Today())
	if err != nil {
		return nil, err
	}
	return v.Docket.History, nil
}
