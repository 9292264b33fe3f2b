package main

import (
	"io"
	"os"
	"strconv"

	"mandamus/report"
	"mandamus/report/layout"

	"golang.org/x/term"
)

// pageWidth is the width of a page that goes to no terminal.
const pageWidth = 100

// isTerminal reports whether what is written to w is seen by a person.
func isTerminal(w io.Writer) bool {
	f, ok := fileOf(w)
	return ok && term.IsTerminal(int(f.Fd()))
}

// fileOf is the file behind a writer.
func fileOf(w io.Writer) (*os.File, bool) {
	if o, ok := w.(*output); ok {
		w = o.Writer
	}
	f, ok := w.(*os.File)
	return f, ok
}

// width is the number of cells of a line: that of the terminal, else COLUMNS, else pageWidth.
func (p *program) width(w io.Writer) int {
	if f, ok := fileOf(w); ok {
		if cells, _, err := term.GetSize(int(f.Fd())); err == nil && cells > 0 {
			return cells
		}
	}
	if n, err := strconv.Atoi(p.env("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return pageWidth
}

// colour reports whether w is a terminal that shows colours and whose user wants them (https://no-color.org).
func (p *program) colour(w io.Writer) bool {
	return isTerminal(w) && p.env("NO_COLOR") == "" && p.env("TERM") != "dumb"
}

// options are how reports are set on standard output.
func (p *program) options() report.Options {
	return report.Options{Lang: p.lang, Width: p.width(p.stdout), Colour: p.colour(p.stdout)}
}

// page is an empty page for standard output.
func (p *program) page() *layout.Page {
	return layout.NewPage(p.width(p.stdout), p.colour(p.stdout))
}

// print writes a page to standard output.
func (p *program) print(page *layout.Page) error {
	_, err := p.stdout.Write(page.Bytes())
	return err
}
