package docket

import (
	"strings"

	"mandamus/casefile"
)

// AddParty adds a party: a co-debtor, a further applicant.
type AddParty struct {
	On
	PartyAdded
}

func (c AddParty) decide(d *Docket, _ Context) ([]act, error) {
	if err := oneOf("side", c.Side, Sides); err != nil {
		return nil, err
	}
	c.ID = d.newParty(c.Side)
	return say(&c.PartyAdded)
}

// newParty returns an id for a party of a side.
func (d *Docket) newParty(side string) string {
	prefix := "a"
	if side == "debtor" {
		prefix = "d"
	}
	return nextID(prefix, func(id string) bool { return d.Party(id) != nil })
}

// ChangeParty records the ruling that puts a party in the place of another of the same side, because that one is gone, or
// its powers are.
type ChangeParty struct {
	On
	Told      Told
	Old       string // id
	New       PartyAdded
	Number    string
	Abolished casefile.Date // day the old one was abolished, where it was
}

func (c ChangeParty) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	old := d.Party(c.Old)
	switch {
	case old == nil:
		return nil, noSuch("old", c.Old)
	case c.New.Side != "" && c.New.Side != old.Side:
		return nil, refuse("party.side")
	}
	c.New.Side, c.New.ID = old.Side, d.newParty(old.Side)
	c.Told.By = or(c.Told.By, "court")
	return say(&c.New, &PartyChanged{Party: c.Old, Abolished: c.Abolished, Successor: c.New.ID},
		&PartyChangeDecided{c.Told, WithParty{c.New.ID}, WithNumber{c.Number}, WithWay{"granted"}})
}

// NamePerson names an office-holder of a debtor.
type NamePerson struct {
	On
	PersonNamed
}

func (c NamePerson) decide(d *Docket, _ Context) ([]act, error) {
	c.ID = nextID("p", func(id string) bool { return d.Person(id) != nil })
	c.FoundResponsible = false // that is a finding
	return say(&c.PersonNamed)
}

// ChangePerson records what has changed about an office-holder: out of office, a deputy, the permission of a congress.
type ChangePerson struct {
	On
	PersonChanged
}

func (c ChangePerson) decide(d *Docket, _ Context) ([]act, error) {
	switch {
	case d.Person(c.Person) == nil:
		return nil, noSuch("person", c.Person)
	case c.PersonChanged == (PersonChanged{Person: c.Person}):
		return nil, wanting("until")
	}
	return say(&c.PersonChanged)
}

// AppearRepresentative records that somebody acts for a party, with the scope of the power.
type AppearRepresentative struct {
	On
	RepresentativeAppeared
}

func (c AppearRepresentative) decide(d *Docket, _ Context) ([]act, error) {
	switch {
	case d.Party(c.Party) == nil:
		return nil, noSuch("party", c.Party)
	case c.Name.IsZero():
		return nil, wanting("name")
	case len(c.Scope) == 0:
		return nil, refuse("unknown_word", "field", fieldLabel("scope"), "word", "", "words", strings.Join(Scopes, " "))
	}
	if err := oneOf("kind", c.Kind, RepresentativeKinds); err != nil {
		return nil, err
	}
	for _, word := range c.Scope {
		if err := oneOf("scope", word, Scopes); err != nil {
			return nil, err
		}
	}
	c.ID = nextID("r", func(id string) bool { return d.Representative(id) != nil })
	return say(&c.RepresentativeAppeared)
}

// WithdrawRepresentative records that somebody acts for a party no longer.
type WithdrawRepresentative struct {
	On
	late
	RepresentativeWithdrew
}

func (c WithdrawRepresentative) decide(d *Docket, at Context) ([]act, error) {
	r := d.Representative(c.RepresentativeWithdrew.Representative)
	switch {
	case r == nil:
		return nil, noSuch("representative", c.RepresentativeWithdrew.Representative)
	case !r.Acts(legalDay(c, at).First):
		return nil, refuse("representative.withdrawn", "until", r.Until)
	}
	return say(&c.RepresentativeWithdrew)
}
