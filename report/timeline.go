package report

import (
	"cmp"
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// Timeline returns the course of one measure: for each date of the record, in order, its state and exactly what stood between the
// court and it. A date known to the month or year is taken at its last day. Obligations for which the measure takes the same course
// share one list. It fails where law.Assess fails.
func Timeline(p *law.Pack, f *casefile.File, measure string, readings map[string]string, o Options) ([]byte, error) {
	w := newWriter(p, nil, o)
	dates := datesOf(f)
	courses := make([][]stop, len(f.Obligations))
	for _, d := range dates {
		a, err := law.Assess(p, f, d.when.Last, law.WithReadings(readings))
		if err != nil {
			return nil, err
		}
		w.a = a
		for i := range a.Positions {
			courses[i] = append(courses[i], w.stop(&a.Positions[i], measure, f))
		}
	}
	label := w.in(p.Measures.M[measure].Label)
	w.Para(0, 0, layout.T(layout.Strong, w.in(f.Title)).Add(layout.Faint, "  "+f.ID))
	w.Para(0, 0, layout.P(w.t("report.timeline.head", "measure", label)))
	if !f.Complete {
		w.Para(0, 0, layout.T(layout.Warn, w.t("report.warn.incomplete")))
	}
	for i, course := range courses {
		if first := slices.IndexFunc(courses, func(c []stop) bool { return slices.Equal(c, course) }); first == i {
			w.course(f, courses, i, dates)
		}
	}
	return w.Bytes(), nil
}

// dated is a date of the record with what happened then.
type dated struct {
	when civil.Partial
	what []i18n.Msg
}

// datesOf are the dates of the record in order, each once.
func datesOf(f *casefile.File) []dated {
	var out []dated
	add := func(d casefile.Date, what i18n.Msg) {
		if !d.Known() {
			return
		}
		i := slices.IndexFunc(out, func(x dated) bool { return x.when == d.Partial })
		if i < 0 {
			i = len(out)
			out = append(out, dated{when: d.Partial})
		}
		if !slices.ContainsFunc(out[i].what, func(m i18n.Msg) bool { return m.Key == what.Key }) {
			out[i].what = append(out[i].what, what)
		}
	}
	add(f.Enforcement.Made, i18n.M("report.timeline.made"))
	add(f.Enforcement.Effective, i18n.M("report.timeline.effective"))
	for _, e := range f.Events {
		add(e.On, casefile.Label("event", e.Kind))
	}
	slices.SortStableFunc(out, func(a, b dated) int {
		return cmp.Or(cmp.Compare(a.when.Last, b.when.Last), cmp.Compare(a.when.First, b.when.First))
	})
	return out
}

// stop is how things stood with the measure on one date.
type stop struct {
	state law.State
	brief string // what stood between, in a word
	full  string // and in sentences
	style layout.Style
}

// stop is how things stand with the measure in an assessment.
func (w *writer) stop(pos *law.Position, measure string, f *casefile.File) stop {
	i := slices.IndexFunc(pos.Measures, func(m law.Measure) bool { return m.ID == measure })
	m := &pos.Measures[i]
	s := stop{state: m.State, style: layout.Warn}
	switch {
	case m.Taken && served(f, measure, w.a.On):
		s.brief, s.style = w.t("report.timeline.nothing"), layout.Good
		s.full = w.t("report.timeline.served")
	case m.Taken:
		s.brief, s.full = w.t("report.timeline.service"), w.t("report.timeline.no_service")
	case m.State == law.Open:
		s.brief, s.style, s.full = w.t("report.timeline.decision"), layout.Note, w.openLine(m)
	default:
		s.brief, s.full = w.brief(m), w.between(m, lack{})
	}
	return s
}

// served reports whether the record has the measure served by a day.
func served(f *casefile.File, measure string, on civil.Day) bool {
	return slices.ContainsFunc(f.Events, func(e casefile.Event) bool {
		return e.Kind == "measure_served" && e.Measure == measure && e.On.Known() && e.On.Last <= on
	})
}

// brief says of what kinds the obstacles are, and how many.
func (w *writer) brief(m *law.Measure) string {
	var out []string
	add := func(key string, n int) {
		if n > 0 {
			out = append(out, i18n.T(w.Lang, key, "n", n))
		}
	}
	fails, lacks := w.failing(m), w.lackOf(m)
	add("report.timeline.fails", len(fails))
	if !slices.ContainsFunc(fails, func(f failing) bool { return f.final }) {
		add("report.timeline.findings", len(lacks.findings))
		add("report.timeline.facts", len(lacks.facts))
	}
	return w.items(out)
}

// course writes the list of one obligation and of those that share it. A date on which nothing changed says so.
func (w *writer) course(f *casefile.File, courses [][]stop, i int, dates []dated) {
	w.Blank()
	var head layout.Text
	for k, c := range courses {
		if slices.Equal(c, courses[i]) {
			head = head.Add(layout.Note, f.Obligations[k].ID+"  ").Add(layout.Strong, w.in(f.Obligations[k].What)+"  ")
		}
	}
	w.Rule(head)
	t := layout.Table{Indent: 1}
	for k, d := range dates {
		s := courses[i][k]
		brief := layout.T(s.style, s.brief)
		same := k > 0 && courses[i][k-1] == s
		if same {
			brief = layout.T(layout.Faint, w.t("report.timeline.same"))
		}
		t.Row(layout.T(layout.Strong, d.when.String()), w.state(s.state), brief, layout.T(layout.Faint, w.happened(d)))
		if !same {
			t.Below(1, layout.P(s.full))
		}
	}
	w.Table(t)
}

func (w *writer) happened(d dated) string {
	var out []string
	for _, m := range d.what {
		out = append(out, m.In(w.Lang))
	}
	return w.items(out)
}
