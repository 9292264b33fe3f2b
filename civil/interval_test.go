package civil

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The first day of an interval is in it, the day it ends is not; an open one never ends.
func TestIntervalEdges(t *testing.T) {
	law := Interval{Date(2015, 5, 1), Date(2017, 7, 1)}
	open := Interval{Date(2017, 7, 1), Never}
	for _, c := range []struct {
		i    Interval
		d    Day
		want bool
	}{
		{law, Date(2015, 4, 30), false}, {law, Date(2015, 5, 1), true}, {law, Date(2017, 6, 30), true}, {law, Date(2017, 7, 1), false},
		{open, Date(2017, 6, 30), false}, {open, Date(2017, 7, 1), true}, {open, MaxDay, true}, {open, Never, false},
		{Interval{}, 0, false}, {Interval{5, 3}, 4, false},
	} {
		if c.i.Contains(c.d) != c.want {
			t.Errorf("%v contains %v: %v", c.i, c.d, !c.want)
		}
	}
	if law.Overlaps(open) || !law.Overlaps(Interval{Date(2017, 6, 30), Never}) {
		t.Error("intervals that meet overlap, or those that share a day do not")
	}
}

// Len counts days; an empty interval has none and an open one more than any number.
func TestIntervalLen(t *testing.T) {
	for _, c := range []struct {
		i    Interval
		want int
	}{
		{Interval{3, 4}, 1}, {Interval{3, 3}, 0}, {Interval{4, 3}, 0}, {Interval{}, 0},
		{Interval{Date(2024, 1, 1), Date(2025, 1, 1)}, 366},
		{Interval{3, Never}, math.MaxInt}, {Interval{Never, Never}, 0},
	} {
		if got := c.i.Len(); got != c.want || c.i.Empty() != (c.want == 0) {
			t.Errorf("%v: Len %d, Empty %v; want %d", c.i, got, c.i.Empty(), c.want)
		}
	}
}

// An interval prints its bounds and which of them belongs to it.
func TestIntervalString(t *testing.T) {
	if got := (Interval{Date(2015, 5, 1), Date(2017, 7, 1)}).String(); got != "[2015-05-01, 2017-07-01)" {
		t.Error(got)
	}
	if got := (Interval{Date(2017, 7, 1), Never}).String(); got != "[2017-07-01, never)" {
		t.Error(got)
	}
}

// A day is in the intersection if it is in both; overlap is a non-empty
// intersection; order and grouping do not matter; cutting an interval in two
// loses and doubles no day.
func TestIntervalLaws(t *testing.T) {
	small := rapid.Custom(func(t *rapid.T) Interval {
		i := Interval{Day(rapid.Int32Range(0, 12).Draw(t, "from")), Day(rapid.Int32Range(0, 12).Draw(t, "until"))}
		if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
			i.Until = Never
		}
		return i
	})
	rapid.Check(t, func(t *rapid.T) {
		i, j, k := small.Draw(t, "i"), small.Draw(t, "j"), small.Draw(t, "k")
		both, cut, count := i.Intersect(j), Day(rapid.Int32Range(0, 12).Draw(t, "cut")), 0
		left, right := i.Intersect(Interval{0, cut}), i.Intersect(Interval{cut, Never})
		for d := Day(-1); d <= 14; d++ {
			if both.Contains(d) != (i.Contains(d) && j.Contains(d)) {
				t.Fatalf("%v ∩ %v = %v is wrong on %d", i, j, both, d)
			}
			if left.Contains(d) == right.Contains(d) && i.Contains(d) || (left.Contains(d) || right.Contains(d)) != i.Contains(d) {
				t.Fatalf("%v cut at %d: %v, %v", i, cut, left, right)
			}
			if i.Contains(d) {
				count++
			}
		}
		if i.Until != Never && i.Len() != count {
			t.Fatalf("%v: Len %d, days %d", i, i.Len(), count)
		}
		if i.Overlaps(j) == both.Empty() || j.Intersect(i) != both || both.Intersect(k) != i.Intersect(j.Intersect(k)) {
			t.Fatalf("%v, %v, %v", i, j, k)
		}
	})
}
