package report

import (
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// next writes who has to do what by when, who may, and the next day on which something turns by itself.
func (w *writer) next() {
	t := layout.Table{Indent: 3}
	w.nextLimits(&t)
	w.nextMeasures(&t)
	for _, c := range w.toldChanges() {
		w.nextChange(&t, c)
	}
	if t.Empty() {
		return
	}
	w.section("report.next")
	w.Table(t)
}

// nextLimits are the running limits, soonest first.
func (w *writer) nextLimits(t *layout.Table) {
	running := byState(w.toldLimits())[law.Running]
	for _, l := range running[:min(len(running), shownLimits)] {
		what := i18n.T(w.Lang, "report.next."+l.Slot.Sort, "what", w.In(l.Slot.Label)) //i18n:keys report.next.*
		t.Row(layout.T(layout.Note, w.lastDay(l.Slot)), w.left(l.Slot.Last), layout.P(w.Term(l.Slot.Who)), tagged(w.Items(l.Of), layout.P(what)))
	}
}

// shownLimits is how many running limits the end of a position repeats.
const shownLimits = 4

// left is how many days there still are to a last day.
func (w *writer) left(last civil.Partial) layout.Text {
	days := int(last.First - w.A.On)
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
func (w *writer) nextMeasures(t *layout.Table) {
	measures := w.toldMeasures()
	for _, duty := range []string{"must", "right", "may"} {
		var who []string
		what := map[string][]label{}
		for _, m := range measures {
			if m.Slot.State != law.Open || m.Slot.Taken || m.Slot.Duty != duty {
				continue
			}
			by := w.In(m.Slot.By)
			if what[by] == nil {
				who = append(who, by)
			}
			what[by] = append(what[by], label{w.Items(m.Of), w.In(m.Slot.Label)})
		}
		for _, by := range who {
			t.Row(layout.P(w.t("report.next.now")), nil, layout.P(by), layout.P(i18n.T(w.Lang, "report.next.do_"+duty)).Append(w.grouped(what[by])))
		}
	}
}

// nextChange is the next day on which a slot turns while the facts stay as they are. A page leaves out what turns to undetermined: nobody
// can act on it.
func (w *writer) nextChange(t *layout.Table, told wording.Outcome[law.Change]) {
	c := told.Slot
	slots := each.Kept(c.Slots, func(s law.SlotChange) bool { return w.Explain || s.To != law.Undetermined })
	if c.On == civil.Never || len(slots) == 0 {
		return
	}
	var turns []string
	for _, s := range slots {
		turns = append(turns, w.t("report.next.turn", "what", w.In(s.Label), "from", w.SlotState(s.Slot, s.From), "to", w.SlotState(s.Slot, s.To)))
	}
	itself := layout.T(layout.Faint, w.t("report.next.by_itself"))
	t.Row(layout.T(layout.Note, c.On.String()), w.left(civil.Exactly(c.On)), itself, tagged(w.Items(told.Of), layout.P(w.Clauses(turns))))
}
