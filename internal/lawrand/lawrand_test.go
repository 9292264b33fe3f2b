package lawrand

import (
	"math/rand/v2"
	"testing"

	"mandamus/civil"
)

// Each type gives values of its own range, every value of a small range comes up, and days are missing or inexact as often as the mix says.
func TestFactsOfEachType(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func(typ string, words int, m Mix) (seen map[int64]int, none, inexact int) {
		seen = map[int64]int{}
		for range 10_000 {
			v := Fact(r, typ, words, m)
			switch {
			case v.None:
				none++
			case v.Lo != v.Hi:
				inexact++
			default:
				seen[v.Lo]++
			}
		}
		return seen, none, inexact
	}
	for _, c := range []struct {
		typ   string
		words int
		few   int // how many values there are, where they are few
		low   int64
		high  int64
	}{
		{"bool", 0, 2, 0, 1},
		{"int", 0, 20, 0, 19},
		{"enum", 5, 5, 0, 4},
		{"money", 0, 0, 0, 99_999_999},
		{"day", 0, 0, int64(civil.Date(2012, 1, 1)), int64(civil.Date(2025, 9, 8))},
	} {
		seen, none, inexact := draw(c.typ, c.words, Mix{})
		for k := range seen {
			if k < c.low || k > c.high {
				t.Errorf("%s: %d outside %d..%d", c.typ, k, c.low, c.high)
			}
		}
		if none+inexact > 0 || c.few > 0 && len(seen) != c.few || c.few == 0 && len(seen) < 1000 {
			t.Errorf("%s: %d values, %d missing, %d inexact", c.typ, len(seen), none, inexact)
		}
	}
	if _, none, inexact := draw("day", 0, Mix{None: 0.3, Partial: 0.5}); none < 2700 || none > 3300 || inexact < 3200 || inexact > 3800 {
		t.Errorf("of 10000 days %d missing, %d inexact", none, inexact)
	}
}

// A day known to the month is the whole month, first day to last.
func TestMonths(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		v := Fact(r, "day", 0, Mix{Partial: 1})
		y, m, d := civil.Day(v.Lo).YMD()
		_, after, first := civil.Day(v.Hi + 1).YMD()
		if d != 1 || first != 1 || after == m || v.Hi-v.Lo < 27 || v.Hi-v.Lo > 30 {
			t.Fatalf("%d-%d: %s to %s", y, m, civil.Day(v.Lo), civil.Day(v.Hi))
		}
	}
}
