package register

import (
	"mandamus/casefile"
	"mandamus/civil"
)

// Debtor returns a body as a debtor of a case file, with the id it has in that file. What the register does not know stays
// absent. The successor is a party of the case and not set here.
func (r *Registry) Debtor(body, id string) (casefile.Debtor, bool) {
	b, ok := r.Body(body)
	if !ok {
		return casefile.Debtor{}, false
	}
	d := casefile.Debtor{ID: id, Name: b.Name, Kind: "public_body", Level: b.Level, Division: b.Division,
		Superior: r.nameOf(b.Superior), Finance: r.nameOf(b.Finance), Abolished: from(b.Days.Until)}
	if b.Level == "private" {
		d.Kind = "private"
	}
	return d, true
}

// OfficeHolders returns the persons of a body who were in office on any of the days, as persons of a case file in which the
// body is the debtor called debtor. They keep their ids.
func (r *Registry) OfficeHolders(body, debtor string, days civil.Interval) []casefile.Person {
	var out []casefile.Person
	for _, p := range r.data.Persons {
		if p.Body == body && p.Days.Overlaps(days) {
			out = append(out, casefile.Person{ID: p.ID, Debtor: debtor, Post: p.Post, Role: p.Role, From: from(p.Days.From),
				Until: from(p.Days.Until), Deputy: p.Deputy})
		}
	}
	return out
}

// nameOf returns the Chinese name of a body; empty where there is none.
func (r *Registry) nameOf(id string) string {
	b, _ := r.Body(id)
	return b.Name.ZH
}

// from returns a day of the register as a date of a case file; an open side is absent.
func from(d civil.Day) casefile.Date {
	if !d.Valid() || d == civil.MinDay {
		return casefile.Date{}
	}
	return casefile.On(civil.Exactly(d))
}
