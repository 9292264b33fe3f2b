package casework

import (
	"slices"

	"mandamus/i18n"
	"mandamus/web/page"
)

// mostRadios is how many choices stand one below the other; more go into a list that opens.
const mostRadios = 8

// kinds are how the sorts of field are drawn.
var kinds = map[sort]page.Kind{
	aText: page.AreaField, aDay: page.DateField, aDate: page.PartialField, aSum: page.MoneyField, aCount: page.NumberField,
	oneOf: page.RadiosField, someOf: page.ChecksField, aFlag: page.ChecksField,
}

// widths are how wide fields are, in characters; others take what there is.
var widths = map[sort]string{aDay: "10", aDate: "10", aSum: "10", aCount: "5", aClock: "5", aLength: "5", aNumber: "20"}

// draw makes the field of a form with what stands in it.
func (k *kase) draw(s spec, values []string, wrong string) page.Field {
	f := page.Field{
		Name: s.name, Label: i18n.T(k.lang, s.key()), Kind: kinds[s.sort], Width: widths[s.sort], Optional: !s.must, Error: wrong,
	}
	if s.hint != "" {
		f.Hint = i18n.T(k.lang, s.hint)
	} else if key, ok := formHints[s.sort]; ok {
		f.Hint = i18n.T(k.lang, key)
	}
	switch s.sort {
	case oneOf, someOf:
		f.Options = page.Choose(k.options(s), values...)
		if s.sort == oneOf && (len(f.Options) > mostRadios || !s.must) {
			f.Kind = page.SelectField
			f.Options = append([]page.Option{{Text: k.t("casework.choose")}}, f.Options...)
		}
		return f
	case aFlag:
		f.Options = page.Choose([]page.Option{{Value: "yes", Text: k.t("casework.yes")}}, values...)
		return f
	case aText:
		f.Rows = 3
	case aSum:
		f.Unit = k.t("casework.unit.yuan")
	}
	if len(values) > 0 {
		f.Value = values[0]
	}
	return f
}

// formHints say how to write what has a form of its own.
var formHints = map[sort]string{
	aDate: "casework.hint.date", aClock: "casework.hint.clock", aNumber: "casework.hint.number", aLength: "casework.hint.length",
}

func (k *kase) options(s spec) []page.Option {
	var out []page.Option
	for _, c := range s.choices(k) {
		out = append(out, page.Option{Value: c.value, Text: c.text})
	}
	return out
}

// drawn is a form: its fields, and what is wrong with them.
func (k *kase) drawn(specs []spec, in *answers) (fields []page.Field, errors page.Errors) {
	for _, s := range specs {
		if s.sort == someOf && len(s.choices(k)) == 0 {
			continue
		}
		values := s.first(k)
		wrong := ""
		if in != nil {
			values = in.form[s.name]
			if i := slices.IndexFunc(in.wrong, func(w wrongField) bool { return w.field == s.name }); i >= 0 {
				wrong = in.wrong[i].text
			}
		}
		fields = append(fields, k.draw(s, values, wrong))
	}
	if in != nil {
		for _, w := range in.wrong {
			errors.Add(w.anchor(specs), w.text)
		}
	}
	return fields, errors
}

// anchor is the field on the page an error leads to; the form itself where it has none.
func (w wrongField) anchor(specs []spec) string {
	if slices.ContainsFunc(specs, func(s spec) bool { return s.name == w.field }) {
		return w.field
	}
	return "form"
}
