package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// command is the draft as package docket wants it. The draft must be ready.
func (d *draft) command(v *page.Visit) docket.FileApplication {
	title, applied := d.one("title"), d.one("application")
	cmd := docket.FileApplication{
		On:     docket.On{On: dateOf(applied["filed"])},
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: d.caseTitle(), Courts: courts(title)},
		Title: docket.TitleDescribed{
			Kind: title["kind"], Number: title["number"], Court: title["court"], Instance: title["instance"], Judgment: title["judgment"],
			AnnulledFor: title["annulled_for"], Made: dateOf(title["made"]), Effective: dateOf(title["effective"]),
		},
		Filed: docket.ApplicationFiled{Told: docket.Told{Fact: inWords(applied["note"])}},
	}
	for i, r := range d.Sections["applicants"].typed() {
		id := "a" + strconv.Itoa(i+1)
		cmd.Applicants = append(cmd.Applicants, docket.PartyAdded{ID: id, Name: inWords(r["name"]), Kind: r["kind"], Number: count(r["number"])})
		if reachable(r) {
			cmd.Handed.Contacts = append(cmd.Handed.Contacts, contactOf(id, r))
		}
		cmd.Handed.Served = served(cmd.Handed.Served, id, title["served_applicant"])
	}
	for i, r := range d.Sections["debtors"].typed() {
		id := "d" + strconv.Itoa(i+1)
		cmd.Debtors = append(cmd.Debtors, debtor(id, r))
		cmd.Handed.Served = served(cmd.Handed.Served, id, title["served_debtor"])
	}
	for _, r := range d.Sections["persons"].typed() {
		cmd.Persons = append(cmd.Persons, person(r))
	}
	cmd.Handed.Operative = docket.Say(d.one("text")["operative"])
	cmd.Handed.Papers = papers(applied)
	return cmd
}

// caseTitle names the case in both languages.
func (d *draft) caseTitle() docket.Words {
	var applicants, debtors []string
	for _, r := range d.Sections["applicants"].typed() {
		applicants = append(applicants, r["name"])
	}
	for _, r := range d.Sections["debtors"].typed() {
		debtors = append(debtors, r["name"])
	}
	in := func(l i18n.Lang) string {
		return i18n.T(l, "intake.case_title", "applicant", i18n.List(l, applicants), "debtor", i18n.List(l, debtors))
	}
	return docket.InWords(in(i18n.ZH), in(i18n.EN))
}

// courts names the court of the title among those of the case.
func courts(title row) docket.Courts {
	switch title["instance"] {
	case "first":
		return docket.Courts{First: title["court"]}
	case "second":
		return docket.Courts{Appeal: title["court"]}
	case "retrial":
		return docket.Courts{Retrial: title["court"]}
	}
	return docket.Courts{}
}

// debtor is a debtor by its row: one of the register is described from there.
func debtor(id string, r row) docket.PartyAdded {
	p := docket.PartyAdded{ID: id, Kind: r["kind"], Level: r["level"], Division: r["division"], Superior: r["superior"], Finance: r["finance"]}
	if r["body"] != "" && r["body"] != byHand {
		return docket.PartyAdded{ID: id, Register: r["body"]}
	}
	p.Name = inWords(r["name"])
	if p.Kind == "" {
		p.Kind = "public_body"
	}
	return p
}

func person(r row) docket.PersonNamed {
	debtor := max(count(r["debtor"]), 1)
	return docket.PersonNamed{
		Debtor: "d" + strconv.Itoa(debtor), Name: docket.Say(r["name"]), Post: inBoth(r["post"]), Role: r["role"], From: dateOf(r["from"]), Deputy: r["deputy"],
	}
}

// served adds the day on which the title reached a party, where a form gave it.
func served(all []docket.Served, party, on string) []docket.Served {
	if day := dateOf(on); day.Known() {
		return append(all, docket.Served{On: day, Party: party})
	}
	return all
}

// papers are what was handed in.
func papers(applied row) []docket.PaperReceived {
	var out []docket.PaperReceived
	for _, kind := range strings.Fields(applied["papers"]) {
		p := docket.PaperReceived{Kind: kind, Way: applied["way"]}
		if kind == "application" {
			p.Pages = count(applied["pages"])
		}
		out = append(out, p)
	}
	if other := applied["other"]; other != "" {
		out = slices.DeleteFunc(out, func(p docket.PaperReceived) bool { return p.Kind == "other" })
		out = append(out, docket.PaperReceived{Kind: "other", What: inWords(other), Way: applied["way"]})
	}
	return out
}

// chinese reports whether a text has Chinese characters.
func chinese(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// inWords is a text under the language it is written in.
func inWords(s string) docket.Words {
	if chinese(s) {
		return docket.InWords(s, "")
	}
	return docket.InWords("", s)
}

// inBoth is a text under the language it is written in.
func inBoth(s string) i18n.Text {
	if chinese(s) {
		return i18n.Text{ZH: s}
	}
	return i18n.Text{EN: s}
}
