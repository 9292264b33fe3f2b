package money

import (
	"fmt"
	"math"
	"math/bits"
)

// Scale is the number of rate units in 1 (the whole sum, per day). It is
// 10^8 × 1,603,080, where 1,603,080 = 2³·3²·5·61·73 is the least common multiple
// of 360, 365 and 366. So every percentage of up to six decimals is a whole
// number of units whether stated per day or per year of 360, 365 or 366 days.
const Scale = 1_603_080 * 100_000_000

// Rate is a fraction of a sum per day, in units of 1/Scale.
type Rate int64

// ParseRatePerDay reads a fraction per day: 0.000175 is the rate of the 2014
// interpretation on delayed-performance interest (Fa Shi [2014] 8, art. 1). It
// fails with ErrSyntax, with ErrInexact for a rate that is no whole number of
// units, and with ErrOverflow.
func ParseRatePerDay(s string) (Rate, error) { return parseRate(s, Scale) }

// ParsePercentPerDay reads a percentage per day, such as 0.0175.
// It fails as ParseRatePerDay does.
func ParsePercentPerDay(s string) (Rate, error) { return parseRate(s, Scale/100) }

// ParsePercentPerYear reads a percentage per year of basis days (360, 365 or
// 366), such as 6.15. It fails as ParseRatePerDay does, and with ErrArgument for
// another basis.
func ParsePercentPerYear(s string, basis int) (Rate, error) {
	switch basis {
	case 360, 365, 366:
		return parseRate(s, Scale/100/uint64(basis))
	}
	return 0, fmt.Errorf("money: a year of %d days: %w: take 360, 365 or 366", basis, ErrArgument)
}

// parseRate reads a decimal number of which 1 stands for that many units.
func parseRate(s string, unit uint64) (Rate, error) {
	n, places, err := decimal(s)
	if err != nil {
		return 0, fmt.Errorf("money: rate %q: %w: write it as 0.0175, without sign or %%", s, err)
	}
	for places > 0 && n%10 == 0 {
		n /= 10
		places--
	}
	if places > maxPlaces {
		return 0, fmt.Errorf("money: rate %q: %w", s, ErrInexact)
	}
	divisor := uint64(1)
	for range places {
		divisor *= 10
	}
	hi, lo := bits.Mul64(n, unit)
	if hi >= divisor {
		return 0, fmt.Errorf("money: rate %q: %w", s, ErrOverflow)
	}
	units, rest := bits.Div64(hi, lo, divisor)
	switch {
	case rest != 0:
		return 0, fmt.Errorf("money: rate %q: %w", s, ErrInexact)
	case units > math.MaxInt64:
		return 0, fmt.Errorf("money: rate %q: %w", s, ErrOverflow)
	}
	return Rate(units), nil
}

// maxPlaces is the number of decimals whose power of ten fits in 64 bits. More
// are never exact: Scale has eleven factors of two and nine of five.
const maxPlaces = 19

// Over returns rate × days for Acc.Add. It fails with ErrArgument for a negative
// rate or number of days, and with ErrOverflow.
func (r Rate) Over(days int) (int64, error) {
	if r < 0 || days < 0 {
		return 0, fmt.Errorf("money: rate over %d days: %w", days, ErrArgument)
	}
	hi, lo := bits.Mul64(uint64(r), uint64(days))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, fmt.Errorf("money: rate over %d days: %w", days, ErrOverflow)
	}
	return int64(lo), nil
}
