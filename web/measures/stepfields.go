package measures

import (
	"net/url"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/web/page"
)

// fields are the fields of a step, with what was typed.
func (s step) fields(r *reader, m *docket.Measure) []page.Field {
	b := boundsOf(r.App().Pack, m.Measure, r.Today())
	out := []page.Field{r.stepField("on", m, b)}
	for _, name := range s.asks(r.file, m) {
		out = append(out, r.stepField(name, m, b))
	}
	return append(out, r.optional(r.field("note", page.AreaField, nil)))
}

// stepField is the field of one question of a step.
func (r *reader) stepField(name string, m *docket.Measure, b bounds) page.Field {
	switch name {
	case "on", "first_day", "until":
		out := r.field(name, page.DateField, nil)
		out.Width, out.Optional = "10", name == "until" && m.Measure != "detention" && m.Measure != "judicial_recommendation"
		if name == "first_day" {
			out.Hint = r.T("measures.hint.first_day")
		}
		return out
	case "number", "post_en":
		return r.optional(r.field(name, page.TextField, nil))
	case "collected", "settled":
		out := r.field(name, page.MoneyField, nil)
		out.Width, out.Unit, out.Optional = "10", r.T("measures.unit.amount"), name == "collected"
		if name == "settled" {
			out.Hint = r.accruedHint(m)
		}
		return out
	case "remedy_to":
		return r.field(name, page.SelectField, r.actorOptions())
	case "remedy_within":
		out := r.field(name, page.TextField, nil)
		out.Width, out.Hint = "4", r.T("measures.hint.length")
		return out
	case "party":
		return r.field(name, page.RadiosField, r.partyOptions())
	}
	o := &docket.Obligation{}
	if len(m.Obligations) > 0 {
		o = r.Docket.Obligation(m.Obligations[0])
	}
	return r.question(name, b, &slot{Obligation: o, Measure: m.Measure})
}

func (f *file) actorOptions() []page.Option {
	var out []page.Option
	for _, word := range casefile.Actors {
		out = append(out, page.Option{Value: word, Text: f.label("actor", word)})
	}
	return out
}

func (f *file) partyOptions() []page.Option {
	var out []page.Option
	for _, p := range f.Docket.Parties {
		out = append(out, page.Option{Value: p.ID, Text: p.Name.In(f.Lang), Hint: docket.Label("side", p.Side).In(f.Lang)})
	}
	return out
}

// usual are the answers that are likely for a step: today, the terms proposed, what the law says of the first day and the remedy.
func (f *file) usual(m *docket.Measure) url.Values {
	form := url.Values{
		"on": {f.Today().String()}, "rate": {string(m.Terms.Rate)}, "amount": {string(m.Terms.Amount)}, "days": {number(m.Terms.Days)},
	}
	if p := f.Docket.Person(m.Person); p != nil {
		form.Set("post_zh", p.Post.ZH)
		form.Set("post_en", p.Post.EN)
	}
	if remedy := f.App().Pack.Measures.M[m.Measure].Remedy; remedy != nil {
		form.Set("remedy_to", remedy.To)
		form.Set("remedy_within", remedy.Within)
	}
	if a := f.accrual(m); a != nil && len(a.Segments) > 0 {
		form.Set("first_day", a.Segments[0].From.String())
	}
	if m.Measure == "judicial_recommendation" {
		form.Set("until", f.Today().AddMonths(2).String())
	}
	if debtors := f.Docket.Side("debtor"); len(debtors) == 1 {
		form.Set("party", debtors[0].ID)
	}
	return form
}

// accrual is what the law says has accrued of a daily fine; nil where nothing has.
func (f *file) accrual(m *docket.Measure) *law.Accrual {
	if len(m.Obligations) == 0 {
		return nil
	}
	p := f.position(m.Obligations[0])
	if p == nil {
		return nil
	}
	for i := range p.Accruals {
		if a := &p.Accruals[i]; a.ID == m.Measure && a.State == law.Due {
			return a
		}
	}
	return nil
}

// accruedHint says what has accrued of a fine on the person it is against.
func (r *reader) accruedHint(m *docket.Measure) string {
	a := r.accrual(m)
	if a == nil {
		return ""
	}
	for _, s := range a.Shares {
		if s.Person == m.Person {
			return r.T("measures.accrued", "sum", s.Amount, "days", s.Days)
		}
	}
	return r.T("measures.accrued", "sum", a.Amount, "days", a.Days)
}
