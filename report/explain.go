package report

import (
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// sidework says what a measure needs beside its conditions: approval, remedy, papers.
func (w *writer) sidework(m *law.Measure) []layout.Text {
	d := w.pack.Measures.M[m.ID]
	var out []layout.Text
	add := func(s string) { out = append(out, layout.T(layout.Faint, s)) }
	if d.Approve != nil && m.State != law.Open {
		add(w.approval(m.ID))
	}
	if r := d.Remedy; r != nil {
		add(w.remedy(m.ID))
	}
	if len(d.Papers) > 0 {
		add(w.t("report.explain.papers", "papers", w.terms(d.Papers)))
	}
	if len(d.Next) > 0 {
		add(w.t("report.explain.next", "what", w.terms(d.Next)))
	}
	if s := w.in(d.Note); s != "" {
		add(s)
	}
	return out
}

func (w *writer) terms(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, w.term(id))
	}
	return w.items(out)
}

// remedy is what the one whom a measure hits can do: what, to whom, within which time, decided when, and whether it stops the measure.
func (w *writer) remedy(id string) string {
	r := w.pack.Measures.M[id].Remedy
	out := []string{w.t("report.explain.remedy", "what", w.term(r.Kind))}
	if r.To != "" {
		out = append(out, w.t("report.explain.to", "who", w.term(r.To)))
	}
	if r.Within != "" {
		out = append(out, w.t("report.explain.within", "length", w.length(r.Within)))
	}
	if r.Decided != "" {
		out = append(out, w.t("report.explain.decided", "length", w.length(r.Decided)))
	}
	if !r.Suspends {
		out = append(out, w.t("report.explain.no_stop"))
	}
	text := w.items(out)
	if r.Basis != "text" {
		text = w.noted(text, i18n.T(w.Lang, "report.basis."+string(r.Basis)))
	}
	return text
}

// trees are the conditions of a measure, each with its articles, its facts and what may defeat it.
func (w *writer) trees(m *law.Measure) []layout.Text {
	var out []layout.Text
	for _, r := range m.Reasons {
		out = w.tree(out, r.Explain(w.Lang), r.Stands(), "")
	}
	return out
}

// marks stand before a condition that does its part, that does not, and that is not known.
var marks = map[law.Truth]struct {
	text  string
	style layout.Style
}{law.Yes: {"+ ", layout.Good}, law.No: {"- ", layout.Bad}, law.Unknown: {"? ", layout.Warn}}

func (w *writer) tree(out []layout.Text, e law.Explanation, stands law.Truth, indent string) []layout.Text {
	mark := marks[stands]
	line := layout.T(layout.Plain, indent).Add(mark.style, mark.text).Add(layout.Plain, e.Text).Add(layout.Faint, w.bracket(w.cites(e.Cites)))
	if facts := w.factUses(e.Facts); facts != "" {
		line = line.Add(layout.Faint, w.t("report.explain.facts", "facts", facts))
	}
	out = append(out, line)
	for _, u := range e.Unless {
		out = w.tree(out, u, opposite(u.Value), indent+"  ")
	}
	return out
}

// opposite is the truth of “not”.
func opposite(t law.Truth) law.Truth {
	switch t {
	case law.Yes:
		return law.No
	case law.No:
		return law.Yes
	}
	return law.Unknown
}

// factUses are the facts behind a condition with their values in this case.
func (w *writer) factUses(uses []law.FactUse) string {
	var out []string
	for _, u := range uses {
		value := u.Value
		switch u.State {
		case law.No:
			value = w.t("report.explain.none")
		case law.Unknown:
			value = w.t("report.day.unknown")
		}
		out = append(out, u.Label+w.t("report.colon")+value)
	}
	return w.items(out)
}
