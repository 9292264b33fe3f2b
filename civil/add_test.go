package civil

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Where the target month lacks the corresponding day, the sum is its last day, and
// where it has the day, the sum is that day even if it starts from a month's end
// (Civil Code art. 202). The comments are what package
// time would have said.
func TestAddMonthsCorrespondingDay(t *testing.T) {
	for _, c := range []struct {
		start  string
		months int
		want   string
	}{
		{"2023-01-27", 1, "2023-02-27"},
		{"2023-01-28", 1, "2023-02-28"},
		{"2023-01-29", 1, "2023-02-28"}, // 2023-03-01
		{"2023-01-30", 1, "2023-02-28"}, // 2023-03-02
		{"2023-01-31", 1, "2023-02-28"}, // 2023-03-03
		{"2024-01-28", 1, "2024-02-28"},
		{"2024-01-29", 1, "2024-02-29"},
		{"2024-01-30", 1, "2024-02-29"}, // 2024-03-01
		{"2024-01-31", 1, "2024-02-29"}, // 2024-03-02
		{"2023-02-28", 1, "2023-03-28"},
		{"2024-02-29", 1, "2024-03-29"},
		{"2023-03-30", 1, "2023-04-30"},
		{"2023-03-31", 1, "2023-04-30"}, // 2023-05-01
		{"2023-03-31", 2, "2023-05-31"}, // one step: not 04-30 + 1 month
		{"2023-08-31", 6, "2024-02-29"}, // 2024-03-02
		{"2022-08-31", 6, "2023-02-28"}, // 2023-03-03
		{"2023-12-31", 2, "2024-02-29"},
		{"2023-12-31", 12, "2024-12-31"},
		{"2024-02-29", 12, "2025-02-28"}, // 2025-03-01
		{"2024-02-29", 24, "2026-02-28"}, // 2026-03-01
		{"2024-02-29", 48, "2028-02-29"},
		{"2023-02-28", 12, "2024-02-28"}, // a month's end does not stay one
		{"2096-02-29", 48, "2100-02-28"}, // 2100 is no leap year
		{"1996-02-29", 48, "2000-02-29"}, // 2000 is one
		{"2024-03-31", -1, "2024-02-29"}, // 2024-03-02
		{"2024-03-30", -1, "2024-02-29"}, // 2024-03-01
		{"2024-03-29", -1, "2024-02-29"},
		{"2023-03-31", -1, "2023-02-28"}, // 2023-03-03
		{"2024-05-31", -6, "2023-11-30"}, // 2023-12-01
		{"2024-01-31", -1, "2023-12-31"},
		{"2024-02-29", -12, "2023-02-28"}, // 2023-03-01
		{"2024-02-29", 0, "2024-02-29"},
		{"9999-11-30", 1, "9999-12-30"},
		{"0001-02-28", -1, "0001-01-28"},
	} {
		start, err := ParseDay(c.start)
		if err != nil {
			t.Fatal(err)
		}
		if got := start.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s + %d months = %s, want %s", c.start, c.months, got, c.want)
		}
	}
}

// A sum that leaves the years 1 to 9999 is Never or MinDay, for every count.
func TestAddStopsAtTheEnds(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want Day
	}{
		{"last day + 0", MaxDay.AddDays(0), MaxDay},
		{"last day + 1", MaxDay.AddDays(1), Never},
		{"last day but one + 1", (MaxDay - 1).AddDays(1), MaxDay},
		{"first day - 1", MinDay.AddDays(-1), MinDay},
		{"first to last", MinDay.AddDays(int(MaxDay - MinDay)), MaxDay},
		{"day + most", Day(0).AddDays(math.MaxInt), Never},
		{"day - most", Day(0).AddDays(math.MinInt), MinDay},
		{"first day - most", MinDay.AddDays(math.MinInt), MinDay},
		{"last day + most", MaxDay.AddDays(math.MaxInt), Never},
		{"Never - 1 day", Never.AddDays(-1), Never},
		{"December 9999 + 1 month", Date(9999, 12, 1).AddMonths(1), Never},
		{"November 9999 + 1 month", Date(9999, 11, 30).AddMonths(1), Date(9999, 12, 30)},
		{"January 1 - 1 month", Date(1, 1, 31).AddMonths(-1), MinDay},
		{"February 1 - 1 month", Date(1, 2, 1).AddMonths(-1), MinDay},
		{"day + most months", Day(0).AddMonths(math.MaxInt), Never},
		{"day - most months", Day(0).AddMonths(math.MinInt), MinDay},
		{"Never - 1 month", Never.AddMonths(-1), Never},
		{"before the first day + 1 month", (MinDay - 1).AddMonths(1), Date(1, 2, 1)},
	} {
		if c.got != c.want {
			t.Errorf("%s = %v, want %v", c.name, c.got, c.want)
		}
	}
}

// Adding months keeps the order of days, lands in the month asked for, and keeps
// the day of the month unless that month is too short.
func TestAddMonthsLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "d")
		e := d.AddDays(rapid.IntRange(0, 70).Draw(t, "later by"))
		n := rapid.IntRange(-2400, 2400).Draw(t, "n")
		a, b := d.AddMonths(n), e.AddMonths(n)
		if a > b {
			t.Fatalf("%v ≤ %v but %v > %v", d, e, a, b)
		}
		y, m, day := d.YMD()
		total := y*12 + m - 1 + n
		if total < 12 || total > 9999*12+11 {
			return
		}
		ay, am, aday := a.YMD()
		if ay*12+am-1 != total || aday != min(day, DaysIn(ay, am)) {
			t.Fatalf("%v + %d months = %v", d, n, a)
		}
	})
}

// Adding days is addition: it can be split and taken back.
func TestAddDaysLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int32Range(-300000, 1000000).Draw(t, "d"))
		m, n := rapid.IntRange(-99999, 99999).Draw(t, "m"), rapid.IntRange(-99999, 99999).Draw(t, "n")
		if d.AddDays(m).AddDays(n) != d.AddDays(m+n) || d.AddDays(m).AddDays(-m) != d || int(d.AddDays(m)-d) != m {
			t.Fatalf("%v: %d, %d", d, m, n)
		}
	})
}

var sink Day

func BenchmarkAddMonths(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		sink = Day(17000 + i&4095).AddMonths(6)
	}
}

func BenchmarkParseDay(b *testing.B) {
	for b.Loop() {
		sink, _ = ParseDay("2024-02-29")
	}
}
