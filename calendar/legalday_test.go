package calendar

import (
	"math"
	"testing"
	"time"

	"mandamus/civil"
)

// The legal day begins at midnight in Shanghai: 16:00 UTC of the day before.
func TestLegalDay(t *testing.T) {
	for _, c := range []struct{ at, want string }{
		{"2025-03-31T15:59:59Z", "2025-03-31"},
		{"2025-03-31T16:00:00Z", "2025-04-01"},
		{"2025-07-01T15:59:59Z", "2025-07-01"}, // no summer time
		{"2025-07-01T16:00:00Z", "2025-07-02"},
		{"2024-02-28T16:00:00Z", "2024-02-29"},
		{"2025-12-31T23:30:00-05:00", "2026-01-01"},
		{"2026-01-01T00:30:00+09:00", "2025-12-31"},
		{"1970-01-01T00:00:00Z", "1970-01-01"},
		{"1969-12-31T15:59:59Z", "1969-12-31"},
		{"9999-12-31T15:59:59Z", "9999-12-31"},
		{"9999-12-31T16:00:00Z", "never"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := LegalDay(at).String(); got != c.want {
			t.Errorf("%s falls on %s, want %s", c.at, got, c.want)
		}
	}
}

// In the summers of 1986 to 1991 clocks were an hour ahead, so the legal day began
// at 15:00 UTC; from 02:00 on the first day, to 02:00 summer time on the last.
func TestSummerTime(t *testing.T) {
	for _, c := range []struct{ first, last string }{
		{"1986-05-04", "1986-09-14"},
		{"1987-04-12", "1987-09-13"},
		{"1988-04-17", "1988-09-11"},
		{"1989-04-16", "1989-09-17"},
		{"1990-04-15", "1990-09-16"},
		{"1991-04-14", "1991-09-15"},
	} {
		first, last := day(t, c.first), day(t, c.last)
		for _, v := range []struct {
			day   civil.Day
			begin int // hour UTC of the day before at which the day begins
		}{
			{first - 1, 16}, {first, 16}, {first + 1, 15}, {first + 60, 15}, {last - 1, 15}, {last, 15}, {last + 1, 16}, {last + 60, 16},
		} {
			begin := time.Unix(int64(v.day-1)*86400+int64(v.begin)*3600, 0)
			if LegalDay(begin) != v.day || LegalDay(begin.Add(-time.Second)) != v.day-1 {
				t.Errorf("%v does not begin at %v", v.day, begin.UTC())
			}
		}
	}
}

// An instant outside the years 1 to 9999 gives the end it lies beyond, at once.
func TestLegalDayBeyond(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		want civil.Day
	}{
		{time.Time{}, civil.MinDay},
		{time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC), civil.MinDay},
		{time.Date(-5000, 1, 1, 0, 0, 0, 0, time.UTC), civil.MinDay},
		{time.Unix(math.MinInt64, 0), civil.MinDay},
		{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), civil.Never},
		{time.Unix(math.MaxInt64, 0), civil.Never},
	} {
		if got := LegalDay(c.at); got != c.want {
			t.Errorf("%v falls on %v, want %v", c.at, got, c.want)
		}
	}
}
