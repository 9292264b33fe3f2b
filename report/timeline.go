package report

import (
	"cmp"
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// Timeline returns the course of one measure: for each date of the record, in order, its state and exactly what stood between the
// court and it. A date known to the month or year is taken at its last day; dates of mere background are left out. What may have blocked
// the measure, and is not reported, did not stand between as far as anybody knows: it is said once, below. Obligations for which the
// measure takes the same course share one list. It fails where law.Assess fails.
func Timeline(p *law.Pack, f *casefile.File, measure string, readings map[string]string, o Options) ([]byte, error) {
	o.Explain = false
	w := newWriter(p, nil, o)
	dates := datesOf(f)
	courses := make([]course, len(f.Obligations))
	for _, d := range dates {
		a, err := law.Assess(p, f, d.when.Last, law.WithReadings(readings))
		if err != nil {
			return nil, err
		}
		w.A = a
		for i := range a.Positions {
			courses[i].add(w, &a.Positions[i], measure)
		}
	}
	w.Para(0, 0, layout.T(layout.Strong, w.In(f.Title)).Add(layout.Faint, "  "+f.ID))
	w.Para(0, 0, layout.P(w.t("report.timeline.head", "measure", w.In(p.Measures.M[measure].Label))))
	if !f.Complete {
		w.Para(0, 0, layout.T(layout.Warn, w.t("report.warn.incomplete")))
	}
	for i, c := range courses {
		if slices.IndexFunc(courses, c.same) == i {
			w.courseHead(f, courses, c)
			w.course(c, dates)
		}
	}
	return w.Bytes(), nil
}

// course is how a measure went for one obligation.
type course struct {
	stops  []stop
	blocks []string // what may have blocked it on some of the dates
}

func (c course) same(other course) bool {
	return slices.Equal(c.stops, other.stops) && slices.Equal(c.blocks, other.blocks)
}

// add appends the stop of one date.
func (c *course) add(w *writer, pos *law.Position, measure string) {
	i := slices.IndexFunc(pos.Measures, func(m law.Measure) bool { return m.ID == measure })
	m := &pos.Measures[i]
	c.stops = append(c.stops, w.stop(pos, m))
	for _, b := range w.Blocks(m) {
		if !slices.Contains(c.blocks, b) {
			c.blocks = append(c.blocks, b)
		}
	}
}

// dated is a date of the record with what happened then.
type dated struct {
	when civil.Partial
	what []i18n.Msg
}

// datesOf are the dates of the record in order, each once, without the background of the dispute.
func datesOf(f *casefile.File) []dated {
	var out []dated
	out = addDate(out, f.Enforcement.Made, i18n.M("report.timeline.made"))
	out = addDate(out, f.Enforcement.Effective, i18n.M("report.timeline.effective"))
	for _, e := range f.Events {
		if e.Kind != "background" {
			out = addDate(out, e.On, casefile.Label("event", e.Kind))
		}
	}
	slices.SortStableFunc(out, func(a, b dated) int {
		return cmp.Or(cmp.Compare(a.when.Last, b.when.Last), cmp.Compare(a.when.First, b.when.First))
	})
	return out
}

// addDate adds what happened to its date; what has no date is left out, and what is called alike stands once.
func addDate(dates []dated, on casefile.Date, what i18n.Msg) []dated {
	if !on.Known() {
		return dates
	}
	i := slices.IndexFunc(dates, func(d dated) bool { return d.when == on.Partial })
	if i < 0 {
		i, dates = len(dates), append(dates, dated{when: on.Partial})
	}
	if !slices.ContainsFunc(dates[i].what, func(m i18n.Msg) bool { return m.Key == what.Key }) {
		dates[i].what = append(dates[i].what, what)
	}
	return dates
}

// stop is how things stood with the measure on one date.
type stop struct {
	state law.State
	brief string // what stood between, in a word
	full  string // and in sentences
	style layout.Style
}

// stop is how things stand with the measure in an assessment. What stands between is, in this order: what the law requires and the record
// does not have; the decision itself; its service; nothing.
func (w *writer) stop(pos *law.Position, m *law.Measure) stop {
	s := stop{state: m.State, style: layout.Warn}
	missing := w.kindsBetween(m)
	switch {
	case m.Taken && (m.Duty == "right" || served(w.A.File, m.ID, pos.Obligation.ID, w.A.On)):
		s.brief, s.full, s.style = w.t("report.timeline.nothing"), w.t("report.timeline.served"), layout.Good
	case m.Taken:
		s.brief, s.full = w.t("report.timeline.service"), w.t("report.timeline.no_service")
	case len(missing) == 0:
		s.brief, s.full, s.style = w.deed("one", m), w.openLine(m), layout.Note
	case wording.ForGood(w.Obstacles(m)):
		s.brief, s.full, s.style = w.t("report.timeline.never"), w.between(m, elsewhere{}), layout.Faint
	default:
		s.brief = w.t("report.timeline.then", "what", w.Items(missing), "deed", w.deed("then", m))
		s.full = w.Clauses([]string{w.between(m, elsewhere{blocks: w.Blocks(m)}), w.deedApproved(m)})
	}
	return s
}

// deed is the word for what the court, or the party whose right it is, does in the end.
func (w *writer) deed(how string, m *law.Measure) string {
	if m.Duty == "right" {
		return i18n.T(w.Lang, "report.timeline."+how+"_request")
	}
	return i18n.T(w.Lang, "report.timeline."+how+"_decision")
}

//i18n:keys report.timeline.one_*
//i18n:keys report.timeline.then_*

// deedApproved is the deed with whose approval it needs.
func (w *writer) deedApproved(m *law.Measure) string {
	deed := w.deed("then", m)
	if w.Pack.Measures.M[m.ID].Approve == nil {
		return deed
	}
	return w.Noted(deed, w.approvedBy(m.ID))
}

// approvedBy is whose approval a measure needs, in one phrase with the basis.
func (w *writer) approvedBy(id string) string {
	a := w.Pack.Measures.M[id].Approve
	text := w.t("report.timeline.approval", "who", w.Term(a.By))
	if a.Basis == "" || a.Basis == "text" {
		return text
	}
	return w.t("report.cited", "text", text, "note", i18n.T(w.Lang, "report.basis."+string(a.Basis)))
}

// served reports whether the record has the measure served for an obligation by a day.
func served(f *casefile.File, measure, obligation string, on civil.Day) bool {
	return slices.ContainsFunc(f.Events, func(e casefile.Event) bool {
		mine := len(e.Obligations) == 0 || slices.Contains(e.Obligations, obligation)
		return mine && e.Kind == "measure_served" && e.Measure == measure && e.On.Known() && e.On.Last <= on
	})
}

// kindsBetween says of what kinds the things are that stand before the decision, and how many: acts, time, findings, facts nobody reports.
// What may block the measure and is not reported is none.
func (w *writer) kindsBetween(m *law.Measure) []string {
	n := w.countBetween(m)
	var out []string
	for _, kind := range []string{"condition", "act", "time", "finding", "fact"} {
		switch {
		case n[kind] == 1, n[kind] > 1 && kind == "time":
			out = append(out, i18n.T(w.Lang, "report.timeline.one."+kind))
		case n[kind] > 1:
			out = append(out, i18n.T(w.Lang, "report.timeline.some."+kind, "n", n[kind]))
		}
	}
	return out
}

// countBetween counts what stands before the decision, by kind. One act that mends two conditions counts once.
func (w *writer) countBetween(m *law.Measure) map[string]int {
	lack := w.LackOf(m)
	n := map[string]int{"act": len(lack.Acts), "finding": len(lack.Findings), "fact": len(lack.Facts)}
	seen := map[law.Step]bool{}
	for _, o := range w.Obstacles(m) {
		steps := wording.StepsFor(m, o.Condition)
		for _, s := range steps {
			if s.Condition = ""; !seen[s] {
				seen[s] = true
				n[kindOf[s.Means]]++
			}
		}
		n["condition"] += one(len(steps) == 0)
	}
	if _, ok := w.OpensOn(m); ok {
		n["time"]++
	}
	return n
}

//i18n:keys report.timeline.one.*
//i18n:keys report.timeline.some.*

// kindOf is the kind of obstacle a step of a plan stands for.
var kindOf = map[law.Means]string{
	law.Answer: "fact", law.Wait: "time", law.ActOf: "act", law.FindingOf: "finding", law.Impossible: "condition",
}

// courseHead names the obligations that took a course, a line each.
func (w *writer) courseHead(f *casefile.File, courses []course, c course) {
	w.Blank()
	var heads []layout.Text
	for k := range courses {
		if c.same(courses[k]) {
			heads = append(heads, layout.T(layout.Note, f.Obligations[k].ID+"  ").Add(layout.Strong, w.In(f.Obligations[k].What)))
		}
	}
	last := len(heads) - 1
	for _, h := range heads[:last] {
		w.Para(0, 4, h)
	}
	w.Rule(heads[last])
}

// course writes the list of one course. A date on which nothing changed says so.
func (w *writer) course(c course, dates []dated) {
	t := layout.Table{Indent: 1}
	for k, d := range dates {
		s := c.stops[k]
		brief := layout.T(s.style, s.brief)
		same := k > 0 && c.stops[k-1] == s
		if same {
			brief = layout.T(layout.Faint, w.t("report.timeline.same"))
		}
		t.Row(layout.T(layout.Strong, d.when.String()), w.state(s.state), brief, layout.T(layout.Faint, w.happened(d)))
		if !same {
			t.Below(1, layout.P(s.full))
		}
	}
	w.Table(t)
	if len(c.blocks) > 0 {
		w.Blank()
		w.Para(1, 3, layout.T(layout.Warn, w.t("report.timeline.unless")).Add(layout.Plain, w.Clauses(c.blocks)))
	}
}

func (w *writer) happened(d dated) string {
	var out []string
	for _, m := range d.what {
		out = append(out, m.In(w.Lang))
	}
	return w.Items(out)
}
