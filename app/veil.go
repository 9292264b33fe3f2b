package app

import (
	"encoding/json"
	"slices"

	"mandamus/docket"
	"mandamus/policy"
)

// What of a case is shown to whom says policy.Revealed. Here it is applied, to the events before they are folded and to what was folded.

// reader is somebody who reads a case: the roles in which it is read. Of what was published all is for all who read it.
type reader struct {
	as        []policy.Role
	published bool
}

// reader returns in which roles an actor reads a case.
func (a *App) reader(x Actor, s subject) reader {
	if s.rebuilt() {
		return reader{published: a.mayRead(x, "case.read") == nil}
	}
	var r reader
	for _, role := range x.Roles {
		if ok, _ := a.Matrix.Can(role, "case.read", x.scope(role, s)); ok {
			r.as = append(r.as, role)
		}
	}
	if s.docket != nil {
		if seat, ok := x.seat(s.docket.ID); ok {
			r.as = append(r.as, seat.Role)
		}
	}
	return r
}

// sees reports whether events of a kind, named without its version, are shown.
func (r reader) sees(kind string) bool { return r.published || policy.Revealed().Event(kind, r.as) }

// personal reports whether a personal value is shown.
func (r reader) personal(p docket.Private) bool {
	return r.published || policy.Revealed().Personal(p.Field, r.as)
}

// measure reports whether a measure is shown, as far as word of it could defeat it.
func (r reader) measure(m *docket.Measure) bool {
	done := !m.Begun.IsZero() || !m.Completed.IsZero() || !m.Lifted.IsZero() || !m.Settled.IsZero()
	return r.published || policy.Revealed().Measure(m.Measure, done, r.as)
}

// veiled reports whether deliberation is withheld from the actor.
func (a *App) veiled(x Actor, s subject) bool { return a.may(x, "deliberation.read", s) != nil }

// secrets returns the lives of the measures of a docket that are not shown.
func (r reader) secrets(d *docket.Docket) (lives []string) {
	for _, m := range d.Measures {
		if !r.measure(m) {
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

// veil takes out of a docket that nobody else holds what is not shown: events, and what they say.
func (r reader) veil(d *docket.Docket) {
	lives := r.secrets(d)
	d.Measures = slices.DeleteFunc(d.Measures, func(m *docket.Measure) bool { return m.Decided.IsZero() || !r.measure(m) })
	for _, m := range d.Measures {
		m.Proposed, m.Approved = docket.Mark{}, docket.Mark{}
	}
	d.Proposals = nil
	clearUnless(r.sees("note.added"), &d.Notes)
	clearUnless(r.sees("nonuse.noted"), &d.NonUse)
	clearUnless(r.sees("hold.placed"), &d.Holds)
	clearUnless(r.sees("contact.given"), &d.Contacts)
	d.History = slices.DeleteFunc(d.History, func(e docket.Entry) bool { return !r.sees(e.Kind.Name) || tells(e.Event, lives) })
}

func clearUnless[T any](shown bool, list *[]T) {
	if !shown {
		*list = nil
	}
}

// withheld reports whether a personal value of the events is withheld; of events that are not shown at all, none is.
func (r reader) withheld(events []docket.Event) bool {
	return slices.ContainsFunc(events, func(e docket.Event) bool {
		kind, _ := docket.KindOf(e.Kind)
		return r.sees(kind.Name) && slices.ContainsFunc(e.Private, func(p docket.Private) bool { return !r.personal(p) })
	})
}

// masked returns events with the personal values that are not shown withheld.
func (r reader) masked(events []docket.Event) []docket.Event {
	out := slices.Clone(events)
	for i, e := range events {
		out[i].Private = slices.Clone(e.Private)
		for j, p := range e.Private {
			if !r.personal(p) {
				out[i].Private[j] = p.Withhold()
			}
		}
	}
	return out
}

// shown returns of events those an actor may see, as they may be seen.
func (a *App) shown(x Actor, s subject, events []docket.Event) []docket.Event {
	r := a.reader(x, s)
	var lives []string
	if s.docket != nil {
		lives = r.secrets(s.docket)
	}
	return r.masked(slices.DeleteFunc(slices.Clone(events), func(e docket.Event) bool {
		kind, _ := docket.KindOf(e.Kind)
		return slices.Contains(sealedKinds, kind.Name) || !r.sees(kind.Name) || tells(e, lives)
	}))
}
