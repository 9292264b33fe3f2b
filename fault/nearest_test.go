package fault

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A slip is recognised, another word is not.
func TestNearest(t *testing.T) {
	keys := []string{"amount", "kind", "period", "general_interest", "zh", "en", "date", "履行期限"}
	for word, want := range map[string]string{
		"amout": "amount", "amonut": "amount", "Amount": "amount", "amounts": "amount", "mount": "amount", "knid": "kind",
		"generalinterest": "general_interest", "general-interest": "general_interest", "gneral_intrest": "general_interest",
		"dates": "date", "dat": "date", "履行期": "履行期限", "ne": "en", "zj": "zh",
		"": "", "x": "", "total": "", "xy": "", "interest": "", "sum": "", "期限": "履行期限", "period of performance": "",
		strings.Repeat("amount", 1000): "",
	} {
		got, ok := Nearest(word, keys)
		if got != want || ok != (want != "") {
			t.Errorf("%.30s: got %q, want %q", word, got, want)
		}
	}
}

// Of equally close words the first wins, and a closer one beats it.
func TestNearestPrefersTheClosest(t *testing.T) {
	if got, _ := Nearest("case", []string{"cash", "cast", "base"}); got != "cash" {
		t.Errorf("got %s", got)
	}
	if got, _ := Nearest("casts", []string{"cash", "cast", "base"}); got != "cast" {
		t.Errorf("got %s", got)
	}
}

// The distance is a distance: zero for equal words only, the same both ways, and a slip more costs at most one more.
func TestDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab甲]{0,8}`)
		a, b := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b"))
		d := distance(a, b)
		if d != distance(b, a) || (d == 0) != (string(a) == string(b)) || d > max(len(a), len(b)) {
			t.Errorf("%q, %q: %d and %d", string(a), string(b), d, distance(b, a))
		}
		if more := distance(append(a[:len(a):len(a)], 'z'), b); more < d-1 || more > d+1 {
			t.Errorf("%q, %q: %d, with a letter more %d", string(a), string(b), d, more)
		}
	})
}
