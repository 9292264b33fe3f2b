package report

import (
	"strconv"

	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// Summary is a table over many cases. The zero Summary is empty.
type Summary struct {
	rows []summaryRow
}

type summaryRow struct {
	id, on string
	title  i18n.Text
	counts Counts
}

// Add takes in one assessment.
func (s *Summary) Add(a *law.Assessment) {
	s.rows = append(s.rows, summaryRow{a.File.ID, a.On.String(), a.File.Title, Tally(a)})
}

// Text returns the table: a line a case, the sums last.
func (s *Summary) Text(o Options) []byte {
	page := layout.NewPage(o.Width, o.Colour)
	t := layout.Table{}
	t.Right(2, 3, 4, 5, 6, 7, 8, 9)
	t.Cut(10)
	t.Row(heads(o.Lang, "", "", "", "limits", "", "", "measures", "", "", "", "")...)
	t.Row(heads(o.Lang, "case", "on", "obligations", "running", "lapsed", "open", "measure_open", "closed", "open", "decided", "title")...)
	var all Counts
	for _, r := range s.rows {
		t.Row(append(r.cells(), layout.P(r.title.In(o.Lang)))...)
		all.add(r.counts)
	}
	total := summaryRow{id: i18n.T(o.Lang, "report.summary.total", "n", len(s.rows)), counts: all}
	t.Row(total.cells()...)
	page.Table(t)
	return page.Bytes()
}

func heads(l i18n.Lang, words ...string) []layout.Text {
	out := make([]layout.Text, len(words))
	for i, w := range words {
		if w != "" {
			out[i] = layout.T(layout.Faint, i18n.T(l, "report.summary."+w)) //i18n:keys report.summary.*
		}
	}
	return out
}

// cells are the cells of a row up to the title.
func (r summaryRow) cells() []layout.Text {
	c := r.counts
	return []layout.Text{
		layout.T(layout.Strong, r.id), layout.T(layout.Faint, r.on), number(c.Obligations, layout.Plain),
		number(c.Running, layout.Note), number(c.Lapsed, layout.Bad), number(c.LimitsUnknown, layout.Warn),
		number(c.Open, layout.Good), number(c.Closed, layout.Faint), number(c.MeasuresUnknown, layout.Warn),
		layout.P(strconv.Itoa(percent(c.Decided, c.Slots)) + "%"),
	}
}

// number prints a count; nought is a dot, so that the eye finds what is there.
func number(n int, style layout.Style) layout.Text {
	if n == 0 {
		return layout.T(layout.Faint, "·")
	}
	return layout.T(style, strconv.Itoa(n))
}

// percent is the share of the whole in hundredths, rounded down: 100 means all.
func percent(part, whole int) int {
	if whole == 0 {
		return 100
	}
	return part * 100 / whole
}

func (c *Counts) add(d Counts) {
	c.Obligations += d.Obligations
	c.Running += d.Running
	c.Lapsed += d.Lapsed
	c.LimitsUnknown += d.LimitsUnknown
	c.Open += d.Open
	c.Closed += d.Closed
	c.MeasuresUnknown += d.MeasuresUnknown
	c.Due += d.Due
	c.AccrualsUnknown += d.AccrualsUnknown
	c.Slots += d.Slots
	c.Decided += d.Decided
	c.Answers += d.Answers
	c.Gaps += d.Gaps
}
