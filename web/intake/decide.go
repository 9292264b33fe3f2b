package intake

import (
	"errors"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
)

// decisionPage is where an application is looked over and registered.
type decisionPage struct {
	Version                int
	Case, CaseURL          string
	Filed                  string // day
	Maker                  string // who took it in
	Self                   bool   // and that is the visitor
	Since                  []page.Change
	DecideBy               string // last day to decide
	Needs                  []requirement
	Duplicates             []duplicate
	Duties                 []dutyView
	DutiesURL              string
	Number                 page.Field
	Errors                 page.Errors
	Paper, What            page.Field
	MayRegister, MayRefuse bool
	MayPaper               bool
	Undecided              bool
	Decided                string
	RegisterURL, RefuseURL string
	PaperURL               string
}

func showDecision(v *page.Visit) {
	if k, ok := openCase(v); ok {
		k.showDecision(v, "", nil)
	}
}

func (k *kase) showDecision(v *page.Visit, number string, errs page.Errors) {
	d := k.Docket
	data := decisionPage{
		Version: d.Version, Case: k.name(v), CaseURL: k.path(v), Filed: d.Filed.On.String(), Maker: v.Person(d.Filed.Actor), Self: d.Filed.Actor == v.Actor.ID,
		Needs: k.requirements(v), DutiesURL: k.path(v, "duties"), Errors: errs, Undecided: k.undecided(), Decided: k.decided(v),
		MayRegister: k.can("application.register"), MayRefuse: k.can("act.propose"), MayPaper: k.can("service.record"),
		RegisterURL: k.path(v, "decide", "register"), RefuseURL: k.path(v, "decide", "refuse"), PaperURL: k.path(v, "decide", "paper"),
	}
	var err error
	if data.Duplicates, err = k.alike(v); err != nil {
		v.Error(err)
		return
	}
	for _, o := range d.Obligations {
		data.Duties = append(data.Duties, k.duty(v, o))
	}
	for _, l := range k.states("docket") {
		if given(l.Last) {
			data.DecideBy = casefile.On(l.Last).String()
		}
	}
	data.Since = v.Changes(k.since())
	if number == "" {
		number = k.proposed(v)
	}
	data.Number = page.Field{Name: "number", Label: v.T("intake.number"), Hint: v.T("intake.number.hint"), Value: number, Width: "20", Error: errs.Of("number")}
	data.Paper = page.Field{Name: "paper", Label: v.T("intake.paper"), Kind: page.SelectField}
	for _, word := range docket.PaperKinds {
		data.Paper.Options = append(data.Paper.Options, page.Option{Value: word, Text: docket.Label("paper_kind", word).In(v.Lang)})
	}
	data.What = page.Field{Name: "what", Label: v.T("intake.paper.what"), Optional: true, Width: "20"}
	a := page.Answer{Name: "intake/decide", Title: v.T("intake.decide"), Crumbs: k.crumbs(v), Data: data, Failed: len(errs) > 0}
	if len(errs) > 0 {
		a.Status = 422
	}
	v.Show(a)
}

// decided says what was decided on the application; empty where nothing was.
func (k *kase) decided(v *page.Visit) string {
	d := k.Docket
	switch {
	case !d.Registered.IsZero():
		return v.T("intake.decided.registered", "day", d.Registered.On, "who", v.Person(d.Registered.Actor))
	case !d.Refused.IsZero():
		return v.T("intake.decided.refused", "day", d.Refused.On, "who", v.Person(d.Refused.Actor))
	case !d.Withdrawn.IsZero():
		return v.T("intake.decided.withdrawn", "day", d.Withdrawn.On)
	}
	return ""
}

// since returns what was recorded after the application was filed: what who checks it has to look at beside it.
func (k *kase) since() []docket.Event {
	var out []docket.Event
	for _, e := range k.Docket.History {
		if e.Event.Recorded.After(k.Docket.Filed.Recorded) {
			out = append(out, e.Event)
		}
	}
	return out
}

// alike are the cases that this one may repeat.
func (k *kase) alike(v *page.Visit) ([]duplicate, error) {
	s := app.Application{Except: k.id}
	if k.Docket.Title != nil {
		s.Number = k.Docket.Title.Number
	}
	for _, p := range k.Docket.Side("applicant") {
		s.Applicants = append(s.Applicants, p.Name.Text().ZH, p.Name.Text().EN)
	}
	for _, p := range k.Docket.Side("debtor") {
		s.Debtors = append(s.Debtors, p.Name.Text().ZH, p.Name.Text().EN)
		if p.Register != "" {
			s.Register = append(s.Register, p.Register)
		}
	}
	found, err := alike(v, s)
	var denied *app.Denied
	if errors.As(err, &denied) {
		return nil, nil // who may not search sees none
	}
	return found, err
}

// proposed is the next number of the court; empty where there is nothing to propose.
func (k *kase) proposed(v *page.Visit) string {
	if !k.undecided() || !k.can("application.register") {
		return ""
	}
	n, err := v.App().NextNumber(v.Ctx(), v.Actor)
	if err != nil {
		return ""
	}
	return n.String()
}

// registerCase registers the application under the number that was confirmed.
func registerCase(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	number := v.Form.Get("number")
	errs, err := k.wrongNumber(v, number)
	if err != nil {
		v.Error(err)
		return
	}
	if found, err := k.alike(v); err == nil && len(found) > 0 && v.Form.Get("not_same") != "yes" {
		errs.Add("not_same", v.T("intake.wrong.not_same"))
	}
	if len(errs) > 0 {
		k.showDecision(v, number, errs)
		return
	}
	n, err := v.App().ReadNumber(number)
	if err != nil {
		v.Error(fault.Problems{{Path: "number", What: i18n.M("intake.wrong.number")}})
		return
	}
	cmd := docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: n.String()}}}
	if _, err := v.App().Register(v.Ctx(), v.Request(k.id), cmd); err != nil {
		if refusedAs(v, err, "number", &errs) {
			k.showDecision(v, number, errs)
			return
		}
		v.Error(err)
		return
	}
	v.Done(k.path(v), i18n.M("intake.registered", "number", n))
}

// wrongNumber says what is wrong with a case number to register under.
func (k *kase) wrongNumber(v *page.Visit, number string) (page.Errors, error) {
	var errs page.Errors
	n, err := v.App().ReadNumber(number)
	if err != nil {
		errs.Add("number", page.Said(err, v.Lang))
		return errs, nil
	}
	if n.Code != v.Actor.Court {
		errs.Add("number", v.T("intake.wrong.number_court", "code", n.Code, "own", v.Actor.Court))
		return errs, nil
	}
	taken, err := v.App().NumberTaken(v.Ctx(), v.Actor, n.String())
	if err == nil && taken {
		errs.Add("number", v.T("intake.wrong.number_taken", "number", n))
	}
	return errs, err
}

// receivePaper records a paper that was handed in later.
func receivePaper(v *page.Visit) {
	k, ok := openCase(v)
	if !ok {
		return
	}
	what := v.Form.Get("what")
	if len([]rune(what)) > 200 {
		v.Error(fault.Problems{{Path: "what", What: i18n.M("intake.wrong.long", "n", 200)}})
		return
	}
	cmd := docket.ReceivePaper{PaperReceived: docket.PaperReceived{Kind: v.Form.Get("paper"), Way: "counter"}}
	if what != "" {
		cmd.What = inWords(what)
	}
	if _, err := v.App().ReceivePaper(v.Ctx(), v.Request(k.id), cmd); err != nil {
		v.Error(err)
		return
	}
	v.Done(k.path(v, "decide"), i18n.M("intake.paper_received"))
}
