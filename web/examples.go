package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

func (d *Desk) examplesList(v *page.Visit) {
	l := v.Lang
	list := view.WorklistOf(d.library(v).entries, v.R.URL.Query(), l, v.R.URL.Path)
	v.Show(page.Answer{Name: "examples", Title: i18n.T(l, "web.examples.title"), Data: list})
}

// casePage is a case with the form that asks for another day or reading of it.
type casePage struct {
	view.Case
	Asked  asked
	Action string // address of the form
	Text   string // the file, where the form has to send it again; empty where an address names it
	File   string // address of the case file
	Others []view.Link
	Whole  string // address of the page with every condition, or without
	Query  []hidden
	Note   string // which record this is
}

// Wrong is what is wrong with the day that was asked for.
func (c casePage) Wrong() string {
	for _, e := range c.Asked.Errors {
		if e.Field == "on" {
			return e.Text
		}
	}
	return ""
}

// hidden is a field of a form that nobody sees.
type hidden struct{ Name, Value string }

// exampleCase shows an example as it was assessed, on the day and under the readings of the query.
func (d *Desk) exampleCase(v *page.Visit) {
	l, id := v.Lang, v.Value("id")
	e, ok := d.library(v).find(id)
	if !ok {
		v.NoSuch(id, d.library(v).ids(), func(id string) string { return "/" + string(l) + "/examples/" + id })
		return
	}
	pack := d.library(v).packs[e.file.Jurisdiction]
	ask := readAsked(v.R.URL.Query(), pack, l)
	if len(ask.Errors) == 0 && !ask.tidy {
		http.Redirect(v.W, v.R, link(v.R.URL.Path, ask.values()), http.StatusSeeOther)
		return
	}
	c, err := assess(pack, e, ask, exampleDay(e.file, d.today()), l)
	if err != nil {
		panic(err) // the file and the readings were checked
	}
	data := casePage{Case: c, Asked: ask, Action: v.R.URL.Path, File: v.R.URL.Path + "/file", Whole: wholeLink(v.R.URL.Path, ask), Query: ask.hidden()}
	a := page.Answer{Name: "case", Title: c.Title, Crumbs: []page.Crumb{{Text: i18n.T(l, "web.examples.title"), URL: "/" + string(l) + "/examples"}}, Data: data}
	if len(ask.Errors) > 0 {
		a.Status, a.Failed = http.StatusUnprocessableEntity, true
	}
	v.Show(a)
}

// assess makes the page of a case on the day asked for, or else on the given one.
func assess(p *law.Pack, e example, ask asked, day civil.Day, l i18n.Lang) (view.Case, error) {
	if ask.on != nil {
		day = *ask.on
	}
	a, err := law.Assess(p, e.file, day, law.WithReadings(ask.readings))
	if err != nil {
		return view.Case{}, err
	}
	return view.CaseOf(p, a, l, view.Options{Full: ask.Full}), nil
}

// wholeLink leads to the same page with every condition, or back to the short one.
func wholeLink(path string, ask asked) string {
	q := ask.values()
	if q.Has("full") {
		q.Del("full")
	} else {
		q.Set("full", "1")
	}
	return link(path, q)
}

// hidden are the readings chosen, for a form that only changes the day.
func (a *asked) hidden() []hidden {
	var out []hidden
	q := a.values()
	q.Del("on")
	for _, name := range sortedKeys(q) {
		out = append(out, hidden{name, q.Get(name)})
	}
	return out
}

// exampleFile is the case file itself, to be read or used as a pattern.
func (d *Desk) exampleFile(v *page.Visit) {
	l, id := v.Lang, v.Value("id")
	e, ok := d.library(v).find(id)
	if !ok {
		v.NoSuch(id, d.library(v).ids(), func(id string) string { return "/" + string(l) + "/examples/" + id + "/file" })
		return
	}
	v.W.Header().Set("Content-Type", "text/plain; charset=utf-8")
	v.Send(http.StatusOK, e.data)
}

// sortedKeys are the names of a query in order.
func sortedKeys(q url.Values) []string { return slices.Sorted(maps.Keys(q)) }
