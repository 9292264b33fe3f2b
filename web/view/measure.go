package view

import (
	"fmt"
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/law"
)

//i18n:keys report.duty_word.*
//i18n:keys web.measures.*

// MeasureGroup is a group of measures: the principal ones, the others, the ways out of inaction, the acts of procedure.
type MeasureGroup struct {
	ID      string // for anchors
	Title   string
	Rows    []Measure // with their conditions
	Unknown []Measure // light lines
	Closed  []Measure // light lines
	Open    int
}

// Measure is one measure with why it can or cannot be taken.
type Measure struct {
	ID, Label string
	Anchor    string // id on the page; empty where another row of the measure has it
	URL       string
	State     Tag
	Taken     bool
	Why       string // short
	Reported  string
	Conflict  bool // reported, though the law holds it closed
	Reasons   []Reason
	Opens     []string // what would have to come about
	Verified  bool     // applied to a copy of the facts, that opened it
	Fields    []Field  // who, against whom, approval, remedy, papers, what follows
	Cite      Cite
	Gaps      string
	Of        []string // obligations; nil: all
	Take      string   // address where it is taken, or where it is said what would open it; empty: here it cannot be
}

// Reason is one condition and whether it does its part.
type Reason struct {
	Stands string // true, false, unknown
	Text   string
	Cites  []Cite
	Facts  []Field
	Unless []Reason
}

// measureGroups are the measures in their groups; groups without any are left out.
func (c *caseMaker) measureGroups() []MeasureGroup {
	groups := make([]MeasureGroup, 4)
	for i, id := range []string{"principal", "others", "routes", "steps"} {
		groups[i].ID, groups[i].Title = id, i18n.T(c.lang, "web.measures."+id)
	}
	for _, o := range outcomes(c.a.Positions, func(p *law.Position) []law.Measure { return p.Measures }, c.measureLook) {
		g := &groups[c.groupOf(o.slot)]
		full := c.Full || g.ID == "principal" || o.slot.State == law.Open || len(o.slot.Reported) > 0
		made := c.measure(o, full)
		switch {
		case o.slot.State == law.Open:
			g.Open++
			g.Rows = append(g.Rows, made)
		case full:
			g.Rows = append(g.Rows, made)
		case o.slot.State == law.Closed:
			g.Closed = append(g.Closed, made)
		default:
			g.Unknown = append(g.Unknown, made)
		}
	}
	for i := range groups {
		slices.SortStableFunc(groups[i].Rows, func(a, b Measure) int { return order[a.State.Tone] - order[b.State.Tone] })
		anchorMeasures(groups[i].Rows)
	}
	return kept(groups, func(g MeasureGroup) bool { return len(g.Rows)+len(g.Unknown)+len(g.Closed) > 0 })
}

// anchorMeasures gives the first row of each measure an id on the page.
func anchorMeasures(rows []Measure) {
	seen := map[string]bool{}
	for i := range rows {
		if id := rows[i].ID; !seen[id] {
			rows[i].Anchor, seen[id] = "m-"+id, true
		}
	}
}

// order puts what can be done before what may be and what cannot.
var order = map[Tone]int{Good: 0, Unknown: 1, Neutral: 2}

// groupOf is the index of the group of a measure. Principal are those of the pack's coverage list art96; in a pack without that list all
// are.
func (c *caseMaker) groupOf(m *law.Measure) int {
	switch m.Sort {
	case "route":
		return 2
	case "step":
		return 3
	}
	list, ok := c.pack.Coverage.M["art96"]
	covers := func(row string) bool { return slices.Contains(list.Rows.Keys, row) }
	if !ok || slices.ContainsFunc(c.pack.Measures.M[m.ID].Covers, covers) {
		return 0
	}
	return 1
}

// measureLook is all a reader would see of a measure, as text to compare.
func (c *caseMaker) measureLook(_ *law.Position, m *law.Measure) string {
	return fmt.Sprint(m.State, m.Taken, m.Reported, m.Cite, m.Ask, m.Incomplete, c.obstacles(m), c.lackOf(m))
}

func (c *caseMaker) measure(o outcome[law.Measure], full bool) Measure {
	m := o.slot
	out := Measure{
		ID: m.ID, Label: c.in(m.Label), URL: c.ruleURL("measure", m.ID), State: c.state(m.State), Taken: m.Taken, Of: o.of, Cite: c.cite(m.Cite),
	}
	out.Why = c.why(m)
	if m.State == law.Open {
		out.Why = c.openLine(m)
	}
	out.Gaps = c.incomplete(m.Incomplete)
	out.Reported, out.Conflict = c.reported(m)
	if !full {
		return out
	}
	out.Reasons, out.Fields = c.reasons(m), c.measureFields(m)
	out.Opens, out.Verified = c.opens(m), m.Plan.Verified
	return out
}

// openLine says who may take an open measure and whose approval it needs.
func (c *caseMaker) openLine(m *law.Measure) string {
	out := []string{i18n.T(c.lang, "report.duty_word."+m.Duty, "who", c.in(m.By))}
	if c.pack.Measures.M[m.ID].Approve != nil {
		out = append(out, c.t("report.measure.approve", "who", c.approver(m.ID)))
	}
	return dotted(out...)
}

