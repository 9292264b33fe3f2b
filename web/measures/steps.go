package measures

import (
	"cmp"
	"errors"
	"slices"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys measures.step.*

// step is one thing done in the life of a measure after its approval.
type step struct {
	name   string // in the address and in messages
	action string // of the matrix
	act    string // of the approval policy that has to be approved first; empty: none
	asks   func(f *file, m *docket.Measure) []string
	take   func(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error))
}

// steps are all of them, in the order of a life.
var steps = []step{
	{"decide", "measure.decide", "", decideAsks, decide},
	{"serve", "measure.serve", "", serveAsks, serve},
	{"begin", "measure.lift", "", func(_ *file, m *docket.Measure) []string { return untilOf(m, "detention") }, begin},
	{"stay", "measure.lift", "", func(*file, *docket.Measure) []string { return []string{"until"} }, stay},
	{"lift", "measure.lift", "lift_measure", nothing, lift},
	{"complete", "measure.lift", "", func(*file, *docket.Measure) []string { return []string{"collected"} }, complete},
	{"settle", "measure.settle", "fine_settlement", func(*file, *docket.Measure) []string { return []string{"settled"} }, settle},
	{"inform", "measure.serve", "", nothing, inform},
}

func nothing(*file, *docket.Measure) []string { return nil }

// untilOf asks for a last day where the measure is one of those that have one.
func untilOf(m *docket.Measure, among ...string) []string {
	if slices.Contains(among, m.Measure) {
		return []string{"until"}
	}
	return nil
}

// decideAsks are the questions of a decision: what was proposed, and what the decision of that measure must say.
func decideAsks(_ *file, m *docket.Measure) []string {
	out := []string{"number"}
	for _, name := range asked[m.Measure] {
		if slices.Contains([]string{"rate", "amount", "days", "class"}, name) {
			out = append(out, name)
		}
	}
	if m.Measure == "daily_fine" {
		out = append(out, "post_zh", "post_en", "first_day", "remedy_to", "remedy_within")
	}
	return append(out, untilOf(m, "judicial_recommendation", "freeze", "property_report", "letters", "detention")...)
}

func serveAsks(_ *file, m *docket.Measure) []string {
	if m.Person != "" {
		return nil
	}
	return []string{"party"}
}

// on is what the commands of all steps have in common.
func (r *reader) step(m *docket.Measure) docket.OnMeasure {
	return docket.OnMeasure{On: r.on(), Life: m.ID, Told: docket.Told{Fact: r.words("note", false)}}
}

func decide(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	asks, b := decideAsks(r.file, m), boundsOf(r.App().Pack, m.Measure, r.Today())
	has := func(name string) bool { return slices.Contains(asks, name) }
	c := docket.DecideMeasure{On: r.on(), Urgent: r.form.Get("urgent") != "", MeasureDecided: docket.MeasureDecided{
		Told: docket.Told{Fact: r.words("note", false)}, AMeasure: docket.AMeasure{Life: m.ID}, WithNumber: r.number("number"),
	}}
	if has("rate") {
		c.Rate = r.sum("rate", b, true)
	}
	if has("amount") {
		c.Amount = r.sum("amount", b, true)
	}
	if has("days") {
		c.Days = r.days("days", b.Days)
	}
	if has("class") {
		c.Way = r.one("class", casefile.PropertyClasses, true)
	}
	if has("until") {
		c.Until = r.day("until", m.Measure == "judicial_recommendation")
	}
	if has("first_day") {
		c.Post = i18n.Text{ZH: r.text("post_zh", true), EN: cmp.Or(r.text("post_en", false), r.form.Get("post_zh"))}
		c.FirstDay, c.RemedyTo, c.RemedyWithin = r.day("first_day", true), r.one("remedy_to", casefile.Actors, true), r.length("remedy_within")
	}
	return c, func() (app.Result, error) { return r.App().DecideMeasure(r.Ctx(), r.Request(r.id), c) }
}

func serve(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.ServeMeasure{OnMeasure: r.step(m), Person: m.Person}
	if m.Person == "" {
		c.Party = r.one("party", r.partyIDs(), true)
	}
	return c, func() (app.Result, error) { return r.App().ServeMeasure(r.Ctx(), r.Request(r.id), c) }
}

func (f *file) partyIDs() []string {
	var out []string
	for _, p := range f.Docket.Parties {
		out = append(out, p.ID)
	}
	return out
}

func begin(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.BeginMeasure{OnMeasure: r.step(m)}
	if m.Measure == "detention" {
		c.Until = r.day("until", true)
	}
	return c, func() (app.Result, error) { return r.App().BeginMeasure(r.Ctx(), r.Request(r.id), c) }
}

