package report

import (
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/layout"
)

// duty writes the obligation: what has to be done, for how much, by when, and how far it is done.
func (w *writer) duty(o *casefile.Obligation) {
	w.Rule(layout.T(layout.Note, o.ID+"  ").Add(layout.Strong, w.in(o.What)))
	w.Para(1, 1, layout.P(dotted(
		w.word("obligation_kind", o.Kind), w.word("nature", o.Nature), w.amount(o), w.period(o.Period), w.performance(o.Performance))))
}

func (w *writer) amount(o *casefile.Obligation) string {
	if f, err := money.ParseYuan(o.Amount); err == nil {
		return w.t("report.yuan", "sum", f.Grouped())
	}
	if o.Kind == "pay" || o.Kind == "return_fine" {
		return w.t("report.duty.no_amount")
	}
	return ""
}

// period is the performance period as the title states it.
func (w *writer) period(t casefile.Term) string {
	switch t.Kind {
	case "day":
		return w.t("report.duty.to_day", "day", w.date(t.Day))
	case "length":
		return w.t("report.duty.length", "length", w.length(t.Length), "from", w.periodStart(t.From))
	case "unstated":
		return w.t("report.duty.unstated")
	}
	return w.t("report.duty.period_unknown")
}

// length is a length of time in words; what is none stays as it is.
func (w *writer) length(s string) string {
	if p, err := civil.ParsePeriod(s); err == nil {
		return p.Label(string(w.Lang))
	}
	return s
}

func (w *writer) periodStart(from string) string {
	if from == "" {
		return w.t("report.duty.from_unknown")
	}
	return w.word("period_from", from)
}

// performance says how far the duty is performed, by whose word and as of when; nothing where that was said only after the day.
func (w *writer) performance(p casefile.Performance) string {
	if p.State == "" || p.AsOf.Known() && p.AsOf.First > w.a.On {
		return ""
	}
	return w.noted(w.word("performance_state", p.State), dotted(w.word("performance_by", p.By), p.AsOf.String()))
}

// determined is one paragraph on what defeasible rules decide: who enforces, what the title is worth. Articles are left to explaining.
func (w *writer) determined() {
	var out layout.Text
	clause := func(head, words layout.Text) {
		out = w.then(out).Append(head).Add(layout.Faint, w.t("report.colon")).Append(words)
	}
	var open []label
	for _, d := range w.toldDeterminations() {
		switch d.it.State {
		case law.Undetermined:
			open = append(open, label{d.of, w.in(d.it.Label)})
		case law.Due:
			words := layout.P(w.in(d.it.Word))
			if w.Explain {
				words = words.Add(layout.Faint, w.bracket(w.ruleCites(d.it)))
			}
			clause(tagged(d.of, layout.T(layout.Faint, w.in(d.it.Label))), words)
		}
	}
	switch {
	case len(open) > shownOpen && !w.Explain:
		clause(w.state(law.Undetermined), layout.P(i18n.T(w.Lang, "report.count", "n", len(open))))
	case len(open) > 0:
		clause(w.state(law.Undetermined), w.grouped(open))
	}
	if len(out) > 0 {
		if len(w.a.Positions) > 1 {
			w.Blank()
		}
		w.Para(1, 1, out)
	}
}

// shownOpen is how many determinations a page names that cannot be told; more are only counted.
const shownOpen = 3

func (w *writer) ruleCites(d *law.Determination) string {
	var all []law.Citation
	for _, r := range d.Rules {
		all = append(all, r.Cites...)
	}
	return w.cites(all)
}

// noted puts a note in brackets behind a text; no note leaves the text as it is.
func (w *writer) noted(text, note string) string {
	if note == "" {
		return text
	}
	return w.t("report.noted", "text", text, "note", note)
}

// bracket is a note in brackets; nothing for no note.
func (w *writer) bracket(note string) string { return w.noted("", note) }
