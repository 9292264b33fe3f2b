package lists

import (
	"net/url"
	"slices"
	"strconv"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys lists.strip.*
//i18n:keys lists.empty.*

// rowsMost is how many rows a page of work or of cases shows; with them it weighs less than 100 KB.
const rowsMost = 50

// strip is a number that leads to its list.
type strip struct {
	Tone  view.Tone
	Value string
	Label string
	URL   string
	On    bool
}

// work is a row of the work of a day.
type work struct {
	Due     view.Tag
	Day     string
	Case    caseLink
	Stage   view.Tag
	Step    view.Link
	Duties  string        // how many obligations it is about, where there are several
	Also    []furtherStep // what else is to be done in the case, later or as soon
	Officer string
}

// furtherStep is something to be done in a case whose row names another thing first.
type furtherStep struct {
	Due  view.Tag
	Step view.Link
}

// meeting is a hearing in a list.
type meeting struct {
	Day, ISO, At string
	Case         caseLink
	Room, Judge  string
	Clashes      bool
	Held         bool
}

// todayPage is the work of a day.
type todayPage struct {
	Day      string
	Strips   []strip
	Shown    string // name of the list shown
	Rows     []work
	Total    int
	More     string // address of the rows that follow
	First    string // address of the first rows, where these are not
	Empty    string // what to do where there are no rows
	Hearings []meeting
	Diary    string
	Away     string // who is away; empty where the visitor has no part in it
	NewCase  string // where an application is filed; empty where the visitor may not
}

// today shows what is to be done.
func today(v *page.Visit) {
	show := app.Strip(v.Query().Get("show"))
	if !slices.Contains(app.Strips, show) {
		show = ""
	}
	from, _ := strconv.Atoi(v.Query().Get("from"))
	desk, err := v.App().DeskOf(v.Ctx(), v.Actor, show, from)
	if err != nil {
		v.Error(err)
		return
	}
	ahead, err := v.App().Diary(v.Ctx(), v.Actor, v.Today(), app.DiaryFilter{})
	if err != nil {
		v.Error(err)
		return
	}
	out := todayPage{Day: longDay(v, desk.On), Total: desk.Total, Shown: v.T("lists.strip.all"), Diary: v.Path("hearings"), Strips: strips(v, desk, show)}
	if show != "" {
		out.Shown = v.T("lists.strip." + string(show))
	}
	if v.May("absence.declare") {
		out.Away = v.Path("absences")
	}
	if v.May("application.file") {
		out.NewCase = v.Path("cases", "new")
	}
	out.part(v, desk, show, from)
	for _, d := range ahead {
		for _, m := range d.Meetings {
			if d.On >= desk.On && !m.Held {
				out.Hearings = append(out.Hearings, meetingOf(v, m))
			}
		}
	}
	v.Show(page.Answer{Name: "lists/today", Title: v.T("lists.today"), Data: out})
}

// byCase gathers the work of each case, in the order of what is due first in each.
func byCase(rows []app.Work) [][]app.Work {
	var out [][]app.Work
	at := map[docket.ID]int{}
	for _, w := range rows {
		i, ok := at[w.Case.Docket]
		if !ok {
			i, out = len(out), append(out, nil)
			at[w.Case.Docket] = i
		}
		out[i] = append(out[i], w)
	}
	return out
}

// part puts the rows of the page asked for.
func (p *todayPage) part(v *page.Visit, desk app.Desk, show app.Strip, from int) {
	at := func(from int) string {
		q := url.Values{}
		if show != "" {
			q.Set("show", string(show))
		}
		if from > 0 {
			q.Set("from", strconv.Itoa(from))
		}
		return link(v.Path("today"), q)
	}
	for _, c := range byCase(desk.Rows) {
		row := workOf(v, desk.On, c[0])
		for _, w := range c[1:] {
			row.Also = append(row.Also, furtherStep{dueTag(v, desk.On, w), next(v, w)})
		}
		p.Rows = append(p.Rows, row)
	}
	if desk.Next > 0 {
		p.More = at(desk.Next)
	}
	if from > 0 {
		p.First = at(0)
	}
	if len(p.Rows) == 0 {
		key := string(show)
		if show == "" {
			key = "all"
		}
		p.Empty = v.T("lists.empty." + key)
	}
}

// stripTones are the looks of the strips.
var stripTones = map[app.Strip]view.Tone{app.StripOverdue: view.Bad, app.StripToday: view.Warn, app.StripWeek: view.Info}

func strips(v *page.Visit, desk app.Desk, show app.Strip) []strip {
	var out []strip
	for _, s := range app.Strips {
		n := desk.Counts[s]
		one := strip{Tone: stripTones[s], Value: count(n), Label: v.T("lists.strip." + string(s)), On: s == show}
		one.URL = link(v.Path("today"), url.Values{"show": {string(s)}})
		if one.Tone == "" || n.N == 0 {
			one.Tone = view.Neutral
		}
		if one.On { // a second choice takes the first back
			one.URL = v.Path("today")
		}
		out = append(out, one)
	}
	return out
}

func workOf(v *page.Visit, on civil.Day, w app.Work) work {
	duties := ""
	if len(w.Duties) > 1 {
		duties = plural(v, len(w.Duties), "lists.duties")
	}
	return work{
		Duties: duties, Due: dueTag(v, on, w), Day: day(w.Task.Due), Case: ofRef(v, w.Case), Stage: stageTag(v, w.Case.Stage), Step: next(v, w), Officer: officer(v, w.Case.Assigned),
	}
}

// dueTag says how a thing lies to today. Without a limit of the law nothing is overdue; it waits.
func dueTag(v *page.Visit, on civil.Day, w app.Work) view.Tag {
	past, ahead := int(on-w.Task.Due), int(w.Task.Due-on)
	switch {
	case w.Task.State == app.TaskOverdue:
		return view.Tag{Tone: view.Bad, Text: plural(v, past, "lists.due.overdue")}
	case app.Strip(w.Kind) == app.StripStalled:
		return view.Tag{Tone: view.Neutral, Text: plural(v, past, "lists.due.still")}
	case ahead == 0:
		return view.Tag{Tone: view.Warn, Text: v.T("lists.due.today")}
	case ahead > 0:
		return view.Tag{Tone: view.Info, Text: plural(v, ahead, "lists.due.ahead")}
	}
	return view.Tag{Tone: view.Warn, Text: plural(v, past, "lists.due.waits")}
}

// meetingOf is a hearing for people.
func meetingOf(v *page.Visit, m app.Meeting) meeting {
	return meeting{
		Day: weekday(v, m.Row.Day), ISO: m.Row.Day.String(), At: clock(m.Row.Start) + "–" + clock(m.Row.End), Case: ofRef(v, m.Case), Room: m.Row.Room,
		Judge: officer(v, m.Row.Judge), Clashes: m.Clashes, Held: m.Held,
	}
}

// clock prints a minute of the day.
func clock(minute int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(minute/60) + ":" + two(minute%60)
}
