package sqlstore

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// texts with the words they give for the index.
var texts = []struct {
	text string
	want []string
}{
	{"", nil},
	{"第五十七条", []string{"第", "第五", "五十", "十七", "七条", "条"}},
	{"张", []string{"张"}},
	{"张三", []string{"张", "张三", "三"}},
	{"张 三", []string{"张", "三"}},
	{"张·三，李", []string{"张", "三", "李"}},
	{"（2024）京0105执1号", []string{"2024", "京", "0105", "执", "1", "号"}},
	{"ＡＢＣ　１２", []string{"abc", "12"}},
	{"O'Neill-SMITH_7", []string{"o", "neill", "smith", "7"}},
	{"Ünder", []string{"ünder"}},
	{"𬭛𬍛", []string{"𬭛", "𬭛𬍛", "𬍛"}},
	{"'); DROP TABLE x --", []string{"drop", "table", "x"}},
	{strings.Repeat("a", 65) + " b", []string{strings.Repeat("a", 64), "b"}},
	{strings.Repeat("ü", 33), []string{strings.Repeat("ü", 32)}},
}

func TestWordsOf(t *testing.T) {
	// Chinese gives its first character, its pairs and its last, everything else whole words; width and case do not count.
	for _, c := range texts {
		if got := wordsOf(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q gives %q, want %q", c.text, got, c.want)
		}
	}
	if n := len(wordsOf(strings.Repeat("甲", 2*wordsMost))); n != wordsMost {
		t.Errorf("a long text gives %d words", n)
	}
}

func TestQueryOf(t *testing.T) {
	// Blanks part phrases; open are a character alone and a last word of letters, of which the beginning may be typed.
	for text, want := range map[string]struct {
		phrases string
		open    []bool
	}{
		"张三":      {"张三", []bool{false}},
		"张":       {"张", []bool{true}},
		"张三丰 smi": {"张三 三丰;smi", []bool{false, true}},
		"京0105执1": {"京 0105 执 1", []bool{false}},
		"张三1":     {"张三 三 1", []bool{false}},
		"1张三":     {"1 张 张三", []bool{false}},
		"1张三a":    {"1 张 张三 三 a", []bool{true}},
		" - 号 ":   {"号", []bool{true}},
	} {
		q, ok := queryOf(text)
		var phrases []string
		for _, p := range q.Phrases {
			phrases = append(phrases, strings.Join(p, " "))
		}
		if got := strings.Join(phrases, ";"); !ok || got != want.phrases || !slices.Equal(q.Open, want.open) {
			t.Errorf("%q: %q %v, want %+v", text, got, q.Open, want)
		}
	}
	if q, ok := queryOf(" *\" ?"); ok {
		t.Errorf("a query of signs: %+v", q)
	}
}

func FuzzWords(f *testing.F) {
	// No text panics; no word holds a sign of a query language, a blank, or more than it may; every pair of characters that
	// stands in a text is among its words.
	for _, c := range texts {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := wordsOf(text)
		for _, w := range words {
			if w == "" || len(w) > wordMost || strings.ContainsAny(w, "\"'*:&|!()<>\\ §") || !utf8.ValidString(w) {
				t.Errorf("%q gives the word %q", text, w)
			}
		}
		if q, ok := queryOf(text); ok && len(q.Phrases) == 1 && len(words) < wordsMost {
			last := q.Phrases[0][len(q.Phrases[0])-1]
			if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, last) }) {
				t.Errorf("%q is not found by itself: %q in %q", text, last, words)
			}
		}
	})
}

func TestCourtWord(t *testing.T) {
	// Courts with different codes have different words, which no text gives.
	for _, court := range []string{"京0105", "京01", "最高法", "x y'\"", ""} {
		word := courtWord(court)
		if strings.ContainsAny(word, "'\" ") || slices.Contains(wordsOf(word), word) {
			t.Errorf("court %q has the word %q", court, word)
		}
	}
	if courtWord("京01") == courtWord("京0105") {
		t.Error("two courts have one word")
	}
}
