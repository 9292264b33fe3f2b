package lists

import (
	"errors"
	"net/http"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
)

// absenceRow is somebody who is away, now or later.
type absenceRow struct {
	ID    string
	Name  string
	From  string
	Until string
	By    string
	Now   bool
	Mine  bool // the visitor may end it
}

// absencesPage is who of the court is away, and the form to say so.
type absencesPage struct {
	Path   string
	Rows   []absenceRow
	Errors page.Errors
	Staff  page.Field
	From   page.Field
	Until  page.Field
}

// absences shows who is away.
func absences(v *page.Visit) { showAbsences(v, nil) }

func showAbsences(v *page.Visit, wrong page.Errors) {
	all, err := v.App().Absences(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	out := absencesPage{Path: v.Path("absences"), Errors: wrong}
	for _, a := range all {
		out.Rows = append(out.Rows, absenceRow{
			ID: a.Staff, Name: v.Person(a.Staff), From: a.From.String(), Until: a.Until.String(), By: v.Person(a.By), Now: a.From <= v.Today(),
			Mine: a.Staff == v.Actor.ID || v.May("case.assign"),
		})
	}
	out.fields(v)
	status := 0
	if len(wrong) > 0 {
		status = http.StatusUnprocessableEntity
	}
	v.Show(page.Answer{Name: "lists/absences", Title: v.T("lists.absences"), Status: status, Failed: len(wrong) > 0, Data: out})
}

// fields puts the questions who, and from when to when. Who does not assign cases answers for nobody else.
func (p *absencesPage) fields(v *page.Visit) {
	chosen := v.Form.Get("staff")
	if chosen == "" {
		chosen = v.Actor.ID
	}
	p.Staff = page.Field{Name: "staff", Label: v.T("lists.absence.who"), Kind: page.SelectField, Error: p.Errors.Of("staff")}
	for _, m := range v.App().Registry().StaffOf(v.Actor.Court, v.Today()) {
		if m.ID == v.Actor.ID || v.May("case.assign") {
			p.Staff.Options = append(p.Staff.Options, option(m.ID, m.Name.In(v.Lang), chosen))
		}
	}
	p.From = page.Field{Name: "from", Label: v.T("lists.absence.from"), Kind: page.DateField, Value: v.Form.Get("from"), Error: p.Errors.Of("from")}
	p.Until = page.Field{Name: "until", Label: v.T("lists.absence.until"), Kind: page.DateField, Value: v.Form.Get("until"), Error: p.Errors.Of("until")}
}

// declareAbsence says that somebody is away.
func declareAbsence(v *page.Visit) {
	var wrong page.Errors
	read := func(name string) civil.Day {
		d, err := civil.ParseDay(v.Form.Get(name))
		if err != nil {
			wrong.Add(name, v.T("lists.absence.day"))
		}
		return d
	}
	from, until := read("from"), read("until")
	if len(wrong) > 0 {
		showAbsences(v, wrong)
		return
	}
	away(v, from, until, i18n.M("lists.absence.done", "name", v.Person(v.Form.Get("staff")), "from", from, "until", until))
}

// endAbsence says that somebody is back.
func endAbsence(v *page.Visit) {
	away(v, 0, 0, i18n.M("lists.absence.ended", "name", v.Person(v.Form.Get("staff"))))
}

// away has app declare it, and shows what was wrong with it beside the fields.
func away(v *page.Visit, from, until civil.Day, said i18n.Msg) {
	err := v.App().DeclareAbsence(v.Ctx(), v.Actor, v.Form.Get("staff"), from, until)
	var problems fault.Problems
	switch {
	case errors.As(err, &problems):
		var wrong page.Errors
		for _, p := range problems {
			wrong.Add(p.Path, p.What.In(v.Lang))
		}
		showAbsences(v, wrong)
	case err != nil:
		v.Error(err)
	default:
		v.Done(v.Path("absences"), said)
	}
}
