package intake

import (
	"regexp"
	"strconv"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/register"
	"mandamus/web/page"
)

var applicantsStep = &step{
	name: "applicants", many: true,
	fields: []field{
		{name: "name", hint: true},
		choice("kind", "applicant_kind", false),
		{name: "number", kind: page.NumberField, optional: true, hint: true, width: "5"},
		{name: "address", optional: true, hint: true},
		{name: "phone", optional: true, width: "20", most: 40},
	},
	fill: func(_ *page.Visit, _ *draft, rows section) section {
		propose(rows[0], "kind", "citizen")
		return rows
	},
}

// byHand says of a debtor that it is none of the register.
const byHand = "hand"

var debtorsStep = &step{
	name: "debtors", many: true,
	fields: []field{
		{name: "name", hint: true},
		{name: "body", kind: page.HiddenField, optional: true},
		choice("kind", "debtor_kind", true),
		choice("level", "debtor_level", true),
		{name: "division", optional: true, hint: true, width: "10"},
		{name: "superior", optional: true},
		{name: "finance", optional: true, hint: true},
	},
	check: checkDebtors,
}

var divisionForm = regexp.MustCompile(`^\d{6}$`)

// checkDebtors asks of each debtor which body of the register it is, if any may be.
func checkDebtors(v *page.Visit, _ *draft, rows section, errs *page.Errors) {
	for i, r := range rows {
		n := strconv.Itoa(i)
		if r["division"] != "" && !divisionForm.MatchString(r["division"]) {
			errs.Add("division-"+n, v.T("intake.wrong.division"))
		}
		switch _, known := v.App().Registry().Body(r["body"]); {
		case r["name"] == "" || r["body"] == byHand || known:
		case r["body"] != "":
			errs.Add("body-"+n, v.T("intake.wrong.choice"))
		case len(hitsFor(v, r)) > 0:
			errs.Add("body-"+n, v.T("intake.wrong.which_body", "name", r["name"]))
		}
	}
}

// hitsFor returns the bodies of the register that a debtor may be.
func hitsFor(v *page.Visit, r row) []register.Hit {
	if r["name"] == "" {
		return nil
	}
	hits := v.App().Registry().Match(register.Sought{Name: r["name"], Division: r["division"]})
	return hits[:min(len(hits), 8)]
}

// debtorHits are the questions which bodies of the register the debtors are. A body of the very name is proposed.
func debtorHits(v *page.Visit, rows section) map[int]page.Field {
	out := map[int]page.Field{}
	for i, r := range rows {
		hits := hitsFor(v, r)
		if len(hits) == 0 {
			continue
		}
		f := page.Field{
			Name: "body-" + strconv.Itoa(i), Label: v.T("intake.field.debtors.body"), Hint: v.T("intake.hint.debtors.body"), Kind: page.RadiosField,
		}
		chosen := r["body"]
		for _, h := range hits {
			if chosen == "" && h.Strength == register.Strong {
				chosen = h.Body.ID
			}
			f.Options = append(f.Options, page.Option{Value: h.Body.ID, Text: h.Body.Name.In(v.Lang), Hint: describe(v, h)})
		}
		f.Options = page.Choose(append(f.Options, page.Option{Value: byHand, Text: v.T("intake.by_hand"), Hint: v.T("intake.by_hand.hint")}), chosen)
		out[i] = f
	}
	return out
}

// describe says how surely a body is the one sought, and what the register knows of it.
func describe(v *page.Visit, h register.Hit) string {
	out := h.Why.In(v.Lang)
	debtor, ok := v.App().Registry().Debtor(h.Body.ID, "d1")
	if !ok {
		return out
	}
	if debtor.Level != "" {
		out += v.T("intake.hit.level", "level", casefile.Label("debtor_level", debtor.Level))
	}
	if debtor.Superior != "" {
		out += v.T("intake.hit.superior", "superior", debtor.Superior)
	}
	return out
}

var personsStep = &step{
	name: "persons", many: true,
	fields: []field{
		{name: "name", optional: true},
		{name: "post", optional: true, hint: true},
		choice("role", "person_role", true),
		{name: "debtor", kind: page.NumberField, optional: true, hint: true, width: "2"},
		{name: "from", kind: page.PartialField, optional: true, hint: true, width: "10"},
		choice("deputy", "deputy", true),
	},
	check: checkPersons,
}

// checkPersons asks for the post and the role of whoever is named; a row in which nothing stands is nobody.
func checkPersons(v *page.Visit, d *draft, rows section, errs *page.Errors) {
	for i, r := range rows {
		if r.blank() {
			continue
		}
		for _, name := range []string{"post", "role"} {
			if r[name] == "" {
				errs.Add(name+"-"+strconv.Itoa(i), v.T("intake.wrong.field", "field", v.T("intake.field.persons."+name), "what", v.T("intake.wrong.missing")))
			}
		}
		if n, err := strconv.Atoi(r["debtor"]); r["debtor"] != "" && (err != nil || n < 1 || n > len(d.Sections["debtors"].typed())) {
			errs.Add("debtor-"+strconv.Itoa(i), v.T("intake.wrong.which_debtor", "n", len(d.Sections["debtors"].typed())))
		}
	}
}

// holder is an office-holder in the register who can be taken over.
type holder struct{ ID, Text string }

// officeHolders are the office-holders of the debtors today who are not taken over yet.
func officeHolders(v *page.Visit, d *draft, rows section) []holder {
	taken := map[string]bool{}
	for _, r := range rows {
		taken[r["name"]+r["post"]] = true
	}
	var out []holder
	for _, r := range d.Sections["debtors"].typed() {
		for _, p := range inOffice(v, r["body"]) {
			if !taken[p.Name.In(v.Lang)+p.Post.In(v.Lang)] {
				text := v.T("intake.holder", "name", p.Name, "post", p.Post, "role", casefile.Label("person_role", p.Role), "body", r["name"])
				out = append(out, holder{p.ID, text})
			}
		}
	}
	return out
}

// inOffice returns the heads and responsible persons of a body of the register today.
func inOffice(v *page.Visit, body string) []register.Person {
	var out []register.Person
	for _, role := range casefile.PersonRoles {
		out = append(out, v.App().Registry().InOffice(body, role, v.Today())...)
	}
	return out
}

// takeOver appends an office-holder of the register to the rows.
func takeOver(v *page.Visit, d *draft, rows section, id string) section {
	for i, r := range d.Sections["debtors"].typed() {
		for _, p := range inOffice(v, r["body"]) {
			if p.ID == id {
				from := ""
				if p.Days.From > civil.MinDay {
					from = p.Days.From.String()
				}
				rows = append(rows.typed(), row{"name": p.Name.In(v.Lang), "post": p.Post.In(v.Lang), "role": p.Role, "from": from, "deputy": p.Deputy,
					"debtor": strconv.Itoa(i + 1)})
			}
		}
	}
	return rows
}

// reachable reports whether an applicant said how to be reached.
func reachable(r row) bool { return r["address"] != "" || r["phone"] != "" }

func contactOf(party string, r row) docket.ContactGiven {
	return docket.ContactGiven{Party: party, Address: docket.Say(r["address"]), Phone: docket.Say(r["phone"])}
}
