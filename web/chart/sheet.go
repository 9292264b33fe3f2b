package chart

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"mandamus/i18n"
)

// Sheet writes a file of comma-separated values row after row, as spreadsheets read it: in UTF-8 with a mark that says so, lines
// ended as on Windows, and no cell that a spreadsheet would take for a formula.
type Sheet struct{ out *csv.Writer }

// marked writes the mark of UTF-8 before all else.
type marked struct {
	to   io.Writer
	done bool
}

func (m *marked) Write(p []byte) (int, error) {
	if !m.done {
		m.done = true
		if _, err := io.WriteString(m.to, "\ufeff"); err != nil {
			return 0, err
		}
	}
	return m.to.Write(p)
}

// NewSheet returns a sheet that writes to w.
func NewSheet(w io.Writer) *Sheet {
	out := csv.NewWriter(&marked{to: w})
	out.UseCRLF = true
	return &Sheet{out}
}

// Row writes a row. It may stay in memory until Flush.
func (s *Sheet) Row(cells ...string) error {
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = Harmless(c)
	}
	return s.out.Write(safe)
}

// Flush sends what stayed in memory and returns the first error there was.
func (s *Sheet) Flush() error {
	s.out.Flush()
	return s.out.Error()
}

// formulaSigns begin what spreadsheets compute; some read the full-width forms as well.
const formulaSigns = "=+-@\t\r\n＝＋－＠"

// Harmless returns the text of a cell so that a spreadsheet shows it and computes nothing: with an apostrophe before a sign that
// begins a formula, also behind blanks. A whole number is left as it is.
func Harmless(s string) string {
	rest := strings.TrimLeft(s, " \u3000\u00a0")
	if rest == "" || !strings.ContainsRune(formulaSigns, []rune(rest)[0]) {
		return s
	}
	if _, err := strconv.Atoi(s); err == nil && s[0] == '-' {
		return s
	}
	return "'" + s
}

// WriteCSV writes the table of the chart.
func (c Chart) WriteCSV(w io.Writer, l i18n.Lang) error {
	sheet, table := NewSheet(w), c.Table()
	heads := table.Heads
	if table.Summed {
		heads = append(heads, i18n.T(l, "chart.total"))
	}
	if err := sheet.Row(heads...); err != nil {
		return err
	}
	for _, line := range table.Lines {
		cells := []string{line.Label}
		for _, n := range line.Values {
			cells = append(cells, strconv.Itoa(n))
		}
		if table.Summed {
			cells = append(cells, strconv.Itoa(line.Total))
		}
		if err := sheet.Row(cells...); err != nil {
			return err
		}
	}
	return sheet.Flush()
}
