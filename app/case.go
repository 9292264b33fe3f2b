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
	Veiled     bool // proposals, approvals, notes and the ledger are withheld
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
	v := View{Docket: d, Withheld: !x.side() && a.may(x, "private.read", s) != nil, Veiled: a.may(x, "deliberation.read", s) != nil && !x.clerk()}
	if v.Line, err = a.Store.Case(ctx, id); err != nil {
		return View{}, err
	}
	if v.Withheld {
		all := func(docket.Event, docket.Private) bool { return true }
		if v.Docket, err = docket.Fold(erased(events, all)); err != nil {
			return View{}, err
		}
		v.Line.Title = v.Docket.Opened.Title.Text()
	}
	if v.Assessment, err = a.assess(v.Docket, assessedOn(d, on)); err != nil {
		return View{}, err
	}
	v.Doubts = Doubts(v.Docket, v.Assessment)
	if v.Veiled {
		veil(v.Docket)
	}
	return v, nil
}

// side reports whether the actor stands on a side of a case, and not in a court.
func (x Actor) side() bool { return len(x.Seats) > 0 || slices.Contains(x.Roles, policy.DebtorOffice) }

// clerk reports whether the actor is a clerk, who serves what was deliberated.
func (x Actor) clerk() bool { return slices.Contains(x.Roles, policy.Clerk) }

// veiledKinds are the kinds of event that only the court sees.
var veiledKinds = []string{"measure.proposed", "measure.approved", "measure.refused", "note.added", "nonuse.noted", "hold.placed", "hold.ended"}

// veil takes out of a docket, which nobody else holds, what is deliberation.
func veil(d *docket.Docket) {
	d.Notes, d.NonUse, d.Holds = nil, nil, nil
	d.Measures = slices.DeleteFunc(d.Measures, func(m *docket.Measure) bool { return m.Decided.IsZero() })
	for _, m := range d.Measures {
		m.Proposed, m.Approved = docket.Mark{}, docket.Mark{}
	}
	d.History = slices.DeleteFunc(d.History, func(e docket.Entry) bool { return slices.Contains(veiledKinds, e.Kind.Name) })
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
