package measures

import (
	"cmp"
	"slices"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/web/page"
)

//i18n:keys measures.q.*
//i18n:keys measures.hint.*
//i18n:keys measures.medium.*

// asked are the questions of each measure beside those all have: what the proposal has to say so that it can be decided.
var asked = map[string][]string{
	"transfer":                {"amount", "account"},
	"daily_fine":              {"person", "rate"},
	"public_notice":           {"medium"},
	"judicial_recommendation": {"addressee", "reply"},
	"detention":               {"person", "days"},
	"criminal_referral":       {"person", "referral"},
	"unit_fine":               {"amount"},
	"person_fine":             {"person", "amount"},
	"assistance_fine":         {"unit", "amount"},
	"dishonest_listing":       {},
	"notify_superior":         {"superior"},
	"freeze":                  {"class", "account"},
	"property_report":         {"reply"},
	"consumption_restriction": {"person"},
	"substitute_performance":  {"performer", "amount"},
	"delay_fee":               {"amount"},
	"search":                  {"place"},
	"letters":                 {"addressee", "reply"},
}

// media are where a public notice appears.
var media = []string{"court_site", "notice_board", "newspaper", "broadcast", "other"}

// choices are the closed lists that questions choose from, with what their words mean.
var choices = map[string]struct {
	words []string
	label func(word string) i18n.Msg
}{
	"medium":    {media, func(w string) i18n.Msg { return i18n.Msg{Key: "measures.medium." + w} }},
	"addressee": {[]string{"superior", "supervisory_commission"}, actor},
	"referral":  {[]string{"police", "supervisory_commission", "procuratorate"}, actor},
	"class":     {casefile.PropertyClasses, func(w string) i18n.Msg { return casefile.Label("property_class", w) }},
}

func actor(word string) i18n.Msg { return casefile.Label("actor", word) }

// answered is what was answered to the questions of a measure.
type answered struct {
	Obligations []string
	Person      string
	Terms       docket.WithTerms
	Urgent      bool
	Lines       []line // in the words of the form, for the page that checks them
	told        i18n.Text
}

// line is an answer with its question.
type line struct{ Label, Text string }

// tell adds an answer that the proposal keeps in words.
func (a *answered) tell(r *reader, name string, value i18n.Localizer) {
	a.line(r, name, value.In(r.Lang))
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		said := &a.told.ZH
		if l == i18n.EN {
			said = &a.told.EN
		}
		if *said != "" {
			*said += i18n.T(l, "report.semicolon")
		}
		*said += i18n.T(l, "measures.q."+name) + i18n.T(l, "report.colon") + value.In(l)
	}
}

func (a *answered) line(r *reader, name, text string) {
	if text != "" {
		a.Lines = append(a.Lines, line{r.T("measures.q." + name), text})
	}
}

// answers reads the answers to the questions of a slot.
func (r *reader) answers(s *slot) answered {
	var a answered
	a.Obligations = r.some("obligations", r.openFor(s), true)
	a.line(r, "obligations", r.list(r.whats(a.Obligations)))
	b := boundsOf(r.App().Pack, s.Measure, r.Today())
	for _, name := range asked[s.Measure] {
		r.answer(&a, name, b)
	}
	if note := r.text("note", false); note != "" {
		a.tell(r, "note", i18n.Text{ZH: note, EN: note})
	}
	if a.Urgent = r.form.Get("urgent") != ""; a.Urgent {
		a.line(r, "urgent", r.T("measures.yes"))
	}
	return a
}

// answer reads the answer to one question.
func (r *reader) answer(a *answered, name string, b bounds) {
	if list, ok := choices[name]; ok {
		if word := r.one(name, list.words, true); word != "" {
			a.tell(r, name, list.label(word))
		}
		return
	}
	switch name {
	case "person":
		a.Person = r.one(name, r.persons(), true)
		a.line(r, name, r.person(a.Person))
	case "rate":
		a.Terms.Rate = r.sum(name, b, true)
		a.line(r, name, r.T("measures.yuan_a_day", "sum", a.Terms.Rate.Fen().Grouped()))
	case "amount":
		a.Terms.Amount = r.sum(name, b, true)
		a.line(r, name, r.T("report.yuan", "sum", a.Terms.Amount.Fen().Grouped()))
	case "days":
		a.Terms.Days = r.days(name, b.Days)
		a.line(r, name, r.T("measures.days", "n", a.Terms.Days))
	case "reply":
		if on := r.day(name, true); on.Given {
			a.tell(r, name, i18n.Text{ZH: on.String(), EN: on.String()})
		}
	default:
		if s := r.text(name, true); s != "" {
			a.tell(r, name, i18n.Text{ZH: s, EN: s})
		}
	}
}

