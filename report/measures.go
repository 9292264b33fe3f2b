package report

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

//i18n:keys report.duty_word.*

// measures writes what the court may do, what is closed and why, the ways out of inaction, and the procedural acts.
func (w *writer) measures(pos *law.Position) {
	var principal, others, routes, steps []*law.Measure
	for i := range pos.Measures {
		switch m := &pos.Measures[i]; {
		case m.Sort == "route":
			routes = append(routes, m)
		case m.Sort == "step":
			steps = append(steps, m)
		case w.principal(m):
			principal = append(principal, m)
		default:
			others = append(others, m)
		}
	}
	if len(principal)+len(others) > 0 {
		w.section("report.measures")
		w.lines(append(principal, kept(others, w.shown)...))
		w.named(w.state(law.Undetermined), w.labels(kept(others, w.unshown(law.Undetermined))), true)
		w.named(w.state(law.Closed), w.labels(kept(others, w.unshown(law.Closed))), true)
	}
	if len(routes) > 0 {
		w.section("report.routes")
		w.lines(routes)
	}
	if w.Explain && len(steps) > 0 || slices.ContainsFunc(steps, func(m *law.Measure) bool { return m.State != law.Closed }) {
		w.section("report.steps")
		w.steps(steps)
	}
}

// principal reports whether a measure is one of those that get a line whatever their state: it carries a row of the coverage list
// art96. In a pack without that list all are.
func (w *writer) principal(m *law.Measure) bool {
	list, ok := w.pack.Coverage.M["art96"]
	return !ok || slices.ContainsFunc(w.pack.Measures.M[m.ID].Covers, func(row string) bool {
		return slices.Contains(list.Rows.Keys, row)
	})
}

// lines writes a row for each measure: who may take it, or what stands in the way. What all undetermined ones lack is said once.
func (w *writer) lines(ms []*law.Measure) {
	common := w.commonLack(ms)
	if !common.none() {
		w.Para(3, 5, layout.T(layout.Warn, w.t("report.between.common")).Add(layout.Plain, w.clauses(w.lacking(common))))
	}
	t := layout.Table{Indent: 3}
	t.Cap(1, 3*w.Page.Width()/10)
	for _, m := range ms {
		t.Row(w.state(m.State), layout.T(layout.Strong, w.in(m.Label)), w.measureText(m, common))
		if w.Explain {
			for _, note := range append(w.sidework(m), w.trees(m)...) {
				t.Below(1, note)
			}
		}
	}
	w.Table(t)
}

// shown reports whether a measure that is not principal gets a line: it is open, or was reported.
func (w *writer) shown(m *law.Measure) bool {
	return w.Explain || m.State == law.Open || len(m.Reported) > 0
}

func (w *writer) unshown(s law.State) func(*law.Measure) bool {
	return func(m *law.Measure) bool { return m.State == s && !w.shown(m) }
}

// steps names the procedural acts that are open; the others are many and matter little, so a page only counts them.
func (w *writer) steps(ms []*law.Measure) {
	if w.Explain {
		w.lines(ms)
		return
	}
	for _, s := range []law.State{law.Open, law.Undetermined, law.Closed} {
		w.named(w.state(s), w.labels(kept(ms, func(m *law.Measure) bool { return m.State == s })), s == law.Open)
	}
}

func (w *writer) labels(ms []*law.Measure) []string {
	var out []string
	for _, m := range ms {
		out = append(out, w.in(m.Label))
	}
	return out
}

// measureText is what a row says of a measure. The article is left out of a page where a way out is not open.
func (w *writer) measureText(m *law.Measure, common lack) layout.Text {
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
		add(layout.Plain, w.between(m, common))
	}
	if gaps := w.incomplete(m.Incomplete); gaps != nil {
		add(layout.Warn, gaps[0])
	}
	if m.Sort == "route" && m.State != law.Open && !w.Explain && len(text) > 0 {
		return text
	}
	return w.withCite(text, w.cite(m.Cite))
}

// reported says that the record has the measure decided. Where that cannot be with this kind of title, or under the readings chosen, it
// is a note and no error.
func (w *writer) reported(m *law.Measure) (layout.Style, string) {
	days := w.t("report.measure.reported", "days", w.days(m.Reported))
	switch {
	case m.State != law.Closed:
		return layout.Note, days
	case m.Gate == law.No:
		return layout.Warn, w.t("report.measure.not_with_title", "reported", days)
	case len(w.readingsBehind(m)) > 0:
		return layout.Warn, w.t("report.measure.not_under", "reported", days, "readings", w.items(w.readingsBehind(m)))
	}
	return layout.Note, w.t("report.measure.not_now", "reported", days)
}

func (w *writer) days(dates []casefile.Date) string {
	var out []string
	for _, d := range dates {
		if d.Unknown {
			out = append(out, w.t("report.day.undated"))
			continue
		}
		out = append(out, d.String())
	}
	return w.items(out)
}

// readingsBehind are the readings, as ID=VALUE, of which the conditions speak that keep a measure closed.
func (w *writer) readingsBehind(m *law.Measure) []string {
	var out []string
	for _, f := range w.failing(m) {
		for _, id := range readingsIn(w.pack.Conditions.M[f.condition].If) {
			out = append(out, id+"="+w.a.Receipt.Readings[id])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// readingsIn are the ids of the readings an expression names.
func readingsIn(expression string) []string {
	var out []string
	for _, part := range strings.Split(expression, "reading.")[1:] {
		end := strings.IndexFunc(part, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
		if end < 0 {
			end = len(part)
		}
		out = append(out, part[:end])
	}
	return out
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
	who := w.term(a.By)
	if a.Basis != "" && a.Basis != "text" {
		who = w.noted(who, i18n.T(w.Lang, "report.basis."+string(a.Basis)))
	}
	return w.t("report.measure.approve", "who", who)
}
