package open

import (
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/report/wording"
	"mandamus/web/page"
)

// The record holds every limit that ran out, also those of rights that end and of times that have to be waited out. Only where somebody had to
// act is a limit that ran out something that was not done.

// duties are who of a debtor a limit binds.
var duties = []string{"debtor", "debtor_body", "acting_body", "finance_department"}

// missed reports whether somebody had to act by the end of a limit, and, for the page of a body, whether the body had to.
func missed(v *page.Visit, id string, body bool) bool {
	l, ok := v.App().Pack.Limits.M[id]
	if !ok || l.Sort != "due" || l.Who == wording.AskedOnly {
		return false
	}
	return !body || slices.Contains(duties, l.Who)
}

// lengthOf says a period in words; what is no period stands for itself.
func lengthOf(l i18n.Lang, length string) string {
	p, err := civil.ParsePeriod(length)
	if err != nil {
		return length
	}
	return p.Label(string(l))
}
