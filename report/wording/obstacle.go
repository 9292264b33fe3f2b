package wording

import (
	"slices"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Obstacle is a condition of a measure that does not hold.
type Obstacle struct {
	Condition string // empty for the kind of title and the days in force
	Sentence  string
	Awaits    []string // what would mend it: a finding of whom, an act of whom, a day
	Final     bool     // nothing can mend it
}

// Obstacles are the conditions of a measure that do not hold. The kind of title comes first, and where one fails for good it alone is
// worth saying.
func (c Case) Obstacles(m *law.Measure) []Obstacle {
	if m.Gate == law.No {
		return []Obstacle{{Sentence: c.NotWithTitle(), Final: true}}
	}
	var out []Obstacle
	if m.InForce == law.No {
		out = append(out, Obstacle{Sentence: c.t("report.between.no_law"), Awaits: c.awaits(m, "")})
	}
	for _, r := range m.Reasons {
		if r.Stands() == law.No {
			out = append(out, Obstacle{r.Condition, r.Sentence(c.Lang), c.awaits(m, r.Condition), hopeless(m, r)})
		}
	}
	if final := each.Kept(out, func(o Obstacle) bool { return o.Final }); len(final) > 0 {
		return final
	}
	return out
}

// NotWithTitle says that a measure is not for this kind of title.
func (c Case) NotWithTitle() string {
	return c.t("report.between.title", "kind", c.Word("title_kind", c.A.File.Enforcement.Kind))
}

// ForGood reports whether one of the obstacles is final.
func ForGood(obstacles []Obstacle) bool {
	return slices.ContainsFunc(obstacles, func(o Obstacle) bool { return o.Final })
}

// Obstacle says what does not hold and what it waits for.
func (c Case) Obstacle(o Obstacle) string {
	if o.Final || len(o.Awaits) == 0 {
		return o.Sentence
	}
	return c.t("report.between.awaits", "sentence", o.Sentence, "what", c.Clauses(o.Awaits))
}

// hopeless reports whether nothing can mend a failing condition. That the debtor would have to undo what blocks the measure, its own
// performance, is no way.
func hopeless(m *law.Measure, r law.Reason) bool {
	mine := StepsFor(m, r.Condition)
	undo := func(s law.Step) bool { return r.Blocks && s.Means == law.ActOf && s.By == "debtor" }
	return len(mine) > 0 && !slices.ContainsFunc(mine, func(s law.Step) bool { return s.Means != law.Impossible && !undo(s) })
}

// StepsFor are the steps of a measure's plan that serve one condition.
func StepsFor(m *law.Measure, condition string) []law.Step {
	return each.Kept(m.Plan.Steps, func(s law.Step) bool { return s.Condition == condition })
}

//i18n:keys report.await.*

// awaits is what a failing condition waits for by the plan: findings and acts first, then time. A day is named only where nothing but
// time is needed; behind an act that has not happened it would be a guess.
func (c Case) awaits(m *law.Measure, condition string) []string {
	var out []string
	var wait *law.Step
	for _, s := range StepsFor(m, condition) {
		switch s.Means {
		case law.Wait:
			wait = &s
		case law.ActOf, law.FindingOf:
			out = append(out, i18n.T(c.Lang, "report.await."+s.Means.String(), "who", c.Term(s.By)))
		}
	}
	out = each.Once(out)
	switch {
	case wait != nil && len(out) == 0:
		out = append(out, c.t("report.await.day", "day", wait.On))
	case wait != nil:
		out = append(out, c.t("report.await.time"))
	}
	return out
}

// OpensOn is the clause on the day from which an undetermined measure opens by itself, if time is all it needs and no condition says so.
func (c Case) OpensOn(m *law.Measure) (clause string, ok bool) {
	if len(m.Plan.Steps) != 1 || m.Plan.Steps[0].Means != law.Wait || m.State != law.Undetermined {
		return "", false
	}
	return c.t("report.await.day", "day", m.Plan.Steps[0].On), true
}
