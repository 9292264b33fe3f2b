// Package chart shows whole numbers as a picture, as the table beside it and as a file of comma-separated values, all three
// from one Chart. The picture is SVG written by the server: it needs no script, prints, and takes its colours from the style
// sheet by class, so that it follows the theme. It says its title and what is to be seen in it to those who do not see it; the
// table holds every number it was drawn from.
//
// Words. A row is what one bar or group of bars stands for, such as an officer or an age; a series is what is counted in every
// row, such as a stage. Stacked series of a row add up to one bar; others stand side by side. A chart has one axis, which
// begins at zero: what wants a second one is a second chart.
//
// The package counts nothing, knows no case, and draws no maps, pies or lines between points that are no trend. A table that
// has no picture is written with Sheet alone.
package chart

import (
	"bytes"
	"embed"
	"html/template"
	"strconv"

	"mandamus/i18n"
)

// Form is how the rows are laid out. The zero Form is Bars.
type Form uint8

// The forms there are.
const (
	Bars    Form = iota // lying, one row below the other: many rows, long labels
	Columns             // standing, one row beside the other: a few rows with an order
)

// MostSeries is how many series have a colour of their own; those beyond take the last one.
const MostSeries = 5

// Chart is what is shown. It is plain data in the reader's language; its methods do not change it.
type Chart struct {
	ID      string // unique in its page; letters, digits and hyphens
	Form    Form
	Stacked bool
	Title   string // what is counted
	Desc    string // what is to be seen in it, in a sentence
	Label   string // what the rows are: “Officer”
	Series  []string
	Rows    []Row
	CSV     string // address of the same numbers as a file; empty: none
}

// Row is one row of the chart.
type Row struct {
	Label  string
	URL    string // of what is behind the numbers; empty: nowhere. The table links there
	Values []int  // one a series; one that is missing or negative counts as zero
}

// value returns the number of a series.
func (r Row) value(series int) int {
	if series >= len(r.Values) {
		return 0
	}
	return max(r.Values[series], 0)
}

// total is the sum of a row over all series of the chart.
func (c Chart) total(r Row) int {
	sum := 0
	for i := range c.Series {
		sum += r.value(i)
	}
	return sum
}

// summed reports whether a column of totals says something.
func (c Chart) summed() bool { return c.Stacked && len(c.Series) > 1 }

// greatest is the greatest number the axis has to hold.
func (c Chart) greatest() int {
	most := 0
	for _, r := range c.Rows {
		if c.Stacked {
			most = max(most, c.total(r))
			continue
		}
		for i := range c.Series {
			most = max(most, r.value(i))
		}
	}
	return most
}

//go:embed figure.html
var files embed.FS

// figures are the frames around a picture, in the languages they speak.
var figures = map[i18n.Lang]*template.Template{i18n.ZH: figureIn(i18n.ZH), i18n.EN: figureIn(i18n.EN)}

func figureIn(l i18n.Lang) *template.Template {
	speak := template.FuncMap{
		"t":      func(key string, args ...any) string { return i18n.T(l, key, args...) },
		"number": grouped,
		"class":  class,
	}
	return template.Must(template.New("figure.html").Funcs(speak).ParseFS(files, "figure.html"))
}

// Figure sets the whole chart: what is to be seen, the key to the colours, the picture in a part that scrolls on a narrow
// window, the table folded below it, and the way to the file. It brings no heading.
func (c Chart) Figure(l i18n.Lang) template.HTML {
	var out bytes.Buffer
	if err := figures[l].Execute(&out, c); err != nil {
		panic(err) // the template takes every chart, a buffer everything
	}
	return template.HTML(out.String())
}

// Keyed reports whether the colours need a key.
func (c Chart) Keyed() bool { return len(c.Series) > 1 }

// Table is the table under the picture.
func (c Chart) Table() Table {
	out := Table{Caption: c.Title, Heads: append([]string{c.Label}, c.Series...), Summed: c.summed()}
	for _, r := range c.Rows {
		line := Line{Label: r.Label, URL: r.URL, Total: c.total(r)}
		for i := range c.Series {
			line.Values = append(line.Values, r.value(i))
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// Table is a chart in numbers.
type Table struct {
	Caption string
	Heads   []string
	Summed  bool // each line has a total
	Lines   []Line
}

// Line is a row of the table.
type Line struct {
	Label, URL string
	Values     []int
	Total      int
}

// class is the class of the nth series, counted from 0.
func class(series int) string { return "m-ch-" + strconv.Itoa(min(series, MostSeries-1)+1) }

// grouped prints a number with a comma before every three digits.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
