package view

import (
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

// What stands between an office and a measure that is not open: conditions that fail, each with what would mend it, and facts the file
// does not give.

//i18n:keys report.await.*

// obstacle is a condition that does not hold.
type obstacle struct {
	condition string // empty for the kind of title and the days in force
	sentence  string
	awaits    []string // what would mend it: a finding of whom, an act of whom, a day
	final     bool     // nothing can mend it
}

// lack is what the file does not give, as ids of facts.
type lack struct {
	findings []string // findings no office has made as far as the file says
	facts    []string // everything else
}

// obstacles are the conditions that do not hold. The kind of title comes first, and where one fails for good it alone is worth saying.
func (c *caseMaker) obstacles(m *law.Measure) []obstacle {
	if m.Gate == law.No {
		kind := c.word("title_kind", c.a.File.Enforcement.Kind)
		return []obstacle{{sentence: c.t("report.between.title", "kind", kind), final: true}}
	}
	var out []obstacle
	if m.InForce == law.No {
		out = append(out, obstacle{sentence: c.t("report.between.no_law"), awaits: c.awaits(m, "")})
	}
	for _, r := range m.Reasons {
		if r.Stands() == law.No {
			out = append(out, obstacle{r.Condition, r.Sentence(c.lang), c.awaits(m, r.Condition), hopeless(m, r)})
		}
	}
	if final := kept(out, func(o obstacle) bool { return o.final }); len(final) > 0 {
		return final
	}
	return out
}

// hopeless reports whether nothing can mend a failing condition. That the debtor would have to undo what blocks the measure, its own
// performance, is no way.
func hopeless(m *law.Measure, r law.Reason) bool {
	mine := kept(m.Plan.Steps, func(s law.Step) bool { return s.Condition == r.Condition })
	undo := func(s law.Step) bool { return r.Blocks && s.Means == law.ActOf && s.By == "debtor" }
	return len(mine) > 0 && !slices.ContainsFunc(mine, func(s law.Step) bool { return s.Means != law.Impossible && !undo(s) })
}

// awaits is what a failing condition waits for by the plan: findings and acts first, then time. A day is named only where nothing but
// time is needed; behind an act that has not happened it would be a guess.
func (c *caseMaker) awaits(m *law.Measure, condition string) []string {
	var out []string
	var wait *law.Step
	for i, s := range m.Plan.Steps {
		if s.Condition != condition {
			continue
		}
		switch s.Means {
		case law.Wait:
			wait = &m.Plan.Steps[i]
		case law.ActOf, law.FindingOf:
			if text := i18n.T(c.lang, "report.await."+s.Means.String(), "who", c.term(s.By)); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	switch {
	case wait != nil && len(out) == 0:
		out = append(out, c.t("report.await.day", "day", wait.On))
	case wait != nil:
		out = append(out, c.t("report.await.time"))
	}
	return out
}

// said is an obstacle with what it waits for.
func (c *caseMaker) said(o obstacle) string {
	if o.final || len(o.awaits) == 0 {
		return o.sentence
	}
	return c.t("report.between.awaits", "sentence", o.sentence, "what", c.clauses(o.awaits))
}

// lackOf is what the file would have to give for a measure: what its plan asks to be answered and all that it depends on.
func (c *caseMaker) lackOf(m *law.Measure) lack {
	var l lack
	if m.State == law.Open {
		return l
	}
	for _, s := range m.Plan.Steps {
		if s.Means == law.Answer {
			l.add(c.pack, s.Fact)
		}
	}
	for _, id := range m.Ask {
		l.add(c.pack, id)
	}
	return l
}

// add puts a fact where it belongs.
func (l *lack) add(p *law.Pack, id string) {
	into := &l.facts
	if strings.HasPrefix(p.Facts.M[id].Change, "finding ") {
		into = &l.findings
	}
	if !slices.Contains(*into, id) {
		*into = append(*into, id)
	}
}

// lacking are the clauses on what the file does not give.
func (c *caseMaker) lacking(l lack) []string {
	var out []string
	if len(l.findings) > 0 {
		out = append(out, c.t("report.between.findings", "what", c.factLabels(l.findings)))
	}
	if len(l.facts) > 0 {
		out = append(out, c.t("report.between.facts", "what", c.factLabels(l.facts)))
	}
	return out
}

func (w words) factLabels(ids []string) string { return w.items(mapped(ids, w.fact)) }

// why is the reason for the state of a measure that is not open, short enough for a line: the only obstacle in words, or how many
// obstacles there are and how much is not on file.
func (c *caseMaker) why(m *law.Measure) string {
	fails, lacks := c.obstacles(m), c.lackOf(m)
	if len(fails) == 1 && (fails[0].final || len(lacks.findings)+len(lacks.facts) == 0) {
		return c.said(fails[0])
	}
	var out []string
	add := func(n int, key string) {
		if n > 0 {
			out = append(out, c.n(n, key))
		}
	}
	add(len(fails), "web.why.fails")
	add(len(lacks.findings), "web.why.findings")
	add(len(lacks.facts), "web.why.facts")
	return dotted(out...)
}
