// Package casework has the pages of one case of the court: what it comes to on a day, tab by tab; its record; and the forms by which things
// are recorded on it.
//
// Words. A verb is one thing that can be recorded, with a form of its own. The table of verbs says for each which fields its form has, who may
// take it, which command of the docket it makes and which use case carries it out. A spec is a field of a form; answers are what somebody has
// written into it. An obstacle is why a verb cannot be taken now, whatever is said. A grave verb is asked twice: its answers are shown once
// more, with the events they will be recorded as. A conflict is a form that was sent on a version of the case that is no longer the newest:
// it comes back filled in, beside what has changed since.
//
// What the law says of a case is worded by package view, as for the examples. What an actor may see and do is decided by package app; the
// pages only ask it what to offer. The steps from the counter to the registration, measures with findings and assessments, and the pages of
// the two sides are screens of their own.
package casework

import (
	"embed"

	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the templates of the screens.
func Pages() page.Screens { return page.Screens{Name: "casework", Files: templates} }

// Routes declares the addresses of the pages of a case.
func Routes(r *page.Router) {
	read := page.May("case.read")
	r.Get("/cases/{id}", read, tab("overview"))
	for _, name := range tabs[1:] {
		r.Get("/cases/{id}/"+name, read, tab(name))
	}
	sealed := page.May("sealed.read")
	r.Get("/cases/{id}/sealed", sealed, askSealed)
	r.Post("/cases/{id}/sealed", sealed, page.FormBody, showSealed)
	r.Get("/cases/{id}/do/{verb}", read, showForm)
	r.Post("/cases/{id}/do/{verb}", read, page.FormBody, sendForm)
}
