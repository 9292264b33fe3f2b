package report

import (
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// money writes what has accrued by the day, who bears it, and whether it is owed or only shown. Sums that cannot be told are named; where
// all is explained, with what they hang on.
func (w *writer) money() {
	t := layout.Table{Indent: 3}
	t.Right(1)
	var open []label
	for _, a := range w.toldAccruals() {
		switch a.Slot.State {
		case law.Due:
			w.accrualRow(&t, a)
		case law.Undetermined:
			text := w.In(a.Slot.Label)
			if w.Explain {
				text = w.Noted(text, w.Clauses(w.Lacking(w.Asked(a.Slot.Ask), nil)))
			}
			open = append(open, label{w.Items(a.Of), text})
		}
	}
	switch {
	case !t.Empty():
		w.section("report.money")
		w.Table(t)
		w.named(w.state(law.Undetermined), open)
	case len(open) > 0:
		w.line("report.money", w.counted(w.state(law.Undetermined), len(open)).Add(layout.Plain, "  ").Append(w.grouped(open)))
	}
}

func (w *writer) accrualRow(t *layout.Table, told wording.Outcome[law.Accrual]) {
	a := told.Slot
	t.Row(tagged(w.Items(told.Of), layout.T(layout.Strong, w.In(a.Label))), layout.P(w.Sum(a.Amount)), w.owedWord(a))
	t.Below(0, layout.P("  "+w.run(a)).Add(layout.Faint, w.bracket(w.cites(a.Cites))))
	for _, s := range a.Shares {
		t.Below(0, w.share(a, s))
	}
	if a.Estimate {
		t.Below(0, layout.T(layout.Warn, "  "+w.t("report.money.estimate")))
	}
	for _, s := range w.incomplete(a.Incomplete) {
		t.Below(0, layout.T(layout.Warn, "  "+s))
	}
	if w.Explain {
		for _, s := range a.Segments {
			t.Below(0, layout.T(layout.Faint, "  "+w.segment(s)))
		}
	}
}

// owings are the looks of whether a sum is owed.
var owings = map[wording.Owing]layout.Style{
	wording.Owed: layout.Bad, wording.OwedPartly: layout.Bad, wording.OnlyShown: layout.Faint, wording.OwedUnknown: layout.Warn,
}

// owedWord says whether a sum is owed.
func (w *writer) owedWord(a *law.Accrual) layout.Text {
	owing := wording.OwingOf(a)
	return layout.T(owings[owing], w.Owing(owing))
}

// run says over which days the sum grew and by how much a day.
func (w *writer) run(a *law.Accrual) string {
	if perDay := w.PerDay(a); perDay != "" {
		return w.Clauses([]string{w.Run(a), perDay})
	}
	return w.Run(a)
}

// share is what falls to one office-holder; of a sum that is owed it says whether that part is.
func (w *writer) share(a *law.Accrual, s law.Share) layout.Text {
	text := layout.P("  " + w.t("report.money.share", "who", w.Bearer(s), "days", s.Days, "sum", w.Sum(s.Amount)))
	if note := w.ShareNote(a, s); note != "" {
		return text.Add(layout.Faint, w.t("report.semicolon")+note)
	}
	return text
}

// segment is a stretch of days at one rate, with the mark of the rate where it was not read in full.
func (w *writer) segment(s law.Segment) string {
	if note := w.MarkNote(s.Mark); note != "" {
		s.Mark = ""
		return w.Noted(w.segment(s), note)
	}
	if s.Base == 0 {
		return w.t("report.money.segment", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.Sum(s.Amount))
	}
	return w.t("report.money.segment_base", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.Sum(s.Amount),
		"base", s.Base.Grouped(), "rate", s.Percent)
}
