package report

import (
	"slices"

	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

//i18n:keys report.duty_word.*

// measures writes what the court may do, what is closed and why, the ways out of inaction, and the procedural acts.
func (w *writer) measures() {
	var principal, others, routes, steps []told[law.Measure]
	for _, m := range w.toldMeasures() {
		switch {
		case m.it.Sort == "route":
			routes = append(routes, m)
		case m.it.Sort == "step":
			steps = append(steps, m)
		case w.principal(m.it):
			principal = append(principal, m)
		default:
			others = append(others, m)
		}
	}
	var said elsewhere
	if len(principal)+len(others) > 0 {
		w.section("report.measures")
		said = w.rows(append(principal, kept(others, w.shown)...))
		open := kept(others, w.unshown(law.Undetermined))
		w.named(w.state(law.Undetermined), w.labels(open))
		w.notes(open)
		w.closed(kept(others, w.unshown(law.Closed)))
	}
	w.routes(routes, said)
	w.steps(steps)
}

// shown reports whether a measure that is not principal gets a line: it is open, or was reported.
func (w *writer) shown(m told[law.Measure]) bool {
	return w.Explain || m.it.State == law.Open || len(m.it.Reported) > 0
}

func (w *writer) unshown(s law.State) func(told[law.Measure]) bool {
	return func(m told[law.Measure]) bool { return m.it.State == s && !w.shown(m) }
}

// closed names the measures that are closed for a reason worth knowing, something that may still come about or a reading that was taken;
// those that nothing can open are only counted with them.
func (w *writer) closed(ms []told[law.Measure]) {
	if len(ms) == 0 {
		return
	}
	telling := kept(ms, func(m told[law.Measure]) bool { return w.mendable(m.it) || len(w.readingsBehind(m.it)) > 0 })
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
func (w *writer) rows(ms []told[law.Measure]) elsewhere {
	said := w.common(ms)
	if !said.lack.none() {
		w.Para(3, 5, layout.T(layout.Warn, w.t("report.between.common")).Add(layout.Plain, w.clauses(w.lacking(said.lack))))
	}
	if len(said.blocks) > 0 {
		w.Para(3, 5, layout.T(layout.Warn, w.t("report.between.blocks")).Add(layout.Plain, w.clauses(said.blocks)))
	}
	t := layout.Table{Indent: 3}
	t.Cap(1, 3*w.Page.Width()/10)
	if n, ok := w.closedAsOne(ms); ok {
		t.Row(w.state(law.Closed), layout.T(layout.Strong, w.t("report.measures.all", "n", n)), layout.P(w.notWithTitle()))
		ms = kept(ms, func(m told[law.Measure]) bool { return !w.principal(m.it) || len(m.it.Reported) > 0 })
	}
	for _, m := range ms {
		t.Row(w.state(m.it.State), tagged(m.of, layout.T(layout.Strong, w.in(m.it.Label))), w.measureText(m.it, said))
		w.below(&t, m.it)
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
		t.Below(1, layout.T(layout.Warn, w.in(w.pack.Measures.M[m.ID].Note)))
	}
}

// warns reports whether the note of a measure is a warning: one of its conditions rests on a reading whose choice is to warn.
func (w *writer) warns(m *law.Measure) bool {
	return slices.ContainsFunc(w.pack.Measures.M[m.ID].When, func(c string) bool {
		return slices.ContainsFunc(readingsIn(w.pack.Conditions.M[c].If), func(id string) bool { return w.a.Receipt.Readings[id] == "warn" })
	})
}

// notes writes the first clauses of the notes that warn, of measures that are only named.
func (w *writer) notes(ms []told[law.Measure]) {
	for _, m := range ms {
		if w.warns(m.it) {
			w.Para(5, 7, layout.T(layout.Warn, w.in(m.it.Label)+w.t("report.colon")+firstClause(w.in(w.pack.Measures.M[m.it.ID].Note))))
		}
	}
}

func (w *writer) labels(ms []told[law.Measure]) []label {
	var out []label
	for _, m := range ms {
		out = append(out, label{m.of, w.in(m.it.Label)})
	}
	return out
}

// steps names the procedural acts that are open; the others are many and matter little, so a page only counts them.
func (w *writer) steps(ms []told[law.Measure]) {
	live := slices.ContainsFunc(ms, func(m told[law.Measure]) bool { return m.it.State != law.Closed })
	if w.Explain && len(ms) > 0 {
		w.section("report.steps")
		w.rows(ms)
	}
	if w.Explain || !live {
		return
	}
	var out layout.Text
	for _, s := range []law.State{law.Open, law.Undetermined, law.Closed} {
		in := kept(ms, func(m told[law.Measure]) bool { return m.it.State == s })
		if len(in) == 0 {
			continue
		}
		if out = w.then(out).Append(w.counted(w.state(s), len(in))); s == law.Open {
			out = out.Add(layout.Plain, "  ").Append(w.grouped(w.labels(in)))
		}
	}
	w.line("report.steps", out)
	w.notes(kept(ms, func(m told[law.Measure]) bool { return m.it.State == law.Open }))
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
	if len(m.Reported) > 0 {
		add(w.reported(m))
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
	out := []string{i18n.T(w.Lang, "report.duty_word."+m.Duty, "who", w.in(m.By))}
	if target := w.in(m.Target); target != "" {
		out = append(out, w.t("report.measure.target", "who", target))
	}
	if w.pack.Measures.M[m.ID].Approve != nil {
		out = append(out, w.approval(m.ID))
	}
	if m.Taken {
		out = append(out, w.t("report.measure.taken"))
	}
	return w.clauses(out)
}

// approval is whose approval a measure needs, and on what basis.
func (w *writer) approval(id string) string {
	a := w.pack.Measures.M[id].Approve
	text := w.t("report.measure.approve", "who", w.term(a.By))
	if a.Basis != "" && a.Basis != "text" {
		return w.noted(text, i18n.T(w.Lang, "report.basis."+string(a.Basis)))
	}
	return text
}
