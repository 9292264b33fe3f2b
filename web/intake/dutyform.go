package intake

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/money"
	"mandamus/web/page"
)

// mostQuote bounds a quotation, in characters.
const mostQuote = 4000

// dutyStep are the questions about one duty. Which debtor and which other duty is asked with the answers of the case.
var dutyStep = func() *step {
	unclear, unclearLabel := own("unclearness")
	reasons, reasonLabel := own("revision_reason")
	return &step{
		name: "duty",
		fields: []field{
			{name: "quote", kind: page.AreaField, rows: 4, most: mostQuote, hint: true},
			choice("kind", "obligation_kind", false),
			{name: "what", kind: page.AreaField, rows: 2, optional: true, most: mostQuote, hint: true},
			{name: "debtor", kind: page.SelectField, optional: true},
			{name: "amount", kind: page.MoneyField, optional: true, hint: true, width: "10"},
			choice("nature", "nature", true),
			choice("general_interest", "general_interest", true),
			{name: "instalments", kind: page.AreaField, rows: 3, optional: true, most: 1000, hint: true},
			radios("period", "period_kind"),
			{name: "day", kind: page.PartialField, optional: true, width: "10", hint: true},
			{name: "length", kind: page.NumberField, optional: true, width: "4"},
			{name: "unit", kind: page.SelectField, optional: true, words: units, label: unitLabel},
			choice("from", "period_from", true),
			{name: "done", kind: page.AreaField, rows: 2, optional: true, most: 1000, hint: true},
			{name: "unclear", kind: page.ChecksField, words: unclear, label: unclearLabel, optional: true, hint: true},
			{name: "alternative", kind: page.SelectField, optional: true, hint: true},
			{name: "reason", kind: page.RadiosField, words: reasons, label: reasonLabel, optional: true},
		},
	}
}()

func radios(name, words string) field {
	f := choice(name, words, false)
	f.kind, f.none = page.RadiosField, false
	return f
}

// The units in which a period is given.
func units() []string { return []string{"d", "wd", "m", "y"} }

//i18n:keys intake.unit.*

func unitLabel(word string) i18n.Msg { return i18n.Msg{Key: "intake.unit." + word} }

// lengthLabel says a length of time in words.
type lengthLabel struct{ docket.Length }

// In returns the length in l.
func (n lengthLabel) In(l i18n.Lang) string {
	p, err := civil.ParsePeriod(string(n.Length))
	if err != nil {
		return string(n.Length)
	}
	return p.Label(string(l))
}

// suggested is a duty as the words of a span suggest it.
func suggested(text []rune, s Span) row {
	words := core(text, s).within(text)
	r := row{"quote": words, "kind": guessKind(words), "amount": guessAmount(words), "period": "unstated"}
	if n, unit, from := guessPeriod(words); n != "" {
		r["period"], r["length"], r["unit"], r["from"] = "length", n, unit, from
	}
	if words == "" {
		r["period"] = ""
	}
	return r
}

// rowOf is a duty that was typed, as the form has it.
func rowOf(o *docket.Obligation) row {
	quote, _ := o.Quote.Value()
	r := row{
		"quote": quote, "kind": o.Kind, "debtor": o.Debtor, "amount": string(o.Amount), "nature": o.Nature, "general_interest": o.GeneralInterest,
		"period": o.Period.Kind, "day": o.Period.Day.String(), "from": o.Period.From, "unclear": strings.Join(o.Unclear, " "),
		"alternative": o.AlternativeTo, "what": spoken(o.What), "done": spoken(o.Done),
	}
	if p, err := civil.ParsePeriod(string(o.Period.Length)); err == nil && o.Period.Length != "" {
		r["length"], r["unit"] = strconv.Itoa(p.N), strings.TrimLeft(string(o.Period.Length), "0123456789")
	}
	var lines []string
	for _, part := range o.Instalments {
		lines = append(lines, string(part.Amount)+" "+part.Due.String())
	}
	r["instalments"] = strings.Join(lines, "\n")
	return r
}

// spoken is a text in the language it was written in.
func spoken(w docket.Words) string {
	for _, p := range []docket.Personal{w.ZH, w.EN} {
		if value, ok := p.Value(); ok {
			return value
		}
	}
	return ""
}

