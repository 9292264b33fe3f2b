package lists

import (
	"net/url"
	"slices"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/web/page"
)

// diaryDay is a day of the week with its hearings.
type diaryDay struct {
	Name, Day string
	Today     bool
	Off       bool // Saturday or Sunday
	Rows      []meeting
}

// diaryPage is a week of the diary.
type diaryPage struct {
	Path                 string
	Week                 string
	From                 string
	Before, Now, After   string
	Judges, Rooms        []page.Option
	Days                 []diaryDay
	N, Clashes           int
	Judge, Room, WeekDay string
	Wrong                page.Errors
}

// hearings shows a week.
func hearings(v *page.Visit) {
	q, today := v.Query(), v.Today()
	out := diaryPage{Path: v.Path("hearings"), Judge: q.Get("judge"), Room: q.Get("room"), WeekDay: q.Get("week")}
	on := today
	if out.WeekDay != "" {
		d, err := civil.ParseDay(out.WeekDay)
		if err != nil || d < civil.MinDay+7 || d > civil.MaxDay-14 {
			out.Wrong.Add("week", v.T("lists.wrong.day", "value", out.WeekDay))
		} else {
			on = d
		}
	}
	filter := app.DiaryFilter{Judge: out.Judge, Room: out.Room}
	if filter.Judge == ownCases {
		filter.Judge = v.Actor.ID
	}
	whole, err := v.App().Diary(v.Ctx(), v.Actor, on, app.DiaryFilter{})
	if err != nil {
		v.Error(err)
		return
	}
	for _, d := range whole {
		out.day(v, d, filter)
	}
	monday := whole[0].On
	out.From = monday.String()
	out.Week = v.T("lists.diary.week", "from", longDay(v, monday), "until", longDay(v, monday+6))
	out.Before, out.After = out.week(monday-7), out.week(monday+7)
	if today < monday || today > monday+6 {
		out.Now = out.week(today)
	}
	out.choices(v, whole)
	v.Show(page.Answer{Name: "lists/hearings", Title: v.T("lists.diary"), Failed: len(out.Wrong) > 0, Data: out})
}

// day adds a day with the hearings asked for.
func (p *diaryPage) day(v *page.Visit, d app.DiaryDay, f app.DiaryFilter) {
	w := d.On.Weekday()
	day := diaryDay{Name: weekday(v, d.On), Day: d.On.String(), Today: d.On == v.Today(), Off: w == 0 || w == 6}
	for _, m := range d.Meetings {
		if !f.Asks(m) {
			continue
		}
		day.Rows = append(day.Rows, meetingOf(v, m))
		p.N++
		if m.Clashes {
			p.Clashes++
		}
	}
	p.Days = append(p.Days, day)
}

// week is the address of a week under the same filters.
func (p *diaryPage) week(d civil.Day) string {
	q := url.Values{"week": {d.String()}}
	if p.Judge != "" {
		q.Set("judge", p.Judge)
	}
	if p.Room != "" {
		q.Set("room", p.Room)
	}
	return link(p.Path, q)
}

// choices puts the judges and rooms there are in the week.
func (p *diaryPage) choices(v *page.Visit, week []app.DiaryDay) {
	var judges, rooms []string
	for _, d := range week {
		for _, m := range d.Meetings {
			if j := m.Row.Judge; j != "" && !slices.Contains(judges, j) {
				judges = append(judges, j)
			}
			if r := m.Row.Room; r != "" && !slices.Contains(rooms, r) {
				rooms = append(rooms, r)
			}
		}
	}
	p.Judges = []page.Option{option("", v.T("lists.any"), p.Judge), option(ownCases, v.T("lists.own"), p.Judge)}
	p.Rooms = []page.Option{option("", v.T("lists.any"), p.Room)}
	slices.Sort(judges)
	slices.Sort(rooms)
	for _, j := range judges {
		p.Judges = append(p.Judges, option(j, v.Person(j), p.Judge))
	}
	for _, r := range rooms {
		p.Rooms = append(p.Rooms, option(r, r, p.Room))
	}
}
