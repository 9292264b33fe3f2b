// Package layout sets text in the lines of a terminal.
//
// Words. The width of a text is the number of cells of the terminal it takes: a Chinese character takes two, a Latin letter one,
// a combining accent none. A span is text in one style, a text is a row of spans. A page is a stack of lines, none wider than the
// page, except where a single word is: a digest is not cut in two. A table is rows of texts whose columns line up.
//
// Lines break where Unicode lets them (UAX 14): between Chinese characters, but not before a comma; in English at blanks. Colour is
// written only on a page that has it. Control characters and marks that turn the direction of writing never reach the page, so
// what a file holds cannot drive the terminal.
//
// The package does not know what terminal it writes for; the caller says how wide it is and whether it shows colour.
package layout

import "bytes"

// Narrowest is the least width a page may have; a narrower one is set as wide as this.
const Narrowest = 40

// Page is a stack of lines.
type Page struct {
	width  int
	colour bool
	out    bytes.Buffer
}

// NewPage returns an empty page, width cells wide.
func NewPage(width int, colour bool) *Page {
	return &Page{width: max(width, Narrowest), colour: colour}
}

// Width returns the width of the page in cells.
func (p *Page) Width() int { return p.width }

// Bytes returns the lines written so far, each with its end of line.
func (p *Page) Bytes() []byte { return p.out.Bytes() }

// Blank writes an empty line, but never two in a row and none at the top.
func (p *Page) Blank() {
	if b := p.out.Bytes(); len(b) > 0 && !bytes.HasSuffix(b, []byte("\n\n")) {
		p.out.WriteByte('\n')
	}
}

// Para writes a paragraph; its first line is indented by indent cells, the following ones by hang.
func (p *Page) Para(indent, hang int, t Text) {
	for i, line := range wrap(t, p.width-indent, p.width-hang) {
		if i > 0 {
			indent = hang
		}
		p.line(indent, line)
	}
}

// Rule writes a heading that a line draws out to the edge of the page.
func (p *Page) Rule(t Text) {
	lines := wrap(t, p.width-4, p.width-4)
	for i, line := range lines {
		if rest := p.width - line.Width() - 1; i == len(lines)-1 && rest > 0 {
			line = append(line, Span{Faint, " " + repeat('─', rest)})
		}
		p.line(0, line)
	}
}

// line writes one line.
func (p *Page) line(indent int, t Text) {
	if len(t) > 0 {
		p.out.WriteString(repeat(' ', indent))
		p.spans(t)
	}
	p.out.WriteByte('\n')
}

// spans writes a text without ending the line.
func (p *Page) spans(t Text) {
	for _, s := range t {
		if code := codes[s.Style]; p.colour && code != "" {
			p.out.WriteString("\x1b[" + code + "m" + s.Text + "\x1b[0m")
			continue
		}
		p.out.WriteString(s.Text)
	}
}

func repeat(r rune, n int) string {
	if n <= 0 {
		return ""
	}
	return string(bytes.Repeat([]byte(string(r)), n))
}
