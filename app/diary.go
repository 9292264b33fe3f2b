package app

import (
	"cmp"
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/store"
)

// Meeting is a hearing in the diary.
type Meeting struct {
	store.Listed[store.Hearing]
	Held    bool
	Clashes bool // judge, room or case is taken twice at that time
}

// DiaryDay is a day of the diary with its hearings by time.
type DiaryDay struct {
	On       civil.Day
	Meetings []Meeting
}

// DiaryFilter says which hearings. Empty fields ask nothing.
type DiaryFilter struct {
	Judge string // id of the officer
	Room  string
}

// Diary returns the seven days, from Monday, of the week that holds a day, with the hearings of the courts the actor sees. A clash is seen
// among all hearings, also with one that the filter leaves out.
func (a *App) Diary(ctx context.Context, x Actor, day civil.Day, f DiaryFilter) ([]DiaryDay, error) {
	s, err := a.sight(x, "case.list")
	if err != nil {
		return nil, err
	}
	if s.body != "" {
		return nil, denied("app.no_desk")
	}
	monday := day - civil.Day((day.Weekday()+6)%7)
	agenda := store.Agenda{Courts: among(nil, s.courts), Days: civil.Interval{From: monday, Until: monday + 7}}
	week := make([]DiaryDay, 7)
	for i := range week {
		week[i].On = monday + civil.Day(i)
	}
	for {
		page, err := a.Store.Hearings(ctx, agenda)
		if err != nil {
			return nil, err
		}
		for _, h := range page.Rows {
			if !s.names {
				h.Case.Title = i18n.Text{}
			}
			on := &week[h.Row.Day-monday]
			on.Meetings = append(on.Meetings, Meeting{Listed: h, Held: h.Row.State == hearingHeld})
		}
		if agenda.After = page.Next; page.Next == "" {
			break
		}
	}
	for i := range week {
		week[i].Meetings = f.of(clashing(week[i].Meetings))
	}
	return week, nil
}

// clashing marks the hearings of a day that stand in each other's way, and puts them by time.
func clashing(day []Meeting) []Meeting {
	for i := range day {
		for j := range day[:i] {
			if meets(&day[i], &day[j]) {
				day[i].Clashes, day[j].Clashes = true, true
			}
		}
	}
	slices.SortStableFunc(day, func(p, q Meeting) int {
		return cmp.Or(cmp.Compare(p.Row.Start, q.Row.Start), cmp.Compare(p.Row.Room, q.Row.Room))
	})
	return day
}

func meets(p, q *Meeting) bool {
	if p.Held || q.Held || p.Case.Court != q.Case.Court || p.Row.Start >= q.Row.End || q.Row.Start >= p.Row.End {
		return false
	}
	judge := p.Row.Judge != "" && p.Row.Judge == q.Row.Judge
	room := p.Row.Room != "" && p.Row.Room == q.Row.Room
	return judge || room || p.Case.Docket == q.Case.Docket
}

// Asks reports whether a hearing is asked for.
func (f DiaryFilter) Asks(m Meeting) bool {
	return (f.Judge == "" || m.Row.Judge == f.Judge) && (f.Room == "" || m.Row.Room == f.Room)
}

// of returns the hearings asked for.
func (f DiaryFilter) of(day []Meeting) []Meeting {
	return slices.DeleteFunc(day, func(m Meeting) bool { return !f.Asks(m) })
}
