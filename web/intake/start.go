package intake

import (
	"errors"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/store"
	"mandamus/web/page"
)

// startPage is where an intake begins, or is taken up again.
type startPage struct {
	Field  page.Field
	Errors page.Errors
	Drafts []draftLine
}

// draftLine is a draft in the list of those begun.
type draftLine struct {
	ID, Name, URL string
	Saved         string
	Done, Of      int
}

// atCounter reports whether the visitor takes applications in for a court; where not, it has been answered.
func atCounter(v *page.Visit) bool {
	if v.Actor.Court == "" {
		v.Error(&app.Denied{Why: i18n.M("intake.only_court")})
		return false
	}
	return true
}

func start(v *page.Visit) {
	if atCounter(v) {
		showStart(v, "", nil)
	}
}

func showStart(v *page.Visit, number string, errs page.Errors) {
	all, err := drafts(v)
	if err != nil {
		v.Error(err)
		return
	}
	data := startPage{Errors: errs, Field: page.Field{
		Name: "number", Label: v.T("intake.field.title.number"), Hint: v.T("intake.hint.title.number"), Value: number, Width: "20", Error: errs.Of("number"),
	}}
	for _, d := range all {
		data.Drafts = append(data.Drafts, d.line(v))
	}
	a := page.Answer{Name: "intake/start", Title: v.T("intake.start"), Crumbs: crumbs(v), Data: data}
	if len(errs) > 0 {
		a.Status, a.Failed = 422, true
	}
	v.Show(a)
}

// crumbs are the pages above every page of a draft.
func crumbs(v *page.Visit, more ...page.Crumb) []page.Crumb {
	return append([]page.Crumb{{Text: v.T("page.nav.cases"), URL: v.Path("cases")}}, more...)
}

// line is the draft in a list.
func (d *draft) line(v *page.Visit) draftLine {
	out := draftLine{ID: d.ID, Name: d.name(v), URL: v.Path("intake", d.ID), Saved: clock(d.Saved), Of: len(steps)}
	for _, s := range steps {
		if d.status(v, s) == statusDone {
			out.Done++
		}
	}
	return out
}

// name says which draft it is: the parties, else the number of the title.
func (d *draft) name(v *page.Visit) string {
	applicants, debtors := d.Sections["applicants"].typed(), d.Sections["debtors"].typed()
	if len(applicants) > 0 && len(debtors) > 0 {
		return v.T("intake.name", "applicant", applicants[0]["name"], "debtor", debtors[0]["name"])
	}
	if number := d.one("title")["number"]; number != "" {
		return number
	}
	return v.T("intake.unnamed")
}

// begin begins a draft with the number of the title and leads to the first step.
func begin(v *page.Visit) {
	if !atCounter(v) {
		return
	}
	number := v.Form.Get("number")
	if len([]rune(number)) > 200 {
		showStart(v, number, page.Errors{{Field: "number", Text: v.T("intake.wrong.long", "n", 200)}})
		return
	}
	// Sent again, the form finds the draft it began.
	d := &draft{ID: v.Key()[:26], Sections: map[string]section{}}
	if number != "" {
		d.Sections["title"] = titleStep.fill(v, d, section{{"number": number}})
	}
	err := d.save(v)
	var stale *store.Stale
	if err != nil && !errors.As(err, &stale) {
		v.Error(err)
		return
	}
	v.Redirect(v.Path("intake", d.ID, "title"))
}

// discard throws a draft away.
func discard(v *page.Visit) {
	if err := v.App().Store.DeleteDraft(v.Ctx(), v.Actor.ID, v.Value("draft")); err != nil && !errors.Is(err, store.ErrNotFound) {
		v.Error(err)
		return
	}
	v.Done(v.Path("cases", "new"), i18n.M("intake.discarded"))
}
