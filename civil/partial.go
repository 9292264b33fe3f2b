package civil

import "fmt"

// Partial is a date known to the day, the month or the year only: it is one of
// the days from First to Last, both included. Press records often say no more
// than "in March 2019"; what follows from such a date is an interval of answers
// or undetermined, never a guess.
type Partial struct{ First, Last Day }

// Exactly returns the date known to be d.
func Exactly(d Day) Partial { return Partial{d, d} }

// ParsePartial reads YYYY, YYYY-MM or YYYY-MM-DD. Its errors are those of ParseDay.
func ParsePartial(s string) (Partial, error) {
	year, month := len(s) == 4, len(s) == 7
	full := s
	switch {
	case year:
		full += "-01-01"
	case month:
		full += "-01"
	}
	first, err := ParseDay(full)
	if err != nil {
		return Partial{}, fmt.Errorf("civil: date %q, one of YYYY, YYYY-MM, YYYY-MM-DD: %w", s, err)
	}
	switch {
	case year:
		y, _, _ := first.YMD()
		return Partial{first, fromYMD(y, 12, 31)}, nil
	case month:
		return Partial{first, monthEnd(first)}, nil
	}
	return Exactly(first), nil
}

// monthEnd returns the last day of the month of d.
func monthEnd(d Day) Day {
	y, m, day := d.YMD()
	return d + Day(DaysIn(y, m)-day)
}

// Exact reports whether the day is known.
func (p Partial) Exact() bool { return p.First == p.Last }

// Precision returns how closely the date is known: "day", "month" (all its days
// lie in one month) or "year" (they do not).
func (p Partial) Precision() string {
	if p.Exact() {
		return "day"
	}
	y, m, _ := p.First.YMD()
	if ly, lm, _ := p.Last.YMD(); y == ly && m == lm {
		return "month"
	}
	return "year"
}

// String returns the date as ParsePartial reads it. A Partial made by hand that is
// no whole month or year prints as FIRST..LAST.
func (p Partial) String() string {
	if p.Exact() {
		return p.First.String()
	}
	y, m, d := p.First.YMD()
	switch {
	case d == 1 && p.Last == monthEnd(p.First):
		return fmt.Sprintf("%04d-%02d", y, m)
	case d == 1 && m == 1 && p.Last == fromYMD(y, 12, 31):
		return fmt.Sprintf("%04d", y)
	}
	return p.First.String() + ".." + p.Last.String()
}
