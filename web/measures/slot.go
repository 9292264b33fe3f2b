package measures

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/view"
)

// slot is a measure for one obligation.
type slot struct {
	Obligation *docket.Obligation
	Measure    string
	Law        *law.Measure // nil: a milder means that needs no basis in the pack
	Shown      view.Measure // the gate in words
}

// gates are the measures of an assessment in words, with every condition.
func gates(p *law.Pack, a *law.Assessment, l i18n.Lang) []view.MeasureGroup {
	return view.CaseOf(p, a, l, view.Options{Full: true}).Measures
}

// gateOf finds a slot among measures in words.
func gateOf(groups []view.MeasureGroup, obligation, measure string) (view.Measure, bool) {
	for _, g := range groups {
		for _, m := range slices.Concat(g.Rows, g.Unknown, g.Closed) {
			if m.ID == measure && (m.Of == nil || slices.Contains(m.Of, obligation)) {
				return m, true
			}
		}
	}
	return view.Measure{}, false
}

// gates are the measures of the case in words.
func (f *file) gates() []view.MeasureGroup {
	if f.shown == nil {
		f.shown = gates(f.App().Pack, f.Assessment, f.Lang)
	}
	return f.shown
}

// slot finds one by “o1.daily_fine”; nil where there is none that can be proposed.
func (f *file) slot(name string) *slot {
	obligation, measure, _ := strings.Cut(name, ".")
	o := f.Docket.Obligation(obligation)
	if o == nil || !slices.Contains(casefile.Measures, measure) {
		return nil
	}
	return f.slotOf(o, measure)
}

// slots are those of an obligation that can be proposed, in the order of article 96, then the others.
func (f *file) slots(o *docket.Obligation) []*slot {
	var out []*slot
	for _, measure := range casefile.Measures {
		if s := f.slotOf(o, measure); s != nil {
			out = append(out, s)
		}
	}
	return out
}

// milder are the means that coerce nobody and that package docket lets be proposed although the pack has no rule for them.
var milder = []string{"letters"}

func (f *file) slotOf(o *docket.Obligation, measure string) *slot {
	s := &slot{Obligation: o, Measure: measure}
	if p := f.position(o.ID); p != nil {
		for i := range p.Measures {
			if p.Measures[i].ID == measure {
				s.Law = &p.Measures[i]
			}
		}
	}
	if s.Law == nil {
		if !slices.Contains(milder, measure) {
			return nil
		}
		s.Shown = view.Measure{
			ID: measure, Label: f.label("measure", measure), State: view.Tag{Tone: view.Good, Text: f.T("report.state.open")}, Why: f.T("measures.milder"),
		}
		return s
	}
	s.Shown, _ = gateOf(f.gates(), o.ID, measure)
	return s
}

// Name is how the address calls the slot.
func (s *slot) Name() string { return s.Obligation.ID + "." + s.Measure }

// state is open, closed or undetermined.
func (s *slot) state() law.State {
	switch {
	case s.Law == nil:
		return law.Open
	case s.Law.State == law.Open || s.Law.State == law.Undetermined:
		return s.Law.State
	}
	return law.Closed
}

// underWay is the life of a measure that was begun for the slot and is not over; nil where there is none.
func (f *file) underWay(s *slot) *docket.Measure {
	for _, m := range f.Docket.Measures {
		if m.ID != "" && m.Measure == s.Measure && !m.Over() && m.Settled.IsZero() && slices.Contains(m.Obligations, s.Obligation.ID) {
			return m
		}
	}
	return nil
}
