package calendar

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
)

// The table's bounds are the first days of 1990 and 2061.
func TestTableBounds(t *testing.T) {
	if tableFrom != civil.Date(1990, 1, 1) || tableUntil != civil.Date(2061, 1, 1) {
		t.Errorf("the table runs from %v to %v", tableFrom, tableUntil)
	}
}

// The published computations: n working days after a day (CN-WD), fifteen or ten
// days to appeal and effect on the day after (CN-EF), a performance period of some
// days (CN-PP).
func TestVectors(t *testing.T) {
	c := China()
	for _, v := range []struct {
		id, from string
		n        int
		want     string
	}{
		{"CN-WD-01", "2024-02-06", 10, "2024-02-26"},
		{"CN-WD-03", "2020-01-22", 5, "2020-02-06"},
		{"CN-WD-04", "2025-09-28", 3, "2025-10-09"},
	} {
		if got := c.AddWorking(day(t, v.from), v.n).String(); got != v.want {
			t.Errorf("%s: %s, want %s", v.id, got, v.want)
		}
	}
	for _, v := range []struct {
		id, start      string
		days           int
		unrolled, last string
	}{
		{"CN-EF-01", "2019-09-20", 15, "2019-10-05", "2019-10-08"},
		{"CN-EF-03", "2024-01-26", 15, "2024-02-10", "2024-02-18"},
		{"CN-EF-04", "2022-09-20", 10, "2022-09-30", "2022-09-30"},
		{"CN-PP-01", "2016-07-15", 30, "2016-08-14", "2016-08-15"},
		{"CN-PP-03", "2016-04-21", 60, "2016-06-20", "2016-06-20"},
	} {
		end := day(t, v.start).AddDays(v.days)
		if got := c.Roll(end).String(); end.String() != v.unrolled || got != v.last {
			t.Errorf("%s: %s, rolled %s; want %s, %s", v.id, end, got, v.unrolled, v.last)
		}
	}
}

// Working days are counted from the day after, over make-up days and holidays, and
// backwards for a negative number.
func TestAddWorking(t *testing.T) {
	for _, v := range []struct {
		from string
		n    int
		want string
	}{
		{"2025-09-26", 1, "2025-09-28"},  // the make-up Sunday counts
		{"2025-09-27", 1, "2025-09-28"},  // from a resting day, too
		{"2025-09-28", 1, "2025-09-29"},  // the day itself does not
		{"2025-09-30", 1, "2025-10-09"},  // over the holiday
		{"2025-10-03", 1, "2025-10-09"},  // from inside it
		{"2025-10-03", 0, "2025-10-03"},  // nothing added, nothing moved
		{"2025-10-09", -1, "2025-09-30"}, // back over it
		{"2025-10-03", -1, "2025-09-30"},
		{"2025-10-03", -3, "2025-09-28"},
		{"1989-12-29", 1, "1990-01-01"}, // into the table
		{"1990-01-01", -1, "1989-12-29"},
		{"2060-12-31", 1, "2061-01-03"}, // out of it
		{"2061-01-03", -1, "2060-12-31"},
	} {
		if got := China().AddWorking(day(t, v.from), v.n).String(); got != v.want {
			t.Errorf("%s and %d working days: %s, want %s", v.from, v.n, got, v.want)
		}
	}
}

// Past either end of the calendar, and for what is no day, there is an answer at once.
func TestEndsOfTime(t *testing.T) {
	c := China()
	for _, v := range []struct {
		name      string
		got, want civil.Day
	}{
		{"roll of Never", c.Roll(civil.Never), civil.Never},
		{"roll past the last day", c.Roll(civil.MaxDay + 1), civil.Never},
		{"roll before the first day", c.Roll(math.MinInt32), civil.MinDay},
		{"Never and one", c.AddWorking(civil.Never, 1), civil.Never},
		{"last day and one", c.AddWorking(civil.MaxDay, 1), civil.Never},
		{"last day and one less", c.AddWorking(civil.MaxDay, -1), civil.MaxDay - 1},
		{"first day less one", c.AddWorking(civil.MinDay, -1), civil.MinDay},
		{"today and most", c.AddWorking(civil.Date(2025, 1, 1), math.MaxInt), civil.Never},
		{"today less most", c.AddWorking(civil.Date(2025, 1, 1), math.MinInt), civil.MinDay},
	} {
		if v.got != v.want {
			t.Errorf("%s: %v, want %v", v.name, v.got, v.want)
		}
	}
}

// For every day of the table and around it, and under both readings, the table says
// what the notices say: roll and count day by day.
func TestTableAgreesWithNotices(t *testing.T) {
	for _, c := range []*Calendar{China(), China().MakeUpRests()} {
		for d := tableFrom - 40; d < tableUntil+40; d++ {
			if c.Working(d) != c.decide(d) {
				t.Fatalf("%s: %v works: %v", c.Name(), d, c.Working(d))
			}
			if got, want := c.Roll(d), c.seek(d, 1); got != want {
				t.Fatalf("%s: %v rolls to %v, want %v", c.Name(), d, got, want)
			}
			for _, n := range []int{-11, -1, 1, 2, 10} {
				if got, want := c.AddWorking(d, n), c.stepWorking(d, n); got != want {
					t.Fatalf("%s: %v and %d working days: %v, want %v", c.Name(), d, n, got, want)
				}
			}
		}
	}
}

// Rolling lands on a working day, not earlier, passing none; doing it again changes
// nothing; and it keeps the order of days. Adding m and then n working days adds
// m + n, and taking them back returns to a working day left.
func TestRollAndAddLaws(t *testing.T) {
	c := China()
	rapid.Check(t, func(t *rapid.T) {
		d := civil.Day(rapid.Int32Range(7000, 34000).Draw(t, "d"))
		m, n := rapid.IntRange(1, 400).Draw(t, "m"), rapid.IntRange(1, 400).Draw(t, "n")
		r := c.Roll(d)
		if r < d || !c.Working(r) || c.Roll(r) != r || c.Roll(d+1) < r {
			t.Fatalf("%v rolls to %v", d, r)
		}
		for e := d; e < r; e++ {
			if c.Working(e) {
				t.Fatalf("%v rolls to %v past %v", d, r, e)
			}
		}
		end := c.AddWorking(d, m+n)
		if c.AddWorking(c.AddWorking(d, m), n) != end || !c.Working(end) {
			t.Fatalf("%v and %d + %d working days", d, m, n)
		}
		if back := c.AddWorking(c.AddWorking(r, m), -m); back != r {
			t.Fatalf("%v and %d working days and back: %v", r, m, back)
		}
	})
}

// RollTable is Roll, and changing the copy it returns changes no calendar.
func TestRollTable(t *testing.T) {
	from, offsets := China().RollTable()
	for i := range offsets {
		d := from + civil.Day(i)
		if got := d + civil.Day(offsets[i]); got != China().Roll(d) {
			t.Fatalf("table rolls %v to %v", d, got)
		}
		offsets[i] = 99
	}
	if got := China().Roll(civil.Date(2025, 10, 1)); got != civil.Date(2025, 10, 9) {
		t.Errorf("after a caller wrote to its table, 2025-10-01 rolls to %v", got)
	}
}

var sink civil.Day

func BenchmarkRoll(b *testing.B) {
	c := China()
	for i := 0; b.Loop(); i++ {
		sink = c.Roll(civil.Day(17000 + i&4095))
	}
}

func BenchmarkAddWorking(b *testing.B) {
	c := China()
	for i := 0; b.Loop(); i++ {
		sink = c.AddWorking(civil.Day(17000+i&4095), 10)
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		mustParse("cn", chinaData)
	}
}
