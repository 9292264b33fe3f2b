package strictyaml

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// scalarText returns a scalar as it is written on one line: plain if it was, else in quotes.
func scalarText(y *yaml.Node, key bool) string {
	if !quoted(y) && !needsQuotes(y, key) {
		return y.Value
	}
	return quote(y.Value)
}

// needsQuotes reports whether an unquoted scalar is given quotes: a day; an empty key; a text of several lines; as a value, the
// words that YAML 1.1 takes for true and false and that are never our true and false.
func needsQuotes(y *yaml.Node, key bool) bool {
	if quoted(y) {
		return false
	}
	if key && y.Value == "" || strings.Contains(y.Value, "\n") || looksLikeDay(y.Value) {
		return true
	}
	return !key && slices.Contains([]string{"yes", "no", "on", "off"}, strings.ToLower(y.Value))
}

// quote puts s in double quotes, or in single ones where that saves escapes.
func quote(s string) string {
	if strings.ContainsAny(s, `"\`) && !strings.Contains(s, "'") && strings.IndexFunc(s, unprintable) < 0 {
		return "'" + s + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unprintable(r):
			b.WriteString(escape(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

func escape(r rune) string {
	if r > 0xFFFF {
		return fmt.Sprintf(`\U%08X`, r)
	}
	return fmt.Sprintf(`\u%04X`, r)
}

// unprintable reports whether r must be escaped in a file of ours.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\uFEFF' || r&0xFFFE == 0xFFFE
}

// wrap breaks text at single spaces so that lines keep to their width. The first line begins at column first and may reach
// firstWidth; the others begin at the margin and may reach width. A word longer than a line stays whole.
func wrap(text string, first, width, firstWidth int) []string {
	var lines []string
	room, begin, lastBreak := firstWidth-first, 0, -1
	count := 0
	for i, r := range text {
		if r == ' ' && breakable(text, i) {
			lastBreak = i
		}
		count++
		if count > room && lastBreak > begin {
			lines = append(lines, text[begin:lastBreak])
			begin = lastBreak + 1
			count = utf8.RuneCountInString(text[begin : i+utf8.RuneLen(r)])
			room = width
			lastBreak = -1
		}
	}
	return append(lines, text[begin:])
}

// breakable reports whether the space at i stands alone between two characters that a line may end and begin with. After a
// quote that opens the text, and before one that closes it, there is nothing to end or begin with.
func breakable(text string, i int) bool {
	if i < 2 || i+2 >= len(text) {
		return false
	}
	before, after := text[i-1], text[i+1]
	return before != ' ' && before != '\t' && before != '\\' && after != ' ' && after != '\t'
}

// blockStyle reports whether y was written after | or >, or as plain text of several lines, and can be written as a block.
func blockStyle(y *yaml.Node) bool {
	block := y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	return (block || !quoted(y) && strings.Contains(y.Value, "\n")) && blockable(y.Value)
}

// blockable reports whether a block can carry s without an indentation mark or an escape.
func blockable(s string) bool {
	if s == "" || s[0] == ' ' || s[0] == '\t' || s[0] == '\n' {
		return false
	}
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && strings.TrimSpace(line) == "" || strings.IndexFunc(line, badInBlock) >= 0 {
			return false
		}
	}
	return true
}

func badInBlock(r rune) bool { return unprintable(r) }

// blockLines returns the header of a block, | or > with its chomping mark, and its lines.
func blockLines(y *yaml.Node, width int) (header string, lines []string) {
	body := strings.TrimRight(y.Value, "\n")
	ends := len(y.Value) - len(body)
	chomp := "+"
	switch ends {
	case 0:
		chomp = "-"
	case 1:
		chomp = ""
	}
	header, lines = "|", strings.Split(body, "\n")
	if y.Style&yaml.FoldedStyle != 0 && foldable(lines) {
		header, lines = ">", fold(lines, width)
	}
	for range ends - 1 {
		lines = append(lines, "")
	}
	return header + chomp, lines
}

// foldable reports whether lines can be folded: none begins or ends with a space.
func foldable(lines []string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool { return strings.TrimSpace(line) != line })
}

// fold breaks each line at width; in a folded block a line end of the value is an empty line.
func fold(lines []string, width int) []string {
	var out []string
	for i, line := range lines {
		if i > 0 {
			out = append(out, "")
		}
		if line != "" {
			out = append(out, wrap(line, 0, width, width)...)
		}
	}
	return out
}
