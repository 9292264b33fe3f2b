package civil

import (
	"fmt"
	"strconv"
	"strings"
)

// Unit is what a Period counts.
type Unit uint8

const (
	Hours Unit = iota
	Days
	WorkingDays
	Weeks
	Months
	Years
)

// units gives each unit its suffix in ParsePeriod and its words in Label.
var units = [...]struct{ suffix, zh, one, many string }{
	Hours:       {"h", "小时", "hour", "hours"},
	Days:        {"d", "日", "day", "days"},
	WorkingDays: {"wd", "个工作日", "working day", "working days"},
	Weeks:       {"w", "周", "week", "weeks"},
	Months:      {"m", "个月", "month", "months"},
	Years:       {"y", "年", "year", "years"},
}

// MaxPeriod is the greatest count a Period may have, in any unit.
const MaxPeriod = 10000

// Period is a length of time as a statute or an order states it.
// N lies in 0 to MaxPeriod. The zero Period is no time at all, in hours.
type Period struct {
	N    int
	Unit Unit
}

// ParsePeriod reads a count and a unit: 24h, 7d, 10wd, 2w, 6m (months), 2y.
// The count has no sign, blank or leading zero. It fails with ErrSyntax, and with
// ErrRange for a count above MaxPeriod.
func ParsePeriod(s string) (Period, error) {
	n := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if n < 1 || (s[0] == '0' && n > 1) {
		return Period{}, badPeriod(s)
	}
	unit, ok := unitOf(s[n:])
	if !ok {
		return Period{}, badPeriod(s)
	}
	count, err := strconv.Atoi(s[:n])
	if err != nil || count > MaxPeriod {
		return Period{}, fmt.Errorf("civil: period %q: %w: at most %d", s, ErrRange, MaxPeriod)
	}
	return Period{count, unit}, nil
}

func badPeriod(s string) error {
	return fmt.Errorf("civil: period %q: %w: write 24h, 7d, 10wd, 2w, 6m or 2y", s, ErrSyntax)
}

func unitOf(suffix string) (Unit, bool) {
	for u := range units {
		if units[u].suffix == suffix {
			return Unit(u), true
		}
	}
	return 0, false
}

// known reports whether u is one of the units above.
func (u Unit) known() bool { return int(u) < len(units) }

// String returns the suffix of the unit: h, d, wd, w, m or y.
func (u Unit) String() string {
	if !u.known() {
		return fmt.Sprintf("Unit(%d)", uint8(u))
	}
	return units[u].suffix
}

// String returns the period in the form ParsePeriod reads.
func (p Period) String() string { return strconv.Itoa(p.N) + p.Unit.String() }

// Label returns the period in words: in Chinese for a language tag that begins
// with "zh" (10个工作日), in English for every other (10 working days, 1 day).
func (p Period) Label(lang string) string {
	if !p.Unit.known() {
		return p.String()
	}
	count, u := strconv.Itoa(p.N), units[p.Unit]
	switch {
	case strings.HasPrefix(lang, "zh"):
		return count + u.zh
	case p.N == 1:
		return count + " " + u.one
	}
	return count + " " + u.many
}

// End returns the last day of the period. The start day is not counted: 7 days
// from the 1st end on the 8th, months and years end on the corresponding day or,
// where there is none, on the last day of the month (Civil Code arts. 201, 202).
// Hours count as whole days, rounded up. A last day that is a holiday is not
// moved here. It fails for working days, which only a calendar can count, and
// with ErrRange for a period or a start that is not valid and for an end past
// the year 9999.
func (p Period) End(start Day) (Day, error) {
	if p.N < 0 || p.N > MaxPeriod || !start.Valid() {
		return 0, fmt.Errorf("civil: %v from %v: %w", p, start, ErrRange)
	}
	var end Day
	switch p.Unit {
	case Hours:
		end = start.AddDays((p.N + 23) / 24)
	case Days:
		end = start.AddDays(p.N)
	case Weeks:
		end = start.AddDays(7 * p.N)
	case Months:
		end = start.AddMonths(p.N)
	case Years:
		end = start.AddMonths(12 * p.N)
	default:
		return 0, fmt.Errorf("civil: %v from %v: working days need a calendar", p, start)
	}
	if end == Never {
		return 0, fmt.Errorf("civil: %v from %v: %w: ends after the year 9999", p, start, ErrRange)
	}
	return end, nil
}
