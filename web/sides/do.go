package sides

import (
	"errors"
	"net/http"

	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
)

// Form is the page of a form.
type Form struct {
	Verb, Lead string
	Case       string // number
	As, Power  string
	Action     string
	Back       string
	Version    int
	Fields     []page.Field
	Errors     page.Errors
	Blocked    *Block
	Check      []Answered // what was answered, to be looked at once more
	Kept       []Kept
}

// Answered is a question with its answer, for people.
type Answered struct{ Label, Text string }

// Kept is a field that a page carries on.
type Kept struct{ Name, Value string }

// The buttons of a check.
const (
	sureField = "sure"
	editField = "edit"
)

// ask shows the form of a verb.
func ask(s *seen) {
	f := s.form()
	if f == nil {
		return
	}
	f.values = s.v.Query()
	f.show(http.StatusOK)
}

// form begins a form; nil where the visit has been answered, because there is no such verb or something stands in its way.
func (s *seen) form() *form {
	b, ok := s.verb(s.v.Value("verb"))
	if !ok {
		s.v.NotFound()
		return nil
	}
	if blocked := s.block(b); blocked != nil {
		if blocked.law {
			s.explain(b, blocked)
		}
		status := http.StatusOK
		if s.v.R.Method == http.MethodPost {
			status = http.StatusUnprocessableEntity
		}
		s.v.Show(page.Answer{
			Name: "sides/blocked", Status: status, Title: blocked.Verb, Crumbs: s.within(), Data: Form{Verb: blocked.Verb, Case: s.title(), Back: s.path(), Blocked: blocked},
			Secret: true,
		})
		return nil
	}
	return &form{seen: s, verb: b}
}

// within leads to the case.
func (s *seen) within() []page.Crumb {
	return append(s.crumbs(), page.Crumb{Text: s.title(), URL: s.path()})
}

// say takes a form: what is wrong comes back, what is right is shown once more, and what was looked at is told the court.
func say(s *seen) {
	f := s.form()
	if f == nil {
		return
	}
	f.values = s.v.Form
	act := f.verb.send(f)
	switch {
	case len(f.errs) > 0:
		f.show(http.StatusUnprocessableEntity)
	case f.values.Has(editField):
		f.show(http.StatusOK)
	case !f.values.Has(sureField):
		f.check()
	default:
		f.carry(act)
	}
}

// carry carries the form out.
func (f *form) carry(act sending) {
	_, err := act(f.v.Ctx(), f.v.App(), f.v.Request(f.id))
	var refused *docket.Refusal
	var problems fault.Problems
	switch {
	case errors.As(err, &refused):
		f.errs.Add("", refused.In(f.lang))
		f.show(http.StatusUnprocessableEntity)
	case errors.As(err, &problems):
		for _, p := range problems {
			f.errs.Add("", p.In(f.lang))
		}
		f.show(http.StatusUnprocessableEntity)
	case err != nil:
		f.v.Error(err)
	default:
		f.v.Done(f.path(), i18n.M("sides.done."+f.verb.word)) //i18n:keys sides.done.*
	}
}

func (f *form) page() Form {
	out := Form{
		Verb: i18n.T(f.lang, "sides.verb."+f.verb.word), Lead: i18n.T(f.lang, "sides.lead."+f.verb.word), //i18n:keys sides.verb.* sides.lead.*
		Case: f.title(), As: f.as(f.lang), Power: f.power(f.lang), Action: f.path(f.verb.word), Back: f.path(), Version: f.docket.Version,
		Fields: f.verb.ask(f),
	}
	if f.v.Form != nil && f.v.Version() >= 0 {
		out.Version = f.v.Version()
	}
	out.Errors = f.summary(out.Fields)
	return out
}

// summary is what is wrong with the form, each with the question it is about.
func (f *form) summary(asked []page.Field) page.Errors {
	var out page.Errors
	for _, e := range f.errs {
		text := e.Text
		for _, q := range asked {
			if q.Name == e.Field {
				text = f.t("sides.fault", "question", q.Label, "text", e.Text)
			}
		}
		out.Add(e.Field, text)
	}
	return out
}

// show shows the form with what was typed.
func (f *form) show(status int) {
	data := f.page()
	f.v.Show(page.Answer{
		Name: "sides/form", Status: status, Title: data.Verb, Failed: len(f.errs) > 0, Crumbs: f.within(), Data: data, Secret: true,
	})
}

// check shows what was answered once more, before it goes to the court.
func (f *form) check() {
	data := f.page()
	for _, q := range data.Fields {
		data.Check = append(data.Check, Answered{q.Label, f.answered(q)})
		for _, value := range f.values[q.Name] {
			data.Kept = append(data.Kept, Kept{q.Name, value})
		}
	}
	f.v.Show(page.Answer{Name: "sides/check", Title: f.t("sides.check"), Crumbs: f.within(), Data: data, Secret: true})
}

// answered is the answer to a question as people read it.
func (f *form) answered(q page.Field) string {
	if q.Name == "o" && q.Kind == page.HiddenField {
		return f.docket.Obligation(q.Value).What.In(f.lang)
	}
	var chosen []string
	for _, o := range q.Options {
		if o.Chosen {
			chosen = append(chosen, o.Text)
		}
	}
	switch {
	case len(chosen) > 0:
		return i18n.List(f.lang, chosen)
	case q.Value == "" || len(q.Options) > 0:
		return f.t("sides.unsaid")
	case q.Kind == page.MoneyField:
		return f.yuan(f.amount(q.Name, false).Fen())
	}
	return q.Value
}
