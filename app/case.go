package app

import (
	"context"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/store"
)

// View is a case as an actor may see it.
type View struct {
	Docket     *docket.Docket
	Assessment *law.Assessment // on the day asked for
	Line       store.Case      // its line in lists
	Doubts     []Doubt
	Withheld   bool // some personal data are withheld from the actor, if only how another is reached: they say so themselves
	Sealed     int  // entries of the history that only Sealed returns; 0 for whom deliberation is withheld from
	Veiled     bool // proposals and approvals are withheld; from who is not of the court also notes, holds and the ledger
}

// Case returns a case with what the law says of it on a day, under the readings chosen. What the actor is not shown is not in it: of a personal value that is
// withheld there is only that it is, and events that are withheld are left out.
func (a *App) Case(ctx context.Context, x Actor, id docket.ID, on civil.Day, readings ...law.Option) (View, error) {
	d, events, err := a.load(ctx, id)
	if err != nil {
		return View{}, err
	}
	s := subjectOf(d, a.Today())
	if err := a.may(x, "case.read", s); err != nil {
		return View{}, err
	}
	r := a.reader(x, s)
	v := View{Docket: d, Withheld: r.withheld(events), Veiled: a.veiled(x, s)}
	if v.Line, err = a.Store.Case(ctx, id); err != nil {
		return View{}, err
	}
	if v.Withheld {
		if v.Docket, err = docket.Fold(r.masked(events)); err != nil {
			return View{}, err
		}
		v.Line.Title = v.Docket.Opened.Title.Text()
	}
	if v.Veiled {
		r.veil(v.Docket)
	}
	if v.Sealed = seal(v.Docket); v.Veiled {
		v.Sealed = 0 // not even how many
	}
	// The law is asked after the veil, so that nothing of what is withheld shows in its answer.
	if v.Assessment, err = a.assess(v.Docket, assessedOn(d, on), readings...); err != nil {
		return View{}, err
	}
	v.Doubts = Doubts(v.Docket, v.Assessment)
	return v, nil
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
