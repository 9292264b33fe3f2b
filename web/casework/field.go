package casework

import (
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
)

//i18n:keys casework.field.*
//i18n:keys casework.hint.*

// sort is what a field of a form asks for, and so how it is drawn and read.
type sort int

const (
	aLine   sort = iota // a short text
	aText               // a text in somebody's own words
	aDay                // one certain day
	aDate               // a day, a month or a year
	aSum                // of money, in yuan
	aCount              // a number of days or people
	aLength             // a length of time: 30d, 6m
	aClock              // a time of day
	aNumber             // a case number
	oneOf               // one of some choices
	someOf              // any of some choices
	aFlag               // yes, or nothing
)

// spec is one field of a form: what it asks for, and where in the command the answer goes.
type spec struct {
	name    string // in the form
	path    string // of the field of the command, "Told.Fact"
	sort    sort
	must    bool
	choices func(k *kase) []choice
	given   func(k *kase) string // what stands there before anybody has written
	label   string               // key; empty: casework.field.NAME
	hint    string               // key; empty: none
}

// key is the key of the label.
func (s spec) key() string {
	if s.label != "" {
		return s.label
	}
	return "casework.field." + s.name
}

func (s spec) required() spec {
	s.must = true
	return s
}

// at says where the answer goes.
func (s spec) at(path string) spec {
	s.path = path
	return s
}

// called gives the field another label than its name has.
func (s spec) called(word string) spec {
	s.label = "casework.field." + word
	return s
}

// hinted puts a hint under the label.
func (s spec) hinted(word string) spec {
	s.hint = "casework.hint." + word
	return s
}

func (s spec) from(given func(k *kase) string) spec {
	s.given = given
	return s
}

// The fields that many forms have.

// legalDay is the day on which it happened in law: today, unless somebody says otherwise.
func legalDay() spec {
	return spec{name: "on", path: "On.On", sort: aDay, must: true, given: today, hint: "casework.hint.on"}
}

func today(k *kase) string { return k.today.String() }

// fact is what happened, in words, with the paper that shows it.
func fact() spec { return spec{name: "fact", path: "Fact", sort: aText, hint: "casework.hint.fact"} }

func text(name, path string) spec  { return spec{name: name, path: path, sort: aText} }
func line(name, path string) spec  { return spec{name: name, path: path, sort: aLine} }
func date(name, path string) spec  { return spec{name: name, path: path, sort: aDate} }
func day(name, path string) spec   { return spec{name: name, path: path, sort: aDay} }
func sum(name, path string) spec   { return spec{name: name, path: path, sort: aSum} }
func count(name, path string) spec { return spec{name: name, path: path, sort: aCount} }
func clock(name, path string) spec { return spec{name: name, path: path, sort: aClock} }
func flag(name, path string) spec  { return spec{name: name, path: path, sort: aFlag} }

func caseNumber() spec { return spec{name: "number", path: "Number", sort: aNumber} }

// word is one word of a closed list.
func word(name, path string, of list) spec {
	return spec{name: name, path: path, sort: oneOf, choices: func(k *kase) []choice { return of.choices(k.lang) }}
}

// words are some words of a closed list.
func words(name, path string, of list) spec {
	s := word(name, path, of)
	s.sort = someOf
	return s
}

// only leaves of a field's choices those with the values.
func (s spec) only(values ...string) spec {
	all := s.choices
	s.choices = func(k *kase) []choice {
		var out []choice
		for _, v := range values {
			for _, c := range all(k) {
				if c.value == v {
					out = append(out, c)
				}
			}
		}
		return out
	}
	return s
}

// pick is one of the things of the docket.
func pick(name, path string, among func(k *kase) []choice) spec {
	return spec{name: name, path: path, sort: oneOf, choices: among}
}

// obligations are those concerned.
func obligations(path string) spec {
	return spec{name: "obligations", path: path, sort: someOf, choices: duties, given: onlyDuty}
}

// duties are the obligations of the case.
func duties(k *kase) []choice { return k.dutiesThat(func(*docket.Obligation) bool { return true }) }

// moneyDuties are those to pay.
func moneyDuties(k *kase) []choice { return k.dutiesThat((*docket.Obligation).Money) }

// benefits are those to pay that an order of retrial may except.
func benefits(k *kase) []choice {
	return k.dutiesThat(func(o *docket.Obligation) bool { return o.Nature == "benefit" })
}

func (k *kase) dutiesThat(are func(*docket.Obligation) bool) []choice {
	var out []choice
	for _, o := range k.Docket.Obligations {
		if are(o) {
			out = append(out, choice{o.ID, k.obligation(o.ID)})
		}
	}
	return out
}

// onlyDuty is the obligation of a case that has one.
func onlyDuty(k *kase) string {
	if len(k.Docket.Obligations) == 1 {
		return k.Docket.Obligations[0].ID
	}
	return ""
}

// parties are the parties of the case that still are; sideOf those of one side.
func parties(k *kase) []choice { return append(sideOf("applicant")(k), sideOf("debtor")(k)...) }

func sideOf(side string) func(k *kase) []choice {
	return func(k *kase) []choice {
		var out []choice
		for _, p := range k.Docket.Side(side) {
			if p.Successor == "" {
				out = append(out, choice{p.ID, k.t("casework.as", "name", k.party(p.ID), "side", docket.Label("side", side))})
			}
		}
		return out
	}
}

// persons are the office-holders of the case.
func persons(k *kase) []choice {
	var out []choice
	for _, p := range k.Docket.Persons {
		out = append(out, choice{p.ID, k.person(p.ID)})
	}
	return out
}

// agents are the representatives who act today.
func agents(k *kase) []choice {
	var out []choice
	for _, r := range k.Docket.Representatives {
		if r.Acts(k.today) {
			out = append(out, choice{r.ID, k.representative(r.ID)})
		}
	}
	return out
}

// offices are who may have done something: the parties by name, then the offices.
func offices(k *kase) []choice {
	out := parties(k)
	for _, a := range casefile.Actors {
		if a != "applicant" && a != "debtor" {
			out = append(out, choice{a, k.in(casefile.Label("actor", a))})
		}
	}
	return out
}

// valueSeparator stands between several values that are given as one.
const valueSeparator = "\n"

func joinValues(values []string) string { return strings.Join(values, valueSeparator) }

// first are the values that stand in a field before anybody has written.
func (s spec) first(k *kase) []string {
	if s.given == nil {
		return nil
	}
	if v := s.given(k); v != "" && s.sort == someOf {
		return strings.Split(v, valueSeparator)
	} else if v != "" {
		return []string{v}
	}
	return nil
}
