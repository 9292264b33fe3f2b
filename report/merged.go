package report

import (
	"fmt"
	"maps"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// The slots of all obligations, told once where they came out alike.

// look is all that a reader would see of a slot, as text to compare; where all is explained also the facts it depends on.
func (w *writer) look(ask []string, seen ...any) string {
	if w.Explain {
		seen = append(seen, ask)
	}
	return fmt.Sprintf("%q", seen)
}

func (w *writer) toldDeterminations() []wording.Outcome[law.Determination] {
	return wording.Outcomes(w.A.Positions, func(p *law.Position) []law.Determination { return p.Determinations }, func(d *law.Determination) string {
		return w.look(d.Ask, d.State, d.Value)
	})
}

func (w *writer) toldLimits() []wording.Outcome[law.Limit] {
	return wording.Outcomes(w.A.Positions, func(p *law.Position) []law.Limit { return p.Limits }, func(l *law.Limit) string {
		return w.look(l.Ask, l.State, l.Start == civil.Partial{}, l.Last, l.MetOn, l.Saved, l.Provisional, l.Effect, l.Cite, l.Incomplete)
	})
}

func (w *writer) toldMeasures() []wording.Outcome[law.Measure] {
	return wording.Outcomes(w.A.Positions, func(p *law.Position) []law.Measure { return p.Measures }, func(m *law.Measure) string {
		if w.Explain {
			return w.look(m.Ask, m.State, m.Taken, m.Reported, m.Cite, m.Incomplete, w.trees(m))
		}
		return w.look(nil, m.State, m.Taken, m.Reported, m.Cite, m.Incomplete, w.between(m, elsewhere{}))
	})
}

// toldAccruals are the accruals; a sum belongs to its obligation, so they are never told as one.
func (w *writer) toldAccruals() []wording.Outcome[law.Accrual] {
	k := 0
	return wording.Outcomes(w.A.Positions, func(p *law.Position) []law.Accrual { return p.Accruals }, func(*law.Accrual) string {
		k++
		return w.look(nil, k)
	})
}

func (w *writer) toldChanges() []wording.Outcome[law.Change] {
	return wording.Outcomes(w.A.Positions, func(p *law.Position) []law.Change { return []law.Change{p.Next} }, func(c *law.Change) string {
		return w.look(nil, *c)
	})
}

// tagged puts the ids of the obligations a slot is told of before its label; where it is told of all, nothing.
func tagged(of string, label layout.Text) layout.Text {
	if of == "" {
		return label
	}
	return layout.T(layout.Note, of+" ").Append(label)
}

// label is a name in a list, with the ids of the obligations it is told of.
type label struct{ of, text string }

// named writes a word for a state, how many are in it and their names; those of some obligations only behind their ids.
func (w *writer) named(state layout.Text, names []label) {
	if len(names) > 0 {
		w.Para(3, 5, w.counted(state, len(names)).Append(layout.P("  ")).Append(w.grouped(names)))
	}
}

// then ends a clause, if there is one.
func (w *writer) then(text layout.Text) layout.Text {
	if len(text) == 0 {
		return text
	}
	return text.Add(layout.Plain, w.t("report.semicolon"))
}

// counted is a word for a state and how many are in it.
func (w *writer) counted(state layout.Text, n int) layout.Text {
	return state.Add(layout.Faint, " "+i18n.T(w.Lang, "report.count", "n", n))
}

// grouped are names in a row, those told of the same obligations together, those of all first.
func (w *writer) grouped(names []label) layout.Text {
	by := map[string][]string{}
	for _, n := range names {
		by[n.of] = append(by[n.of], n.text)
	}
	var out layout.Text
	for _, of := range slices.Sorted(maps.Keys(by)) {
		out = w.then(out).Append(tagged(of, layout.P(w.Items(by[of]))))
	}
	return out
}
