package measures

import (
	"net/url"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

// side is what one of the three says of performance.
type side struct {
	Who      string
	State    view.Tag
	On, Fact string
	Evidence string
}

type assessPage struct {
	Caption    caption
	Obligation string
	Quote      string
	Facts      []line
	Sides      []side
	Disputed   bool
	Fields     []page.Field
	Refusal    *refused
	Errors     page.Errors
	Version    int
	Action     string
}

// obligationOf is the case and the obligation that the address names; nil where the visit has been answered.
func obligationOf(v *page.Visit) (*file, *docket.Obligation) {
	f := open(v)
	if f == nil {
		return nil, nil
	}
	o := f.Docket.Obligation(v.Value("obligation"))
	if o == nil {
		v.NotFound()
		return nil, nil
	}
	return f, o
}

// assess asks a judge whether an obligation is performed, beside what both sides say.
func assess(v *page.Visit) {
	if f, o := obligationOf(v); f != nil {
		r := f.reader()
		r.form = url.Values{"on": {f.Today().String()}}
		r.assess(o)
	}
}

func (r *reader) assess(o *docket.Obligation) {
	on := r.field("on", page.DateField, nil)
	on.Width = "10"
	evidence := r.optional(r.field("evidence", page.AreaField, nil))
	evidence.Hint = r.T("measures.hint.evidence")
	p := assessPage{
		Caption: r.caption(), Obligation: r.what(o), Quote: o.Quote.In(i18n.ZH), Facts: r.facts(o), Disputed: o.Disputed(), Refusal: r.refusal, Errors: r.errs,
		Version: r.Docket.Version, Action: r.at("obligations", o.ID, "assess"),
		Sides:  []side{r.side("debtor", o.Reported), r.side("applicant", o.Viewed), r.side("court", o.Assessed)},
		Fields: []page.Field{r.field("state", page.RadiosField, r.stateOptions()), on, evidence, r.optional(r.field("note", page.AreaField, nil))},
	}
	r.show("assess", r.T("measures.assess"), p, r.errs)
}

func (f *file) stateOptions() []page.Option {
	var out []page.Option
	for _, word := range casefile.PerformanceStates {
		out = append(out, page.Option{Value: word, Text: f.label("performance_state", word), Hint: f.T("measures.state." + word)}) //i18n:keys measures.state.*
	}
	return out
}

func (f *file) side(who string, s *docket.Statement) side {
	out := side{Who: f.label("performance_by", who), State: f.performance(s)}
	if s == nil {
		out.State = view.Tag{Tone: view.Unknown, Text: f.T("measures.side.nothing")}
		return out
	}
	var evidence []string
	for _, id := range s.Evidence {
		evidence = append(evidence, docket.Said("evidence_kind", id).In(f.Lang))
	}
	out.On, out.Fact, out.Evidence = f.T("measures.side.on", "day", s.On, "who", f.Person(s.Actor)), s.Fact.In(f.Lang), f.list(evidence)
	return out
}

// facts are what a judge looks at: when it is performed, by when it was due, what was paid.
func (f *file) facts(o *docket.Obligation) []line {
	var out []line
	add := func(name, text string) {
		if text != "" {
			out = append(out, line{f.T("measures.fact." + name), text}) //i18n:keys measures.fact.*
		}
	}
	add("done", o.Done.In(f.Lang))
	if p := f.position(o.ID); p != nil {
		for i := range p.Limits {
			if l := &p.Limits[i]; l.ID == "performance" && l.Start.Exact() {
				add("due", f.due(l))
			}
		}
	}
	add("amount", f.yuan(o.Amount))
	for _, p := range f.Docket.Payments {
		if len(p.Obligations) == 0 || slices.Contains(p.Obligations, o.ID) {
			add("paid", f.T("measures.paid", "day", p.On, "sum", p.Amount.Fen().Grouped()))
		}
	}
	return out
}

// due is the last day of the performance period, and how far it is past.
func (f *file) due(l *law.Limit) string {
	if !l.Last.Exact() || l.Last.First >= f.Today() {
		return l.Last.String()
	}
	return i18n.N(f.Lang, int(f.Today()-l.Last.First), "measures.past", "last", l.Last.First)
}

// assessSent records what the court finds of performance.
func assessSent(v *page.Visit) {
	f, o := obligationOf(v)
	if f == nil {
		return
	}
	r := f.reader()
	c := docket.AssessPerformance{On: r.on(), PerformanceAssessed: docket.PerformanceAssessed{
		Told:         docket.Told{Obligations: []string{o.ID}, Fact: r.words("note", false)},
		WithState:    docket.WithState{State: r.one("state", casefile.PerformanceStates, true)},
		WithEvidence: docket.WithEvidence{Evidence: once(strings.FieldsFunc(r.text("evidence", false), separates))},
	}}
	if len(r.errs) > 0 {
		r.assess(o)
		return
	}
	_, err := r.App().AssessPerformance(r.Ctx(), r.Request(r.id), c)
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.assess(o)
	default:
		r.Done(r.at("obligations")+"#"+o.ID, i18n.M("measures.done.assessed", "obligation", o.ID))
	}
}

// separates reports whether a character stands between two entries of a list.
func separates(c rune) bool { return strings.ContainsRune("\n,，、;；", c) }
