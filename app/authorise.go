package app

import (
	"slices"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// subject is the case an action concerns; the zero docket: the actor's court itself.
type subject struct {
	court  string
	bodies []string // debtors, as the register has them
	docket *docket.Docket
	today  civil.Day
}

func subjectOf(d *docket.Docket, today civil.Day) subject {
	s := subject{court: CourtOf(d), docket: d, today: today}
	for _, p := range d.Side("debtor") {
		if p.Register != "" {
			s.bodies = append(s.bodies, p.Register)
		}
	}
	return s
}

// may returns nil where the matrix lets the actor take the action, and a *Denied with the reason where not.
func (a *App) may(x Actor, action string, s subject) error {
	if s.rebuilt() {
		return a.mayRead(x, action)
	}
	why := i18n.M("app.nobody")
	for _, role := range x.Roles {
		ok, reason := a.Matrix.Can(role, action, x.scope(role, s))
		if ok {
			return nil
		}
		why = reason
	}
	if s.docket != nil {
		if seat, ok := x.seat(s.docket.ID); ok {
			ok, reason := a.Matrix.Can(seat.Role, action, policy.Own)
			if ok {
				return seat.sits(s)
			}
			why = reason
		}
	}
	return &Denied{Why: why}
}

// rebuilt reports whether the case was made from reports.
func (s subject) rebuilt() bool { return s.docket != nil && s.docket.Reconstruction() }

// readings are the actions that only read. On a case made from reports there are no others.
var readings = []string{"case.read", "case.list", "case.search", "case.export", "case.public", "private.read", "deliberation.read"}

// mayRead is may on a case made from reports. It is no work of any court and holds what was published, so all of a court, of one
// above, and the overseers read all of it.
func (a *App) mayRead(x Actor, action string) error {
	if !slices.Contains(readings, action) {
		return denied("app.rebuilt")
	}
	why := i18n.M("app.nobody")
	for _, role := range x.Roles {
		if role == policy.Administrator || role == policy.DebtorOffice {
			why = i18n.M("app.rebuilt_readers")
			continue
		}
		ok, reason := a.Matrix.Can(role, "case.read", policy.Own)
		if ok && x.Court != "" {
			return nil
		}
		why = reason
	}
	return &Denied{Why: why}
}

// scope says how the case lies to the actor in a role.
func (x Actor) scope(role policy.Role, s subject) policy.Scope {
	var own bool
	switch role {
	case policy.Supervisor:
		own = supervises(x.Court, s.court)
	case policy.Overseer:
		own = x.Court == s.court || supervises(x.Court, s.court)
	case policy.DebtorOffice:
		own = x.Body != "" && slices.Contains(s.bodies, x.Body)
	default:
		own = x.Court != "" && x.Court == s.court
	}
	if own || s.docket == nil && x.Court == s.court {
		return policy.Own
	}
	return policy.Other
}

// sits refuses a representative whose power is over.
func (seat Seat) sits(s subject) error {
	if r := s.docket.Representative(seat.Party); r != nil && !r.Acts(s.today) {
		return denied("app.power_over")
	}
	return nil
}

// counter are the actions of a party that somebody of the court may record for it, since parties come to the counter and send
// letters: Actor.For then names the party.
var counter = map[string]string{
	"performance.report": "debtor", "performance.view": "applicant", "objection.raise": "", "clarification.request": "",
	"recusal.request": "", "supervision.apply": "applicant", "application.withdraw": "applicant",
}

// allowed asks the matrix for a verb of a party, and for the same at the counter; it returns on whose behalf it is done.
func (a *App) allowed(x Actor, action string, s subject) (behalf string, err error) {
	side, party := counter[action]
	if !party {
		return x.For, a.may(x, action, s)
	}
	if err = a.may(x, action, s); err == nil {
		return x.party(s, side)
	}
	p := s.docket.Party(x.For)
	if a.may(x, "service.record", s) != nil {
		return "", err
	}
	if p == nil || side != "" && p.Side != side {
		return "", denied("app.for_whom")
	}
	return x.For, nil
}

// party returns the party for which somebody of a side acts; empty for the court itself. Nobody speaks for the other side.
func (x Actor) party(s subject, side string) (string, error) {
	var p *docket.Party
	if seat, ok := x.seat(s.docket.ID); ok {
		p = s.docket.Party(seat.Party)
		if r := s.docket.Representative(seat.Party); r != nil {
			p = s.docket.Party(r.Party)
		}
	} else if slices.Contains(x.Roles, policy.DebtorOffice) {
		for _, d := range s.docket.Side("debtor") {
			if d.Register == x.Body {
				p = d
			}
		}
	}
	switch {
	case p == nil && x.Court != "":
		return x.For, nil
	case p == nil || side != "" && p.Side != side:
		return "", denied("app.other_side")
	}
	return p.ID, nil
}
