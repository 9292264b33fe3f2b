package report

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/law"
	"mandamus/report/layout"
)

// limits writes the limits that matter: those that run, were missed, or have a last day though nobody knows whether they were kept, in
// a table; those that were kept, and those that began but cannot be told, by name; those of which it is not even known whether they
// began, by number.
func (w *writer) limits() {
	by := byState(w.toldLimits())
	var rows, begun, unbegun []told[law.Limit]
	for _, s := range []law.State{law.Running, law.Lapsed, law.Late} {
		rows = append(rows, by[s]...)
	}
	for _, l := range by[law.Undetermined] {
		switch {
		case !isZero(l.it.Last):
			rows = append(rows, l)
		case !isZero(l.it.Start):
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
	w.limitHead(rows)
	w.limitRows(rows)
	w.named(w.state(law.Met), w.metLimits(met))
	w.begun(begun, unbegun)
}

// limitHead writes the heading, with what is not known of limits that have a last day and are undetermined.
func (w *writer) limitHead(rows []told[law.Limit]) {
	head := layout.T(layout.Strong, w.t("report.limits"))
	if slices.ContainsFunc(rows, func(l told[law.Limit]) bool { return l.it.State == law.Undetermined }) {
		head = head.Add(layout.Faint, "  "+w.stateWord(law.Undetermined)+w.t("report.colon")+w.t("report.limit.not_told"))
	}
	w.Blank()
	w.Para(1, 1, head)
}

// begun names the limits that began and cannot be told, and says of how many it is not even known whether they began; where all is
// explained each has a row with the facts it depends on.
func (w *writer) begun(begun, unbegun []told[law.Limit]) {
	words := layout.T(layout.Warn, w.t("report.limit.not_begun"))
	if w.Explain {
		t := layout.Table{Indent: 3}
		t.Cap(1, w.Page.Width()/3)
		for _, l := range slices.Concat(begun, unbegun) {
			t.Row(w.state(law.Undetermined), tagged(l.of, layout.P(w.in(l.it.Label))), layout.P(w.factLabels(l.it.Ask)))
		}
		w.Table(t)
		return
	}
	var out layout.Text
	if len(begun) > 0 {
		out = w.counted(w.state(law.Undetermined), len(begun)).Add(layout.Plain, "  ").Append(w.grouped(w.limitNames(begun)))
	}
	if len(unbegun) > 0 {
		out = w.then(out).Append(w.counted(words, len(unbegun)))
	}
	if len(out) > 0 {
		w.Para(3, 5, out)
	}
}

func isZero(d civil.Partial) bool { return d == civil.Partial{} }

// byState sorts limits into their states: running ones by the next last day, the others by the latest.
func byState(limits []told[law.Limit]) map[law.State][]told[law.Limit] {
	by := map[law.State][]told[law.Limit]{}
	for _, l := range limits {
		by[l.it.State] = append(by[l.it.State], l)
	}
	for s, ls := range by {
		slices.SortStableFunc(ls, func(a, b told[law.Limit]) int {
			if s == law.Running {
				return cmp.Compare(a.it.Last.First, b.it.Last.First)
			}
			return cmp.Compare(b.it.Last.First, a.it.Last.First)
		})
	}
	return by
}

// widestDay is the width of the column of last days: a stretch between two days fits in.
const widestDay = 28

func (w *writer) limitRows(limits []told[law.Limit]) {
	t := layout.Table{Indent: 3}
	t.Cap(1, widestDay)
	t.Cap(2, 2*w.Page.Width()/5)
	for _, l := range limits {
		t.Row(w.limitState(l.it), layout.P(w.lastDay(l.it)), tagged(l.of, layout.P(w.noted(w.in(l.it.Label), w.term(l.it.Who)))), w.limitText(l.it))
		if w.Explain {
			for _, step := range l.pos.Derivation(l.it.ID, w.Lang) {
				t.Below(2, layout.T(layout.Faint, step))
			}
		}
	}
	w.Table(t)
}

// limitState is the word for the state of a limit. A day that only a letter asked for binds nobody, so no word of lateness stands there.
func (w *writer) limitState(l *law.Limit) layout.Text {
	missed := l.State == law.Lapsed || l.State == law.Late
	switch {
	case l.Saved:
		return layout.T(layout.Warn, w.t("report.limit.saved"))
	case missed && l.Who == askedOnly:
		return nil
	case l.State == law.Lapsed && l.Sort == "wait":
		return layout.T(layout.Note, w.t("report.limit.waited"))
	}
	return w.state(l.State)
}

// askedOnly is who has no time by law to answer: whoever receives a judicial recommendation. The day is the one the court asked for.
const askedOnly = "recommendation_addressee"

// limitWord is the word for a state a limit turns to.
func (w *writer) limitWord(id string, s law.State) string {
	d := w.pack.Limits.M[id]
	l := law.Limit{State: s, Sort: d.Sort, Who: d.Who}
	if text := w.limitState(&l).String(); text != "" {
		return text
	}
	return w.t("report.limit.day_passed")
}

func (w *writer) lastDay(l *law.Limit) string {
	day := w.day(l.Last)
	if l.Provisional {
		day += w.t("report.limit.provisional")
	}
	return day
}

// limitText says what a missed limit means, when a late act came, what is not known or not modelled, and by which article; a page leaves
// out the article where it is not known whether the limit was kept.
func (w *writer) limitText(l *law.Limit) layout.Text {
	var out []string
	switch l.State {
	case law.Late:
		out = append(out, w.lateAct(l), w.in(l.Effect))
	case law.Lapsed:
		out = append(out, w.in(l.Effect))
	case law.Met:
		out = append(out, w.t("report.limit.kept", "day", w.day(l.MetOn)))
	}
	if l.Provisional {
		out = append(out, w.t("report.limit.provisional_note"))
	}
	out = append(out, w.incomplete(l.Incomplete)...)
	if l.State == law.Undetermined && !w.Explain {
		return layout.P(w.clauses(out))
	}
	return w.withCite(layout.P(w.clauses(slices.DeleteFunc(out, func(s string) bool { return s == "" }))), w.cite(l.Cite))
}

// lateAct says when a late act came, with the verb that fits who had to act.
func (w *writer) lateAct(l *law.Limit) string {
	day := w.day(l.MetOn)
	switch l.Who {
	case "debtor", "debtor_body":
		return w.t("report.limit.performed", "day", day)
	case "applicant":
		return w.t("report.limit.applied", "day", day)
	case askedOnly:
		return w.t("report.limit.answered", "day", day)
	}
	return w.t("report.limit.done", "day", day)
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
	var out []string
	for _, id := range gaps {
		out = append(out, w.gap(id))
	}
	return []string{w.t("report.incomplete", "gaps", w.clauses(out))}
}

// metLimits names the limits that were kept, with the day of the act.
func (w *writer) metLimits(ls []told[law.Limit]) []label {
	var out []label
	for _, l := range ls {
		out = append(out, label{l.of, w.in(l.it.Label) + " " + w.day(l.it.MetOn)})
	}
	return out
}

func (w *writer) limitNames(ls []told[law.Limit]) []label {
	var out []label
	for _, l := range ls {
		out = append(out, label{l.of, w.in(l.it.Label)})
	}
	return out
}

func (w *writer) factLabels(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, w.fact(id))
	}
	return w.items(out)
}
