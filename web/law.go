package web

import (
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// book is the law of the browser.
func (d *Desk) book(v *page.Visit) *view.Book { return d.library(v).books[d.Home] }

// lawCrumb is the way back to the contents.
func lawCrumb(l i18n.Lang) page.Crumb {
	return page.Crumb{Text: i18n.T(l, "web.nav.law"), URL: "/" + string(l) + "/law"}
}

func (d *Desk) lawContents(v *page.Visit) {
	l := v.Lang
	v.Show(page.Answer{Name: "law", Title: i18n.T(l, "web.law.title"), Data: d.book(v).Contents(l)})
}

func (d *Desk) lawSearch(v *page.Visit) {
	l := v.Lang
	found := d.book(v).Search(l, v.R.URL.Query().Get("q"), d.dayAsked(v.R))
	v.Show(page.Answer{Name: "law_search", Title: i18n.T(l, "web.search.title"), Crumbs: []page.Crumb{lawCrumb(l)}, Data: found})
}

func (d *Desk) lawInstrument(v *page.Visit) {
	l, id := v.Lang, v.Value("id")
	in, ok := d.book(v).Instrument(l, id, d.dayAsked(v.R))
	if !ok {
		v.NoSuch(id, d.book(v).Pack().Instruments.Keys, func(id string) string { return "/" + string(l) + "/law/instruments/" + id })
		return
	}
	v.Show(page.Answer{Name: "law_instrument", Title: in.Title, Crumbs: []page.Crumb{lawCrumb(l)}, Data: in})
}

func (d *Desk) lawProvision(v *page.Visit) {
	l, id := v.Lang, v.Value("id")
	p, ok := d.book(v).Provision(l, id, d.dayAsked(v.R))
	if !ok {
		v.NoSuch(id, d.book(v).Pack().ProvisionIDs(), func(id string) string { return "/" + string(l) + "/law/provisions/" + id })
		return
	}
	crumbs := []page.Crumb{lawCrumb(l), {Text: p.Instrument.Text, URL: p.Instrument.URL}}
	v.Show(page.Answer{Name: "law_provision", Title: p.Cite, Crumbs: crumbs, Data: p})
}

func (d *Desk) lawRules(v *page.Visit) {
	l := v.Lang
	v.Show(page.Answer{Name: "law_rules", Title: i18n.T(l, "web.rules.title"), Crumbs: []page.Crumb{lawCrumb(l)}, Data: d.book(v).Rules(l)})
}

func (d *Desk) lawRule(v *page.Visit) {
	l, kind, id := v.Lang, v.Value("kind"), v.Value("id")
	rule, ok := d.book(v).Rule(l, kind, id, d.dayAsked(v.R))
	if !ok {
		v.NoSuch(id, ruleIDs(d.book(v).Pack(), kind), func(id string) string { return "/" + string(l) + "/law/rules/" + kind + "/" + id })
		return
	}
	crumbs := []page.Crumb{lawCrumb(l), {Text: i18n.T(l, "web.rules.title"), URL: "/" + string(l) + "/law/rules"}}
	v.Show(page.Answer{Name: "law_rule", Title: rule.Title, Crumbs: crumbs, Data: rule})
}

// ruleIDs are the ids of a kind; none of an unknown kind.
func ruleIDs(p *law.Pack, kind string) []string {
	return map[string][]string{
		"limit": p.LimitIDs(), "measure": p.MeasureIDs(), "accrual": p.AccrualIDs(), "determine": p.DetermineIDs(),
		"condition": p.Conditions.Keys, "value": p.Values.Keys,
	}[kind]
}

func (d *Desk) lawReadings(v *page.Visit) {
	l := v.Lang
	data := d.book(v).Readings(l, d.dayAsked(v.R))
	v.Show(page.Answer{Name: "law_readings", Title: i18n.T(l, "web.readings.title"), Crumbs: []page.Crumb{lawCrumb(l)}, Data: data})
}

func (d *Desk) lawGaps(v *page.Visit) {
	l := v.Lang
	data := d.book(v).Gaps(l, d.dayAsked(v.R))
	v.Show(page.Answer{Name: "law_gaps", Title: i18n.T(l, "web.gaps.title"), Crumbs: []page.Crumb{lawCrumb(l)}, Data: data})
}