// duty returns what a form says of a duty, on top of what is known of it; errs says what is wrong with it.
func (k *kase) read(v *page.Visit, r row, known docket.Duty) (docket.Duty, page.Errors) {
	errs := dutyStep.problems(v, nil, section{r})
	out := known
	out.Kind, out.Nature, out.GeneralInterest, out.Debtor, out.AlternativeTo = r["kind"], r["nature"], r["general_interest"], r["debtor"], r["alternative"]
	out.Amount, out.Unclear = docket.Yuan(r["amount"]), strings.Fields(r["unclear"])
	if spoken(known.What) != r["what"] || r["what"] == "" {
		out.What = inWords(or(r["what"], r["quote"]))
	}
	if spoken(known.Done) != r["done"] {
		out.Done = inWords(r["done"])
	}
	out.Quote, out.Anchor = docket.Say(r["quote"]), nil
	if sum, err := money.ParseYuan(r["amount"]); r["amount"] != "" && (err != nil || sum <= 0) {
		errs.Add("amount", v.T("intake.wrong.sum"))
	}
	if d := k.Docket.Side("debtor"); out.Debtor == "" && len(d) == 1 {
		out.Debtor = d[0].ID
	}
	out.Period = termOf(v, r, &errs)
	out.Instalments = instalments(v, r, &errs)
	return out, errs
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// termOf returns the performance period of a form.
func termOf(v *page.Visit, r row, errs *page.Errors) docket.Term {
	t := docket.Term{Kind: r["period"]}
	switch t.Kind {
	case "day":
		if t.Day = dateOf(r["day"]); !t.Day.Known() {
			errs.Add("day", v.T("intake.wrong.period_day"))
		}
	case "length":
		t.Length, t.From = docket.Length(r["length"]+or(r["unit"], "d")), r["from"]
		if r["length"] == "" {
			errs.Add("length", v.T("intake.wrong.period_length"))
		}
	}
	return t
}

// instalments returns the parts of a sum, one a line: the sum and its last day.
func instalments(v *page.Visit, r row, errs *page.Errors) []docket.Instalment {
	var out []docket.Instalment
	for i, line := range strings.Split(r["instalments"], "\n") {
		parts := strings.Fields(line)
		if len(parts) == 0 {
			continue
		}
		last := plainDate(parts[len(parts)-1])
		sum, due := plainSum(strings.Join(parts[:len(parts)-1], "")), dateOf(last)
		if fen, err := money.ParseYuan(sum); err != nil || fen <= 0 || !due.Known() {
			errs.Add("instalments", v.T("intake.wrong.instalment", "n", i+1))
			return nil
		}
		out = append(out, docket.Instalment{Amount: docket.Yuan(sum), Due: due})
	}
	return out
}

// refusedAs adds to what is wrong with a form what package app or the docket says against it; false where it is no such answer.
func refusedAs(v *page.Visit, err error, at string, errs *page.Errors) bool {
	var r *docket.Refusal
	if !errors.As(err, &r) || r.Rule == "closed" {
		return false
	}
	errs.Add(at, r.In(v.Lang))
	return true
}

// words are the options of a question about something of the case.
func ofCase(v *page.Visit, ids []string, text func(id string) string, chosen string) []page.Option {
	out := []page.Option{{Text: v.T("intake.none_chosen")}}
	for _, id := range ids {
		out = append(out, page.Option{Value: id, Text: text(id)})
	}
	return page.Choose(out, chosen)
}

// fields are the questions about a duty, by name; those that need the case have its answers.
func (k *kase) fields(v *page.Visit, r row, errs page.Errors) map[string]page.Field {
	out := map[string]page.Field{}
	for _, f := range dutyStep.draw(v, r, 0, errs) {
		out[f.Name] = f
	}
	var debtors, duties []string
	for _, p := range k.Docket.Side("debtor") {
		debtors = append(debtors, p.ID)
	}
	for _, o := range k.Docket.Obligations {
		duties = append(duties, o.ID)
	}
	duties = slices.DeleteFunc(duties, func(id string) bool { return id == v.Value("duty") })
	f := out["debtor"]
	f.Options = ofCase(v, debtors, func(id string) string { return k.Docket.Party(id).Name.In(v.Lang) }, r["debtor"])
	out["debtor"] = f
	f = out["alternative"]
	f.Options = ofCase(v, duties, func(id string) string {
		return id + " " + casefile.Label("obligation_kind", k.Docket.Obligation(id).Kind).In(v.Lang)
	}, r["alternative"])
	out["alternative"] = f
	f = out["reason"] // asked only of a duty that is typed anew, and then it is needed
	f.Optional = false
	out["reason"] = f
	return out
}
