package wording

import (
	"strings"
	"testing"

	"mandamus/i18n"
)

// Facts that are true or false are asked for as such where their labels allow it.
func TestWhether(t *testing.T) {
	p := toy(t)
	for _, c := range []struct {
		lang       i18n.Lang
		fact, want string
	}{
		{i18n.ZH, "stayed", "是否正在暂缓执行"},
		{i18n.EN, "stayed", "whether there is a running stay"},
		{i18n.EN, "refusal", "refusal to perform"}, // no article: the label stands alone
		{i18n.ZH, "applied", "申请执行日"},              // no question of yes or no
	} {
		w := Case{Words: Words{c.lang, p}}
		if got := w.whether(c.fact); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.fact, c.lang, got, c.want)
		}
	}
}

// The names of the readings in an expression are found, and nothing else.
func TestReadingsIn(t *testing.T) {
	for in, want := range map[string]string{
		"a and reading.one_2 == x or not (reading.two in (y, z))": "one_2 two",
		"reading.three":     "three",
		"has(reading)":      "",
		"today > limit.end": "",
	} {
		if got := strings.Join(ReadingsIn(in), " "); got != want {
			t.Errorf("ReadingsIn(%q) = %q, want %q", in, got, want)
		}
	}
}

// Numbers of questions are drawn together where they follow each other.
func TestRuns(t *testing.T) {
	w := Words{Lang: i18n.EN}
	for _, c := range []struct {
		in   []int
		want string
	}{{nil, ""}, {[]int{3}, "3"}, {[]int{2, 1}, "1–2"}, {[]int{1, 3, 4, 5, 8}, "1, 3–5, 8"}} {
		if got := w.runs(c.in); got != c.want {
			t.Errorf("runs(%v) = %q, want %q", c.in, got, c.want)
		}
	}
}
