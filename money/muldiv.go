package money

import (
	"fmt"
	"math"
	"math/bits"
)

// MulDiv returns a × num ÷ den, computed exactly and rounded half up to the fen:
// a share, a part in proportion. Half up is by magnitude, as 四舍五入 is: what
// reverses a sum gives the same figure with the opposite sign. It fails with
// ErrArgument unless num ≥ 0 and den > 0, and with ErrOverflow.
func MulDiv(a Fen, num, den int64) (Fen, error) {
	if num < 0 || den <= 0 {
		return 0, fmt.Errorf("money: %v × %d ÷ %d: %w", a, num, den, ErrArgument)
	}
	size := uint64(a)
	if a < 0 {
		size = -size
	}
	hi, lo := bits.Mul64(size, uint64(num))
	if hi >= uint64(den) {
		return 0, fmt.Errorf("money: %v × %d ÷ %d: %w", a, num, den, ErrOverflow)
	}
	n, rest := bits.Div64(hi, lo, uint64(den))
	var up uint64
	if rest >= uint64(den)-rest {
		up = 1
	}
	if n > math.MaxInt64-up {
		return 0, fmt.Errorf("money: %v × %d ÷ %d: %w", a, num, den, ErrOverflow)
	}
	if a < 0 {
		return -Fen(n + up), nil
	}
	return Fen(n + up), nil
}
