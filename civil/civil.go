// Package civil is the calendar arithmetic of legal time: days, periods,
// intervals, and dates known only to the month or the year.
//
// Words:
//
//   - A Day is a civil date without a time of day or a zone. It counts days
//     from 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999.
//   - A Period is a length as a statute states it: 7 days, 6 months, 2 years.
//     Its start day is not counted and its last day is; a month without the
//     corresponding day ends on its own last day (Civil Code of the PRC,
//     arts. 201 and 202). The month arithmetic of package time, which turns
//     31 January + 1 month into 3 March, is never used.
//   - An Interval is a half-open run of days [From, Until).
//   - A Partial is a date of which only the day, the month or the year is known.
//
// It does not know which days are working days (package calendar does), which
// zone a court lies in, or what day it is today. Everything in it is a pure
// function of its arguments.
package civil

import (
	"errors"
	"fmt"
	"math"
)

// Day is a civil date: the number of days since 1970-01-01.
// Days compare with < and ==, and differ with -, as integers do.
// Valid days lie in [MinDay, MaxDay]; Never stands for no day at all.
type Day int32

const (
	MinDay Day = -719162       // 0001-01-01
	MaxDay Day = 2932896       // 9999-12-31
	Never  Day = math.MaxInt32 // the open end of an interval, later than every day
)

var (
	// ErrSyntax marks text that is not written in the form asked for.
	ErrSyntax = errors.New("not in the form expected")
	// ErrNoSuchDay marks a date the calendar does not have, such as 30 February.
	ErrNoSuchDay = errors.New("no such day")
	// ErrRange marks a day outside the years 1 to 9999, or a period longer than MaxPeriod.
	ErrRange = errors.New("out of range")
)

// Date returns the day written y-m-d. It is for literals in code and tests and
// panics when there is no such day; for input use NewDay or ParseDay.
func Date(y, m, d int) Day {
	day, err := NewDay(y, m, d)
	if err != nil {
		panic(err)
	}
	return day
}

// NewDay returns the day y-m-d. It fails with ErrRange outside the years 1 to
// 9999 and with ErrNoSuchDay for a month or day that does not exist.
func NewDay(y, m, d int) (Day, error) {
	if y < 1 || y > 9999 {
		return 0, fmt.Errorf("civil: year %d: %w: years run from 1 to 9999", y, ErrRange)
	}
	if m < 1 || m > 12 {
		return 0, fmt.Errorf("civil: %04d-%02d-%02d: %w: months run from 1 to 12", y, m, d, ErrNoSuchDay)
	}
	if n := DaysIn(y, m); d < 1 || d > n {
		return 0, fmt.Errorf("civil: %04d-%02d-%02d: %w: %04d-%02d has %d days", y, m, d, ErrNoSuchDay, y, m, n)
	}
	return fromYMD(y, m, d), nil
}

// Valid reports whether d lies in the years 1 to 9999. Never is not valid.
func (d Day) Valid() bool { return MinDay <= d && d <= MaxDay }

// Weekday returns 0 for Sunday to 6 for Saturday.
func (d Day) Weekday() int {
	w := (int(d) + 4) % 7 // 1970-01-01 was a Thursday
	if w < 0 {
		w += 7
	}
	return w
}
