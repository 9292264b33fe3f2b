package sides

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/web/page"
)

// form is what a side tells the court, on its way: as it was typed, and what is wrong with it.
type form struct {
	*seen
	verb   verb
	values url.Values
	errs   page.Errors
}

// sending carries out what a form asks for.
type sending func(ctx context.Context, a *app.App, r app.Request) (app.Result, error)

// Bounds on what is written into one field, in characters.
const mostWords = 4000

func (f *form) get(name string) string { return f.values.Get(name) }

// field fills a question in with what was typed and what is wrong with it.
func (f *form) field(q page.Field) page.Field {
	q.Value, q.Error = f.get(q.Name), f.errs.Of(q.Name)
	q.Options = page.Choose(q.Options, f.values[q.Name]...)
	return q
}

// missing notes that a question is not answered.
func (f *form) missing(name, key string) {
	f.errs.Add(name, i18n.T(f.lang, "sides.wanting."+key)) //i18n:keys sides.wanting.*
}

// text reads what somebody wrote.
func (f *form) text(name string, required bool) string {
	text := f.get(name)
	switch {
	case required && text == "":
		f.missing(name, "text")
	case len([]rune(text)) > mostWords:
		f.errs.Add(name, f.t("sides.too_long", "most", mostWords, "n", len([]rune(text))))
	}
	return text
}

// choice reads one of several answers.
func (f *form) choice(name string, among []string) string {
	word := f.get(name)
	if !slices.Contains(among, word) {
		f.missing(name, "choice")
		return ""
	}
	return word
}

// day reads a day, which must not be later than the last nor earlier than the first.
func (f *form) day(name string, first, last civil.Day) docket.On {
	text := plainDay(f.get(name))
	if text == "" {
		f.missing(name, "day")
		return docket.On{}
	}
	day, err := civil.ParseDay(text)
	switch {
	case err != nil:
		f.errs.Add(name, f.t("sides.day.form", "text", f.get(name)))
	case day > last:
		f.errs.Add(name, f.t("sides.day.late", "last", last))
	case day < first:
		f.errs.Add(name, f.t("sides.day.early", "first", first))
	}
	return docket.OnDay(day)
}

// plainDay is a day as browsers without a field for days let people type it, in the one form that is read.
func plainDay(text string) string {
	text = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", " ", "").Replace(text)
	parts := strings.Split(text, "-")
	if len(parts) != 3 {
		return text
	}
	for i, p := range parts[1:] {
		if len(p) == 1 {
			parts[i+1] = "0" + p
		}
	}
	return strings.Join(parts, "-")
}

// amount reads a sum above zero.
func (f *form) amount(name string, required bool) docket.Yuan {
	text := strings.NewReplacer(",", "", "，", "", " ", "", "元", "", "¥", "", "￥", "").Replace(f.get(name))
	if text == "" {
		if required {
			f.missing(name, "amount")
		}
		return ""
	}
	sum, err := money.ParseYuan(text)
	if err != nil || sum <= 0 {
		f.errs.Add(name, f.t("sides.amount.form", "text", f.get(name)))
		return ""
	}
	return docket.Yuan(sum.String())
}

// obligations reads the duties that are concerned, at least one.
func (f *form) obligations(of []*docket.Obligation) []string {
	var out []string
	for _, o := range of {
		if slices.Contains(f.values["o"], o.ID) {
			out = append(out, o.ID)
		}
	}
	if len(out) == 0 {
		f.missing("o", "duty")
	}
	return out
}

// which asks which duties are concerned; where there is one alone it is not asked.
func (f *form) which(of []*docket.Obligation) page.Field {
	q := page.Field{Name: "o", Kind: page.ChecksField, Label: f.t("sides.ask.duties")}
	for _, o := range of {
		q.Options = append(q.Options, page.Option{Value: o.ID, Text: o.What.In(f.lang)})
	}
	q = f.field(q)
	if len(of) == 1 {
		return page.Field{Name: "o", Kind: page.HiddenField, Value: of[0].ID, Label: q.Label}
	}
	return q
}

// mine are the duties of the side: of a debtor its own, of an applicant all.
func (s *seen) mine() []*docket.Obligation {
	var out []*docket.Obligation
	for _, o := range s.docket.Obligations {
		if s.side == applicant || o.Debtor == "" || o.Debtor == s.party.ID {
			out = append(out, o)
		}
	}
	return out
}

// payable are those of them that are to pay money.
func (s *seen) payable() []*docket.Obligation {
	return slices.DeleteFunc(s.mine(), func(o *docket.Obligation) bool { return !o.Money() })
}

// told is what every statement says: of which duties, by whom, in which words.
func (f *form) told(obligations []string, text ...string) docket.Told {
	text = slices.DeleteFunc(text, func(s string) bool { return s == "" })
	return docket.Told{Obligations: obligations, By: f.party.ID, Fact: words(f.lang, strings.Join(text, f.t("report.semicolon")))}
}
