package intake

import (
	"strings"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// questionPage is the form of a question to the court that made the title.
type questionPage struct {
	Version int
	Duty    dutyView
	Court   string // that made the title
	Field   page.Field
	Errors  page.Errors
	Back    string
}

// openDuty opens the case of a duty; where there is no such duty it has been answered.
func openDuty(v *page.Visit) (*kase, bool) {
	k, ok := openCase(v)
	if ok && k.Docket.Obligation(v.Value("duty")) == nil {
		v.NotFound()
		return nil, false
	}
	return k, ok
}

// showQuestion shows a drafted question about a duty.
func showQuestion(v *page.Visit) {
	k, ok := openDuty(v)
	if !ok {
		return
	}
	k.showQuestion(v, k.draftQuestion(v, i18n.ZH), nil)
}

func (k *kase) showQuestion(v *page.Visit, text string, errs page.Errors) {
	o := k.Docket.Obligation(v.Value("duty"))
	data := questionPage{
		Version: k.Docket.Version, Duty: k.duty(v, o), Court: k.Docket.Title.Court, Errors: errs, Back: k.path(v, "duties"),
		Field: page.Field{Name: "question", Label: v.T("intake.question"), Hint: v.T("intake.question.hint"), Kind: page.AreaField, Rows: 8, Value: text, Error: errs.Of("question")},
	}
	a := page.Answer{Name: "intake/clarify", Title: v.T("intake.clarify"), Failed: len(errs) > 0, Data: data,
		Crumbs: k.crumbs(v, page.Crumb{Text: v.T("intake.duties"), URL: k.path(v, "duties")})}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

// draftQuestion drafts the question from what is unclear, in the language of the court.
func (k *kase) draftQuestion(v *page.Visit, l i18n.Lang) string {
	o := k.Docket.Obligation(v.Value("duty"))
	lines := []string{i18n.T(l, "intake.question.opening", "court", k.Docket.Title.Court, "number", k.Docket.Title.Number, "quote", o.Quote.In(l))}
	unclear := o.Unclear
	if len(unclear) == 0 {
		unclear = []string{"no_content"}
	}
	for _, word := range unclear {
		lines = append(lines, i18n.T(l, "intake.question.about."+word))
	}
	return strings.Join(append(lines, i18n.T(l, "intake.question.end")), "\n")
}

//i18n:keys intake.question.about.*

// askQuestion asks it.
func askQuestion(v *page.Visit) {
	k, ok := openDuty(v)
	if !ok {
		return
	}
	text := v.Form.Get("question")
	switch {
	case text == "":
		k.showQuestion(v, text, page.Errors{{Field: "question", Text: v.T("intake.wrong.question")}})
		return
	case len([]rune(text)) > mostQuote:
		k.showQuestion(v, text, page.Errors{{Field: "question", Text: v.T("intake.wrong.long", "n", mostQuote)}})
		return
	}
	cmd := docket.RequestClarification{ClarificationRequested: docket.ClarificationRequested{Obligation: v.Value("duty"), Question: inWords(text)}}
	if _, err := v.App().RequestClarification(v.Ctx(), v.Request(k.id), cmd); err != nil {
		v.Error(err)
		return
	}
	v.Done(k.path(v, "duties"), i18n.M("intake.asked"))
}
