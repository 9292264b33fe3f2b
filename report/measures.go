package report

import (
	"slices"

	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// measures writes what the court may do, what is closed and why, the ways out of inaction, and the procedural acts.
func (w *writer) measures() {
	var principal, others, routes, steps []wording.Outcome[law.Measure]
	for _, m := range w.toldMeasures() {
		switch {
		case m.Slot.Sort == "route":
			routes = append(routes, m)
		case m.Slot.Sort == "step":
			steps = append(steps, m)
		case w.Principal(m.Slot.ID):
			principal = append(principal, m)
		default:
			others = append(others, m)
		}
	}
	var said elsewhere
	if len(principal)+len(others) > 0 {
		w.section("report.measures")
		said = w.rows(append(principal, each.Kept(others, w.shown)...))
		open := each.Kept(others, w.unshown(law.Undetermined))
		w.named(w.state(law.Undetermined), w.labels(open))
		w.notes(open)
		w.closed(each.Kept(others, w.unshown(law.Closed)))
	}
	w.routes(routes, said)
	w.steps(steps)
}

// shown reports whether a measure that is not principal gets a line: it is open, or was reported.
func (w *writer) shown(m wording.Outcome[law.Measure]) bool {
	return w.Explain || m.Slot.State == law.Open || len(m.Slot.Reported) > 0
}

func (w *writer) unshown(s law.State) func(wording.Outcome[law.Measure]) bool {
	return func(m wording.Outcome[law.Measure]) bool { return m.Slot.State == s && !w.shown(m) }
}

// closed names the measures that are closed for a reason worth knowing, something that may still come about or a reading that was taken;
// those that nothing can open are only counted with them.
func (w *writer) closed(ms []wording.Outcome[law.Measure]) {
	if len(ms) == 0 {
		return
	}
	telling := each.Kept(ms, func(m wording.Outcome[law.Measure]) bool {
		return w.mendable(m.Slot) || len(w.ReadingsBehind(m.Slot)) > 0
	})
	text := w.counted(w.state(law.Closed), len(ms))
	switch {
	case len(telling) == len(ms):
		text = text.Add(layout.Plain, "  ").Append(w.grouped(w.labels(telling)))
	case len(telling) > 0:
		text = w.then(text.Add(layout.Plain, "  ").Append(w.grouped(w.labels(telling)))).Add(layout.Faint, w.t("report.measures.rest"))
	}
	w.Para(3, 5, text)
}

// rows writes a row for each measure: who may take it, or what stands in the way. What all undetermined ones lack, and what may
// block them, is said once, and returned.
func (w *writer) rows(ms []wording.Outcome[law.Measure]) elsewhere {
	said := w.common(ms)
	if !said.lack.None() {
		w.Para(3, 5, layout.T(layout.Warn, w.t("report.between.common")).Add(layout.Plain, w.Clauses(w.Lacking(said.lack, w.numbers))))
	}
	if len(said.blocks) > 0 {
		w.Para(3, 5, layout.T(layout.Warn, w.t("report.between.blocks")).Add(layout.Plain, w.Clauses(said.blocks)))
	}
	t := layout.Table{Indent: 3}
	t.Cap(1, 3*w.Page.Width()/10)
	if n, ok := w.closedAsOne(ms); ok {
		t.Row(w.state(law.Closed), layout.T(layout.Strong, w.t("report.measures.all", "n", n)), layout.P(w.NotWithTitle()))
		ms = each.Kept(ms, func(m wording.Outcome[law.Measure]) bool { return !w.Principal(m.Slot.ID) || len(m.Slot.Reported) > 0 })
	}
	for _, m := range ms {
		t.Row(w.state(m.Slot.State), tagged(w.Items(m.Of), layout.T(layout.Strong, w.In(m.Slot.Label))), w.measureText(m.Slot, said))
		w.below(&t, m.Slot)
	}
	w.Table(t)
	return said
}

// below writes what stands below the row of a measure: its note where it warns, or all there is to explain.
func (w *writer) below(t *layout.Table, m *law.Measure) {
	switch {
	case w.Explain:
		for _, note := range append(w.sidework(m), w.trees(m)...) {
			t.Below(1, note)
		}
	case m.State != law.Closed && w.warns(m):
		t.Below(1, layout.T(layout.Warn, w.In(w.Pack.Measures.M[m.ID].Note)))
	}
}

// warns reports whether the note of a measure is a warning: one of its conditions rests on a reading whose choice is to warn.
func (w *writer) warns(m *law.Measure) bool {
	return slices.ContainsFunc(w.Pack.Measures.M[m.ID].When, func(c string) bool {
		return slices.ContainsFunc(wording.ReadingsIn(w.Pack.Conditions.M[c].If), func(id string) bool { return w.A.Receipt.Readings[id] == "warn" })
	})
}

// notes writes the first clauses of the notes that warn, of measures that are only named.
func (w *writer) notes(ms []wording.Outcome[law.Measure]) {
	for _, m := range ms {
		if w.warns(m.Slot) {
			w.Para(5, 7, layout.T(layout.Warn, w.In(m.Slot.Label)+w.t("report.colon")+firstClause(w.In(w.Pack.Measures.M[m.Slot.ID].Note))))
		}
	}
}

func (w *writer) labels(ms []wording.Outcome[law.Measure]) []label {
	var out []label
	for _, m := range ms {
		out = append(out, label{w.Items(m.Of), w.In(m.Slot.Label)})
	}
	return out
}

// steps names the procedural acts that are open; the others are many and matter little, so a page only counts them.
func (w *writer) steps(ms []wording.Outcome[law.Measure]) {
	live := slices.ContainsFunc(ms, func(m wording.Outcome[law.Measure]) bool { return m.Slot.State != law.Closed })
	if w.Explain && len(ms) > 0 {
		w.section("report.steps")
		w.rows(ms)
	}
	if w.Explain || !live {
		return
	}
	var out layout.Text
	for _, s := range []law.State{law.Open, law.Undetermined, law.Closed} {
		in := each.Kept(ms, func(m wording.Outcome[law.Measure]) bool { return m.Slot.State == s })
		if len(in) == 0 {
			continue
		}
		if out = w.then(out).Append(w.counted(w.state(s), len(in))); s == law.Open {
			out = out.Add(layout.Plain, "  ").Append(w.grouped(w.labels(in)))
		}
	}
	w.line("report.steps", out)
	w.notes(each.Kept(ms, func(m wording.Outcome[law.Measure]) bool { return m.Slot.State == law.Open }))
}

// measureText is what a row says of a measure. The article is left out of a page where a way out is not open.
func (w *writer) measureText(m *law.Measure, said elsewhere) layout.Text {
	var text layout.Text
	add := func(style layout.Style, s string) {
		if len(text) > 0 && s != "" {
			text = text.Add(layout.Plain, w.t("report.semicolon"))
		}
		text = text.Add(style, s)
	}
	if reported, doubtful := w.Reported(m); doubtful {
		add(layout.Warn, reported)
	} else if reported != "" {
		add(layout.Note, reported)
	}
	switch {
	case m.State == law.Open:
		add(layout.Plain, w.openLine(m))
	case m.Gate != law.No || len(m.Reported) == 0:
		add(layout.Plain, w.between(m, said))
	}
	if gaps := w.incomplete(m.Incomplete); gaps != nil {
		add(layout.Warn, gaps[0])
	}
	if m.Sort == "route" && m.State != law.Open && !w.Explain && len(text) > 0 {
		return text
	}
	return w.withCite(text, w.cite(m.Cite))
}

// openLine says who may take an open measure, against whom, and whose approval it needs.
func (w *writer) openLine(m *law.Measure) string {
	out := []string{w.Duty(m)}
	if target := w.In(m.Target); target != "" {
		out = append(out, w.t("report.measure.target", "who", target))
	}
	if w.Pack.Measures.M[m.ID].Approve != nil {
		out = append(out, w.Approval(m.ID))
	}
	if m.Taken {
		out = append(out, w.t("report.measure.taken"))
	}
	return w.Clauses(out)
}

// closedAsOne reports whether all principal measures are closed for the kind of title, and how many they are. One line says so; what was
// reported all the same is named apart.
func (w *writer) closedAsOne(ms []wording.Outcome[law.Measure]) (int, bool) {
	seen := map[string]bool{}
	for _, m := range ms {
		switch {
		case !w.Principal(m.Slot.ID):
		case m.Slot.Gate != law.No:
			return 0, false
		default:
			seen[m.Slot.ID] = true
		}
	}
	return len(seen), len(seen) > 1 && !w.Explain
}
