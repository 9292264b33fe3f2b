package lists

import (
	"strings"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/policy"
	"mandamus/web/page"
	"mandamus/web/view"
)

// places are where tasks are done, below the address of the case: * stands for what the task is about.
var places = map[string]string{
	"answer_clarification": "do/answer-clarification",
	"approve_measure":      "measures/*/approve",
	"assess_performance":   "obligations/*/assess",
	"assign_case":          "do/assign",
	"close_case":           "do/close",
	"compare_new_act":      "newacts/*",
	"decide_application":   "decide",
	"decide_measure":       "measures/*/decide",
	"decide_objection":     "do/decide-objection",
	"give_notice":          "do/notice",
	"inform_congress":      "measures/*/inform",
	"limit":                "limits",
	"serve_measure":        "measures/*/serve",
	"type_obligations":     "duties",
}

// slotPlaces are where what a limit asks of the court is done; all others lead to the limits of the case.
var slotPlaces = map[string]string{
	"assign":                 "do/assign",
	"docket":                 "decide",
	"notice_after_immediate": "do/notice",
	"notice_law":             "do/notice",
	"objection_decide":       "do/decide-objection",
	"outsider_decide":        "do/decide-objection",
}

// first reports whether a limit asks for what can only be done when the application was decided on.
func first(w app.Work) bool {
	place, ok := slotPlaces[w.Slot]
	return ok && w.Kind == "limit" && w.Undecided() && place != places["decide_application"]
}

// placeOf is where a task is done, below the address of its case; ok is false for the case itself.
func placeOf(w app.Work) (place string, ok bool) {
	if first(w) {
		return places["decide_application"], true
	}
	if place, ok = slotPlaces[w.Slot]; ok && w.Kind == "limit" {
		return place, true
	}
	place, ok = places[w.Kind]
	return place, ok
}

// step is a task as a link to where it is done; one without a place of its own leads to the case.
func step(v *page.Visit, w app.Work) view.Link {
	_, about, _ := strings.Cut(w.Task.ID, ".")
	place := []string{"cases", string(w.Case.Docket)}
	if p, ok := placeOf(w); ok {
		place = append(place, strings.Split(strings.Replace(p, "*", about, 1), "/")...)
	}
	out := view.Link{Text: app.TaskLabel(w.Kind).In(v.Lang), URL: v.Path(place...)}
	switch w.Kind {
	case "approve_act":
		out.Text, out.URL = v.T("lists.step.approve", "act", policy.ActLabel(w.Note)), v.Path("approvals")
	case "approve_measure":
		out.Text = v.T("lists.step.approve", "act", policy.ActLabel(w.Note))
	case "limit":
		out.Text = v.App().SlotLabel(w.Slot).In(v.Lang)
		if first(w) {
			out.Text = v.T("lists.step.first", "limit", out.Text)
		}
	}
	return out
}

// next is what stands in the column of the next step.
func next(v *page.Visit, w app.Work) view.Link {
	at := v.Path("cases", string(w.Case.Docket))
	switch app.Strip(w.Kind) {
	case app.StripBack:
		return view.Link{Text: v.T("lists.step.back", "reason", docket.Label("hold_reason", w.Note)), URL: at}
	case app.StripStalled:
		return view.Link{Text: v.T("lists.step.stalled"), URL: at}
	}
	return step(v, w)
}
