package sqlstore

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is searched for is found by words that both engines treat as they come. Of a run of Chinese characters the words are
// its first character, its pairs, and its last character: 第五十七条 gives 第 第五 五十 十七 七条 条. So two characters are found by
// one word, more by a sequence of words, a run beside a number by that sequence too, and one character alone by the words that
// begin with it. What else stands between separators is a word as it is. Full-width letters and digits count as half-width,
// capitals as small letters.

// Query is what is looked for.
type Query struct {
	Index   string     // in which
	Phrases [][]string // each a sequence of words that must stand in this order; of the last word the beginning suffices where Open
	Open    []bool     // one a phrase
	Courts  []string   // words for the courts in one of which the case must be; none: any
}

// Bounds on words: the length in bytes at which one is cut, and how many of a text are kept.
const (
	wordMost  = 64
	wordsMost = 16_000
)

// courtWord is the word for a court in the index. No text gives such a word.
func courtWord(court string) string {
	return "§" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '§'
	}, court)
}

// wordsOf are the words of a text, for the index.
func wordsOf(text string) []string {
	var out []string
	for _, run := range runs(text) {
		out = append(out, run.words(true, true)...)
	}
	return out[:min(len(out), wordsMost)]
}

// queryOf reads what somebody typed: phrases between blanks. ok is false where nothing in it can be looked for.
func queryOf(text string) (q Query, ok bool) {
	for _, field := range strings.Fields(text) {
		all := runs(field)
		if len(all) == 0 {
			continue
		}
		var phrase []string
		for i, run := range all {
			phrase = append(phrase, run.words(i > 0, i < len(all)-1)...)
		}
		last := all[len(all)-1]
		alone := len(all) == 1 && len(last.chars) == 1
		q.Phrases = append(q.Phrases, phrase)
		q.Open = append(q.Open, last.chinese && alone || !last.chinese && !last.number())
	}
	return q, len(q.Phrases) > 0
}

// run is a run of Chinese characters, or of other letters and digits.
type run struct {
	chinese bool
	chars   []rune
}

func runs(text string) []run {
	var out []run
	open := false // the last run may go on
	for _, r := range text {
		r = fold(r)
		chinese := unicode.Is(unicode.Han, r) || r >= 0x20000 && r < 0x40000 // planes of characters newer than our tables
		if !chinese && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			open = false
			continue
		}
		if !open || out[len(out)-1].chinese != chinese {
			out = append(out, run{chinese: chinese})
		}
		last := &out[len(out)-1]
		last.chars = append(last.chars, r)
		open = true
	}
	return out
}

// fold makes full-width ASCII half-width and capitals small.
func fold(r rune) rune {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	return unicode.ToLower(r)
}

// number reports whether there are only digits: half a number finds nothing.
func (r run) number() bool {
	return !slices.ContainsFunc(r.chars, func(c rune) bool { return !unicode.IsDigit(c) })
}

// words are the words of a run. The first character of a Chinese one stands alone where the run is known to begin with it,
// the last where it is known to end.
func (r run) words(begins, ends bool) []string {
	if !r.chinese {
		return []string{cut(r.chars)}
	}
	if len(r.chars) == 1 {
		return []string{string(r.chars)}
	}
	var out []string
	if begins {
		out = append(out, string(r.chars[0]))
	}
	for i := range len(r.chars) - 1 {
		out = append(out, string(r.chars[i:i+2]))
	}
	if ends {
		out = append(out, string(r.chars[len(r.chars)-1]))
	}
	return out
}

// cut is a word, or as much of its beginning as is kept.
func cut(chars []rune) string {
	size := 0
	for i, r := range chars {
		if size += utf8.RuneLen(r); size > wordMost {
			return string(chars[:i])
		}
	}
	return string(chars)
}
