package cite

import (
	"strings"
	"testing"
)

// Numerals are written as laws write them.
func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 96: "九十六", 99: "九十九", 100: "一百", 101: "一百零一",
		110: "一百一十", 111: "一百一十一", 120: "一百二十", 200: "二百", 1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 1101: "一千一百零一",
		1260: "一千二百六十", 9999: "九千九百九十九", 10000: "10000", -1: "-1",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "〇", 2026: "二〇二六", 100: "一〇〇", 12: "一二", -5: "-5"} {
		if got := NumeralDigits(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// Every number is read back from both ways of writing it, with either zero.
func TestParseNumeral(t *testing.T) {
	for n := range 10000 {
		for _, s := range []string{Numeral(n), NumeralDigits(n)} {
			if got, err := ParseNumeral(s); err != nil || got != n {
				t.Fatalf("%s: got %d, %v", s, got, err)
			}
		}
	}
	for s, want := range map[string]int{"二零二六": 2026, "一百〇一": 101, "一千〇一十": 1010} {
		if got, err := ParseNumeral(s); err != nil || got != want {
			t.Errorf("%s: got %d, %v", s, got, err)
		}
	}
}

// What a law would not write is refused.
func TestParseNumeralRefuses(t *testing.T) {
	for _, s := range []string{
		"", "96", "一百一", "一百十", "十零", "零一", "〇五", "一千一", "一千一十", "百", "一十", "一十一", "十十", "一百百", "一零百", "二一十", "一二三四五", "十千", "九千千", "两百",
		"一万", "第一", "一 ", "\xff", "零零",
	} {
		if got, err := ParseNumeral(s); err == nil {
			t.Errorf("%q was read as %d", s, got)
		}
	}
}

// ParseNumeral never panics, and reads nothing that would be written otherwise.
func FuzzParseNumeral(f *testing.F) {
	for _, seed := range []string{"九十六", "一百零一", "二〇二六", "十", "千千千", "〇"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseNumeral(s)
		zero := strings.NewReplacer("〇", "零")
		if err == nil && zero.Replace(s) != Numeral(n) && zero.Replace(s) != zero.Replace(NumeralDigits(n)) {
			t.Errorf("%q was read as %d", s, n)
		}
	})
}
