package civil

// A sum that passes 9999-12-31 is Never, one that passes 0001-01-01 is MinDay,
// and adding to Never leaves Never: arithmetic never wraps to a wrong date.
// Period.End reports the same situations as errors.

// AddDays returns the day n days after d, or -n days before it.
func (d Day) AddDays(n int) Day {
	switch {
	case d > MaxDay || n > int(MaxDay)-int(d):
		return Never
	case n < int(MinDay)-int(d):
		return MinDay
	}
	return d + Day(n)
}

// AddMonths returns the corresponding day n months after d, or -n months before
// it. Where that month has no such day it is the last day of the month: 31
// January + 1 month is 28 or 29 February (Civil Code art. 202). The n months are
// added in one step; adding one month n times is another, wrong, computation.
func (d Day) AddMonths(n int) Day {
	if d > MaxDay {
		return Never
	}
	y, m, day := max(d, MinDay).YMD()
	total := y*12 + m - 1
	switch {
	case n > 9999*12+11-total:
		return Never
	case n < 12-total:
		return MinDay
	}
	total += n
	y, m = int(uint(total)/12), int(uint(total)%12)+1
	if day > 28 {
		day = min(day, DaysIn(y, m))
	}
	return fromYMD(y, m, day)
}
