package app

import (
	"context"
	"slices"

	"mandamus/civil"
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

// Cases returns a page of the cases that match, of those the actor may see. Text asks for the right to search. Cases made from
// reports are left out; with Reconstructions they alone are listed, wherever they come from, to all of a court and who watches over
// courts.
func (a *App) Cases(ctx context.Context, x Actor, f store.CaseFilter) (store.Page[store.Case], error) {
	f, s, err := a.narrowed(x, f)
	if err != nil {
		return store.Page[store.Case]{}, err
	}
	page, err := a.find(ctx, f, s)
	return s.untitled(page), err
}

// CountCases counts them.
func (a *App) CountCases(ctx context.Context, x Actor, f store.CaseFilter) (store.Count, error) {
	f, s, err := a.narrowed(x, f)
	if err != nil {
		return store.Count{}, err
	}
	return a.found(ctx, f, s)
}

// narrowed narrows a filter to what the actor may see.
func (a *App) narrowed(x Actor, f store.CaseFilter) (store.CaseFilter, sees, error) {
	action := "case.list"
	if f.Text != "" {
		action = "case.search"
	}
	f.Live = !f.Reconstructions
	if f = openOnly(f); f.Reconstructions {
		return f, sees{names: true}, a.mayRead(x, action)
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

// openOnly says of a search at open stages that it is one for open cases, which are found faster, and more of them.
func openOnly(f store.CaseFilter) store.CaseFilter {
	closed := func(stage string) bool { return !slices.Contains(OpenStages, stage) }
	if f.Text != "" && f.Live && len(f.Stages) > 0 && !slices.ContainsFunc(f.Stages, closed) {
		f.Open = true
	}
	return f
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
		filter := store.CaseFilter{Courts: among(nil, s.courts), Open: true, Live: true, Opened: age.Opened}
		if age.Cases, err = a.Store.CountCases(ctx, filter); err != nil {
			return nil, err
		}
		out, until = append(out, age), from
	}
	return out, nil
}
