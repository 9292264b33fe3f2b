package view

import (
	"fmt"
	"slices"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
)

//i18n:keys web.measures.*

// MeasureGroup is a group of measures: the principal ones, the others, the ways out of inaction, the acts of procedure.
type MeasureGroup struct {
	ID      string // for anchors
	Title   string
	Rows    []Measure // with their conditions
	Unknown []Measure // light lines
	Closed  []Measure // light lines
	Open    int       // measures, each once
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
	open      bool
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
		groups[i].ID, groups[i].Title = id, i18n.T(c.Lang, "web.measures."+id)
	}
	for _, o := range wording.Outcomes(c.a.Positions, func(p *law.Position) []law.Measure { return p.Measures }, c.measureLook) {
		c.put(&groups[c.groupOf(o.Slot)], o)
	}
	for i := range groups {
		slices.SortStableFunc(groups[i].Rows, func(a, b Measure) int { return order[a.State.Tone] - order[b.State.Tone] })
		anchorMeasures(groups[i].Rows)
	}
	return each.Kept(groups, func(g MeasureGroup) bool { return len(g.Rows)+len(g.Unknown)+len(g.Closed) > 0 })
}

// put adds a measure to its group, as a row where it is principal, open or reported or where all is wanted, else as a light line.
func (c *caseMaker) put(g *MeasureGroup, o wording.Outcome[law.Measure]) {
	full := c.Full || g.ID == "principal" || o.Slot.State == law.Open || len(o.Slot.Reported) > 0
	made := c.measure(o, full)
	if o.Slot.State == law.Open && !slices.ContainsFunc(g.Rows, func(m Measure) bool { return m.ID == made.ID && m.open }) {
		g.Open++
	}
	switch {
	case full:
		g.Rows = append(g.Rows, made)
	case o.Slot.State == law.Closed:
		g.Closed = append(g.Closed, made)
	default:
		g.Unknown = append(g.Unknown, made)
	}
}

