// Package intake is the counter in a browser: an application to enforce is taken in, the duties of its title are typed beside the text, and
// the case is registered, or refused with reasons.
//
// Words. A draft is an application half taken in, kept for whoever began it. It has sections, one for each step of the task list, and a
// section has rows, as there may be several applicants; what was typed is kept as it was typed, also where it is wrong. A step is done when
// nothing is wrong with its section. A span is a run of characters of the operative part; a sentence is a span that the text itself marks
// off, and is open until a duty is quoted from it or it is said to carry none. A requirement is one of the conditions under which a court
// registers a case.
//
// Two windows on one draft lose nothing: a step carries a mark of its section as it was shown, and where the section has changed since,
// both wordings are shown side by side. A draft is filed once, however often the form is sent.
//
// The package decides nothing: package app does, and the law says what is missing. It opens no files and reads no clock.
package intake

import (
	"embed"

	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the pages of the intake.
func Pages() page.Screens { return page.Screens{Name: "intake", Files: templates} }

// Routes declares the addresses of the intake.
func Routes(r *page.Router) {
	file, types := page.May("application.file"), page.May("obligation.type")
	r.Get("/cases/new", file, start)
	r.Post("/cases/new", file, page.FormBody, begin)
	r.Get("/intake/{draft}", file, taskList)
	r.Post("/intake/{draft}/discard", file, page.FormBody, discard)
	r.Get("/intake/{draft}/check", file, checkAnswers)
	r.Post("/intake/{draft}/check", file, page.FormBody, fileDraft)
	r.Get("/intake/{draft}/{step}", file, showStep)
	r.Post("/intake/{draft}/{step}", file, page.TextBody, saveStep)

	r.Get("/cases/{id}/duties", page.May("case.read"), showDuties)
	r.Get("/cases/{id}/duties/text", page.May("application.draft"), showText)
	r.Post("/cases/{id}/duties/text", page.May("application.draft"), page.TextBody, saveText)
	r.Post("/cases/{id}/duties/none", types, page.FormBody, setAside)
	r.Get("/cases/{id}/duties/new", types, showDuty)
	r.Post("/cases/{id}/duties/new", types, page.TextBody, typeDuty)
	r.Get("/cases/{id}/duties/{duty}/revise", page.May("obligation.revise"), showDuty)
	r.Post("/cases/{id}/duties/{duty}/revise", page.May("obligation.revise"), page.TextBody, reviseDuty)
	r.Get("/cases/{id}/duties/{duty}/clarify", page.May("clarification.request"), showQuestion)
	r.Post("/cases/{id}/duties/{duty}/clarify", page.May("clarification.request"), page.FormBody, askQuestion)

	r.Get("/cases/{id}/decide", page.May("case.read"), showDecision)
	r.Post("/cases/{id}/decide/paper", page.May("service.record"), page.FormBody, receivePaper)
	r.Post("/cases/{id}/decide/register", page.May("application.register"), page.FormBody, registerCase)
	r.Get("/cases/{id}/decide/refuse", page.May("act.propose"), showRefusal)
	r.Post("/cases/{id}/decide/refuse", page.May("act.propose"), page.FormBody, refuseCase)
}
