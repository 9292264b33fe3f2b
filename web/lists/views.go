package lists

import (
	"errors"
	"net/url"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

// savedViews are the visitor's views with the number of cases each has today; the one that asks what is asked now is on.
func savedViews(v *page.Visit, asks string) ([]strip, error) {
	saved, err := v.App().SavedViews(v.Ctx(), v.Actor)
	if err != nil {
		return nil, err
	}
	var out []strip
	for _, s := range saved {
		values, _ := url.ParseQuery(s.Query)
		q := queryOf(v, values)
		n, err := v.App().CountCases(v.Ctx(), v.Actor, q.counted(q.filter(v)))
		if err != nil {
			return nil, err
		}
		out = append(out, strip{Tone: view.Neutral, Value: count(n), Label: s.Name, URL: link(v.Path("cases"), q.values()), On: q.values().Encode() == asks})
	}
	return out, nil
}

// viewRow is a view with the way to drop it.
type viewRow struct {
	strip
	Asks string // the filters in words
	Drop string
}

// viewsPage is the page of saved views, and of one that could not be saved.
type viewsPage struct {
	Rows   []viewRow
	Cases  string
	Errors page.Errors
	Name   page.Field
	Asks   string // query to be saved; empty: none
	Save   string
}

// views shows the visitor's views.
func views(v *page.Visit) { showViews(v, viewsPage{}, 0) }

func showViews(v *page.Visit, out viewsPage, status int) {
	saved, err := v.App().SavedViews(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	numbers, err := savedViews(v, "")
	if err != nil {
		v.Error(err)
		return
	}
	for i, s := range saved {
		values, _ := url.ParseQuery(s.Query)
		asks := casesPage{Path: v.Path("cases")}
		asks.chips(v, queryOf(v, values))
		out.Rows = append(out.Rows, viewRow{strip: numbers[i], Asks: texts(v, asks.Chips), Drop: v.Path("views", s.ID, "drop")})
	}
	out.Cases, out.Save = v.Path("cases"), v.Path("views")
	v.Show(page.Answer{
		Name: "lists/views", Title: v.T("lists.views"), Status: status, Failed: len(out.Errors) > 0, Data: out,
		Crumbs: []page.Crumb{{Text: v.T("lists.cases"), URL: v.Path("cases")}},
	})
}

// texts joins the texts of links; none is all open cases.
func texts(v *page.Visit, links []view.Link) string {
	if len(links) == 0 {
		return v.T("lists.stage.open")
	}
	out := ""
	for i, l := range links {
		if i > 0 {
			out += v.T("report.semicolon")
		}
		out += l.Text
	}
	return out
}

// saveView keeps a list under a name and goes back to it.
func saveView(v *page.Visit) {
	values, _ := url.ParseQuery(v.Form.Get("query"))
	asks := queryOf(v, values).values()
	name := v.Form.Get("name")
	err := v.App().SaveView(v.Ctx(), v.Actor, name, asks.Encode())
	var wrong fault.Problems
	if errors.As(err, &wrong) {
		out := viewsPage{Asks: asks.Encode(), Name: page.Field{Name: "name", Label: v.T("lists.view.name"), Value: name, Width: "20"}}
		for _, p := range wrong {
			out.Errors.Add("name", p.What.In(v.Lang))
		}
		out.Name.Error = out.Errors.Of("name")
		showViews(v, out, 422)
		return
	}
	if err != nil {
		v.Error(err)
		return
	}
	v.Done(link(v.Path("cases"), asks), i18n.M("lists.view.saved", "name", name))
}

// dropView throws a view away.
func dropView(v *page.Visit) {
	if err := v.App().DropView(v.Ctx(), v.Actor, v.Value("view")); err != nil {
		v.Error(err)
		return
	}
	v.Done(v.Path("views"), i18n.M("lists.view.dropped"))
}
