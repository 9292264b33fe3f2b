package open

import (
	"mandamus/app"
	"mandamus/record"
	"mandamus/web/page"
)

// bodiesPage lists the bodies that owe or owed.
type bodiesPage struct {
	Rows []namedBody
	Size int64
	Turn turn
	N    int
}

func bodies(v *page.Visit) {
	all, err := v.App().OpenRecord(v.Ctx())
	if err != nil {
		v.Error(err)
		return
	}
	from := min(place(v), len(all.Bodies))
	data := bodiesPage{Size: all.Size, N: len(all.Bodies), Turn: turns(v.Path("open", "bodies"), from, app.OpenPage, len(all.Bodies))}
	data.Rows = bodiesOf(v, all.Bodies[from:min(from+app.OpenPage, len(all.Bodies))])
	v.Show(page.Answer{Name: "open/bodies", Title: v.T("open.bodies"), Crumbs: trail(v), Data: data})
}

// bodyPage is the page of a body.
type bodyPage struct {
	app.OpenBody
	Name    string
	Rows    []record.Row
	Replies []reply
	Figures []figure
	Unused  []counted
	Lapsed  []counted
	Turn    turn
	Feed    string
}

// counted is how often a word of a list was counted.
type counted struct {
	Name string
	N    int64
}

func body(v *page.Visit) {
	id := v.Value("id")
	b, err := v.App().OpenBody(v.Ctx(), id, place(v))
	if err != nil {
		v.Error(err)
		return
	}
	at := v.Path("open", "bodies", id)
	data := bodyPage{OpenBody: b, Name: bodyName(v, id), Rows: b.Duties, Turn: turns(at, place(v), app.OpenPage, b.Count), Feed: at + "/feed.atom"}
	for _, a := range b.Answers {
		one := replyOf(v, a.Reply, data.Name)
		one.Case, one.URL = a.Number, v.Path("open", "cases", a.Case)
		data.Replies = append(data.Replies, one)
	}
	data.Figures = figuresOf(v, record.Statistics(b.Size, "body="+id, b.Counts), "body="+id)
	measures := b.Counts.Below("unused")
	measures.Add(b.Counts.Below("undecided"), 1)
	for _, m := range measures.Keys() {
		data.Unused = append(data.Unused, counted{word2("measure", m).In(v.Lang), measures[m]})
	}
	limits := b.Counts.Below("lapse")
	for _, id := range limits.Keys() {
		if missed(v, id, true) {
			data.Lapsed = append(data.Lapsed, counted{limitName(v, id), limits[id]})
		}
	}
	v.Show(page.Answer{Name: "open/body", Title: data.Name, Crumbs: trail(v, page.Crumb{Text: v.T("open.bodies"), URL: v.Path("open", "bodies")}), Data: data})
}

// courtPage is the page of a court.
type courtPage struct {
	app.OpenCourt
	Name    string
	Figures []figure
	Turn    turn
	Feed    string
}

func court(v *page.Visit) {
	code := v.Value("code")
	c, err := v.App().OpenCourt(v.Ctx(), code, place(v))
	if err != nil {
		v.Error(err)
		return
	}
	at := v.Path("open", "courts", code)
	data := courtPage{OpenCourt: c, Name: v.CourtName(code), Turn: turns(at, place(v), app.OpenPage, c.Count), Feed: at + "/feed.atom"}
	data.Figures = figuresOf(v, record.Statistics(c.Size, "court="+code, c.Counts), "court="+code)
	v.Show(page.Answer{Name: "open/court", Title: data.Name, Crumbs: trail(v), Data: data})
}
