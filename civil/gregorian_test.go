package civil

import (
	"errors"
	"testing"
	"time"
)

// Over 400 years, a whole cycle of the calendar, and at both ends of the range,
// YMD, Date, Weekday, DaysIn and String agree with package time day by day.
func TestAgreesWithPackageTime(t *testing.T) {
	spans := []Interval{
		{Date(1850, 1, 1), Date(2250, 1, 1)},
		{MinDay, Date(5, 1, 1)},
		{Date(9995, 1, 1), MaxDay + 1},
	}
	for _, span := range spans {
		for d := span.From; d < span.Until; d++ {
			u := time.Unix(int64(d)*86400, 0).UTC()
			y, m, day := d.YMD()
			if uy, um, ud := u.Date(); y != uy || m != int(um) || day != ud {
				t.Fatalf("%d: YMD = %d %d %d, package time says %v", d, y, m, day, u)
			}
			if got := Date(y, m, day); got != d {
				t.Fatalf("Date(%d, %d, %d) = %d, want %d", y, m, day, got, d)
			}
			if d.Weekday() != int(u.Weekday()) {
				t.Fatalf("%v: Weekday = %d, want %d", d, d.Weekday(), u.Weekday())
			}
			if n := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day(); DaysIn(y, m) != n {
				t.Fatalf("DaysIn(%d, %d) = %d, want %d", y, m, DaysIn(y, m), n)
			}
			if d.String() != u.Format(time.DateOnly) {
				t.Fatalf("String = %q, want %q", d, u.Format(time.DateOnly))
			}
		}
	}
}

// NewDay accepts the days the calendar has and names what is wrong with the others.
func TestNewDay(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    error
	}{
		{1, 1, 1, nil}, {0, 12, 31, ErrRange}, {-4, 1, 1, ErrRange},
		{9999, 12, 31, nil}, {10000, 1, 1, ErrRange},
		{2024, 2, 29, nil}, {2024, 2, 30, ErrNoSuchDay}, {2023, 2, 29, ErrNoSuchDay},
		{2000, 2, 29, nil}, {1900, 2, 28, nil}, {1900, 2, 29, ErrNoSuchDay},
		{2023, 4, 30, nil}, {2023, 4, 31, ErrNoSuchDay}, {2023, 4, 0, ErrNoSuchDay},
		{2023, 12, 31, nil}, {2023, 13, 1, ErrNoSuchDay}, {2023, 0, 1, ErrNoSuchDay}, {2023, -1, 1, ErrNoSuchDay},
	} {
		if _, err := NewDay(c.y, c.m, c.d); !errors.Is(err, c.want) {
			t.Errorf("NewDay(%d, %d, %d): error %v, want %v", c.y, c.m, c.d, err, c.want)
		}
	}
}

// Date panics on a date that does not exist: a wrong literal must not survive a test run.
func TestDatePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Date(2023, 2, 29) did not panic")
		}
	}()
	Date(2023, 2, 29)
}

// The constants are the days they are said to be, and what lies outside them is
// no valid day, has no date and still has a weekday.
func TestBounds(t *testing.T) {
	if MinDay != Date(1, 1, 1) || MaxDay != Date(9999, 12, 31) || Date(1970, 1, 1) != 0 {
		t.Error("MinDay, MaxDay or day 0 is another day")
	}
	for d, want := range map[Day]bool{MinDay - 1: false, MinDay: true, 0: true, MaxDay: true, MaxDay + 1: false, Never: false} {
		if d.Valid() != want {
			t.Errorf("%v.Valid() = %v", d, !want)
		}
	}
	for _, d := range []Day{-1 << 31, MinDay - 1, MaxDay + 1, Never} {
		if y, m, day := d.YMD(); y != 0 || m != 0 || day != 0 {
			t.Errorf("YMD of %v = %d %d %d, want zeros", d, y, m, day)
		}
		if w := d.Weekday(); w < 0 || w > 6 {
			t.Errorf("Weekday of %v = %d", d, w)
		}
	}
	if DaysIn(2024, 0) != 0 || DaysIn(2024, 13) != 0 {
		t.Error("DaysIn of a month that does not exist is not 0")
	}
}
