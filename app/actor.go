package app

import (
	"slices"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/policy"
)

// Actor is who acts: somebody of a court with the roles held there, the legal office of a body, or a party or representative
// with the seats their access codes give them. The zero Actor is nobody and may do nothing.
type Actor struct {
	ID    string        // as events record it: id of a member of staff or of an account; of a seat, that of the party
	Roles []policy.Role // held in Court or, for the legal office of a debtor, for Body
	Court string        // code
	Body  string        // id in the register
	Seats []Seat
	For   string // on whose behalf, where that is a party: what it has handed in at the counter
	// Account is the id of the account that was signed in with; empty for who came with an access code.
	Account string
}

// Seat is the place of a party or representative in one case.
type Seat struct {
	Docket docket.ID
	Party  string      // id of the party or representative in the docket
	Role   policy.Role // applicant or representative
}

// seat returns the actor's seat in a case.
func (x Actor) seat(id docket.ID) (Seat, bool) {
	i := slices.IndexFunc(x.Seats, func(s Seat) bool { return s.Docket == id })
	if i < 0 {
		return Seat{}, false
	}
	return x.Seats[i], true
}

// ActorsOf returns the actors a visitor may be: one for each court and body of an account's grants, in their order, or one with
// all seats of the access codes. A visitor who has yet to choose a password is nobody.
func ActorsOf(v account.Visitor) []Actor {
	if v.Account == nil {
		return seated(v.Codes)
	}
	id := v.Account.Staff
	if id == "" {
		id = v.Account.ID
	}
	var out []Actor
	for _, g := range v.Grants() {
		i := slices.IndexFunc(out, func(x Actor) bool { return x.Court == g.Court && x.Body == g.Body })
		if i < 0 {
			out, i = append(out, Actor{ID: id, Court: g.Court, Body: g.Body, Account: v.Account.ID}), len(out)
		}
		out[i].Roles = append(out[i].Roles, g.Role)
	}
	return out
}

func seated(codes []account.Code) []Actor {
	if len(codes) == 0 {
		return nil
	}
	x := Actor{ID: codes[0].Party}
	for _, c := range codes {
		x.Seats = append(x.Seats, Seat{docket.ID(c.Docket), c.Party, c.Role})
	}
	return []Actor{x}
}

// officeOf gives each role of a court the roles that the docket asks for.
var officeOf = map[policy.Role][]string{
	policy.Clerk: {"clerk"}, policy.Officer: {"clerk"}, policy.Judge: {"judge"}, policy.Director: {"judge"},
	policy.VicePresident: {"judge"}, policy.President: {"judge", "president"},
	policy.Supervisor: {"judge"}, // a judge of the court above; the matrix says for which verbs
}

// offices returns the roles of the actor as the docket has them.
func (x Actor) offices() []string {
	var out []string
	for _, r := range x.Roles {
		for _, o := range officeOf[r] {
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}
