package strictyaml

import (
	"math"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// document writes the whole file.
func (p *printer) document(root *yaml.Node) {
	if root.Kind == yaml.ScalarNode || len(root.Content) == 0 {
		p.before(root.Line, root.Line, 0)
		p.inline(root, 0, math.MaxInt)
		p.closing(math.MaxInt, 0, 0)
		return
	}
	p.block(root, 0, 0, math.MaxInt, false)
}

// block writes the entries of y at indent. The source column of the entry that y belongs to is parent, the source line of what
// follows y is until. The first entry goes on the current line if inline.
func (p *printer) block(y *yaml.Node, indent, parent, until int, inline bool) {
	entries := entriesOf(y)
	for i, e := range entries {
		next := until
		if i+1 < len(entries) {
			next = entries[i+1].first().Line
		}
		if i > 0 || !inline {
			flush := e.first().Line
			if e.key != nil && e.value.Kind == yaml.ScalarNode {
				flush = max(flush, e.value.Line)
			}
			p.before(flush, e.first().Line, indent)
			p.write(strings.Repeat(" ", indent))
		}
		if e.key == nil {
			p.item(e.value, indent, y.Column, next)
		} else {
			p.write(p.oneLine(e.key, true) + ":")
			p.value(e, indent, next)
		}
	}
	p.closing(until, parent, indent)
}

// item writes a list item; a block in it begins on the line of the dash.
func (p *printer) item(y *yaml.Node, indent, column, until int) {
	p.write("-")
	if p.fits(y, p.column()+1) {
		p.inline(y, indent, until)
		return
	}
	p.write(" ")
	p.block(y, indent+2, column, until, true)
}

// value writes the value of a key, on the line of the key or as a block below it.
func (p *printer) value(e entry, indent, until int) {
	if p.fits(e.value, p.column()+1) {
		p.inline(e.value, indent, until)
		return
	}
	p.trailing(entriesOf(e.value)[0].first().Line)
	p.newline()
	p.fresh = true
	p.block(e.value, indent+2, e.key.Column, until, false)
}

// inline writes a value that begins on the current line, with the comments that trail it.
func (p *printer) inline(y *yaml.Node, indent, until int) {
	lead := " "
	if p.column() == 0 {
		lead = ""
	}
	switch {
	case y.Kind != yaml.ScalarNode:
		p.write(lead + p.oneLine(y, false))
	case y.Value == "" && !quoted(y): // no value
	case blockStyle(y):
		p.blockText(y, lead, indent, until)
		return
	default:
		text := p.oneLine(y, false)
		for i, line := range wrap(text, p.column()+len(lead), textWidth-indent-2, textWidth) {
			if i > 0 {
				p.newline()
				lead = strings.Repeat(" ", indent+2)
			}
			p.write(lead + line)
		}
	}
	p.trailing(until)
	p.newline()
}

// blockText writes a text after | or >.
func (p *printer) blockText(y *yaml.Node, lead string, indent, until int) {
	header, lines := blockLines(y, textWidth-indent-2)
	p.write(lead + header)
	p.trailing(until)
	p.newline()
	for _, line := range lines {
		if line != "" {
			p.write(strings.Repeat(" ", indent+2) + line)
		}
		p.newline()
	}
	p.kept = strings.HasSuffix(header, "+")
}

// before writes the comments above line flush, each on its own line, and the blank line that stood above line.
func (p *printer) before(flush, line, indent int) {
	for len(p.comments) > 0 && p.comments[0].line < flush {
		p.ownLine(indent)
	}
	p.blank(line)
}

// closing writes the comments that stand at the end of a block: above line until, and further right than the entry the block
// belongs to.
func (p *printer) closing(until, parent, indent int) {
	for len(p.comments) > 0 && p.comments[0].line < until && p.comments[0].col > parent {
		p.ownLine(indent)
	}
}

// ownLine writes the next comment on a line of its own.
func (p *printer) ownLine(indent int) {
	p.blank(p.comments[0].line)
	p.write(strings.Repeat(" ", indent) + p.comments[0].text)
	p.newline()
	p.comments = p.comments[1:]
}

// trailing writes the comments that stood at the end of a line above line until.
func (p *printer) trailing(until int) {
	lead := "  "
	for len(p.comments) > 0 && p.comments[0].trailing && p.comments[0].line < until {
		p.write(lead + p.comments[0].text)
		p.comments = p.comments[1:]
		lead = " "
	}
}

// blank writes a blank line if one stood above line of the source.
func (p *printer) blank(line int) {
	if line >= 2 && line-2 < len(p.source) && !p.fresh && !p.kept && strings.TrimSpace(p.source[line-2]) == "" {
		p.newline()
	}
	p.fresh, p.kept = false, false
}

func (p *printer) write(s string) { p.out.WriteString(s) }

func (p *printer) newline() {
	p.out.WriteByte('\n')
	p.lineStart = p.out.Len()
	p.kept = false
}

// column is the number of characters on the line being written.
func (p *printer) column() int { return utf8.RuneCount(p.out.Bytes()[p.lineStart:]) }
