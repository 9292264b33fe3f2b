package layout

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Style is the look of a span; what a terminal shows for it is in codes.
type Style uint8

// The styles, named for what they tell the reader.
const (
	Plain  Style = iota
	Strong       // headings, names
	Faint        // articles, what may be skipped
	Good         // open, met
	Warn         // undetermined, soon
	Bad          // lapsed, closed, wrong
	Note         // running, links
)

// codes are the parameters of the escape sequences (ECMA-48 SGR).
var codes = [...]string{Plain: "", Strong: "1", Faint: "2", Good: "32", Warn: "33", Bad: "31", Note: "36"}

// Span is text in one style.
type Span struct {
	Style Style
	Text  string
}

// Text is a row of spans.
type Text []Span

// T returns a text of one span.
func T(style Style, s string) Text { return Text{}.Add(style, s) }

// P returns a plain text.
func P(s string) Text { return T(Plain, s) }

// Add returns the text with a span appended.
func (t Text) Add(style Style, s string) Text {
	if s = clean(s); s == "" {
		return t
	}
	return append(t, Span{style, s})
}

// Append returns the text with another appended.
func (t Text) Append(other Text) Text { return append(t, other...) }

// String returns the text without styles.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width returns the width of the text in cells.
func (t Text) Width() int { return Width(t.String()) }

// Width returns the number of cells s takes in a terminal.
func Width(s string) int { return uniseg.StringWidth(s) }

// slice returns the bytes from a to b of the text, with their styles.
func (t Text) slice(a, b int) Text {
	var out Text
	at := 0
	for _, s := range t {
		from, to := max(a-at, 0), min(b-at, len(s.Text))
		if from < to {
			out = append(out, Span{s.Style, s.Text[from:to]})
		}
		at += len(s.Text)
	}
	return out
}

// clean takes out of s what would move the cursor, change colours or turn the direction of writing.
func clean(s string) string {
	if !strings.ContainsFunc(s, unwanted) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unwanted(r):
			return -1
		}
		return r
	}, s)
}

func unwanted(r rune) bool {
	return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar
}