func stay(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.StayMeasure{OnMeasure: r.step(m), Until: r.day("until", false)}
	return c, func() (app.Result, error) { return r.App().StayMeasure(r.Ctx(), r.Request(r.id), c) }
}

func lift(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.LiftMeasure{OnMeasure: r.step(m)}
	return c, func() (app.Result, error) { return r.App().LiftMeasure(r.Ctx(), r.Request(r.id), c) }
}

func complete(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.CompleteMeasure{OnMeasure: r.step(m), Amount: r.sum("collected", bounds{}, false)}
	return c, func() (app.Result, error) { return r.App().CompleteMeasure(r.Ctx(), r.Request(r.id), c) }
}

func settle(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.SettleMeasure{OnMeasure: r.step(m), Amount: r.sum("settled", bounds{}, true)}
	return c, func() (app.Result, error) { return r.App().SettleMeasure(r.Ctx(), r.Request(r.id), c) }
}

func inform(r *reader, m *docket.Measure) (docket.Command, func() (app.Result, error)) {
	c := docket.InformCongress{On: r.on(), CongressInformed: docket.CongressInformed{Life: m.ID, Note: r.words("note", false)}}
	return c, func() (app.Result, error) { return r.App().InformCongress(r.Ctx(), r.Request(r.id), c) }
}

// ofForm are the refusals that say what a form leaves out, not that the step cannot be taken now.
var ofForm = []string{"fine.incomplete", "measure.terms", "wanting", "inexact_day", "unknown_word", "unknown_id", "shape", "future"}

// blocked says why a step cannot be taken now; nil where it can.
func (s step) blocked(f *file, m *docket.Measure) *refused {
	if !f.can(s.action) {
		return &refused{Fact: f.T("measures.no_role", "action", f.App().Matrix.Label(s.action))}
	}
	cmd, _ := s.take(f.blank(), m)
	_, err := f.App().PreviewUnder(f.Actor, f.Docket, f.Assessment, cmd)
	var r *docket.Refusal
	if errors.As(err, &r) && !slices.Contains(ofForm, r.Rule) {
		out := f.refused(r)
		if r.Rule == "measure.not_approved" && waits(m) && f.can("deliberation.read") {
			out.Way = view.Link{Text: f.T("measures.to_approval"), URL: f.at("measures", m.ID, "approve")}
		}
		return out
	}
	return f.unapproved(s.act, m.ID)
}

// blank is a reader of a form that says nothing but today.
func (f *file) blank() *reader {
	return &reader{file: f, form: map[string][]string{"on": {f.Today().String()}}}
}

// stepPage is the form of one step.
type stepPage struct {
	Caption caption
	Step    string
	Hint    string
	Measure string
	URL     string
	Lines   []line
	Gates   []gateOn
	Fields  []page.Field
	Blocked bool // the step cannot be taken whatever the form says
	Refusal *refused
	Errors  page.Errors
	Version int
	Action  string
}

// form shows the form of a step, or why it cannot be taken.
func (s step) form(v *page.Visit) {
	f, m := lifeOf(v)
	if f == nil {
		return
	}
	r := f.reader()
	r.form = f.usual(m)
	r.refusal = s.blocked(f, m)
	s.show(r, m)
}

func (s step) show(r *reader, m *docket.Measure) {
	p := stepPage{
		Caption: r.caption(), Step: s.name, Hint: r.T("measures.step." + s.name + ".hint"), Measure: r.label("measure", m.Measure), URL: r.at("measures", m.ID),
		Lines: r.lines(m), Fields: s.fields(r, m), Refusal: r.refusal, Blocked: r.refusal != nil && len(r.errs) == 0, Errors: r.errs, Version: r.Docket.Version, Action: r.at("measures", m.ID, s.name),
	}
	if s.name == "decide" {
		p.Gates = r.gatesOf(r.View, m)
	}
	title := r.T("measures.step."+s.name) + r.T("report.colon") + p.Measure
	r.show("step", title, p, r.errs, crumb(p.Measure, p.URL))
}

// sent takes the step.
func (s step) sent(v *page.Visit) {
	f, m := lifeOf(v)
	if f == nil {
		return
	}
	r := f.reader()
	_, take := s.take(r, m)
	if len(r.errs) > 0 {
		s.show(r, m)
		return
	}
	_, err := take()
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		s.show(r, m)
	default:
		r.Done(r.at("measures", m.ID), noted(s.name, r.label("measure", m.Measure)))
	}
}
