// Package sides is what the two sides of a case see of it and say in it: the legal office of a body, on one page over all it owes, and the
// applicant or a representative, on a page a case that is made for a phone first.
//
// Words. A side is applicant or debtor. A place is where a visitor stands in a case: on which side, as which party, and for a
// representative within which power. A step is what somebody has to do next, and who. A right is what the law lets the side ask for now. An
// exposure is what the law allows or adds as long as a duty stays open; it foretells nothing. A verb is a statement to the court: a report,
// a plan, a view, an objection. What is stated stands beside what the others say; it decides nothing and lets no limit stand still,
// unless the law says so.
//
// What a visitor may see and say is decided by package app. The pages are drawn from the docket as app hands it out, so what app veils is
// on none of them. Plain words stand beside a term of law, never in its place; “may” stays “may”.
package sides

import (
	"embed"

	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the templates of the package.
func Pages() page.Screens { return page.Screens{Name: "sides", Files: templates} }

// The two areas of the sides: first parts of their addresses.
const (
	oweArea = "owe"
	myArea  = "my"
)

// Routes declares the pages. A representative may be of either side, and has all cases under /my.
func Routes(r *page.Router) {
	office, seated := page.May("performance.report"), page.May("performance.view")
	r.Get("/owe", office, owe)
	r.Get("/owe.ics", office, oweCalendar)
	r.Get("/owe.csv", office, oweTable)
	r.Get("/my", seated, my)
	r.Get("/my.ics", seated, myCalendar)
	for _, area := range []struct {
		name   string
		access page.Access
	}{{oweArea, office}, {myArea, seated}} {
		at := "/" + area.name + "/{id}"
		r.Get(at, area.access, inCase(area.name, whole))
		r.Get(at+"/{verb}", area.access, inCase(area.name, ask))
		r.Post(at+"/{verb}", area.access, page.FormBody, inCase(area.name, say))
	}
}
