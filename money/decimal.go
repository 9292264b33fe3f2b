package money

import (
	"math"
	"strings"
)

// decimal reads an unsigned decimal number as n / 10^places. Both parts have
// digits, and the whole part has no leading zero beyond a lone 0: 0.5 and 100.00
// are numbers; .5, 5., 007, 1,000 and 1e3 are not.
func decimal(s string) (n uint64, places int, err error) {
	whole, fraction, point := strings.Cut(s, ".")
	if whole == "" || point && fraction == "" || len(whole) > 1 && whole[0] == '0' {
		return 0, 0, ErrSyntax
	}
	if n, err = appendDigits(0, whole); err == nil {
		n, err = appendDigits(n, fraction)
	}
	return n, len(fraction), err
}

// appendDigits returns the number written by the digits of n followed by s.
// What is no digit is reported before what is too large.
func appendDigits(n uint64, s string) (uint64, error) {
	large := false
	for i := range len(s) {
		c := uint64(s[i]) - '0'
		if c > 9 {
			return 0, ErrSyntax
		}
		if n > (math.MaxUint64-c)/10 {
			large = true
		}
		n = n*10 + c
	}
	if large {
		return 0, ErrOverflow
	}
	return n, nil
}
