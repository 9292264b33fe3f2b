package layout

import (
	"strings"

	"github.com/rivo/uniseg"
)

// wrap breaks a text into lines; the first may be first cells wide, the others rest cells. A segment that has no place to break and
// is wider than a line stands alone on it and juts out. Blanks at the end of a line are dropped.
func wrap(t Text, first, rest int) []Text {
	s := t.String()
	var lines []Text
	width := first
	start, end := 0, 0 // of the line being filled; end leaves out the blanks behind it
	fill := 0          // cells from start to the next segment
	at := 0
	for state, left := -1, s; left != ""; {
		var segment string
		segment, left, state = piece(left, state)
		word := strings.TrimRight(segment, " ")
		if end > start && fill+Width(word) > width {
			lines = append(lines, t.slice(start, end))
			width, start, fill = rest, at, 0
		}
		end = at + len(word)
		fill += Width(segment)
		at += len(segment)
	}
	if end > start || len(lines) == 0 {
		lines = append(lines, t.slice(start, end))
	}
	return lines
}

// piece is the first piece of a text that has no place to break. A flag such as --explain stays with its hyphens.
func piece(s string, state int) (first, rest string, newState int) {
	first, rest, _, state = uniseg.FirstLineSegmentInString(s, state)
	for strings.HasSuffix(first, "--") && rest != "" {
		var more string
		more, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		first += more
	}
	return first, rest, state
}

// longestWord is the width of the widest piece of a text that has no place to break.
func longestWord(t Text) int {
	widest := 0
	for state, left := -1, t.String(); left != ""; {
		var segment string
		segment, left, state = piece(left, state)
		widest = max(widest, Width(strings.TrimRight(segment, " ")))
	}
	return widest
}

// cut is the text if it is no wider than width; else what fits of it before an ellipsis, whole characters only.
func cut(t Text, width int) Text {
	s := t.String()
	if Width(s) <= width {
		return t
	}
	end, fill := 0, 0
	for state, left := -1, s; left != ""; {
		var character string
		var cells int
		character, left, cells, state = uniseg.FirstGraphemeClusterInString(left, state)
		if fill+cells > width-1 {
			break
		}
		end, fill = end+len(character), fill+cells
	}
	return t.slice(0, end).Add(Plain, "…")
}
