package report

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/law"
	"mandamus/report/layout"
)

// What the record says was decided, beside what the law says of it: a measure that the law holds closed may be reported all the same.

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
		return layout.Warn, w.t("report.measure.not_under", "reported", days, "readings", w.clauses(w.readingsBehind(m)))
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

// readingsBehind are the choices taken of the readings of which the conditions speak that keep a measure closed; where all is explained,
// with what to write to choose another.
func (w *writer) readingsBehind(m *law.Measure) []string {
	var out []string
	for _, f := range w.failing(m) {
		for _, id := range readingsIn(w.pack.Conditions.M[f.condition].If) {
			choice := w.a.Receipt.Readings[id]
			text := w.in(w.pack.Readings.M[id].Choices.M[choice])
			if w.Explain {
				text = w.noted(text, id+"="+choice)
			}
			if !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	return out
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
