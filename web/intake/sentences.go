package intake

import (
	"strings"
	"unicode"
)

// Span is a run of characters of a text, from From up to, not including, To.
type Span struct{ From, To int }

// overlaps reports whether two spans share a character.
func (s Span) overlaps(t Span) bool { return s.From < t.To && t.From < s.To }

// within returns the characters of the span; empty where it lies outside the text.
func (s Span) within(text []rune) string {
	if s.From < 0 || s.To < s.From || s.To > len(text) {
		return ""
	}
	return string(text[s.From:s.To])
}

// sentences returns the spans that the text marks off, in order: each ends with a stop, a semicolon or the end of its line, or before the
// next number of a list (一、, (二), 3.). Space around a sentence is not part of it.
func sentences(text []rune) []Span {
	var out []Span
	from := 0
	for i := range text {
		if ends(text, i) {
			out = appendTrimmed(out, text, Span{from, i + 1})
			from = i + 1
		}
	}
	return appendTrimmed(out, text, Span{from, len(text)})
}

// ends reports whether a sentence ends with the character at i.
func ends(text []rune, i int) bool {
	switch text[i] {
	case '\n', '。', '；', ';', '！', '？':
		return true
	case '：', ':':
		return numbered(text[i+1:])
	case '.':
		return i+1 < len(text) && unicode.IsSpace(text[i+1]) && i > 0 && !unicode.IsDigit(text[i-1])
	}
	return false
}

// numbered reports whether a text begins, after spaces, with the number of an item.
func numbered(text []rune) bool {
	for len(text) > 0 && unicode.IsSpace(text[0]) {
		text = text[1:]
	}
	if len(text) > 0 && (text[0] == '（' || text[0] == '(') {
		text = text[1:]
	}
	n := 0
	for n < len(text) && n < 4 && (unicode.IsDigit(text[n]) || strings.ContainsRune("一二三四五六七八九十", text[n])) {
		n++
	}
	return n > 0 && n < len(text) && strings.ContainsRune("、.．）)", text[n])
}

// appendTrimmed appends a span without the space around it, unless nothing is left.
func appendTrimmed(out []Span, text []rune, s Span) []Span {
	for s.From < s.To && unicode.IsSpace(text[s.From]) {
		s.From++
	}
	for s.From < s.To && unicode.IsSpace(text[s.To-1]) {
		s.To--
	}
	if s.From == s.To {
		return out
	}
	return append(out, s)
}

// locate finds quoted words in a text, whatever the spaces and line ends between them; of several places the one nearest to near.
// The result is false where the words are not there.
func locate(text []rune, words string, near int) (Span, bool) {
	sought := squeezed([]rune(words))
	body := squeezed(text)
	if len(sought) == 0 || len(sought) > len(body) {
		return Span{}, false
	}
	var best Span
	found := false
	for i := 0; i+len(sought) <= len(body); i++ {
		if !same(body[i:i+len(sought)], sought) {
			continue
		}
		s := Span{body[i].at, body[i+len(sought)-1].at + 1}
		if !found || distance(s.From, near) < distance(best.From, near) {
			best, found = s, true
		}
	}
	return best, found
}

func distance(a, b int) int { return max(a-b, b-a) }

// placed is a character with its place in the text.
type placed struct {
	r  rune
	at int
}

// squeezed returns the characters of a text that are no space.
func squeezed(text []rune) []placed {
	out := make([]placed, 0, len(text))
	for i, r := range text {
		if !unicode.IsSpace(r) {
			out = append(out, placed{r, i})
		}
	}
	return out
}

func same(a, b []placed) bool {
	for i := range b {
		if a[i].r != b[i].r {
			return false
		}
	}
	return true
}
