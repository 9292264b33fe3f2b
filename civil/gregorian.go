package civil

// The conversions use a year that begins on 1 March, so that the leap day is
// the last of its year, and multiply-and-shift instead of division: Neri and
// Schneider, "Euclidean affine functions and their application to calendar
// algorithms", Software: Practice and Experience 53 (2023).

// epoch is the number of days from 0000-03-01 to 1970-01-01.
const epoch = 719468

// YMD returns year, month (1 to 12) and day of the month (1 to 31).
// For a day that is not valid it returns zeros.
func (d Day) YMD() (y, m, day int) {
	if !d.Valid() {
		return 0, 0, 0
	}
	n := 4*uint32(d+epoch) + 3
	century, n := n/146097, n%146097|3
	p := 2939745 * uint64(n)
	yearOfCentury := uint32(p >> 32)
	dayOfYear := uint32(p) / 2939745 / 4
	t := 2141*dayOfYear + 197913
	y = int(100*century + yearOfCentury)
	m = int(t >> 16)
	day = int(t&0xffff)/2141 + 1
	if dayOfYear >= 306 { // January and February belong to the next civil year
		y++
		m -= 12
	}
	return y, m, day
}

// fromYMD is the inverse of YMD; its arguments must name an existing day.
func fromYMD(y, m, d int) Day {
	if m <= 2 {
		y--
		m += 12
	}
	century := uint32(y) / 100
	days := 1461*uint32(y)/4 - century + century/4
	days += (979*uint32(m) - 2919) / 32
	return Day(days) + Day(d) - 1 - epoch
}

// DaysIn returns the number of days of month m (1 to 12) in year y,
// and 0 for a month that does not exist.
func DaysIn(y, m int) int {
	switch {
	case m < 1 || m > 12:
		return 0
	case m != 2:
		return 30 | (m ^ m>>3)
	case leap(y):
		return 29
	}
	return 28
}

// leap reports whether year y has a 29 February.
func leap(y int) bool {
	if y%100 == 0 {
		return y%400 == 0
	}
	return y%4 == 0
}
