package money

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// Scale is 10^8 times the least common multiple of 360, 365 and 366, recomputed here.
func TestScale(t *testing.T) {
	multiple := 1
	for multiple%360 != 0 || multiple%365 != 0 || multiple%366 != 0 {
		multiple++
	}
	if Scale != int64(multiple)*100_000_000 {
		t.Errorf("Scale = %d, the least common multiple is %d", int64(Scale), multiple)
	}
}

// The same rate in any of the three forms is the same Rate.
func TestRateForms(t *testing.T) {
	perDay, err1 := ParseRatePerDay("0.000175")
	percent, err2 := ParsePercentPerDay("0.0175")
	year, err3 := ParsePercentPerYear("6.3", 360)
	if err1 != nil || err2 != nil || err3 != nil || perDay != Scale/1_000_000*175 || percent != perDay || year != perDay {
		t.Errorf("0.000175 a day = %d, 0.0175 %% a day = %d, 6.3 %% a year of 360 days = %d", perDay, percent, year)
	}
}

// Rates are refused when they are no number, not exact, too large, or per year of
// another length.
func TestRateRefuses(t *testing.T) {
	perDay := func(s string) error { _, err := ParseRatePerDay(s); return err }
	percent := func(s string) error { _, err := ParsePercentPerDay(s); return err }
	yearly := func(s string, basis int) error { _, err := ParsePercentPerYear(s, basis); return err }
	for _, c := range []struct {
		name string
		err  error
		want error
	}{
		{"fraction, 9 decimals", perDay("0.000000001"), nil},
		{"fraction, 12 decimals", perDay("0.000000000001"), ErrInexact},
		{"fraction, 9 decimals and zeros", perDay("0.00000000100000000"), nil},
		{"fraction, 20 decimals", perDay("0.00000000000000000001"), ErrInexact},
		{"percent, 6 decimals", percent("0.000001"), nil},
		{"percent a year, 6 decimals, 360", yearly("0.000001", 360), nil},
		{"percent a year, 6 decimals, 365", yearly("0.000001", 365), nil},
		{"percent a year, 6 decimals, 366", yearly("0.000001", 366), nil},
		{"percent a year, 11 decimals", yearly("0.00000000001", 365), ErrInexact},
		{"year of 364 days", yearly("6.15", 364), ErrArgument},
		{"year of 0 days", yearly("6.15", 0), ErrArgument},
		{"negative", perDay("-0.000175"), ErrSyntax},
		{"with sign", percent("0.0175%"), ErrSyntax},
		{"empty", perDay(""), ErrSyntax},
		{"fraction of Chinese form", percent("万分之一点七五"), ErrSyntax},
		{"greatest", perDay("57535"), nil},
		{"too great", perDay("57536"), ErrOverflow},
		{"far too great", perDay("18446744073709551615"), ErrOverflow},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, c.err, c.want)
		}
	}
}

// Every percentage of up to six decimals is exact in each form: what it is times
// Scale, by math/big.
func TestRateIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		micro := rapid.Int64Range(0, 400_000_000).Draw(t, "millionths of a percent")
		s := fmt.Sprintf("%d.%06d", micro/1_000_000, micro%1_000_000)
		for _, basis := range []int{1, 360, 365, 366} {
			got, err := ParsePercentPerDay(s)
			if basis > 1 {
				got, err = ParsePercentPerYear(s, basis)
			}
			value := new(big.Rat).Mul(big.NewRat(micro, 100_000_000*int64(basis)), big.NewRat(Scale, 1))
			if err != nil || value.Cmp(big.NewRat(int64(got), 1)) != 0 {
				t.Fatalf("%s %% per %d days = %d, %v; want %v", s, basis, got, err, value)
			}
		}
	})
}

// A rate over some days is their product, an error if it does not fit or has no meaning.
func TestRateOver(t *testing.T) {
	for _, c := range []struct {
		rate Rate
		days int
		want int64
		err  error
	}{
		{28053900000, 180, 5049702000000, nil}, {7, 0, 0, nil}, {0, 7, 0, nil},
		{math.MaxInt64, 1, math.MaxInt64, nil}, {math.MaxInt64, 2, 0, ErrOverflow}, {math.MaxInt64, math.MaxInt64, 0, ErrOverflow},
		{-1, 1, 0, ErrArgument}, {1, -1, 0, ErrArgument},
	} {
		if got, err := c.rate.Over(c.days); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%d over %d days = %d, %v", c.rate, c.days, got, err)
		}
	}
}

// No text makes a rate parser panic, and what they accept is exactly the number
// written, by math/big.
func FuzzParseRate(f *testing.F) {
	for _, s := range []string{"0.000175", "0.0175", "6.15", "4.35", "0", "100", "1e-4", "-1", "57536", "0.00000000000000000000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(r Rate, err error, one int64) {
			if err != nil {
				return
			}
			value, ok := new(big.Rat).SetString(s)
			if !ok || value.Mul(value, big.NewRat(one, 1)).Cmp(big.NewRat(int64(r), 1)) != 0 {
				t.Errorf("%q = %d units, want %v", s, r, value)
			}
		}
		r, err := ParseRatePerDay(s)
		check(r, err, Scale)
		r, err = ParsePercentPerDay(s)
		check(r, err, Scale/100)
		for _, basis := range []int{360, 365, 366} {
			r, err = ParsePercentPerYear(s, basis)
			check(r, err, Scale/100/int64(basis))
		}
	})
}
