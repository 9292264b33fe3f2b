package report

import (
	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// duty writes the obligation: what has to be done, for how much, by when, and how far it is done.
func (w *writer) duty(o *casefile.Obligation) {
	w.Rule(layout.T(layout.Note, o.ID+"  ").Add(layout.Strong, w.In(o.What)))
	w.Para(1, 1, layout.P(wording.Dotted(
		w.Word("obligation_kind", o.Kind), w.Word("nature", o.Nature), w.Amount(o), w.Period(o.Period), w.performance(o))))
}

// performance says how far the duty is performed, by whose word and as of when; nothing where that was said only after the day.
func (w *writer) performance(o *casefile.Obligation) string {
	p := w.Performance(o)
	if p.State == "" {
		return ""
	}
	return w.Noted(w.Word("performance_state", p.State), wording.Dotted(w.Word("performance_by", p.By), p.AsOf.String()))
}

// determined is one paragraph on what defeasible rules decide: who enforces, what the title is worth. Articles are left to explaining.
func (w *writer) determined() {
	var out layout.Text
	var open []label
	for _, d := range w.toldDeterminations() {
		switch d.Slot.State {
		case law.Undetermined:
			open = append(open, label{w.Items(d.Of), w.In(d.Slot.Label)})
		case law.Due:
			head := tagged(w.Items(d.Of), layout.T(layout.Faint, w.In(d.Slot.Label)))
			out = w.clause(out, head, w.determination(d.Slot))
		}
	}
	switch {
	case len(open) > shownOpen && !w.Explain:
		out = w.clause(out, w.state(law.Undetermined), layout.P(i18n.T(w.Lang, "report.count", "n", len(open))))
	case len(open) > 0:
		out = w.clause(out, w.state(law.Undetermined), w.grouped(open))
	}
	if len(out) > 0 {
		if len(w.A.Positions) > 1 {
			w.Blank()
		}
		w.Para(1, 1, out)
	}
}

// clause adds a clause with its head to a text.
func (w *writer) clause(text, head, words layout.Text) layout.Text {
	return w.then(text).Append(head).Add(layout.Faint, w.t("report.colon")).Append(words)
}

// determination is what was decided, where all is explained with the articles of the rules.
func (w *writer) determination(d *law.Determination) layout.Text {
	words := layout.P(w.In(d.Word))
	if !w.Explain {
		return words
	}
	return words.Add(layout.Faint, w.bracket(w.cites(wording.RuleCites(d))))
}

// shownOpen is how many determinations a page names that cannot be told; more are only counted.
const shownOpen = 3
