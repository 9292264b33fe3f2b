package money

import (
	"fmt"
	"math"
	"math/bits"
)

// Acc adds up sum × rate × days exactly, in units of 1/Scale fen. The zero Acc
// is a total of nothing, ready for use. An Acc is a plain value: copying it
// copies the total. A call that fails leaves it as it was.
type Acc struct{ hi, lo uint64 }

// Fixed errors: an accumulator runs in inner loops and must not allocate.
var (
	errAccArgument = fmt.Errorf("money: accumulate: %w: sum, rate and days must not be negative", ErrArgument)
	errAccOverflow = fmt.Errorf("money: accumulate: %w", ErrOverflow)
)

// Add adds base × rateTimesDays, the latter a rate times a number of days (see
// Rate.Over) or the difference of two entries of a table of cumulated rates. It
// fails with ErrArgument if either is negative, and with ErrOverflow.
func (a *Acc) Add(base Fen, rateTimesDays int64) error {
	if base < 0 || rateTimesDays < 0 {
		return errAccArgument
	}
	hi, lo := bits.Mul64(uint64(base), uint64(rateTimesDays))
	return a.Sum(Acc{hi, lo})
}

// Sum adds the total of b to a. It fails with ErrOverflow.
func (a *Acc) Sum(b Acc) error {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, carry := bits.Add64(a.hi, b.hi, carry)
	if carry != 0 {
		return errAccOverflow
	}
	a.hi, a.lo = hi, lo
	return nil
}

// Round returns the total, rounded half up to the fen. This is the only rounding
// interest undergoes. It fails with ErrOverflow.
func (a Acc) Round() (Fen, error) {
	if a.hi >= Scale {
		return 0, errAccOverflow
	}
	n, rest := bits.Div64(a.hi, a.lo, Scale)
	var up uint64
	if rest >= Scale/2 {
		up = 1
	}
	if n > math.MaxInt64-up {
		return 0, errAccOverflow
	}
	return Fen(n + up), nil
}
