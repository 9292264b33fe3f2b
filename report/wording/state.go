package wording

import (
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

//i18n:keys report.state.*

// states are those that have a word of their own; any other is the value of a determination.
var states = map[law.State]bool{
	law.Running: true, law.Met: true, law.Late: true, law.Lapsed: true, law.Undetermined: true, law.Open: true, law.Closed: true,
	law.NotApplicable: true, law.NotStarted: true, law.Due: true,
}

// State is the word for a state, or for the value of a determination.
func (w Words) State(s law.State) string {
	switch {
	case states[s]:
		return i18n.T(w.Lang, "report.state."+string(s))
	case s == "":
		return w.t("report.state.none")
	}
	return w.Term(string(s))
}

// SlotState is the word for a state that a slot turns to or comes from. The slot is named as the next change does: limit.performance.
func (w Words) SlotState(slot string, s law.State) string {
	id, ok := strings.CutPrefix(slot, "limit.")
	if !ok || !states[s] {
		return w.State(s)
	}
	d := w.Pack.Limits.M[id]
	return w.LimitState(&law.Limit{State: s, Sort: d.Sort, Who: d.Who})
}
