package report

import (
	"cmp"
	"slices"

	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// limits writes the limits that matter: those that run, were missed, or have a last day though nobody knows whether they were kept, in
// a table; those that were kept, and those that began but cannot be told, by name; those of which it is not even known whether they
// began, by number.
func (w *writer) limits() {
	by := byState(w.toldLimits())
	var rows, begun, unbegun []wording.Outcome[law.Limit]
	for _, s := range []law.State{law.Running, law.Lapsed, law.Late} {
		rows = append(rows, by[s]...)
	}
	for _, l := range by[law.Undetermined] {
		switch {
		case !wording.IsZero(l.Slot.Last):
			rows = append(rows, l)
		case !wording.IsZero(l.Slot.Start):
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
func (w *writer) limitHead(rows []wording.Outcome[law.Limit]) {
	head := layout.T(layout.Strong, w.t("report.limits"))
	if slices.ContainsFunc(rows, func(l wording.Outcome[law.Limit]) bool { return l.Slot.State == law.Undetermined }) {
		head = head.Add(layout.Faint, "  "+w.State(law.Undetermined)+w.t("report.colon")+w.t("report.limit.not_told"))
	}
	w.Blank()
	w.Para(1, 1, head)
}

// begun names the limits that began and cannot be told, and says of how many it is not even known whether they began; where all is
// explained each has a row with the facts it depends on.
func (w *writer) begun(begun, unbegun []wording.Outcome[law.Limit]) {
	words := layout.T(layout.Warn, w.t("report.limit.not_begun"))
	if w.Explain {
		t := layout.Table{Indent: 3}
		t.Cap(1, w.Page.Width()/3)
		for _, l := range slices.Concat(begun, unbegun) {
			t.Row(w.state(law.Undetermined), tagged(w.Items(l.Of), layout.P(w.In(l.Slot.Label))), layout.P(w.Facts(l.Slot.Ask)))
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

// byState sorts limits into their states: running ones by the next last day, the others by the latest.
func byState(limits []wording.Outcome[law.Limit]) map[law.State][]wording.Outcome[law.Limit] {
	by := map[law.State][]wording.Outcome[law.Limit]{}
	for _, l := range limits {
		by[l.Slot.State] = append(by[l.Slot.State], l)
	}
	for s, ls := range by {
		slices.SortStableFunc(ls, func(a, b wording.Outcome[law.Limit]) int {
			if s == law.Running {
				return cmp.Compare(a.Slot.Last.First, b.Slot.Last.First)
			}
			return cmp.Compare(b.Slot.Last.First, a.Slot.Last.First)
		})
	}
	return by
}

// widestDay is the width of the column of last days: a stretch between two days fits in.
const widestDay = 28

func (w *writer) limitRows(limits []wording.Outcome[law.Limit]) {
	t := layout.Table{Indent: 3}
	t.Cap(1, widestDay)
	t.Cap(2, 2*w.Page.Width()/5)
	for _, l := range limits {
		t.Row(w.limitState(l.Slot), layout.P(w.lastDay(l.Slot)), tagged(w.Items(l.Of), layout.P(w.Noted(w.In(l.Slot.Label), w.Term(l.Slot.Who)))), w.limitText(l.Slot))
		if w.Explain {
			for _, step := range l.Pos.Derivation(l.Slot.ID, w.Lang) {
				t.Below(2, layout.T(layout.Faint, step))
			}
		}
	}
	w.Table(t)
}

// limitState is the word for the state of a limit; none of a day that only a letter asked for.
func (w *writer) limitState(l *law.Limit) layout.Text {
	style := styles[l.State]
	switch {
	case l.Saved:
		style = layout.Warn
	case wording.Asked(l):
		return nil
	case wording.Waited(l):
		style = layout.Note
	}
	return layout.T(style, w.LimitState(l))
}

func (w *writer) lastDay(l *law.Limit) string {
	day := w.Day(l.Last)
	if l.Provisional {
		day += w.t("report.limit.provisional")
	}
	return day
}

// limitText says what a missed limit means, when a late act came, what is not known or not modelled, and by which article; a page leaves
// out the article where it is not known whether the limit was kept.
func (w *writer) limitText(l *law.Limit) layout.Text {
	text := layout.P(w.Clauses(append(w.LimitNotes(l), w.incomplete(l.Incomplete)...)))
	if l.State == law.Undetermined && !w.Explain {
		return text
	}
	return w.withCite(text, w.cite(l.Cite))
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
	return []string{w.t("report.incomplete", "gaps", w.Clauses(each.Mapped(gaps, w.gap)))}
}

// metLimits names the limits that were kept, with the day of the act.
func (w *writer) metLimits(ls []wording.Outcome[law.Limit]) []label {
	return each.Mapped(ls, func(l wording.Outcome[law.Limit]) label {
		return label{w.Items(l.Of), w.In(l.Slot.Label) + " " + w.Day(l.Slot.MetOn)}
	})
}

func (w *writer) limitNames(ls []wording.Outcome[law.Limit]) []label {
	return each.Mapped(ls, func(l wording.Outcome[law.Limit]) label { return label{w.Items(l.Of), w.In(l.Slot.Label)} })
}
