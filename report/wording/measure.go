package wording

import (
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Principal reports whether a measure is one of those that get a line whatever their state: it carries a row of the coverage list art96.
// In a pack without that list all are.
func (w Words) Principal(id string) bool {
	list, ok := w.Pack.Coverage.M["art96"]
	return !ok || slices.ContainsFunc(w.Pack.Measures.M[id].Covers, func(row string) bool { return slices.Contains(list.Rows.Keys, row) })
}

//i18n:keys report.duty_word.*

// Duty says who may or must take a measure, or whose right it is.
func (w Words) Duty(m *law.Measure) string {
	return i18n.T(w.Lang, "report.duty_word."+m.Duty, "who", w.In(m.By))
}

// Approver is whose approval a measure needs, with the basis where the text does not say so itself; empty where it needs none.
func (w Words) Approver(id string) (who, basis string) {
	a := w.Pack.Measures.M[id].Approve
	if a == nil {
		return "", ""
	}
	return w.Term(a.By), w.BasisNote(a.Basis)
}

// Approval is the clause on whose approval a measure needs; empty where it needs none.
func (w Words) Approval(id string) string {
	who, basis := w.Approver(id)
	if who == "" {
		return ""
	}
	return w.Noted(w.t("report.measure.approve", "who", who), basis)
}

// Remedy is what the one whom a measure hits can do: what, to whom, within which time, decided when, and whether it stops the measure;
// empty where there is none.
func (w Words) Remedy(id string) string {
	r := w.Pack.Measures.M[id].Remedy
	if r == nil {
		return ""
	}
	out := []string{w.Term(r.Kind)}
	if r.To != "" {
		out = append(out, w.t("report.explain.to", "who", w.Term(r.To)))
	}
	if r.Within != "" {
		out = append(out, w.t("report.explain.within", "length", w.Length(r.Within)))
	}
	if r.Decided != "" {
		out = append(out, w.t("report.explain.decided", "length", w.Length(r.Decided)))
	}
	if !r.Suspends {
		out = append(out, w.t("report.explain.no_stop"))
	}
	return w.Noted(w.Items(out), w.BasisNote(r.Basis))
}

// Reported says on which days the record has a measure decided, and what the law says of it where it holds the measure closed all the
// same: that it cannot be with this kind of title, or under the readings taken, which is doubtful, or that it is closed now, which is not.
// The text is empty where nothing was reported.
func (c Case) Reported(m *law.Measure) (text string, doubtful bool) {
	if len(m.Reported) == 0 {
		return "", false
	}
	days := c.t("report.measure.reported", "days", c.Items(each.Mapped(m.Reported, c.reportedDay)))
	switch {
	case m.State != law.Closed:
		return days, false
	case m.Gate == law.No:
		return c.t("report.measure.not_with_title", "reported", days), true
	}
	if readings := c.ReadingsBehind(m); len(readings) > 0 {
		return c.t("report.measure.not_under", "reported", days, "readings", c.Clauses(readings)), true
	}
	return c.t("report.measure.not_now", "reported", days), false
}

// ReadingsBehind are the choices taken of the readings of which the conditions speak that keep a measure closed; where all is explained,
// with what to write to choose another.
func (c Case) ReadingsBehind(m *law.Measure) []string {
	var out []string
	for _, o := range c.Obstacles(m) {
		for _, id := range ReadingsIn(c.Pack.Conditions.M[o.Condition].If) {
			choice := c.A.Receipt.Readings[id]
			text := c.In(c.Pack.Readings.M[id].Choices.M[choice])
			if c.Explain {
				text = c.Noted(text, id+"="+choice)
			}
			out = append(out, text)
		}
	}
	return each.Once(out)
}

// ReadingsIn are the ids of the readings an expression of the pack names.
func ReadingsIn(expression string) []string {
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
