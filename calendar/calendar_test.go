package calendar

import (
	"testing"

	"mandamus/civil"
)

func day(t testing.TB, s string) civil.Day {
	t.Helper()
	d, err := civil.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The embedded calendar covers whole years, from 2004 to 2026.
func TestKnown(t *testing.T) {
	want := civil.Interval{From: civil.Date(2004, 1, 1), Until: civil.Date(2027, 1, 1)}
	if China().Known() != want || China().Name() != "cn" {
		t.Errorf("%s knows %v, want cn, %v", China().Name(), China().Known(), want)
	}
}

// Each day of a holiday and the days beside it work or rest for the reason given,
// and roll to the day given.
func TestDaysAroundHolidays(t *testing.T) {
	for _, c := range []struct{ day, name, kind, roll string }{
		// National Day 2025, with make-up days before and after
		{"2025-09-26", "", Weekday, "2025-09-26"},
		{"2025-09-27", "", Weekend, "2025-09-28"},
		{"2025-09-28", "国庆节、中秋节", Workday, "2025-09-28"}, // a Sunday
		{"2025-09-29", "", Weekday, "2025-09-29"},
		{"2025-09-30", "", Weekday, "2025-09-30"},
		{"2025-10-01", "国庆节、中秋节", Off, "2025-10-09"},
		{"2025-10-04", "国庆节、中秋节", Off, "2025-10-09"}, // a Saturday inside
		{"2025-10-08", "国庆节、中秋节", Off, "2025-10-09"},
		{"2025-10-09", "", Weekday, "2025-10-09"},
		{"2025-10-10", "", Weekday, "2025-10-10"},
		{"2025-10-11", "国庆节、中秋节", Workday, "2025-10-11"}, // a Saturday
		{"2025-10-12", "", Weekend, "2025-10-13"},
		// Spring Festival 2024
		{"2024-02-04", "春节", Workday, "2024-02-04"}, // a Sunday
		{"2024-02-09", "", Weekday, "2024-02-09"},
		{"2024-02-10", "春节", Off, "2024-02-18"},
		{"2024-02-17", "春节", Off, "2024-02-18"},
		{"2024-02-18", "春节", Workday, "2024-02-18"}, // a Sunday
		{"2024-02-19", "", Weekday, "2024-02-19"},
		// the holiday of 2020, lengthened by a second notice
		{"2020-01-23", "", Weekday, "2020-01-23"},
		{"2020-01-24", "春节", Off, "2020-02-03"},
		{"2020-02-02", "春节", Off, "2020-02-03"},
		{"2020-02-03", "春节", Workday, "2020-02-03"}, // a Monday, declared all the same
		// the one-off holiday of 2015
		{"2015-09-02", "", Weekday, "2015-09-02"},
		{"2015-09-03", "抗日战争暨世界反法西斯战争胜利70周年纪念日", Off, "2015-09-06"},
		{"2015-09-06", "抗日战争暨世界反法西斯战争胜利70周年纪念日", Workday, "2015-09-06"}, // a Sunday
		// both ends of the known years, and beyond
		{"2003-12-31", "", Weekday, "2003-12-31"},
		{"2004-01-01", "元旦", Off, "2004-01-02"},
		{"2026-12-31", "", Weekday, "2026-12-31"},
		{"2027-01-01", "", Weekday, "2027-01-01"}, // a Friday that only a notice could free
		{"2027-01-02", "", Weekend, "2027-01-04"},
		// both ends of the table, and beyond
		{"1989-12-31", "", Weekend, "1990-01-01"},
		{"1990-01-01", "", Weekday, "1990-01-01"},
		{"2060-12-31", "", Weekday, "2060-12-31"},
		{"2061-01-01", "", Weekend, "2061-01-03"},
		{"9999-12-31", "", Weekday, "9999-12-31"},
	} {
		d := day(t, c.day)
		name, kind := China().Reason(d)
		if name != c.name || kind != c.kind {
			t.Errorf("%s: %q, %s; want %q, %s", c.day, name, kind, c.name, c.kind)
		}
		if got := China().Roll(d).String(); got != c.roll {
			t.Errorf("%s rolls to %s, want %s", c.day, got, c.roll)
		}
		if China().Working(d) != (c.day == c.roll) {
			t.Errorf("%s works: %v", c.day, China().Working(d))
		}
	}
}

// Only an answer that stays within the known years is sure.
func TestProvisional(t *testing.T) {
	for _, c := range []struct {
		first, last string
		want        bool
	}{
		{"2004-01-01", "2026-12-31", false},
		{"2026-12-31", "2026-12-31", false},
		{"2026-12-31", "2027-01-01", true},
		{"2027-01-01", "2027-01-01", true},
		{"2003-12-31", "2004-01-05", true},
		{"2003-12-31", "2027-01-01", true},
	} {
		if got := China().Provisional(day(t, c.first), day(t, c.last)); got != c.want {
			t.Errorf("%s to %s provisional: %v", c.first, c.last, got)
		}
	}
}

// A year without notice still gives a day, by the weekday alone, and says that it
// is provisional.
func TestYearWithoutNotice(t *testing.T) {
	newYear := day(t, "2027-01-01") // surely a holiday, but no notice says so yet
	if got := China().Roll(newYear); got != newYear || !China().Provisional(newYear, got) {
		t.Errorf("2027-01-01 rolls to %v, provisional %v", got, China().Provisional(newYear, got))
	}
	start := day(t, "2026-12-30")
	end := China().AddWorking(start, 3)
	if end.String() != "2027-01-04" || !China().Provisional(start, end) {
		t.Errorf("3 working days after 2026-12-30 is %v", end)
	}
}
