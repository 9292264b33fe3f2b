package app

import (
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/store"
)

// idleCases asks for the open cases of a court in which nothing has brought the case on for StalledDays, the longest first.
func idleCases(today civil.Day) store.CaseFilter {
	return store.CaseFilter{Open: true, Live: true, Stages: OpenStages, Moved: civil.Interval{From: civil.MinDay, Until: today - StalledDays + 1}, Sort: store.ByMoved}
}

// IdleBefore is the first day on which a last act does not make a case stalled today.
func (a *App) IdleBefore() civil.Day { return a.Today() - StalledDays + 1 }

// Stalled is a case in which nothing happens, and what it waits for.
type Stalled struct {
	Case store.Case
	Days int
	Why  i18n.Localizer
}

// StalledCases returns the cases of the courts an actor watches over in which nothing has happened for StalledDays, the longest first, at
// most limit, and how many there are.
func (a *App) StalledCases(ctx context.Context, x Actor, limit int) ([]Stalled, store.Count, error) {
	s, err := a.sight(x, "workload.read")
	if err != nil {
		return nil, store.Count{}, err
	}
	f := idleCases(a.Today())
	f.Courts, f.Limit = among(nil, s.courts), limit
	count, err := a.Store.CountCases(ctx, f)
	if err != nil {
		return nil, count, err
	}
	page, err := a.Store.Cases(ctx, f)
	if err != nil {
		return nil, count, err
	}
	var out []Stalled
	for _, c := range s.untitled(page).Rows {
		why, err := a.waitsFor(ctx, c)
		if err != nil {
			return nil, count, err
		}
		out = append(out, Stalled{Case: c, Days: int(a.Today() - c.Moved), Why: why})
	}
	return out, count, nil
}

// waitsFor says why nothing happens: a hold, a stay, nobody has it, or what has waited longest.
func (a *App) waitsFor(ctx context.Context, c store.Case) (i18n.Localizer, error) {
	agenda := store.Agenda{Docket: c.Docket, Limit: 1, States: []string{holdLasting}}
	held, err := a.Store.Holds(ctx, agenda)
	if err != nil {
		return nil, err
	}
	if len(held.Rows) > 0 {
		h := held.Rows[0].Row
		return i18n.M("app.stalled.held", "reason", docket.Label("hold_reason", h.Reason), "until", h.Until), nil
	}
	switch {
	case c.Stage == "halted":
		return i18n.M("app.stalled.halted", "since", c.StageSince), nil
	case c.Assigned == "" && c.Stage != "intake":
		return i18n.M("app.stalled.unassigned"), nil
	}
	agenda.States = nil
	tasks, err := a.Store.Tasks(ctx, agenda)
	if err != nil {
		return nil, err
	}
	if len(tasks.Rows) == 0 {
		return i18n.M("app.stalled.nothing"), nil
	}
	t := tasks.Rows[0].Row
	return i18n.M("app.stalled.waits", "who", a.ownerLabel(t.Owner), "task", TaskLabel(t.Kind)), nil
}

// ownerLabel names who must do something: a side, a role, or a member of staff.
func (a *App) ownerLabel(owner string) i18n.Localizer {
	switch owner {
	case ownerDebtor, ownerApplicant:
		return i18n.Msg{Key: "app.owner." + owner} //i18n:keys app.owner.*
	}
	if role := policy.Role(owner); slices.Contains(policy.Roles, role) {
		return role.Label()
	}
	return a.nameOf(owner)
}
