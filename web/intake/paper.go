package intake

import (
	"strconv"

	"mandamus/web/page"
)

// mostText bounds the operative part, in characters.
const mostText = 20_000

var textStep = &step{
	name:   "text",
	fields: []field{{name: "operative", kind: page.AreaField, rows: 14, most: mostText, hint: true}},
}

var applicationStep = func() *step {
	papers, paperLabel := own("paper_kind")
	ways, wayLabel := own("paper_way")
	return &step{
		name: "application",
		fields: []field{
			{name: "filed", kind: page.DateField, width: "10", hint: true},
			{name: "way", kind: page.RadiosField, words: ways, label: wayLabel},
			{name: "papers", kind: page.ChecksField, words: papers, label: paperLabel, hint: true},
			{name: "pages", kind: page.NumberField, optional: true, width: "5"},
			{name: "other", optional: true, hint: true},
			{name: "note", kind: page.AreaField, rows: 2, optional: true, most: 500, hint: true},
		},
		check: checkApplication,
		fill:  fillApplication,
	}
}()

// fillApplication proposes today, the counter, and the two papers there always are.
func fillApplication(v *page.Visit, _ *draft, rows section) section {
	r := rows[0]
	if r.blank() {
		r["filed"], r["way"], r["papers"] = v.Today().String(), "counter", "application title"
	}
	return rows
}

// checkApplication holds that the application is not older than the title it rests on.
func checkApplication(v *page.Visit, d *draft, rows section, errs *page.Errors) {
	filed, made := dateOf(rows[0]["filed"]), dateOf(d.one("title")["made"])
	if filed.Known() && made.Known() && filed.Last < made.First {
		errs.Add("filed", v.T("intake.wrong.before_made", "field", v.T("intake.field.application.filed")))
	}
}

// count returns a number that a form gave; 0 where it gave none.
func count(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
