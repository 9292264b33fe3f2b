package mail

import (
	"slices"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
)

// Often is how often somebody wants to be told.
type Often string

// How often there is. Off is where everybody begins.
const (
	Off    Often = "off"
	AtOnce Often = "at_once"
	Daily  Often = "daily"  // once a working day, in the morning
	Weekly Often = "weekly" // on the first working day of a week, in the morning
)

// Oftens are all of them.
var Oftens = []Often{Off, AtOnce, Daily, Weekly}

// Known reports whether there is such a one.
func (o Often) Known() bool { return slices.Contains(Oftens, o) }

// morning is the hour of a digest, by the clocks of the court.
const morning = 8

// Due returns the first moment at which somebody is told of what was noted at a moment, by the calendar of the court; false: never.
func Due(o Often, noted time.Time, days *calendar.Calendar) (time.Time, bool) {
	switch o {
	case AtOnce:
		return noted, true
	case Daily:
		return digest(noted, func(d civil.Day) civil.Day { return days.Roll(d) }), true
	case Weekly:
		return digest(noted, func(d civil.Day) civil.Day { return firstOfWeek(d, days) }), true
	}
	return time.Time{}, false
}

// digest is the first morning from a moment on; next is the first day of a digest from a day on.
func digest(noted time.Time, next func(civil.Day) civil.Day) time.Time {
	at := clock(next(calendar.LegalDay(noted)))
	if at.Before(noted) {
		at = clock(next(calendar.LegalDay(noted) + 1))
	}
	return at
}

// clock is the hour of a digest on a day.
func clock(d civil.Day) time.Time {
	y, m, day := d.YMD()
	return time.Date(y, time.Month(m), day, morning, 0, 0, 0, calendar.Local(time.Time{}).Location())
}

// week is how many days a week has; it begins on a Monday.
const week = 7

// firstOfWeek is the first day from a day on that is the first working day of its week. A week of rest has none.
func firstOfWeek(d civil.Day, days *calendar.Calendar) civil.Day {
	monday := d - civil.Day((int(d.Weekday())+week-1)%week)
	for {
		if first := days.Roll(monday); first >= d && first < monday+week {
			return first
		}
		monday += week
	}
}

// waits are how long a letter that was not taken waits after each attempt, over three days in all.
var waits = []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour, 24 * time.Hour}

// Again returns how long a letter waits after an attempt, counted from 1; false: it was the last.
func Again(attempt int) (time.Duration, bool) {
	if attempt < 1 || attempt > len(waits) {
		return 0, false
	}
	return waits[attempt-1], true
}