// openFor are the obligations for which the measure of a slot stands open, as it does for the slot.
func (f *file) openFor(s *slot) []string {
	var out []string
	for _, o := range f.Docket.Obligations {
		if other := f.slotOf(o, s.Measure); other != nil && other.state() == s.state() {
			out = append(out, o.ID)
		}
	}
	return out
}

// persons are the ids of the office-holders of the case.
func (f *file) persons() []string {
	var out []string
	for _, p := range f.Docket.Persons {
		out = append(out, p.ID)
	}
	return out
}

// questions are the fields of the form of a slot, with what was answered.
func (r *reader) questions(s *slot) []page.Field {
	var out []page.Field
	if open := r.openFor(s); len(open) > 1 {
		out = append(out, r.field("obligations", page.ChecksField, r.obligationOptions(open)))
	}
	b := boundsOf(r.App().Pack, s.Measure, r.Today())
	for _, name := range asked[s.Measure] {
		out = append(out, r.question(name, b, s))
	}
	out = append(out, r.optional(r.field("note", page.AreaField, nil)))
	if urgent := r.urgent(); urgent.Name != "" {
		out = append(out, urgent)
	}
	return out
}

// question is the field of one question.
func (r *reader) question(name string, b bounds, s *slot) page.Field {
	if list, ok := choices[name]; ok {
		return r.field(name, page.RadiosField, optionsOf(r.Visit, list.words, list.label))
	}
	out := page.Field{}
	switch name {
	case "person":
		out = r.field(name, page.RadiosField, r.personOptions())
	case "rate", "amount":
		out = r.field(name, page.MoneyField, nil)
		out.Width, out.Unit, out.Hint = "10", r.T("measures.unit."+name), cmp.Or(b.In(r.Lang), r.owedHint(s.Obligation)) //i18n:keys measures.unit.*
	case "days":
		out = r.field(name, page.NumberField, nil)
		out.Width, out.Unit, out.Hint = "3", r.T("measures.unit.days"), b.In(r.Lang)
	case "reply":
		out = r.field(name, page.DateField, nil)
		out.Width = "10"
	default:
		out = r.field(name, page.TextField, nil)
	}
	return out
}

// hinted are the questions that have a hint of their own.
var hinted = []string{"account", "addressee", "note", "obligations", "performer", "person", "reply", "unit"}

// field is a field with what was typed into it.
func (r *reader) field(name string, kind page.Kind, options []page.Option) page.Field {
	out := page.Field{
		Name: name, Kind: kind, Label: r.T("measures.q." + name), Value: r.form.Get(name), Error: r.errs.Of(name),
		Options: page.Choose(options, r.form[name]...),
	}
	if slices.Contains(hinted, name) {
		out.Hint = r.T("measures.hint." + name)
	}
	return out
}

// optional marks a field as one that may stay empty.
func (r *reader) optional(f page.Field) page.Field {
	f.Optional = true
	if f.Kind == page.AreaField {
		f.Rows = 2
	}
	return f
}

func (f *file) obligationOptions(ids []string) []page.Option {
	var out []page.Option
	for _, id := range ids {
		out = append(out, page.Option{Value: id, Text: f.what(f.Docket.Obligation(id))})
	}
	return out
}

// personOptions are the office-holders of the case, with role, days in office, and whether they are deputies.
func (f *file) personOptions() []page.Option {
	var out []page.Option
	for _, p := range f.Docket.Persons {
		deputy := f.T("measures.deputy_unknown")
		if p.Deputy != "" {
			deputy = f.label("deputy", p.Deputy)
		}
		hint := f.label("person_role", p.Role) + f.T("report.semicolon") + deputy
		if p.From.Given {
			hint += f.T("report.semicolon") + f.T("measures.in_office", "from", p.From)
		}
		if p.Until.Given {
			hint += f.T("measures.in_office.until", "until", p.Until)
		}
		out = append(out, page.Option{Value: p.ID, Text: f.person(p.ID), Hint: hint})
	}
	return out
}

// owedHint says what is still owed under an obligation to pay.
func (f *file) owedHint(o *docket.Obligation) string {
	left := f.left(o)
	if left <= 0 {
		return ""
	}
	return f.T("measures.left", "sum", left.Grouped())
}

// left is what has not been paid of an obligation to pay a sum.
func (f *file) left(o *docket.Obligation) money.Fen {
	left := o.Amount.Fen()
	for _, p := range f.Docket.Payments {
		if len(p.Obligations) == 0 || slices.Contains(p.Obligations, o.ID) {
			left -= p.Amount.Fen()
		}
	}
	return max(left, 0)
}
