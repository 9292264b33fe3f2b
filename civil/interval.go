package civil

import "math"

// Interval is the run of days from From up to, not including, Until.
// Until == Never leaves it open: in force until further notice.
// The zero Interval is empty.
type Interval struct{ From, Until Day }

// Contains reports whether d is one of the days. Never is in no interval.
func (i Interval) Contains(d Day) bool { return i.From <= d && d < i.Until }

// Empty reports whether there is no day in i.
func (i Interval) Empty() bool { return i.Until <= i.From }

// Len returns the number of days: 0 if empty, math.MaxInt if open.
func (i Interval) Len() int {
	switch {
	case i.Empty():
		return 0
	case i.Until == Never:
		return math.MaxInt
	}
	return int(i.Until) - int(i.From)
}

// Overlaps reports whether some day is in both.
func (i Interval) Overlaps(j Interval) bool {
	return max(i.From, j.From) < min(i.Until, j.Until)
}

// Intersect returns the days that are in both, the zero Interval if none is.
func (i Interval) Intersect(j Interval) Interval {
	k := Interval{max(i.From, j.From), min(i.Until, j.Until)}
	if k.Empty() {
		return Interval{}
	}
	return k
}

// String returns [2015-05-01, 2017-07-01), or [2017-07-01, never) if open.
func (i Interval) String() string {
	return "[" + i.From.String() + ", " + i.Until.String() + ")"
}
