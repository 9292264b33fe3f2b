package intake

import (
	"errors"

	"mandamus/app"
	"mandamus/court"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
)

// checkPage shows what is going to be filed.
type checkPage struct {
	Name       string
	Sections   []answers
	Duplicates []duplicate
	Warnings   []string
	Errors     page.Errors
	Missing    []task // steps that are not done
	Back       string
}

// answers are what was said at a step.
type answers struct {
	Title, Change string
	Rows          [][]answer
	Text          string // of the operative part
}

// answer is one field with what was said.
type answer struct {
	Label, Text string
	Number      bool // a case number
}

// duplicate is a case that may be the same.
type duplicate struct {
	Number, Title, URL, Stage, Why string
	Strong                         bool // rests on the same title
}

// checkAnswers shows the draft before it is filed.
func checkAnswers(v *page.Visit) {
	if d, ok := openDraft(v); ok {
		showCheck(v, d, nil)
	}
}

func showCheck(v *page.Visit, d *draft, errs page.Errors) {
	found, err := duplicates(v, d)
	if err != nil {
		v.Error(err)
		return
	}
	data := checkPage{Name: d.name(v), Duplicates: found, Warnings: warnings(v, d), Errors: errs, Back: v.Path("intake", d.ID)}
	for _, s := range steps {
		if s.needed() && d.status(v, s) != statusDone {
			data.Missing = append(data.Missing, task{Text: s.label(v), URL: v.Path("intake", d.ID, s.name)})
		}
		data.Sections = append(data.Sections, s.answers(v, d))
	}
	a := page.Answer{Name: "intake/check", Title: v.T("intake.check"), Data: data, Failed: len(errs) > 0,
		Crumbs: crumbs(v, page.Crumb{Text: v.T("intake.start"), URL: v.Path("cases", "new")}, page.Crumb{Text: v.T("intake.tasks"), URL: data.Back})}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

// answers are what the draft says of a step.
func (s *step) answers(v *page.Visit, d *draft) answers {
	out := answers{Title: s.label(v), Change: v.Path("intake", d.ID, s.name)}
	if s == textStep {
		out.Text = d.one(s.name)["operative"]
		return out
	}
	for _, r := range d.Sections[s.name].typed() {
		var list []answer
		for _, f := range s.fields {
			if r[f.name] == "" {
				continue
			}
			label := v.T("intake.field." + s.name + "." + f.name)
			switch {
			case f.name == "body" && r["body"] == byHand:
				list = append(list, answer{Label: label, Text: v.T("intake.by_hand")})
			case f.name == "body":
				if b, ok := v.App().Registry().Body(r["body"]); ok {
					list = append(list, answer{Label: label, Text: b.Name.In(v.Lang)})
				}
			default:
				list = append(list, answer{label, f.shown(v, r[f.name]), s == titleStep && f.name == "number"})
			}
		}
		out.Rows = append(out.Rows, list)
	}
	return out
}

// application is what is known of the draft as far as another case may be the same.
func (d *draft) application() app.Application {
	out := app.Application{Number: d.one("title")["number"]}
	for _, r := range d.Sections["applicants"].typed() {
		out.Applicants = append(out.Applicants, r["name"])
	}
	for _, r := range d.Sections["debtors"].typed() {
		out.Debtors = append(out.Debtors, r["name"])
		if r["body"] != "" && r["body"] != byHand {
			out.Register = append(out.Register, r["body"])
		}
	}
	return out
}

// duplicates are the cases that a draft may repeat.
func duplicates(v *page.Visit, d *draft) ([]duplicate, error) { return alike(v, d.application()) }

// alike are the cases that an application may repeat.
func alike(v *page.Visit, s app.Application) ([]duplicate, error) {
	found, err := v.App().Alike(v.Ctx(), v.Actor, s)
	if err != nil {
		return nil, err
	}
	var out []duplicate
	for _, l := range found {
		key := "intake.alike.parties"
		switch {
		case l.Title && l.Parties:
			key = "intake.alike.both"
		case l.Title:
			key = "intake.alike.title"
		}
		out = append(out, duplicate{
			Number: l.Case.Number, Title: l.Case.Title.In(v.Lang), URL: v.Path("cases", string(l.Case.Docket)), Strong: l.Title,
			Stage: app.StageLabel(l.Case.Stage).In(v.Lang), Why: v.T(key),
		})
	}
	return out, nil
}

// warnings are what does not stand in the way and is worth a look.
func warnings(v *page.Visit, d *draft) []string {
	r := d.one("title")
	var out []string
	if n, err := v.App().ReadNumber(r["number"]); err == nil {
		for _, p := range court.CheckNumber(n, r["court"]) {
			out = append(out, p.In(v.Lang))
		}
	}
	if r["effective"] == "" {
		out = append(out, v.T("intake.warn.not_effective"))
	}
	if e := dateOf(r["effective"]); e.Known() && e.First > v.Today() {
		out = append(out, v.T("intake.warn.not_yet_effective"))
	}
	if !reachable(firstOf(d.Sections["applicants"])) {
		out = append(out, v.T("intake.warn.no_contact"))
	}
	return out
}

func firstOf(s section) row {
	if len(s) == 0 {
		return row{}
	}
	return s[0]
}

// fileDraft files the application. The key is the draft's own, so that it is filed once, from however many windows.
func fileDraft(v *page.Visit) {
	d, ok := openDraft(v)
	if !ok {
		return
	}
	if !d.ready(v) {
		v.Redirect(v.Path("intake", d.ID, "check"))
		return
	}
	found, err := duplicates(v, d)
	if err != nil {
		v.Error(err)
		return
	}
	if len(found) > 0 && v.Form.Get("not_same") != "yes" {
		showCheck(v, d, page.Errors{{Field: "not_same", Text: v.T("intake.wrong.not_same")}})
		return
	}
	result, err := v.App().FileApplication(v.Ctx(), app.Request{Actor: v.Actor, Key: "intake/" + d.ID}, d.command(v))
	if err != nil {
		v.Error(err)
		return
	}
	done := &draft{ID: d.ID, version: d.version, Filed: result.Docket}
	var stale *store.Stale // another window has filed it too
	if err := done.save(v); err != nil && !errors.As(err, &stale) {
		v.Error(err)
		return
	}
	v.Done(v.Path("cases", string(result.Docket), "duties"), i18n.M("intake.filed"))
}
