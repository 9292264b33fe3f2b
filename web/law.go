package web

import (
	"net/http"

	"mandamus/i18n"
	"mandamus/web/view"
)

// book is the law of the browser.
func (d *Desk) book() *view.Book { return d.library.books[d.Home] }

// lawCrumb is the way back to the contents.
func lawCrumb(l i18n.Lang) crumb { return crumb{i18n.T(l, "web.nav.law"), "/" + string(l) + "/law"} }

func (d *Desk) lawContents(w http.ResponseWriter, r *http.Request) {
	l := langOf(r)
	d.show(w, r, answer{name: "law", title: i18n.T(l, "web.law.title"), data: d.book().Contents(l)})
}

func (d *Desk) lawSearch(w http.ResponseWriter, r *http.Request) {
	l := langOf(r)
	found := d.book().Search(l, r.URL.Query().Get("q"), d.dayAsked(r))
	d.show(w, r, answer{name: "law_search", title: i18n.T(l, "web.search.title"), crumbs: []crumb{lawCrumb(l)}, data: found})
}

func (d *Desk) lawInstrument(w http.ResponseWriter, r *http.Request) {
	l, id := langOf(r), r.PathValue("id")
	in, ok := d.book().Instrument(l, id, d.dayAsked(r))
	if !ok {
		d.noSuch(w, r, id, d.book().Pack().Instruments.Keys, func(id string) string { return "/" + string(l) + "/law/instruments/" + id })
		return
	}
	d.show(w, r, answer{name: "law_instrument", title: in.Title, crumbs: []crumb{lawCrumb(l)}, data: in})
}

func (d *Desk) lawProvision(w http.ResponseWriter, r *http.Request) {
	l, id := langOf(r), r.PathValue("id")
	p, ok := d.book().Provision(l, id, d.dayAsked(r))
	if !ok {
		d.noSuch(w, r, id, d.book().Pack().ProvisionIDs(), func(id string) string { return "/" + string(l) + "/law/provisions/" + id })
		return
	}
	crumbs := []crumb{lawCrumb(l), {p.Instrument.Text, p.Instrument.URL}}
	d.show(w, r, answer{name: "law_provision", title: p.Cite, crumbs: crumbs, data: p})
}

func (d *Desk) lawRules(w http.ResponseWriter, r *http.Request) {
	l := langOf(r)
	d.show(w, r, answer{name: "law_rules", title: i18n.T(l, "web.rules.title"), crumbs: []crumb{lawCrumb(l)}, data: d.book().Rules(l)})
}

func (d *Desk) lawRule(w http.ResponseWriter, r *http.Request) {
	l, kind, id := langOf(r), r.PathValue("kind"), r.PathValue("id")
	rule, ok := d.book().Rule(l, kind, id, d.dayAsked(r))
	if !ok {
		d.noSuch(w, r, id, d.ruleIDs(kind), func(id string) string { return "/" + string(l) + "/law/rules/" + kind + "/" + id })
		return
	}
	crumbs := []crumb{lawCrumb(l), {i18n.T(l, "web.rules.title"), "/" + string(l) + "/law/rules"}}
	d.show(w, r, answer{name: "law_rule", title: rule.Title, crumbs: crumbs, data: rule})
}

// ruleIDs are the ids of a kind; none of an unknown kind.
func (d *Desk) ruleIDs(kind string) []string {
	p := d.book().Pack()
	return map[string][]string{
		"limit": p.LimitIDs(), "measure": p.MeasureIDs(), "accrual": p.AccrualIDs(), "determine": p.DetermineIDs(),
		"condition": p.Conditions.Keys, "value": p.Values.Keys,
	}[kind]
}

func (d *Desk) lawReadings(w http.ResponseWriter, r *http.Request) {
	l := langOf(r)
	data := d.book().Readings(l, d.dayAsked(r))
	d.show(w, r, answer{name: "law_readings", title: i18n.T(l, "web.readings.title"), crumbs: []crumb{lawCrumb(l)}, data: data})
}

func (d *Desk) lawGaps(w http.ResponseWriter, r *http.Request) {
	l := langOf(r)
	data := d.book().Gaps(l, d.dayAsked(r))
	d.show(w, r, answer{name: "law_gaps", title: i18n.T(l, "web.gaps.title"), crumbs: []crumb{lawCrumb(l)}, data: data})
}
