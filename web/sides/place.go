package sides

import (
	"slices"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
	"mandamus/web/page"
)

// The sides of a case, as dockets call them.
const (
	applicant = "applicant"
	debtor    = "debtor"
)

// place is where a visitor stands in a case.
type place struct {
	side  string
	party *docket.Party
	rep   *docket.Representative // nil: the party itself, or its legal office
}

// placeOf finds where an actor stands in a case; ok is false where the actor belongs to no side of it.
func placeOf(x app.Actor, d *docket.Docket) (p place, ok bool) {
	if id := seatIn(x, d.ID); id != "" {
		p.rep = d.Representative(id)
		if p.rep != nil {
			id = p.rep.Party
		}
		p.party = d.Party(id)
	} else if office(x) {
		p.party = bodyIn(d, x.Body)
	}
	if p.party == nil {
		return p, false
	}
	p.side = p.party.Side
	return p, true
}

// bodyIn returns the debtor that is a body of the register, of several the last; nil if there is none.
func bodyIn(d *docket.Docket, body string) (found *docket.Party) {
	for _, p := range d.Side(debtor) {
		if body != "" && p.Register == body {
			found = p
		}
	}
	return found
}

// seatIn is the id of the party or representative an actor is in a case; empty where there is none.
func seatIn(x app.Actor, id docket.ID) string {
	if i := slices.IndexFunc(x.Seats, func(s app.Seat) bool { return s.Docket == id }); i >= 0 {
		return x.Seats[i].Party
	}
	return ""
}

// office reports whether the actor is the legal office of a body.
func office(x app.Actor) bool { return slices.Contains(x.Roles, policy.DebtorOffice) }

// as says in which place the visitor is.
func (p place) as(l i18n.Lang) string {
	party := p.party.Name.In(l)
	switch {
	case p.rep != nil:
		return i18n.T(l, "sides.as.representative", "party", party, "side", sideWord(p.side).In(l))
	case p.side == debtor:
		return i18n.T(l, "sides.as.debtor", "party", party)
	}
	return i18n.T(l, "sides.as.applicant", "party", party)
}

// power is what a representative may do and how long; empty for the party itself.
func (p place) power(l i18n.Lang) string {
	if p.rep == nil {
		return ""
	}
	var scope []string
	for _, word := range p.rep.Scope {
		scope = append(scope, docket.Label("scope", word).In(l))
	}
	key := "sides.power.open"
	if p.rep.Until.Known() {
		key = "sides.power.until"
	}
	return i18n.T(l, key, "scope", i18n.List(l, scope), "from", p.rep.From, "until", p.rep.Until) //i18n:keys sides.power.*
}

// lacks reports whether the place is that of a representative whose power does not cover a scope.
func (p place) lacks(scope string) bool {
	return scope != "" && p.rep != nil && !slices.Contains(p.rep.Scope, scope)
}

//i18n:keys sides.side.*

// sideWord is a side for people.
func sideWord(side string) i18n.Msg { return i18n.M("sides.side." + side) }

// deny answers who belongs to no side of a case as app answers: without saying more.
func deny(v *page.Visit) { v.Error(&app.Denied{Why: i18n.M("sides.no_side")}) }
