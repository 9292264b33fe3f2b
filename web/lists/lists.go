// Package lists holds the screens that show many cases: the work of a day, the list of cases with its filters and saved views, the diary of
// hearings, what a supervisor watches, the ledger of measures that were not used, and who of the court is away.
//
// Words. A strip is a list of work of a day with its number. A filter is one thing asked of a list; all filters stand in the address, so that
// a list survives a reload, the way back and being sent to a colleague. A chip is a filter that is on, with the way to take it off. A step is
// the next thing to be done in a case, which leads to where it is done. A view is a list that somebody has given a name.
//
// Every list is complete without a script; with one, filters and order change the part with the id list in place. A table leads on by the
// place of its last row, never by a number of rows to skip. A file of comma-separated values holds what the list shows, under the same
// filters.
//
// What somebody may see is decided by package app; the pages ask for no more. They change nothing but views of the visitor, the officer of
// cases, and who is away.
package lists

import (
	"embed"
	"html/template"

	"mandamus/i18n"
	"mandamus/web/chart"
	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the screens of the package.
func Pages() page.Screens {
	return page.Screens{Name: "lists", Files: templates, Funcs: func(l i18n.Lang) template.FuncMap {
		return template.FuncMap{"figure": func(c chart.Chart) template.HTML { return c.Figure(l) }}
	}}
}

// Routes declares their addresses.
func Routes(r *page.Router) {
	list, watch, assign, statistics := page.May("case.list"), page.May("workload.read"), page.May("case.assign"), page.May("statistics.read")
	r.Get("/today", list, today)
	r.Get("/cases", list, cases)
	r.Get("/cases.csv", page.May("case.export"), casesFile)
	r.Get("/views", list, views)
	r.Post("/views", list, page.FormBody, saveView)
	r.Post("/views/{view}/drop", list, page.FormBody, dropView)
	r.Get("/hearings", list, hearings)
	r.Get("/supervision", watch, supervision)
	r.Get("/supervision/ages.csv", watch, agesFile)
	r.Get("/supervision/workload.csv", watch, workloadFile)
	r.Get("/supervision/reassign", assign, reassign)
	r.Post("/supervision/reassign", assign, page.FormBody, reassignSent)
	r.Get("/supervision/reassigned", assign, reassigned)
	absent := page.May("absence.declare")
	r.Get("/absences", absent, absences)
	r.Post("/absences", absent, page.FormBody, declareAbsence)
	r.Post("/absences/back", absent, page.FormBody, endAbsence)
	r.Get("/nonuse", statistics, nonUse)
	r.Get("/nonuse.csv", statistics, nonUseFile)
}
