package wording

import (
	"mandamus/internal/each"
	"mandamus/law"
)

// Condition is a condition of a measure with its sentence, its articles, the facts behind it, and what may defeat it.
type Condition struct {
	Stands law.Truth // whether it does its part
	Text   string
	Cites  []law.Citation
	Facts  []Fact
	Unless []Condition
}

// Fact is a fact behind a condition with its value in this case.
type Fact struct{ Label, Value string }

// Conditions are the conditions of a measure in order, then those that block it.
func (w Words) Conditions(m *law.Measure) []Condition {
	return each.Mapped(m.Reasons, func(r law.Reason) Condition { return w.condition(r.Explain(w.Lang), r.Stands()) })
}

func (w Words) condition(e law.Explanation, stands law.Truth) Condition {
	return Condition{
		Stands: stands, Text: e.Text, Cites: e.Cites,
		Facts:  each.Mapped(e.Facts, func(u law.FactUse) Fact { return Fact{u.Label, w.factValue(u)} }),
		Unless: each.Mapped(e.Unless, func(u law.Explanation) Condition { return w.condition(u, opposite(u.Value)) }),
	}
}

// opposite is the truth of “not”: what may defeat a condition does its part where it does not hold.
func opposite(t law.Truth) law.Truth {
	if t == law.Unknown {
		return t
	}
	return law.Yes - t
}

func (w Words) factValue(u law.FactUse) string {
	switch u.State {
	case law.No:
		return w.t("report.explain.none")
	case law.Unknown:
		return w.t("report.day.unknown")
	}
	return u.Value
}
