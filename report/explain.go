package report

import (
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/layout"
	"mandamus/report/wording"
)

// sidework says what a measure needs beside its conditions: approval, remedy, papers, what follows.
func (w *writer) sidework(m *law.Measure) []layout.Text {
	d := w.Pack.Measures.M[m.ID]
	var out []layout.Text
	add := func(s string) { out = append(out, layout.T(layout.Faint, s)) }
	if d.Approve != nil && m.State != law.Open {
		add(w.Approval(m.ID))
	}
	if d.Remedy != nil {
		add(w.t("report.explain.remedy", "what", w.Remedy(m.ID)))
	}
	if len(d.Papers) > 0 {
		add(w.t("report.explain.papers", "papers", w.Terms(d.Papers)))
	}
	if len(d.Next) > 0 {
		add(w.t("report.explain.next", "what", w.Terms(d.Next)))
	}
	if s := w.In(d.Note); s != "" {
		add(s)
	}
	return out
}

// trees are the conditions of a measure, each with its articles, its facts and what may defeat it.
func (w *writer) trees(m *law.Measure) []layout.Text {
	var out []layout.Text
	for _, c := range w.Conditions(m) {
		out = w.tree(out, c, "")
	}
	return out
}

// marks stand before a condition that does its part, that does not, and that is not known.
var marks = map[law.Truth]struct {
	text  string
	style layout.Style
}{law.Yes: {"+ ", layout.Good}, law.No: {"- ", layout.Bad}, law.Unknown: {"? ", layout.Warn}}

func (w *writer) tree(out []layout.Text, c wording.Condition, indent string) []layout.Text {
	mark := marks[c.Stands]
	line := layout.T(layout.Plain, indent).Add(mark.style, mark.text).Add(layout.Plain, c.Text).Add(layout.Faint, w.bracket(w.cites(c.Cites)))
	if facts := w.facts(c.Facts); facts != "" {
		line = line.Add(layout.Faint, w.t("report.explain.facts", "facts", facts))
	}
	out = append(out, line)
	for _, u := range c.Unless {
		out = w.tree(out, u, indent+"  ")
	}
	return out
}

// facts are the facts behind a condition with their values in this case.
func (w *writer) facts(fs []wording.Fact) string {
	return w.Items(each.Mapped(fs, func(f wording.Fact) string { return f.Label + w.t("report.colon") + f.Value }))
}
