package strictyaml

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// fits reports whether y is written on the line it begins on, from column on: a scalar, an empty list or map, or one in brackets
// that is short enough, has no comment inside and no empty value.
func (p *printer) fits(y *yaml.Node, column int) bool {
	if y.Kind == yaml.ScalarNode || len(y.Content) == 0 {
		return true
	}
	return y.Style&yaml.FlowStyle != 0 && simple(y) && !p.commented(y) &&
		column+utf8.RuneCountInString(p.oneLine(y, false)) <= flowWidth
}

// simple reports whether all of y can stand in brackets on one line.
func simple(y *yaml.Node) bool {
	if y.Kind == yaml.ScalarNode {
		return (y.Value != "" || quoted(y)) && !strings.Contains(y.Value, "\n")
	}
	for _, child := range y.Content {
		if !simple(child) {
			return false
		}
	}
	return true
}

// commented reports whether a comment stands inside the brackets of y.
func (p *printer) commented(y *yaml.Node) bool {
	return len(p.comments) > 0 && p.comments[0].line < lastLine(y)
}

// lastLine returns the last line on which a node of y begins.
func lastLine(y *yaml.Node) int {
	line := y.Line
	for _, child := range y.Content {
		line = max(line, lastLine(child))
	}
	return line
}

// oneLine returns y as it is written on one line.
func (p *printer) oneLine(y *yaml.Node, key bool) string {
	if y.Kind == yaml.ScalarNode {
		return scalarText(y, key)
	}
	var parts []string
	for _, e := range entriesOf(y) {
		text := p.oneLine(e.value, false)
		if e.key != nil {
			text = p.oneLine(e.key, true) + ": " + text
		}
		parts = append(parts, text)
	}
	if y.Kind == yaml.SequenceNode {
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