// countMeasures counts the measures, which are neither routes nor steps, that are open for an obligation at least, and those of the others
// that cannot be told for one.
func countMeasures(ps []law.Position) (open, unknown int) {
	in := func(s law.State) []string {
		var ids []string
		for _, pos := range ps {
			for _, m := range pos.Measures {
				if m.Sort == "measure" && m.State == s {
					ids = append(ids, m.ID)
				}
			}
		}
		return each.Once(ids)
	}
	opened := in(law.Open)
	return len(opened), len(each.Kept(in(law.Undetermined), func(id string) bool { return !slices.Contains(opened, id) }))
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

// groupOf is the index of the group of a measure.
func (c *caseMaker) groupOf(m *law.Measure) int {
	switch m.Sort {
	case "route":
		return 2
	case "step":
		return 3
	}
	if c.Principal(m.ID) {
		return 0
	}
	return 1
}

// measureLook is all a reader would see of a measure, as text to compare.
func (c *caseMaker) measureLook(m *law.Measure) string {
	return fmt.Sprint(m.State, m.Taken, m.Reported, m.Cite, m.Ask, m.Incomplete, c.say.Obstacles(m), c.say.LackOf(m), c.say.Blocks(m))
}

func (c *caseMaker) measure(o wording.Outcome[law.Measure], full bool) Measure {
	m := o.Slot
	out := Measure{
		ID: m.ID, Label: c.In(m.Label), URL: c.ruleURL("measure", m.ID), State: c.state(m.State), Taken: m.Taken, Of: o.Of, open: m.State == law.Open,
		Cite: c.cite(m.Cite),
	}
	out.Why = c.why(m)
	if m.State == law.Open {
		out.Why = c.openLine(m)
	}
	out.Gaps = c.incomplete(m.Incomplete)
	out.Reported, out.Conflict = c.say.Reported(m)
	if !full {
		return out
	}
	out.Reasons, out.Fields = c.reasons(m), c.measureFields(m)
	out.Opens, out.Verified = c.opens(m), m.Plan.Verified
	return out
}

// openLine says who may take an open measure and whose approval it needs.
func (c *caseMaker) openLine(m *law.Measure) string {
	return wording.Dotted(c.Duty(m), c.Approval(m.ID))
}

// why is the reason for the state of a measure that is not open, short enough for a line: the only obstacle in words, or how many obstacles
// there are, how much is not on file, and how much may block it though nobody reported it.
func (c *caseMaker) why(m *law.Measure) string {
	fails, lacks := c.say.Obstacles(m), c.say.LackOf(m)
	if len(fails) == 1 && (fails[0].Final || lacks.None()) {
		return c.say.Obstacle(fails[0])
	}
	var out []string
	add := func(n int, key string) {
		if n > 0 {
			out = append(out, c.n(n, key))
		}
	}
	add(len(fails), "web.why.fails")
	add(len(lacks.Findings), "web.why.findings")
	add(len(lacks.Acts)+len(lacks.Facts), "web.why.facts")
	if clause, ok := c.say.OpensOn(m); ok {
		out = append(out, clause)
	}
	if len(out) == 0 && m.State == law.Undetermined {
		out = append(out, c.say.OnlyBlocked())
	}
	add(len(c.say.Blocks(m)), "web.why.blocks")
	return wording.Dotted(out...)
}

// reasons are the conditions of a measure; the kind of title and the days in force come first where they fail.
func (c *caseMaker) reasons(m *law.Measure) []Reason {
	var out []Reason
	for _, o := range c.say.Obstacles(m) {
		if o.Condition == "" {
			out = append(out, Reason{Stands: law.No.String(), Text: o.Sentence})
		}
	}
	if m.Gate == law.No {
		return out
	}
	return append(out, each.Mapped(c.Conditions(m), c.reason)...)
}

func (c *caseMaker) reason(k wording.Condition) Reason {
	return Reason{
		Stands: k.Stands.String(), Text: k.Text, Cites: c.cites(k.Cites),
		Facts:  each.Mapped(k.Facts, func(f wording.Fact) Field { return Field{Label: f.Label, Text: f.Value} }),
		Unless: each.Mapped(k.Unless, c.reason),
	}
}

//i18n:keys web.opens.*

// opens is what would have to come about for a measure to open, a step a line.
func (c *caseMaker) opens(m *law.Measure) []string {
	var out []string
	for _, s := range m.Plan.Steps {
		args := []any{"fact", c.say.Fact(s.Fact), "who", c.Term(s.By), "day", s.On}
		if s.Means == law.Answer {
			args = append([]any{"fact", c.In(c.Pack.Facts.M[s.Fact].Ask)}, args...)
		}
		if text := i18n.T(c.Lang, "web.opens."+s.Means.String(), args...); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// measureFields are who takes a measure against whom, and what goes with it.
func (c *caseMaker) measureFields(m *law.Measure) []Field {
	out := []Field{{Label: c.t("web.field.by"), Text: c.In(m.By)}}
	if target := c.In(m.Target); target != "" {
		out = append(out, Field{Label: c.t("web.field.target"), Text: target})
	}
	return append(out, c.sidework(m.ID)...)
}

// sidework is what a measure needs beside its conditions: approval, remedy, papers, what follows.
func (w words) sidework(id string) []Field {
	d := w.Pack.Measures.M[id]
	var out []Field
	add := func(label, text string) {
		if text != "" {
			out = append(out, Field{Label: label, Text: text})
		}
	}
	add(w.t("web.field.approve"), w.Noted(w.Approver(id)))
	add(w.t("web.field.remedy"), w.Remedy(id))
	add(w.t("web.field.papers"), w.Terms(d.Papers))
	add(w.t("web.field.next"), w.Terms(d.Next))
	add(w.t("web.field.note"), w.In(d.Note))
	return out
}
