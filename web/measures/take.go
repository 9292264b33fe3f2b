package measures

import (
	"net/url"

	"mandamus/app"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// take asks which measure, and of one that was chosen what it needs, or says why it cannot be taken.
func take(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	name := v.Query().Get("slot")
	if name == "" {
		f.choose()
		return
	}
	s := f.slot(name)
	if s == nil {
		v.NoSuch(name, f.slotNames(), func(id string) string { return f.at("measures", "take") + "?slot=" + url.QueryEscape(id) })
		return
	}
	if s.state() != law.Open {
		f.stopped(s)
		return
	}
	r := f.reader()
	r.form = f.suggested(s)
	r.terms(s)
}

// suggested are the answers that are likely: the obligation itself, what is left to pay, the only person there is, two months for a reply.
func (f *file) suggested(s *slot) url.Values {
	form := url.Values{"obligations": {s.Obligation.ID}, "reply": {f.Today().AddMonths(2).String()}, "addressee": {"superior"}}
	if ids := f.persons(); len(ids) == 1 {
		form.Set("person", ids[0])
	}
	if left := f.left(s.Obligation); left > 0 && s.Measure == "transfer" {
		form.Set("amount", left.String())
	}
	return form
}

func (f *file) slotNames() []string {
	var out []string
	for _, o := range f.Docket.Obligations {
		for _, s := range f.slots(o) {
			out = append(out, s.Name())
		}
	}
	return out
}

// termsPage is the form of a measure; checkPage what was answered, with the gate and the route.
type (
	termsPage struct {
		Caption caption
		Slot    *slot
		Life    string // of one that is under way for the same obligation: its address
		Fields  []page.Field
		Errors  page.Errors
		Version int
		Action  string
		Back    string
	}
	checkPage struct {
		Caption caption
		Slot    *slot
		Lines   []line
		Gates   []gateOn
		Route   route
		Refusal *refused
		Errors  page.Errors
		Hidden  []page.Field
		Version int
		Action  string
	}
	// gateOn is a gate of one obligation.
	gateOn struct {
		Obligation string
		view.Measure
	}
)

// terms shows the questions of a slot.
func (r *reader) terms(s *slot) {
	p := termsPage{
		Caption: r.caption(), Slot: s, Fields: r.questions(s), Errors: r.errs, Version: r.Docket.Version, Action: r.at("measures", "take"), Back: r.at("measures", "take"),
	}
	if m := r.underWay(s); m != nil {
		p.Life = r.at("measures", m.ID)
	}
	r.show("terms", s.Shown.Label, p, r.errs, r.takeCrumb())
}

func (f *file) takeCrumb() page.Crumb {
	return page.Crumb{Text: f.T("measures.take"), URL: f.at("measures", "take")}
}

// takeSent checks the answers, shows them, and proposes the measure when they were confirmed.
func takeSent(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	s := f.slot(v.Form.Get("slot"))
	if s == nil {
		v.NotFound()
		return
	}
	if len(f.openFor(s)) == 1 {
		v.Form["obligations"] = []string{s.Obligation.ID}
	}
	r := f.reader()
	a := r.answers(s)
	switch {
	case v.Form.Get("step") == "terms":
		r.errs = nil
		r.terms(s)
	case len(r.errs) > 0:
		r.terms(s)
	case v.Form.Get("step") == "propose":
		r.propose(s, a)
	default:
		r.dryRun(s, a)
		r.check(s, a)
	}
}

// proposal is the command of the answers.
func (a answered) proposal(measure string) docket.ProposeMeasure {
	return docket.ProposeMeasure{Urgent: a.Urgent, MeasureProposed: docket.MeasureProposed{
		Told:      docket.Told{Obligations: a.Obligations, Fact: docket.InWords(a.told.ZH, a.told.EN)},
		AMeasure:  docket.AMeasure{Measure: measure, WithPerson: docket.WithPerson{Person: a.Person}},
		WithTerms: a.Terms,
	}}
}

// dryRun notes what the docket would say against the proposal, so that nobody confirms in vain.
func (r *reader) dryRun(s *slot, a answered) {
	_, err := r.App().PreviewUnder(r.Actor, r.Docket, r.Assessment, a.proposal(s.Measure))
	r.took(err)
}

// check shows the answers with the gate of the law and the route of approval.
func (r *reader) check(s *slot, a answered) {
	p := checkPage{
		Caption: r.caption(), Slot: s, Lines: a.Lines, Route: r.route(s.Measure, ""), Refusal: r.refusal, Errors: r.errs, Hidden: r.hidden(),
		Version: r.Docket.Version, Action: r.at("measures", "take"),
	}
	for _, id := range a.Obligations {
		if other := r.slotOf(r.Docket.Obligation(id), s.Measure); other != nil {
			p.Gates = append(p.Gates, gateOn{r.what(other.Obligation), other.Shown})
		}
	}
	r.show("check", r.T("measures.check", "measure", s.Shown.Label), p, r.errs, r.takeCrumb())
}

// hidden are the answers as hidden fields, to be sent again.
func (r *reader) hidden() []page.Field {
	var out []page.Field
	for _, name := range sortedKeys(r.form) {
		if name == "step" || name == page.VersionField {
			continue
		}
		for _, value := range r.form[name] {
			out = append(out, page.Field{Name: name, Kind: page.HiddenField, Value: value})
		}
	}
	return out
}

// propose proposes the measure.
func (r *reader) propose(s *slot, a answered) {
	_, err := r.App().ProposeMeasure(r.Ctx(), r.Request(r.id), a.proposal(s.Measure))
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.check(s, a)
	default:
		r.proposed(s)
	}
}

// proposed leads to the life of the measure just proposed.
func (r *reader) proposed(s *slot) {
	to := r.at()
	now, err := r.App().Case(r.Ctx(), r.Actor, r.id, r.Today())
	if err == nil {
		to = r.at("measures", lastLife(now, s.Measure))
	}
	r.Done(to, noted("proposed", s.Shown.Label))
}

// lastLife is the life of a measure that was begun last.
func lastLife(v app.View, measure string) string {
	id := ""
	for _, m := range v.Docket.Measures {
		if m.Measure == measure {
			id = m.ID
		}
	}
	return id
}
