package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

//i18n:keys intake.step.*
//i18n:keys intake.field.*
//i18n:keys intake.hint.*
//i18n:keys intake.row.*

// step is one section of the task list.
type step struct {
	name   string
	fields []field
	many   bool // as many rows as there are parties; else one
	check  func(v *page.Visit, d *draft, rows section, errs *page.Errors)
	fill   func(v *page.Visit, d *draft, rows section) section // what the page proposes before anything was typed
}

// field is one question of a step.
type field struct {
	name     string
	kind     page.Kind
	words    func() []string // of a select, radios or checks
	label    func(word string) i18n.Msg
	optional bool
	hint     bool // there is a message intake.hint.STEP.NAME
	width    string
	rows     int
	most     int // characters; 0: 200
	none     bool
}

// mostRows bounds the rows of a section.
const mostRows = 20

// list makes the words and labels of a closed list of package casefile.
func list(name string) (func() []string, func(string) i18n.Msg) {
	return func() []string { return casefile.Words(name) }, func(word string) i18n.Msg { return casefile.Label(name, word) }
}

// own makes those of a closed list of package docket.
func own(name string) (func() []string, func(string) i18n.Msg) {
	return func() []string { return docket.WordsOf(name) }, func(word string) i18n.Msg { return docket.Label(name, word) }
}

// choice is a question answered from a closed list of a case file; none adds the answer that nothing is chosen.
func choice(name, words string, optional bool) field {
	all, label := list(words)
	return field{name: name, kind: page.SelectField, words: all, label: label, optional: optional, none: true}
}

// steps are the steps of the intake, in their order.
var steps = []*step{titleStep, applicantsStep, debtorsStep, personsStep, textStep, applicationStep}

// stepNamed returns the step called name.
func stepNamed(name string) (*step, bool) {
	i := slices.IndexFunc(steps, func(s *step) bool { return s.name == name })
	if i < 0 {
		return nil, false
	}
	return steps[i], true
}

// label is what the step is called.
func (s *step) label(v *page.Visit) string { return v.T("intake.step." + s.name) }

// id is the name of a field in the form.
func (s *step) id(f field, i int) string {
	if !s.many {
		return f.name
	}
	return f.name + "-" + strconv.Itoa(i)
}

// draw returns the questions of a row with what was typed and what is wrong with it.
func (s *step) draw(v *page.Visit, r row, i int, errs page.Errors) []page.Field {
	var out []page.Field
	for _, f := range s.fields {
		p := page.Field{
			Name: s.id(f, i), Label: v.T("intake.field." + s.name + "." + f.name), Value: r[f.name], Error: errs.Of(s.id(f, i)), Kind: f.kind,
			Optional: f.optional, Width: f.width, Rows: f.rows,
		}
		if f.hint {
			p.Hint = v.T("intake.hint." + s.name + "." + f.name)
		}
		if f.words != nil {
			p.Options = page.Choose(f.options(v), strings.Fields(r[f.name])...)
		}
		out = append(out, p)
	}
	return out
}

// options are the answers of a question from a closed list.
func (f field) options(v *page.Visit) []page.Option {
	var out []page.Option
	if f.none {
		out = append(out, page.Option{Text: v.T("intake.none_chosen")})
	}
	for _, word := range f.words() {
		out = append(out, page.Option{Value: word, Text: f.label(word).In(v.Lang)})
	}
	return out
}

// read returns what a form says of the step. Fields it does not have are empty; of checks all that are chosen.
func (s *step) read(v *page.Visit) section {
	n := 1
	if s.many {
		n, _ = strconv.Atoi(v.Form.Get("rows"))
		n = min(max(n, 1), mostRows)
	}
	out := make(section, n)
	for i := range out {
		out[i] = row{}
		for _, f := range s.fields {
			if value := strings.Join(v.Form[s.id(f, i)], " "); value != "" {
				out[i][f.name] = f.normal(value)
			}
		}
	}
	return out
}

// normal returns an answer in the form in which it is kept: days in digits, sums without separators.
func (f field) normal(value string) string {
	switch f.kind {
	case page.DateField, page.PartialField:
		return plainDate(value)
	case page.MoneyField:
		return plainSum(value)
	}
	return value
}

// problems returns what is wrong with a section.
func (s *step) problems(v *page.Visit, d *draft, rows section) page.Errors {
	var errs page.Errors
	for i, r := range rows {
		for _, f := range s.fields {
			if text := f.wrong(v, r[f.name]); text != "" {
				errs.Add(s.id(f, i), v.T("intake.wrong.field", "field", v.T("intake.field."+s.name+"."+f.name), "what", text))
			}
		}
	}
	if s.check != nil {
		s.check(v, d, rows, &errs)
	}
	return errs
}

// wrong says what is wrong with an answer; empty where nothing is.
func (f field) wrong(v *page.Visit, value string) string {
	most := f.most
	if most == 0 {
		most = 200
	}
	switch {
	case value == "" && !f.optional:
		return v.T("intake.wrong.missing")
	case value == "":
		return ""
	case utf8.RuneCountInString(value) > most:
		return v.T("intake.wrong.long", "n", most)
	case f.words != nil:
		for _, word := range strings.Fields(value) {
			if !slices.Contains(f.words(), word) {
				return v.T("intake.wrong.choice")
			}
		}
	case f.kind == page.DateField:
		return wrongDay(v, value)
	case f.kind == page.PartialField:
		var date casefile.Date
		if date.FromString(value) != nil || date.Unknown {
			return v.T("intake.wrong.partial")
		}
	case f.kind == page.NumberField:
		if n, err := strconv.Atoi(value); err != nil || n < 1 || n > 100_000 {
			return v.T("intake.wrong.count")
		}
	}
	return ""
}
