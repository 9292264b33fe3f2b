package report

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// next writes who has to do what by when, who may, and the next day on which something turns by itself.
func (w *writer) next(pos *law.Position) {
	t := layout.Table{Indent: 3}
	w.nextLimits(&t, pos)
	w.nextMeasures(&t, pos)
	w.nextChange(&t, pos.Next)
	if t.Empty() {
		return
	}
	w.section("report.next")
	w.Table(t)
}

// nextLimits are the running limits, soonest first.
func (w *writer) nextLimits(t *layout.Table, pos *law.Position) {
	var running []law.Limit
	for _, l := range pos.Limits {
		if l.State == law.Running {
			running = append(running, l)
		}
	}
	slices.SortStableFunc(running, func(a, b law.Limit) int { return cmp.Compare(a.Last.First, b.Last.First) })
	for _, l := range running[:min(len(running), shownLimits)] {
		what := i18n.T(w.Lang, "report.next."+l.Sort, "what", w.in(l.Label)) //i18n:keys report.next.*
		t.Row(layout.T(layout.Note, w.lastDay(l)), w.left(l.Last), layout.P(w.term(l.Who)), layout.P(what))
	}
}

// shownLimits is how many running limits the end of a position repeats.
const shownLimits = 4

// left is how many days there still are to a last day.
func (w *writer) left(last civil.Partial) layout.Text {
	days := int(last.First - w.a.On)
	style := layout.Plain
	if days <= soon {
		style = layout.Warn
	}
	if !last.Exact() {
		return layout.T(style, w.t("report.next.at_least", "days", max(days, 0)))
	}
	if days == 0 {
		return layout.T(style, w.t("report.next.today"))
	}
	return layout.T(style, w.t("report.next.left", "days", days))
}

// soon is the number of days from which a last day is shown as near.
const soon = 14

// nextMeasures are what must, may and can be done now and has not been.
func (w *writer) nextMeasures(t *layout.Table, pos *law.Position) {
	for _, duty := range []string{"must", "right", "may"} {
		var who []string
		what := map[string][]string{}
		for _, m := range pos.Measures {
			if m.State != law.Open || m.Taken || m.Duty != duty {
				continue
			}
			by := w.in(m.By)
			if !slices.Contains(who, by) {
				who = append(who, by)
			}
			what[by] = append(what[by], w.in(m.Label))
		}
		for _, by := range who {
			t.Row(layout.P(w.t("report.next.now")), nil, layout.P(by), layout.P(i18n.T(w.Lang, "report.next.do_"+duty, "what", w.items(what[by]))))
		}
	}
}

// nextChange is the next day on which a slot turns while the facts stay as they are.
func (w *writer) nextChange(t *layout.Table, c law.Change) {
	if c.On == civil.Never || len(c.Slots) == 0 {
		return
	}
	var turns []string
	for _, s := range c.Slots {
		turns = append(turns, w.t("report.next.turn", "what", w.in(s.Label), "from", w.slotState(s.From), "to", w.slotState(s.To)))
	}
	itself := layout.T(layout.Faint, w.t("report.next.by_itself"))
	t.Row(layout.T(layout.Note, c.On.String()), w.left(civil.Exactly(c.On)), itself, layout.P(w.clauses(turns)))
}

// slotState is the word for a state or for the value of a determination.
func (w *writer) slotState(s law.State) string {
	if _, ok := styles[s]; ok {
		return w.stateWord(s)
	}
	if s == "" {
		return w.t("report.state.none")
	}
	return w.term(string(s))
}
