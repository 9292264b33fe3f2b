package intake

import (
	"strings"

	"mandamus/civil"
	"mandamus/court"
	"mandamus/web/page"
)

// courtTitles are the kinds of title that a court makes, whose number is a case number.
var courtTitles = []string{"admin_judgment", "admin_ruling", "admin_mediation", "compensation_judgment", "civil_judgment"}

func isCourtTitle(kind string) bool {
	for _, k := range courtTitles {
		if k == kind {
			return true
		}
	}
	return false
}

var titleStep = &step{
	name: "title",
	fields: []field{
		{name: "number", hint: true, width: "20"},
		choice("kind", "title_kind", false),
		{name: "court", optional: true, hint: true},
		choice("instance", "instance", true),
		choice("judgment", "judgment_kind", true),
		{name: "made", kind: page.PartialField, hint: true, width: "10"},
		{name: "effective", kind: page.PartialField, optional: true, hint: true, width: "10"},
		{name: "served_debtor", kind: page.DateField, optional: true, hint: true, width: "10"},
		{name: "served_applicant", kind: page.DateField, optional: true, width: "10"},
		choice("annulled_for", "annulled_for", true),
	},
	check: checkTitle,
	fill:  fillTitle,
}

// checkTitle holds that the number of a court's title is one, and that the days follow each other.
func checkTitle(v *page.Visit, _ *draft, rows section, errs *page.Errors) {
	r := rows[0]
	if isCourtTitle(r["kind"]) && r["number"] != "" {
		if _, err := v.App().ReadNumber(r["number"]); err != nil {
			errs.Add("number", page.Said(err, v.Lang))
		}
	}
	made := dateOf(r["made"])
	if made.Known() && made.First > v.Today() {
		errs.Add("made", v.T("intake.wrong.future"))
	}
	for _, name := range []string{"served_debtor", "served_applicant", "effective"} {
		if on := dateOf(r[name]); on.Known() && made.Known() && civil.Compare(on.Partial, made.Partial) == civil.Before {
			errs.Add(name, v.T("intake.wrong.before_made", "field", v.T("intake.field.title."+name)))
		}
	}
}

// fillTitle proposes what the number of the title tells: the court, the instance, and of which year it may be.
func fillTitle(v *page.Visit, _ *draft, rows section) section {
	r := rows[0]
	propose(r, "kind", "admin_judgment")
	n, err := v.App().ReadNumber(r["number"])
	if err != nil {
		return rows
	}
	r["number"] = n.String()
	if c, ok := court.ByCode(n.Code); ok {
		propose(r, "court", c.Name)
	} else if n.Code == v.Actor.Court {
		propose(r, "court", v.CourtName(n.Code))
	}
	propose(r, "instance", instanceOf(n.Type))
	return rows
}

// instanceOf returns the instance of a case by the type in its number: 行初, 行终, 行再.
func instanceOf(kind string) string {
	for _, i := range []struct{ ending, word string }{{"初", "first"}, {"终", "second"}, {"再", "retrial"}} {
		if strings.HasSuffix(kind, i.ending) {
			return i.word
		}
	}
	return ""
}

// propose sets an answer that was not given yet.
func propose(r row, name, value string) {
	if r[name] == "" && value != "" {
		r[name] = value
	}
}
