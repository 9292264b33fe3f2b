package app

import (
	"encoding/json"
	"slices"

	"mandamus/docket"
	"mandamus/policy"
)

// side reports whether the actor stands on a side of a case, and not in a court.
func (x Actor) side() bool { return len(x.Seats) > 0 || slices.Contains(x.Roles, policy.DebtorOffice) }

// withheld reports whether personal data are withheld from the actor: they are for the court and for those they are about.
func (a *App) withheld(x Actor, s subject) bool {
	return !x.side() && a.may(x, "private.read", s) != nil
}

// veiled reports whether deliberation is withheld from the actor.
func (a *App) veiled(x Actor, s subject) bool { return a.may(x, "deliberation.read", s) != nil }

// Kinds of event that are deliberation, and those that are the court's own keeping of the case.
var (
	deliberation = []string{"measure.proposed", "measure.approved", "measure.refused", "act.proposed", "act.approved", "act.refused"}
	housekeeping = []string{"note.added", "nonuse.noted", "hold.placed", "hold.ended", "contact.given"} // how a party is reached is not for the other side
)

// Measures of which the sides are told after they were carried out, since word of them would defeat them, and those of which they
// are never told.
var (
	afterwards = []string{"freeze", "transfer", "detention", "search", "property_report"}
	never      = []string{"criminal_referral"}
)

// hidden returns the kinds of event that an actor from whom deliberation is withheld does not see.
func (x Actor) hidden(s subject) []string {
	if x.Court != "" && x.Court == s.court && !slices.Contains(x.Roles, policy.Overseer) {
		return deliberation
	}
	return slices.Concat(deliberation, housekeeping)
}

// undisclosed reports whether a measure that was decided is not yet for the sides.
func undisclosed(m *docket.Measure) bool {
	done := !m.Begun.IsZero() || !m.Completed.IsZero() || !m.Lifted.IsZero() || !m.Settled.IsZero()
	return slices.Contains(never, m.Measure) || slices.Contains(afterwards, m.Measure) && !done
}

// secrets returns the lives of the measures of a docket that are kept from the actor.
func (x Actor) secrets(d *docket.Docket) (lives []string) {
	if !x.side() {
		return nil
	}
	for _, m := range d.Measures {
		if undisclosed(m) {
			lives = append(lives, m.ID)
		}
	}
	return lives
}

// tells reports whether the event is of the life of one of the measures.
func tells(e docket.Event, lives []string) bool {
	var body struct {
		Life string `json:"life"`
	}
	return len(lives) > 0 && json.Unmarshal(e.Body, &body) == nil && body.Life != "" && slices.Contains(lives, body.Life)
}

// veil takes out of a docket that nobody else holds what the actor does not see: events, and what they say.
func veil(d *docket.Docket, x Actor, s subject) {
	kinds, lives := x.hidden(s), x.secrets(d)
	d.Measures = slices.DeleteFunc(d.Measures, func(m *docket.Measure) bool {
		return m.Decided.IsZero() || x.side() && undisclosed(m)
	})
	for _, m := range d.Measures {
		m.Proposed, m.Approved = docket.Mark{}, docket.Mark{}
	}
	d.Proposals = nil
	if slices.Contains(kinds, "note.added") {
		d.Notes, d.NonUse, d.Holds, d.Contacts = nil, nil, nil, nil
	}
	d.History = slices.DeleteFunc(d.History, func(e docket.Entry) bool {
		return slices.Contains(kinds, e.Kind.Name) || tells(e.Event, lives)
	})
}

// everything matches each personal value.
func everything(docket.Event, docket.Private) bool { return true }

// shown returns of events those an actor may see, as they may be seen.
func (a *App) shown(x Actor, s subject, events []docket.Event) []docket.Event {
	events = slices.DeleteFunc(slices.Clone(events), func(e docket.Event) bool {
		kind, _ := docket.KindOf(e.Kind)
		return slices.Contains(sealedKinds, kind.Name)
	})
	if a.veiled(x, s) {
		kinds, lives := x.hidden(s), x.secrets(s.docket)
		events = slices.DeleteFunc(events, func(e docket.Event) bool {
			kind, _ := docket.KindOf(e.Kind)
			return slices.Contains(kinds, kind.Name) || tells(e, lives)
		})
	}
	if a.withheld(x, s) {
		events = erased(events, everything)
	}
	return events
}
