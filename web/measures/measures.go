// Package measures holds the screens of what a court does against a debtor that does not perform: taking a measure, approving it, carrying it
// through to its end, and what a judge has to find and to weigh for it.
//
// Words. A slot is a measure of the law for one obligation; it is open, blocked or undetermined. The gate of a slot are the conditions of the
// law, one by one, as they stand on a day. The route of an act is who approves it under the court's policy, and who stands in. The life of a
// measure goes from the proposal to the fixing of its sum; a step is one thing done in it. A lead says where a question of the law is
// answered: by a finding, by an event to be recorded, by a description to be completed.
//
// Every page asks package app, which alone knows who may do what; what stands in the way is shown with its rule, its article, the fact of the
// case, and what would remove it. A form that is refused comes back with what was typed.
//
// The package decides nothing and words no law: conditions, articles and questions come from the pack, refusals from package docket.
package measures

import (
	"embed"

	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the screens of the package.
func Pages() page.Screens { return page.Screens{Name: "measures", Files: templates} }

// Routes declares their addresses.
func Routes(r *page.Router) {
	read, propose, approve := page.May("deliberation.read"), page.May("measure.propose"), page.May("measure.approve")
	r.Get("/cases/{id}/measures/take", propose, take)
	r.Post("/cases/{id}/measures/take", propose, page.FormBody, takeSent)
	r.Get("/cases/{id}/measures/{measure}", page.May("case.read"), life)
	for _, s := range steps {
		r.Get("/cases/{id}/measures/{measure}/"+s.name, page.May(s.action), s.form)
		r.Post("/cases/{id}/measures/{measure}/"+s.name, page.May(s.action), page.FormBody, s.sent)
	}
	r.Get("/cases/{id}/measures/{measure}/approve", read, approval)
	r.Post("/cases/{id}/measures/{measure}/approve", approve, page.FormBody, approvalSent)
	r.Get("/approvals", approve, approvals)
	r.Post("/approvals", approve, page.FormBody, approvalsSent)
	r.Get("/cases/{id}/acts/propose", page.May("act.propose"), proposeAct)
	r.Post("/cases/{id}/acts/propose", page.May("act.propose"), page.FormBody, proposeActSent)
	r.Get("/cases/{id}/acts/{proposal}/approve", read, actApproval)
	r.Post("/cases/{id}/acts/{proposal}/approve", page.May("act.approve"), page.FormBody, actApprovalSent)
	r.Get("/cases/{id}/findings", read, findings)
	r.Get("/cases/{id}/findings/{finding}", page.May("finding.make"), finding)
	r.Post("/cases/{id}/findings/{finding}", page.May("finding.make"), page.FormBody, findingSent)
	r.Get("/cases/{id}/obligations/{obligation}/assess", page.May("performance.assess"), assess)
	r.Post("/cases/{id}/obligations/{obligation}/assess", page.May("performance.assess"), page.FormBody, assessSent)
	r.Get("/cases/{id}/newacts/record", page.May("service.record"), newAct)
	r.Post("/cases/{id}/newacts/record", page.May("service.record"), page.FormBody, newActSent)
	r.Get("/cases/{id}/newacts/{act}", page.May("finding.make"), compare)
	r.Post("/cases/{id}/newacts/{act}", page.May("finding.make"), page.FormBody, compareSent)
	r.Get("/cases/{id}/nonuse", page.May("nonuse.explain"), nonUse)
	r.Get("/cases/{id}/nonuse/{row}", page.May("nonuse.explain"), explain)
	r.Post("/cases/{id}/nonuse/{row}", page.May("nonuse.explain"), page.FormBody, explainSent)
}
