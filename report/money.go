package report

import (
	"slices"

	"mandamus/casefile"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/layout"
)

// money writes what has accrued by the day, who bears it, and whether it is owed or only shown.
func (w *writer) money(pos *law.Position) {
	t := layout.Table{Indent: 3}
	t.Right(1)
	var open []string
	for i := range pos.Accruals {
		switch a := &pos.Accruals[i]; a.State {
		case law.Due:
			w.accrualRow(&t, a)
		case law.Undetermined:
			var l lack
			l.addAll(w, a.Ask)
			open = append(open, w.noted(w.in(a.Label), w.clauses(w.lacking(l))))
		}
	}
	if t.Empty() && len(open) == 0 {
		return
	}
	w.section("report.money")
	w.Table(t)
	w.named(w.state(law.Undetermined), open, true)
}

func (w *writer) accrualRow(t *layout.Table, a *law.Accrual) {
	t.Row(layout.T(layout.Strong, w.in(a.Label)), layout.P(w.sum(a.Amount)), w.owedWord(a), layout.P(w.run(a)))
	t.Below(0, layout.T(layout.Faint, "  "+w.cites(a.Cites)))
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
	served := func(s law.Share) bool { return w.fined(s.Person) }
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

// fined reports whether the record has a decision that names the person and a daily rate, served on them by the day of assessment.
func (w *writer) fined(person string) bool {
	has := func(kind string, rated bool) bool {
		return slices.ContainsFunc(w.a.File.Events, func(e casefile.Event) bool {
			return e.Kind == kind && e.Person == person && person != "" && (e.Rate != "" || !rated) && e.On.Known() && e.On.Last <= w.a.On
		})
	}
	return has("measure_decided", true) && has("measure_served", false)
}

// run says over which days the sum grew and by how much a day.
func (w *writer) run(a *law.Accrual) string {
	from, until := w.day(a.From), w.day(a.Until)
	if !a.Estimate && len(a.Segments) > 0 {
		from, until = a.Segments[0].From.String(), a.Segments[len(a.Segments)-1].Until.String()
	}
	text := w.t("report.money.run", "from", from, "until", until, "days", a.Days)
	if r, ok := perDay(a); ok {
		text += w.t("report.semicolon") + w.t("report.money.per_day", "sum", w.sum(r))
	}
	return text
}

// perDay is what the last segment adds a day, rounded to the fen.
func perDay(a *law.Accrual) (money.Range, bool) {
	if len(a.Segments) == 0 {
		return money.Range{}, false
	}
	last := a.Segments[len(a.Segments)-1]
	low, err := money.MulDiv(last.Amount.Low, 1, int64(max(last.Days, 1)))
	high, err2 := money.MulDiv(last.Amount.High, 1, int64(max(last.Days, 1)))
	return money.Range{Low: low, High: high}, err == nil && err2 == nil && last.Days > 0
}

// share is what falls to one office-holder; of a sum that is owed it says whether that part is.
func (w *writer) share(a *law.Accrual, s law.Share) layout.Text {
	who := w.t("report.money.nobody")
	if s.Person != "" {
		who = w.person(s.Person)
	}
	text := layout.P("  " + w.t("report.money.share", "who", who, "days", s.Days, "sum", w.sum(s.Amount)))
	if a.Owed == law.Yes && !w.fined(s.Person) {
		return text.Add(layout.Faint, w.t("report.semicolon")+w.t("report.money.shown"))
	}
	return text
}

func (w *writer) segment(s law.Segment) string {
	if s.Base == 0 {
		return w.t("report.money.segment", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.sum(s.Amount))
	}
	return w.t("report.money.segment_base", "from", s.From, "until", s.Until, "days", s.Days, "sum", w.sum(s.Amount),
		"base", s.Base.Grouped(), "rate", s.Percent)
}
