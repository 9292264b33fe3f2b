package app

import (
	"context"
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/store"
)

// View is a case as an actor may see it.
type View struct {
	Docket     *docket.Docket
	Assessment *law.Assessment // on the day asked for
	Line       store.Case      // its line in lists
	Doubts     []Doubt
	Withheld   bool // personal data are withheld from the actor: they show as if erased
	Veiled     bool // proposals and approvals are withheld; from who is not of the court also notes, holds and the ledger
}

// Case returns a case with what the law says of it on a day. What the actor may not see is not in it: personal data show as if
// erased to who is neither of the court nor a party, and a party sees nothing of deliberation.
func (a *App) Case(ctx context.Context, x Actor, id docket.ID, on civil.Day) (View, error) {
	d, events, err := a.load(ctx, id)
	if err != nil {
		return View{}, err
	}
	s := subjectOf(d, a.Today())
	if err := a.may(x, "case.read", s); err != nil {
		return View{}, err
	}
	v := View{Docket: d, Withheld: a.withheld(x, s), Veiled: a.veiled(x, s)}
	if v.Line, err = a.Store.Case(ctx, id); err != nil {
		return View{}, err
	}
	if v.Withheld {
		if v.Docket, err = docket.Fold(erased(events, everything)); err != nil {
			return View{}, err
		}
		v.Line.Title = v.Docket.Opened.Title.Text()
	}
	if v.Assessment, err = a.assess(v.Docket, assessedOn(d, on)); err != nil {
		return View{}, err
	}
	v.Doubts = Doubts(v.Docket, v.Assessment)
	if v.Veiled {
		veil(v.Docket, x.hidden(s))
	}
	return v, nil
}

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
	deliberation = []string{"measure.proposed", "measure.approved", "measure.refused"}
	housekeeping = []string{"note.added", "nonuse.noted", "hold.placed", "hold.ended"}
)

// hidden returns the kinds of event that an actor from whom deliberation is withheld does not see.
func (x Actor) hidden(s subject) []string {
	if x.Court != "" && x.Court == s.court && !slices.Contains(x.Roles, policy.Overseer) {
		return deliberation
	}
	return slices.Concat(deliberation, housekeeping)
}

// veil takes events of the kinds, and what they say, out of a docket that nobody else holds.
func veil(d *docket.Docket, kinds []string) {
	d.Measures = slices.DeleteFunc(d.Measures, func(m *docket.Measure) bool { return m.Decided.IsZero() })
	for _, m := range d.Measures {
		m.Proposed, m.Approved = docket.Mark{}, docket.Mark{}
	}
	if slices.Contains(kinds, "note.added") {
		d.Notes, d.NonUse, d.Holds = nil, nil, nil
	}
	d.History = slices.DeleteFunc(d.History, func(e docket.Entry) bool { return slices.Contains(kinds, e.Kind.Name) })
}

// everything matches each personal value.
func everything(docket.Event, docket.Private) bool { return true }

// shown returns of events those an actor may see, as they may be seen.
func (a *App) shown(x Actor, s subject, events []docket.Event) []docket.Event {
	if a.veiled(x, s) {
		events = slices.DeleteFunc(slices.Clone(events), func(e docket.Event) bool {
			kind, _ := docket.KindOf(e.Kind)
			return slices.Contains(x.hidden(s), kind.Name)
		})
	}
	if a.withheld(x, s) {
		events = erased(events, everything)
	}
	return events
}

// MayOn returns the actions of the matrix that an actor may take on a case, in the order of the matrix, so that a page shows only
// what leads somewhere.
func (a *App) MayOn(x Actor, d *docket.Docket) []string {
	s := subjectOf(d, a.Today())
	var out []string
	for _, action := range a.Matrix.Actions() {
		if a.may(x, action, s) == nil {
			out = append(out, action)
		}
	}
	return out
}
