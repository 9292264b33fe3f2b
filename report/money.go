package report

import (
	"slices"

	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/layout"
)

// money writes what has accrued by the day, who bears it, and whether it is owed or only shown. Sums that cannot be told are named; where
// all is explained, with what they hang on.
func (w *writer) money() {
	t := layout.Table{Indent: 3}
	t.Right(1)
	var open []label
	for _, a := range w.toldAccruals() {
		switch a.it.State {
		case law.Due:
			w.accrualRow(&t, a)
		case law.Undetermined:
			var l lack
			text := w.in(a.it.Label)
			if l.addAll(w, a.it.Ask); w.Explain {
				text = w.noted(text, w.clauses(w.lacking(l)))
			}
			open = append(open, label{a.of, text})
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

func (w *writer) accrualRow(t *layout.Table, told told[law.Accrual]) {
	a := told.it
	t.Row(tagged(told.of, layout.T(layout.Strong, w.in(a.Label))), layout.P(w.sum(a.Amount)), w.owedWord(a))
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

func (w *writer) sum(r money.Range) string { return w.t("report.yuan", "sum", r.String()) }

// owedWord says whether a sum is owed, only shown because no decision stands behind it, or whether that cannot be told. What is split
// among office-holders is owed in part if a decision was served on some of them only: a fine is personal.
func (w *writer) owedWord(a *law.Accrual) layout.Text {
	served := func(s law.Share) bool { return s.Owed == law.Yes }
	switch {
	case a.Owed == law.Unknown:
		return layout.T(layout.Warn, w.t("report.money.owed_unknown"))
	case a.Owed == law.No || len(a.Shares) > 0 && !slices.ContainsFunc(a.Shares, served):
		return layout.T(layout.Faint, w.t("report.money.shown"))
	case len(a.Shares) > len(kept(a.Shares, served)):
		return layout.T(layout.Bad, w.t("report.money.partly"))
	}
	return layout.T(layout.Bad, w.t("report.money.owed"))
}

// run says over which days the sum grew and by how much a day.
func (w *writer) run(a *law.Accrual) string {
	from, until := w.day(a.From), w.day(a.Until)
	if !a.Estimate && len(a.Segments) > 0 {
		from, until = a.Segments[0].From.String(), a.Segments[len(a.Segments)-1].Until.String()
	}
	text := w.t("report.money.run", "from", from, "until", until, "days", a.Days)
	if r, ok := a.PerDay(); ok {
		text += w.t("report.semicolon") + w.t("report.money.per_day", "sum", w.sum(r))
	}
	return text
}

// share is what falls to one office-holder; of a sum that is owed it says whether that part is.
func (w *writer) share(a *law.Accrual, s law.Share) layout.Text {
	who := w.t("report.money.nobody")
	if s.Person != "" {
		who = w.person(s.Person)
	}
	text := layout.P("  " + w.t("report.money.share", "who", who, "days", s.Days, "sum", w.sum(s.Amount)))
	if a.Owed == law.Yes && s.Owed != law.Yes {
		return text.Add(layout.Faint, w.t("report.semicolon")+w.t("report.money.shown"))
	}
	return text
}

// segment is a stretch of days at one rate, with the mark of the rate where it was not read in full.
func (w *writer) segment(s law.Segment) string {
	if s.Mark != "" && s.Mark != "verified" {
		mark := i18n.T(w.Lang, "report.mark."+string(s.Mark))
		s.Mark = ""
		return w.noted(w.segment(s), mark)
	}
	if s.Base == 0 {
		return w.t("report.money.segment", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.sum(s.Amount))
	}
	return w.t("report.money.segment_base", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.sum(s.Amount),
		"base", s.Base.Grouped(), "rate", s.Percent)
}