// approver is whose approval a measure needs, and on what basis.
func (w words) approver(id string) string {
	a := w.pack.Measures.M[id].Approve
	who := w.term(a.By)
	if a.Basis != "" && a.Basis != "text" {
		who = w.noted(who, i18n.T(w.lang, "report.basis."+string(a.Basis)))
	}
	return who
}

// reported says that the record has the measure decided. Where that cannot be with this kind of title, or under the readings chosen, it
// is a note and no error.
func (c *caseMaker) reported(m *law.Measure) (text string, conflict bool) {
	if len(m.Reported) == 0 {
		return "", false
	}
	days := c.t("report.measure.reported", "days", c.items(mapped(m.Reported, c.reportedDay)))
	switch {
	case m.State != law.Closed:
		return days, false
	case m.Gate == law.No:
		return c.t("report.measure.not_with_title", "reported", days), true
	}
	return c.t("report.measure.not_now", "reported", days), false
}

func (c *caseMaker) reportedDay(d casefile.Date) string {
	if d.Unknown {
		return c.t("report.day.undated")
	}
	return d.String()
}

// reasons are the conditions of a measure; the kind of title and the days in force come first where they fail.
func (c *caseMaker) reasons(m *law.Measure) []Reason {
	var out []Reason
	if m.Gate == law.No || m.InForce == law.No {
		for _, o := range c.obstacles(m) {
			if o.condition == "" {
				out = append(out, Reason{Stands: law.No.String(), Text: o.sentence})
			}
		}
	}
	if m.Gate == law.No {
		return out
	}
	for _, r := range m.Reasons {
		out = append(out, c.reason(r.Explain(c.lang), r.Stands()))
	}
	return out
}

func (c *caseMaker) reason(e law.Explanation, stands law.Truth) Reason {
	out := Reason{Stands: stands.String(), Text: e.Text, Cites: c.cites(e.Cites)}
	for _, f := range e.Facts {
		out.Facts = append(out.Facts, Field{Label: f.Label, Text: c.factValue(f)})
	}
	for _, u := range e.Unless {
		out.Unless = append(out.Unless, c.reason(u, opposite(u.Value)))
	}
	return out
}

func (c *caseMaker) factValue(f law.FactUse) string {
	switch f.State {
	case law.No:
		return c.t("report.explain.none")
	case law.Unknown:
		return c.t("report.day.unknown")
	}
	return f.Value
}

// opposite is the truth of “not”.
func opposite(t law.Truth) law.Truth {
	if t == law.Unknown {
		return t
	}
	return law.Yes - t
}

//i18n:keys web.opens.*

// opens is what would have to come about for a measure to open, a step a line.
func (c *caseMaker) opens(m *law.Measure) []string {
	var out []string
	for _, s := range m.Plan.Steps {
		args := []any{"fact", c.fact(s.Fact), "who", c.term(s.By), "day", s.On}
		if s.Means == law.Answer {
			args = append([]any{"fact", c.in(c.pack.Facts.M[s.Fact].Ask)}, args...)
		}
		if text := i18n.T(c.lang, "web.opens."+s.Means.String(), args...); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// measureFields are who takes a measure against whom, and what goes with it.
func (c *caseMaker) measureFields(m *law.Measure) []Field {
	out := []Field{{Label: c.t("web.field.by"), Text: c.in(m.By)}}
	if target := c.in(m.Target); target != "" {
		out = append(out, Field{Label: c.t("web.field.target"), Text: target})
	}
	return append(out, c.sidework(m.ID)...)
}

// sidework is what a measure needs beside its conditions: approval, remedy, papers, what follows.
func (w words) sidework(id string) []Field {
	d := w.pack.Measures.M[id]
	var out []Field
	add := func(label, text string) {
		if text != "" {
			out = append(out, Field{Label: label, Text: text})
		}
	}
	if d.Approve != nil {
		add(w.t("web.field.approve"), w.approver(id))
	}
	if d.Remedy != nil {
		add(w.t("web.field.remedy"), w.remedy(id))
	}
	add(w.t("web.field.papers"), w.items(mapped(d.Papers, w.term)))
	add(w.t("web.field.next"), w.items(mapped(d.Next, w.term)))
	add(w.t("web.field.note"), w.in(d.Note))
	return out
}

// remedy is what the one whom a measure hits can do: what, to whom, within which time, decided when, and whether it stops the measure.
func (w words) remedy(id string) string {
	r := w.pack.Measures.M[id].Remedy
	out := []string{w.term(r.Kind)}
	if r.To != "" {
		out = append(out, w.t("report.explain.to", "who", w.term(r.To)))
	}
	if r.Within != "" {
		out = append(out, w.t("report.explain.within", "length", w.length(r.Within)))
	}
	if r.Decided != "" {
		out = append(out, w.t("report.explain.decided", "length", w.length(r.Decided)))
	}
	if !r.Suspends {
		out = append(out, w.t("report.explain.no_stop"))
	}
	text := w.items(out)
	if r.Basis != "text" {
		text = w.noted(text, i18n.T(w.lang, "report.basis."+string(r.Basis)))
	}
	return text
}
