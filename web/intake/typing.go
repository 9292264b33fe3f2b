package intake

import (
	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// dutyPage is the form of a duty beside the text of the operative part.
type dutyPage struct {
	Version   int
	Revises   string // id of the duty that is typed anew; empty: a new one
	Before    []textPart
	Sentences []sentenceView
	Text      string // of the operative part; empty: none is kept
	At        int    // where the quotation begins
	Fields    map[string]page.Field
	Money     bool // the questions about money are open
	Debtors   bool // there are several
	Duties    bool // there are others, which this may replace
	Errors    page.Errors
	Back      string
}

// textPart is a part of the text; the chosen one is marked.
type textPart struct {
	Text   string
	Chosen bool
}

// showDuty shows the form of a new duty, filled in as the chosen words suggest, or of one that is typed anew.
func showDuty(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	text := k.text()
	span := Span{count(v.Query().Get("from")), count(v.Query().Get("to"))}
	r := suggested(text, span)
	if id := v.Value("duty"); id != "" {
		o := k.Docket.Obligation(id)
		if o == nil {
			v.NotFound()
			return
		}
		r = rowOf(o)
		if o.Anchor != nil {
			span = Span{o.Anchor.From, o.Anchor.To}
		}
	}
	k.showDuty(v, r, span, nil)
}

// text is the operative part; empty where there is none.
func (k *kase) text() []rune {
	if k.Docket.Operative == nil {
		return nil
	}
	value, _ := k.Docket.Operative.Text.Value()
	return []rune(value)
}

func (k *kase) showDuty(v *page.Visit, r row, span Span, errs page.Errors) {
	text := k.text()
	data := dutyPage{
		Version: k.Docket.Version, Revises: v.Value("duty"), Sentences: sentenceViews(v, k, covered(k.Docket), span), Text: string(text), At: span.From,
		Fields: k.fields(v, r, errs), Money: r["amount"] != "" || r["kind"] == "pay" || r["kind"] == "return_fine",
		Debtors: len(k.Docket.Side("debtor")) > 1, Duties: len(k.Docket.Obligations) > 0, Errors: errs, Back: k.path(v, "duties"),
	}
	data.Before = marked(text, span)
	title := "intake.type_duty"
	if data.Revises != "" {
		title = "intake.revise_duty"
	}
	a := page.Answer{Name: "intake/duty", Title: v.T(title), Failed: len(errs) > 0, Data: data,
		Crumbs: k.crumbs(v, page.Crumb{Text: v.T("intake.duties"), URL: k.path(v, "duties")})}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

// marked is a text in parts, of which the span is chosen.
func marked(text []rune, s Span) []textPart {
	if s.within(text) == "" {
		return []textPart{{Text: string(text)}}
	}
	return []textPart{{Text: string(text[:s.From])}, {Text: s.within(text), Chosen: true}, {Text: string(text[s.To:])}}
}

// quoted reads the form and finds the quoted words in the text; the result is false where the form has been shown again.
func (k *kase) quoted(v *page.Visit, known docket.Duty) (docket.Duty, *app.Span, row, bool) {
	r := dutyStep.read(v)[0]
	duty, errs := k.read(v, r, known)
	text := k.text()
	near := count(v.Form.Get("at"))
	span, found := locate(text, r["quote"], near)
	if !found && len(text) > 0 && r["quote"] != "" {
		errs.Add("quote", v.T("intake.wrong.quote"))
	}
	if v.Value("duty") != "" && r["reason"] == "" {
		errs.Add("reason", v.T("intake.wrong.reason"))
	}
	if len(errs) > 0 {
		k.showDuty(v, r, span, errs)
		return duty, nil, r, false
	}
	if !found {
		return duty, nil, r, true
	}
	return duty, &app.Span{Text: string(text), From: span.From, To: span.To}, r, true
}

// typeDuty types a duty.
func typeDuty(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	duty, span, r, ok := k.quoted(v, docket.Duty{})
	if !ok {
		return
	}
	result, err := v.App().TypeObligation(v.Ctx(), v.Request(k.id), docket.TypeObligation{Duty: duty}, span)
	k.typed(v, result, err, r, span)
}

// reviseDuty types a duty anew.
func reviseDuty(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	o := k.Docket.Obligation(v.Value("duty"))
	if o == nil {
		v.NotFound()
		return
	}
	duty, span, r, ok := k.quoted(v, o.Duty)
	if !ok {
		return
	}
	cmd := docket.ReviseObligation{ObligationRevised: docket.ObligationRevised{Obligation: o.ID, Reason: r["reason"], Duty: duty}}
	result, err := v.App().ReviseObligation(v.Ctx(), v.Request(k.id), cmd, span)
	k.typed(v, result, err, r, span)
}

// typed leads back to the list once a duty is typed; where it was refused, the form says why.
func (k *kase) typed(v *page.Visit, result app.Result, err error, r row, span *app.Span) {
	if err != nil {
		var errs page.Errors
		if !refusedAs(v, err, "quote", &errs) {
			v.Error(err)
			return
		}
		s := Span{}
		if span != nil {
			s = Span{span.From, span.To}
		}
		k.showDuty(v, r, s, errs)
		return
	}
	said := i18n.M("intake.typed")
	if len(result.Doubts) > 0 {
		said = i18n.M("intake.typed_doubtful")
	}
	v.Done(k.path(v, "duties"), said)
}
