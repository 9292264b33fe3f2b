package docket

import (
	"mandamus/casefile"
	"mandamus/i18n"
)

// PartyAdded adds an applicant or a debtor.
type PartyAdded struct {
	ID        string        `json:"id"`
	Side      string        `json:"side"` // a word of Sides
	Name      Words         `json:"name"`
	Kind      string        `json:"kind,omitempty"`
	Number    int           `json:"number,omitempty"`   // applicants: how many stand behind the name; 0: one
	Register  string        `json:"register,omitempty"` // debtors: id of the body in the register
	Level     string        `json:"level,omitempty"`
	Division  string        `json:"division,omitempty"`
	Superior  string        `json:"superior,omitempty"`
	Finance   string        `json:"finance,omitempty"`
	Abolished casefile.Date `json:"abolished,omitzero"`
	Successor string        `json:"successor,omitempty"`
}

// Sides are the two sides of a case.
var Sides = []string{"applicant", "debtor"}

func (b *PartyAdded) apply(d *Docket, e *Entry) {
	d.Parties = append(d.Parties, &Party{PartyAdded: *b, Added: e.mark()})
}

// PartyChanged says that a party is no more from the legal day on, and who continues it.
type PartyChanged struct {
	Party     string        `json:"party"`
	Abolished casefile.Date `json:"abolished,omitzero"`
	Successor string        `json:"successor,omitempty"`
}

func (b *PartyChanged) apply(d *Docket, _ *Entry) {
	p := d.Party(b.Party)
	if p == nil {
		return
	}
	if b.Abolished.Given {
		p.Abolished = b.Abolished
	}
	if b.Successor != "" {
		p.Successor = b.Successor
	}
}

// RepresentativeAppeared says that somebody acts for a party from the legal day on.
type RepresentativeAppeared struct {
	ID    string        `json:"id"`
	Party string        `json:"party"`
	Name  Words         `json:"name"`
	Kind  string        `json:"kind"`           // a word of RepresentativeKinds
	Scope []string      `json:"scope"`          // words of Scopes
	Until casefile.Date `json:"until,omitzero"` // first day no longer; absent: until withdrawn
}

// RepresentativeKinds are who may act for a party.
var RepresentativeKinds = []string{"lawyer", "legal_service_worker", "staff", "relative", "recommended_citizen"}

// Scopes are what a representative may do. Without one of the special ones a representative may only act in the ordinary way.
var Scopes = []string{"ordinary", "admit_or_waive", "settle", "receive_payment", "object"}

func (b *RepresentativeAppeared) apply(d *Docket, e *Entry) {
	d.Representatives = append(d.Representatives, &Representative{RepresentativeAppeared: *b, From: e.Event.Legal})
}

// RepresentativeWithdrew says that somebody acts for a party no longer, from the legal day on.
type RepresentativeWithdrew struct {
	Representative string `json:"representative"`
}

func (b *RepresentativeWithdrew) apply(d *Docket, e *Entry) {
	if r := d.Representative(b.Representative); r != nil {
		r.Until = e.Event.Legal
	}
}

// PersonNamed names an office-holder of a debtor, with the days in office.
type PersonNamed struct {
	ID               string        `json:"id"`
	Debtor           string        `json:"debtor"`
	Name             Personal      `json:"name,omitzero"`
	Post             i18n.Text     `json:"post"`
	Role             string        `json:"role"`
	From             casefile.Date `json:"from,omitzero"`
	Until            casefile.Date `json:"until,omitzero"` // first day no longer in office
	Deputy           string        `json:"deputy,omitempty"`
	Permission       casefile.Date `json:"deputy_permission,omitzero"`
	FoundResponsible bool          `json:"found_responsible,omitempty"`
}

func (b *PersonNamed) apply(d *Docket, _ *Entry) { d.Persons = append(d.Persons, &Person{*b}) }

// PersonChanged says what has changed about an office-holder; what is absent has not.
type PersonChanged struct {
	Person     string        `json:"person"`
	Until      casefile.Date `json:"until,omitzero"`
	Deputy     string        `json:"deputy,omitempty"`
	Permission casefile.Date `json:"deputy_permission,omitzero"` // day the congress permitted detention
}

func (b *PersonChanged) apply(d *Docket, _ *Entry) {
	p := d.Person(b.Person)
	if p == nil {
		return
	}
	if b.Until.Given {
		p.Until = b.Until
	}
	if b.Deputy != "" {
		p.Deputy = b.Deputy
	}
	if b.Permission.Given {
		p.Permission = b.Permission
	}
}

// What happens about a change of party.
type (
	PartyChangeRequested struct {
		Told
		WithParty
	}
	PartyChangeDecided struct {
		Told
		WithParty
		WithNumber
		WithWay
	}
)
