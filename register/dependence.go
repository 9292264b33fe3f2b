package register

import (
	"slices"

	"mandamus/court"
	"mandamus/i18n"
)

//i18n:keys register.fact.* register.tier.*

// Truth is an answer that may be missing.
type Truth uint8

// The answers.
const (
	Unknown Truth = iota
	No
	Yes
)

// Fact is one structural fact about a court and a body.
type Fact struct {
	ID    string // same_division, same_finance, outranks
	Truth Truth
	Why   i18n.Msg // what it rests on, or what is missing
}

// Label returns the question the fact answers.
func (f Fact) Label() i18n.Msg { return i18n.Msg{Key: "register.fact." + f.ID} }

// Dependence returns what the structure alone says of a court and a body: whether they are of one division, whether one finance
// department pays both, whether the body stands above the court in the tiers of the State. The facts are always all there, in
// this order; what is not known says what is missing. They are facts, not a figure: nothing here weighs or compares courts.
func (r *Registry) Dependence(courtCode, body string) []Fact {
	c, okCourt := court.ByCode(courtCode)
	b, okBody := r.Body(body)
	switch {
	case !okCourt:
		return unknown(i18n.M("register.fact.no_court", "court", courtCode))
	case !okBody:
		return unknown(i18n.M("register.fact.no_body", "body", body))
	}
	return []Fact{sameDivision(c, b), r.sameFinance(c, b), outranks(c, b)}
}

// unknown returns the three facts, all for one reason unknown.
func unknown(why i18n.Msg) []Fact {
	return []Fact{{"same_division", Unknown, why}, {"same_finance", Unknown, why}, {"outranks", Unknown, why}}
}

func truth(yes bool) Truth {
	if yes {
		return Yes
	}
	return No
}

func sameDivision(c court.Court, b Body) Fact {
	if b.Division == "" || c.Division == "" {
		return Fact{"same_division", Unknown, i18n.M("register.fact.no_division")}
	}
	return Fact{"same_division", truth(b.Division == c.Division),
		i18n.M("register.fact.divisions", "court", c.Division, "body", b.Division)}
}

// sameFinance asks whether the body is paid by the finance department of the court's own division. Where the courts of a
// province are paid by the province, that is a fact of the court which package court does not have; the reason says what was
// compared.
func (r *Registry) sameFinance(c court.Court, b Body) Fact {
	f, ok := r.Body(b.Finance)
	if !ok || f.Division == "" || c.Division == "" {
		return Fact{"same_finance", Unknown, i18n.M("register.fact.no_finance")}
	}
	return Fact{"same_finance", truth(f.Division == c.Division),
		i18n.M("register.fact.finance", "court", c.Division, "finance", f.Name, "division", f.Division)}
}

// The tiers of the State, lowest first.
var tiers = []string{"", "township", "county", "prefecture", "province", "state"}

var tierOfLevel = map[string]string{
	"state_council_department": "state",
	"province_government":      "province", "province_department": "province",
	"prefecture_government": "prefecture", "prefecture_department": "prefecture",
	"county_government": "county", "county_department": "county",
	"township_government": "township", "subdistrict": "township",
}

var tierOfCourt = map[string]string{"supreme": "state", "high": "province", "intermediate": "prefecture", "basic": "county"}

func outranks(c court.Court, b Body) Fact {
	above, below := tierOfLevel[b.Level], tierOfCourt[c.Level]
	if above == "" || below == "" {
		return Fact{"outranks", Unknown, i18n.M("register.fact.no_level")}
	}
	return Fact{"outranks", truth(slices.Index(tiers, above) > slices.Index(tiers, below)),
		i18n.M("register.fact.tiers", "court", i18n.Msg{Key: "register.tier." + below}, "body", i18n.Msg{Key: "register.tier." + above})}
}
