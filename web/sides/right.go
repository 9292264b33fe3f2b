package sides

import (
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/view"
)

// Right is what the law lets a side ask for, now or from a day on.
type Right struct {
	ID    string
	Label string
	URL   string // of the rule
	Plain string // in plain words; empty where we have none of our own
	Notes []view.Field
	Cite  view.Cite
	From  string // first day, as people write it; empty: now
	ISO   string
	Do    string // address of the form; empty: not done here
	Say   string // what the form is called
	How   string // where it is done, if not here
	from  civil.Day
}

// starters are who may start something, in the words of the law pack, for each side.
var starters = map[string][]string{
	applicant: {"applicant", "objector", "party", "parties"},
	debtor:    {"debtor", "objector", "party", "parties"},
}

// verbOf are the rights that are used by a form of ours.
var verbOf = map[string]string{"raise_objection": "object", "go_to_court_above": "above", "request_recusal": "recuse", "object_to_late_application": "object"}

// plainRights are the rights that we say in plain words.
var plainRights = []string{
	"raise_objection", "apply_for_reconsideration", "complain_of_silence_on_objection", "object_to_late_application", "apply_for_enforcement",
	"complain_of_docketing", "go_to_court_above", "state_compensation_wrongful_enforcement", "suit_against_repeat_act", "private_prosecution",
	"resume_after_breach", "sue_on_settlement", "procuratorial_supervision", "procuratorial_supervision_civil", "request_recusal",
	"reconsider_recusal", "settle_time_and_manner", "settle_substance", "sue_in_court_above", "sue_about_the_object",
}

//i18n:keys sides.right.*
//i18n:keys sides.how.*

// elsewhere says where a right is used that has no form here; those not named: at the enforcing court.
var elsewhere = map[string]string{
	"complain_of_docketing": "above", "complain_of_silence_on_objection": "above", "apply_for_reconsideration": "above", "sue_in_court_above": "above",
	"procuratorial_supervision": "procuratorate", "procuratorial_supervision_civil": "procuratorate", "private_prosecution": "criminal",
	"suit_against_repeat_act": "suit", "sue_on_settlement": "suit", "state_compensation_wrongful_enforcement": "compensation",
	"settle_time_and_manner": "together", "settle_substance": "together", "sue_about_the_object": "suit",
}

// rights are what the side may ask for now, and what time alone will let it ask for.
func (s *seen) rights() (now, later []Right) {
	open := s.openRows()
	for _, pos := range s.assessment.Positions {
		for i := range pos.Measures {
			m := &pos.Measures[i]
			if !s.startsBy(m) || m.Taken {
				continue
			}
			switch day, waits := waitOf(m); {
			case m.State == law.Open:
				now = s.addRight(now, m, open, civil.MinDay)
			case waits:
				later = s.addRight(later, m, open, day)
			}
		}
	}
	later = slices.DeleteFunc(later, func(r Right) bool {
		return slices.ContainsFunc(now, func(n Right) bool { return n.ID == r.ID })
	})
	slices.SortStableFunc(now, func(a, b Right) int { return rank(a) - rank(b) })
	slices.SortStableFunc(later, func(a, b Right) int { return int(a.from - b.from) })
	return now, later
}

// first are the rights that stand first where they are open.
var first = []string{"go_to_court_above", "apply_for_reconsideration", "complain_of_silence_on_objection", "suit_against_repeat_act"}

// rank puts those first, then what can be done here, then what is done elsewhere.
func rank(r Right) int {
	switch {
	case slices.Contains(first, r.ID):
		return 0
	case r.Do != "":
		return 1
	}
	return 2
}

// startsBy reports whether a measure is a right of the side.
func (s *seen) startsBy(m *law.Measure) bool {
	by := s.v.App().Pack.Measures.M[m.ID].By
	return m.Duty == "right" && slices.Contains(starters[s.side], by)
}

// waitOf is the first day on which a measure opens if only time passes; ok is false where it needs more.
func waitOf(m *law.Measure) (first civil.Day, ok bool) {
	if m.State != law.Closed || !m.Plan.Verified || m.Plan.Needs() != law.Wait {
		return 0, false
	}
	for _, step := range m.Plan.Steps {
		first = max(first, step.On)
	}
	return first, true
}

// openRows are the rows of the page on measures that are open, by id.
func (s *seen) openRows() map[string]view.Measure {
	out := map[string]view.Measure{}
	for _, g := range s.page.Measures {
		for _, m := range slices.Concat(g.Closed, g.Rows) {
			if old, ok := out[m.ID]; !ok || old.State.Tone != view.Good {
				out[m.ID] = m
			}
		}
	}
	return out
}

func (s *seen) addRight(list []Right, m *law.Measure, rows map[string]view.Measure, from civil.Day) []Right {
	if slices.ContainsFunc(list, func(r Right) bool { return r.ID == m.ID }) {
		return list
	}
	row := rows[m.ID]
	r := Right{ID: m.ID, Label: m.Label.In(s.lang), URL: row.URL, Cite: row.Cite, from: from}
	if slices.Contains(plainRights, m.ID) {
		r.Plain = i18n.T(s.lang, "sides.right."+m.ID)
	}
	if note := s.v.App().Pack.Measures.M[m.ID].Note; note.In(s.lang) != "" {
		r.Notes = append(r.Notes, view.Field{Label: s.t("web.field.note"), Text: note.In(s.lang)})
	}
	if from > civil.MinDay {
		r.From, r.ISO = view.LongDay(s.lang, from), from.String()
		return append(list, r)
	}
	r.where(s)
	return append(list, r)
}

// where says how a right is used: by a form of ours, or at which office.
func (r *Right) where(s *seen) {
	if word, ok := verbOf[r.ID]; ok && s.offers(word) {
		r.Do, r.Say = s.path(word), s.t("sides.verb."+word)
		return
	}
	place, ok := elsewhere[r.ID]
	if !ok {
		place = "court"
	}
	r.How = i18n.T(s.lang, "sides.how."+place)
}
