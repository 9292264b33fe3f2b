package report

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// limits writes the limits that matter: those that run, were missed, or have a last day though nobody knows whether they were kept, in
// a table; those that were kept, and those that began but cannot be told, by name; those of which it is not even known whether they
// began, by number.
func (w *writer) limits(pos *law.Position) {
	by := byState(pos.Limits)
	var rows, begun, unbegun []law.Limit
	for _, s := range []law.State{law.Running, law.Lapsed, law.Late} {
		rows = append(rows, by[s]...)
	}
	for _, l := range by[law.Undetermined] {
		switch {
		case !isZero(l.Last):
			rows = append(rows, l)
		case !isZero(l.Start):
			begun = append(begun, l)
		default:
			unbegun = append(unbegun, l)
		}
	}
	met := by[law.Met]
	if w.Explain {
		rows, met = append(rows, met...), nil
	}
	if len(rows)+len(met)+len(begun)+len(unbegun) == 0 {
		return
	}
	w.section("report.limits")
	w.limitRows(pos, rows)
	w.metLimits(met)
	w.named(w.state(law.Undetermined), w.limitNames(begun), true)
	w.named(layout.T(layout.Warn, w.t("report.limit.not_begun")), w.limitNames(unbegun), w.Explain)
}

func isZero(d civil.Partial) bool { return d == civil.Partial{} }

// byState sorts limits into their states: running ones by the next last day, the others by the latest.
func byState(limits []law.Limit) map[law.State][]law.Limit {
	by := map[law.State][]law.Limit{}
	for _, l := range limits {
		by[l.State] = append(by[l.State], l)
	}
	for s, ls := range by {
		slices.SortStableFunc(ls, func(a, b law.Limit) int {
			if s == law.Running {
				return cmp.Compare(a.Last.First, b.Last.First)
			}
			return cmp.Compare(b.Last.First, a.Last.First)
		})
	}
	return by
}

func (w *writer) limitRows(pos *law.Position, limits []law.Limit) {
	t := layout.Table{Indent: 3}
	t.Cap(2, w.Page.Width()/3)
	for _, l := range limits {
		t.Row(w.limitState(l), layout.P(w.lastDay(l)), layout.P(w.noted(w.in(l.Label), w.term(l.Who))), w.limitText(l))
		if w.Explain {
			for _, step := range pos.Derivation(l.ID, w.Lang) {
				t.Below(2, layout.T(layout.Faint, step))
			}
		}
	}
	w.Table(t)
}

func (w *writer) limitState(l law.Limit) layout.Text {
	if l.Saved {
		return layout.T(layout.Warn, w.t("report.limit.saved"))
	}
	return w.state(l.State)
}

func (w *writer) lastDay(l law.Limit) string {
	day := w.day(l.Last)
	if l.Provisional {
		day += w.t("report.limit.provisional")
	}
	return day
}

// limitText says what a missed limit means, when a late act came, what is not known or not modelled, and by which article.
func (w *writer) limitText(l law.Limit) layout.Text {
	var out []string
	switch l.State {
	case law.Late:
		out = append(out, w.t("report.limit.done", "day", w.day(l.MetOn)), w.in(l.Effect))
	case law.Lapsed:
		out = append(out, w.in(l.Effect))
	case law.Undetermined:
		out = append(out, w.t("report.limit.not_told"))
	case law.Met:
		out = append(out, w.t("report.limit.kept", "day", w.day(l.MetOn)))
	}
	if l.Provisional {
		out = append(out, w.t("report.limit.provisional_note"))
	}
	out = append(out, w.incomplete(l.Incomplete)...)
	return w.withCite(layout.P(w.clauses(out)), w.cite(l.Cite))
}

// withCite puts an article behind a text, paler than the text.
func (w *writer) withCite(text layout.Text, cite string) layout.Text {
	if len(text) == 0 {
		return layout.T(layout.Faint, cite)
	}
	return text.Add(layout.Faint, w.bracket(cite))
}

// incomplete names the declared gaps that taint a result.
func (w *writer) incomplete(gaps []string) []string {
	if len(gaps) == 0 {
		return nil
	}
	return []string{w.t("report.incomplete", "gaps", w.items(gaps))}
}

// metLimits names the limits that were kept, with the day of the act.
func (w *writer) metLimits(ls []law.Limit) {
	var out []string
	for _, l := range ls {
		out = append(out, w.in(l.Label)+" "+w.day(l.MetOn))
	}
	w.named(w.state(law.Met), out, true)
}

// limitNames are the labels of limits; where all is explained, with the facts they depend on.
func (w *writer) limitNames(ls []law.Limit) []string {
	var out []string
	for _, l := range ls {
		s := w.in(l.Label)
		if w.Explain {
			s = w.noted(s, w.factLabels(l.Ask))
		}
		out = append(out, s)
	}
	return out
}

// named writes a word for a state and the names of what is in it, or only how many they are.
func (w *writer) named(state layout.Text, names []string, all bool) {
	if len(names) == 0 {
		return
	}
	state = state.Add(layout.Faint, " "+i18n.T(w.Lang, "report.count", "n", len(names)))
	if all {
		state = state.Add(layout.Plain, "  "+w.items(names))
	}
	w.Para(3, 5, state)
}

func (w *writer) factLabels(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, w.fact(id))
	}
	return w.items(out)
}
