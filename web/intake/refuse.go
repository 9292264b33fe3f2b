package intake

import (
	"net/url"
	"slices"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// grounds are why an application is refused, each with the requirement it lacks.
var grounds = []string{"not_effective", "not_entitled", "no_content", "not_due", "late", "not_competent", "papers", "same"}

//i18n:keys intake.ground.*

// refusalPage is where a refusal to register is proposed and, once it is approved, decided.
type refusalPage struct {
	Version   int
	Needs     []requirement
	Grounds   page.Field
	Note      page.Field
	Errors    page.Errors
	Back      string
	Proposed  string // who proposed it, when
	Reasons   string // those proposed
	Waits     bool   // for the approval
	Ready     bool   // to be decided
	Turned    bool   // the last proposal was not approved
	Approver  string // the role
	MayRefuse bool
	NotNeeded bool // no approval is needed
}

// refusal is the step of the approval policy.
const refusal = "refuse_registration"

// showRefusal shows the form of a proposal, how far it is, or the decision.
func showRefusal(v *page.Visit) {
	if k, ok := openCase(v); ok {
		k.showRefusal(v, url.Values{"grounds": k.lacking(v)}, nil)
	}
}

// lacking are the grounds that the requirements suggest: those that are not met.
func (k *kase) lacking(v *page.Visit) []string {
	var out []string
	for i, r := range k.requirements(v) {
		if r.State == needNot {
			out = append(out, grounds[i])
		}
	}
	return out
}

func (k *kase) showRefusal(v *page.Visit, typed url.Values, errs page.Errors) {
	var options []page.Option
	for _, g := range grounds {
		options = append(options, page.Option{Value: g, Text: v.T("intake.ground." + g)})
	}
	data := refusalPage{
		Version: k.Docket.Version, Needs: k.requirements(v), Errors: errs, Back: k.path(v, "decide"), MayRefuse: k.can("application.refuse"),
		Grounds: page.Field{Name: "grounds", Label: v.T("intake.grounds"), Hint: v.T("intake.grounds.hint"), Kind: page.ChecksField,
			Options: page.Choose(options, typed["grounds"]...), Error: errs.Of("grounds")},
		Note: page.Field{Name: "note", Label: v.T("intake.refusal.note"), Kind: page.AreaField, Rows: 3, Optional: true, Value: typed.Get("note"), Error: errs.Of("note")},
	}
	data.stand(v, v.App().Approval(v.Actor, k.Docket, refusal, ""))
	a := page.Answer{Name: "intake/refuse", Title: v.T("intake.refuse"), Failed: len(errs) > 0, Data: data,
		Crumbs: k.crumbs(v, page.Crumb{Text: v.T("intake.decide"), URL: data.Back})}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

// stand says how far the approval is.
func (p *refusalPage) stand(v *page.Visit, s app.Approval) {
	p.NotNeeded, p.Ready, p.Approver = !s.Needed, s.Ready(), s.Rule.Approve.Label().In(v.Lang)
	if s.Proposal == nil {
		return
	}
	p.Waits, p.Turned = s.Proposal.Waits(), !s.Proposal.Refused.IsZero()
	p.Reasons = s.Proposal.Note.In(v.Lang)
	p.Proposed = v.T("intake.proposed_by", "who", v.Person(s.Proposal.Proposed.Actor), "day", s.Proposal.Proposed.On)
}

// refuseCase proposes to refuse the application, or refuses it where that is approved: with the reasons that were approved.
func refuseCase(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	s := v.App().Approval(v.Actor, k.Docket, refusal, "")
	if s.Ready() && s.Proposal != nil {
		k.refuse(v, s.Proposal.Note)
		return
	}
	var errs page.Errors
	fact := reasons(v.Form["grounds"], v.Form.Get("note"))
	if fact.IsZero() {
		errs.Add("grounds", v.T("intake.wrong.grounds"))
	}
	if len([]rune(v.Form.Get("note"))) > 1000 {
		errs.Add("note", v.T("intake.wrong.long", "n", 1000))
	}
	switch {
	case len(errs) > 0:
		k.showRefusal(v, v.Form, errs)
	case s.Ready():
		k.refuse(v, fact)
	default:
		k.propose(v, fact)
	}
}

// propose proposes to refuse the application.
func (k *kase) propose(v *page.Visit, why docket.Words) {
	_, err := v.App().ProposeAct(v.Ctx(), v.Request(k.id), docket.ProposeAct{ActProposed: docket.ActProposed{Act: refusal, Note: why}})
	k.answered(v, err, k.path(v, "decide", "refuse"), "intake.proposed")
}

// refuse refuses the application.
func (k *kase) refuse(v *page.Visit, why docket.Words) {
	cmd := docket.RefuseRegistration{ApplicationRefused: docket.ApplicationRefused{Told: docket.Told{Fact: again(why)}}}
	_, err := v.App().RefuseRegistration(v.Ctx(), v.Request(k.id), cmd)
	k.answered(v, err, k.path(v), "intake.refused")
}

//i18n:keys intake.proposed
//i18n:keys intake.refused

// answered leads on where an act was carried out; where it was refused, the form says why.
func (k *kase) answered(v *page.Visit, err error, to, said string) {
	if err == nil {
		v.Done(to, i18n.Msg{Key: said})
		return
	}
	var errs page.Errors
	if refusedAs(v, err, "grounds", &errs) {
		k.showRefusal(v, v.Form, errs)
		return
	}
	v.Error(err)
}

// again says words anew, for another event: each has commitments of its own.
func again(w docket.Words) docket.Words {
	zh, _ := w.ZH.Value()
	en, _ := w.EN.Value()
	return docket.InWords(zh, en)
}

// reasons are the grounds in words, with a note; nothing where no ground was chosen.
func reasons(chosen []string, note string) docket.Words {
	in := func(l i18n.Lang) (out string) {
		for _, g := range grounds {
			if slices.Contains(chosen, g) {
				out += i18n.T(l, "intake.ground."+g) + i18n.T(l, "intake.stop")
			}
		}
		if out != "" {
			out += note
		}
		return out
	}
	return docket.InWords(in(i18n.ZH), in(i18n.EN))
}
