package measures

import (
	"mandamus/app"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/web/view"
)

// proposalView is a proposal for who has to sign it: what, against whom, by whom, and how the law stood and stands.
type proposalView struct {
	Life, Measure, Station string
	URL                    string
	Lines                  []line
	Now, Then              []gateOn
	ThenOn                 string
	Receipt                string // kept by the proposal
	Same                   bool   // the law installed now gives the very assessment the proposal was made under
	Otherwise              bool   // today's law, or today's facts, do not hold the measure open
}

// proposed is what the proposal of a life says; nil where none was proposed, or not to this reader.
func (f *file) proposal(m *docket.Measure) *docket.MeasureProposed {
	e := f.Docket.Entry(m.Proposed.At)
	if e == nil {
		return nil
	}
	b, _ := e.Body.(*docket.MeasureProposed)
	return b
}

// proposalView makes the view of a life that was proposed.
func (f *file) proposalView(m *docket.Measure) (proposalView, error) {
	p := proposalView{
		Life: m.ID, Measure: f.label("measure", m.Measure), Station: docket.Label("station", m.Station()).In(f.Lang),
		URL: f.at("measures", m.ID), Lines: f.lines(m), Now: f.gatesOf(f.View, m),
	}
	p.Otherwise = !heldOpen(f.Assessment, m)
	if m.Proposed.IsZero() || !f.can("deliberation.read") {
		return p, nil
	}
	before, err := f.App().Before(f.Ctx(), f.Actor, f.id, m.Proposed.At)
	if err != nil {
		return p, err
	}
	p.Then, p.ThenOn = f.gatesOf(before, m), m.Proposed.On.String()
	if b := f.proposal(m); b != nil {
		p.Receipt = b.Under
		p.Same = before.Withheld || b.Under == "" || b.Under == app.ReceiptID(before.Assessment.Receipt)
	}
	return p, nil
}

// gatesOf are the gates of a measure for its obligations in a case.
func (f *file) gatesOf(v app.View, m *docket.Measure) []gateOn {
	groups := f.gates()
	if v.Assessment != f.Assessment {
		groups = gates(f.App().Pack, v.Assessment, f.Lang)
	}
	var out []gateOn
	for _, id := range m.Obligations {
		o := f.Docket.Obligation(id)
		if o == nil {
			continue
		}
		if g, ok := gateOf(groups, id, m.Measure); ok {
			out = append(out, gateOn{f.what(o), g})
		}
	}
	return out
}

// heldOpen reports whether an assessment holds a measure open for all its obligations; one the pack does not have needs no basis in it.
func heldOpen(a *law.Assessment, m *docket.Measure) bool {
	for _, p := range a.Positions {
		for i := range p.Measures {
			if p.Measures[i].ID == m.Measure && concerns(m, p.Obligation.ID) && p.Measures[i].State != law.Open {
				return false
			}
		}
	}
	return true
}

func concerns(m *docket.Measure, obligation string) bool {
	for _, id := range m.Obligations {
		if id == obligation {
			return true
		}
	}
	return false
}

// lines say what a measure is to be, or is.
func (f *file) lines(m *docket.Measure) []line {
	out := []line{{f.T("measures.q.obligations"), f.list(f.whats(m.Obligations))}}
	add := func(name, text string) {
		if text != "" {
			out = append(out, line{f.T("measures.q." + name), text})
		}
	}
	add("person", f.person(m.Person))
	add("rate", f.rate(m.Terms.Rate))
	add("amount", f.yuan(m.Terms.Amount))
	if m.Terms.Days > 0 {
		add("days", f.T("measures.days", "n", m.Terms.Days))
	}
	if b := f.proposal(m); b != nil {
		add("said", b.Fact.In(f.Lang))
	}
	add("proposed", f.mark(m.Proposed))
	return out
}

func (f *file) rate(y docket.Yuan) string {
	if y == "" {
		return ""
	}
	return f.T("measures.yuan_a_day", "sum", y.Fen().Grouped())
}

func (f *file) yuan(y docket.Yuan) string {
	if y == "" {
		return ""
	}
	return f.T("report.yuan", "sum", y.Fen().Grouped())
}

// performance is the tag of what one side says of performance.
func (f *file) performance(s *docket.Statement) view.Tag {
	if s == nil {
		return view.Tag{}
	}
	return view.Tag{Tone: performanceTones[s.State], Text: f.label("performance_state", s.State)}
}

var performanceTones = map[string]view.Tone{"none": view.Bad, "partial": view.Warn, "full": view.Good, "disputed": view.Unknown}
