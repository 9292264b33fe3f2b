package sides

import (
	"slices"

	"mandamus/law"
	"mandamus/web/view"
)

// Exposure is what the law adds or allows as long as a duty stays open. It says what may follow, not that it will.
type Exposure struct {
	Money   []view.Money
	Unknown []string  // sums that cannot be told, with what they lack
	May     []Allowed // measures of the principal group
	Turn    string    // next day on which the law's answer changes by itself
	Turns   []string
}

// Allowed is a measure the law allows now, or does not.
type Allowed struct {
	Label, URL string
	State      view.Tag
	Why        string
	Of         []string
	Cite       view.Cite
}

// exposure is nil where no duty is open.
func (s *seen) exposure(duties []Duty) *Exposure {
	var open []string
	for _, d := range duties {
		if d.Open {
			open = append(open, d.ID)
		}
	}
	if len(open) == 0 || s.over() {
		return nil
	}
	out := &Exposure{Unknown: s.page.MoneyOpen, Turn: s.page.Next.Turn, Turns: s.page.Next.Turns}
	for _, m := range s.page.Money {
		if m.Of == "" || slices.Contains(open, m.Of) {
			out.Money = append(out.Money, m)
		}
	}
	for _, g := range s.page.Measures {
		if g.ID == "principal" {
			out.May = allowed(g.Rows, open)
		}
	}
	return out
}

// allowed are the measures that concern an open duty.
func allowed(rows []view.Measure, open []string) []Allowed {
	var out []Allowed
	for _, m := range rows {
		if m.Of != nil && !slices.ContainsFunc(m.Of, func(id string) bool { return slices.Contains(open, id) }) {
			continue
		}
		out = append(out, Allowed{Label: m.Label, URL: m.URL, State: m.State, Why: m.Why, Of: m.Of, Cite: m.Cite})
	}
	return out
}

// addressees are for whom a limit of the law runs that concerns a side, in the words of the law pack.
var addressees = map[string][]string{
	applicant: {"applicant", "party", "objector", "outsider_or_party", "enforcing_court", "court_above", "debtor", "debtor_body", "finance_department"},
	debtor:    {"debtor", "debtor_body", "party", "objector", "outsider_or_party", "finance_department", "acting_body", "recommendation_addressee", "person_sanctioned"},
}

// clock are the limits that run for the side, and those that have run out.
func (s *seen) clock() (running, past []view.Limit) {
	for _, l := range s.limits() {
		if s.lawLimit(l).State == law.Running {
			running = append(running, l)
		} else {
			past = append(past, l)
		}
	}
	return running, past
}

// limits are the limits of the law that run, or have run out, and concern the side.
func (s *seen) limits() []view.Limit {
	var out []view.Limit
	for _, l := range s.page.Limits.Rows {
		if found := s.lawLimit(l); found != nil && found.State != law.Undetermined && slices.Contains(addressees[s.side], found.Who) {
			out = append(out, l)
		}
	}
	return out
}
