package money

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Fen is a sum in 0.01 yuan. It compares and, where it cannot overflow, adds as
// integers do; Add checks.
type Fen int64

// ParseYuan reads an amount in yuan with at most two decimals: 100000, 100000.5,
// 5154500.00, -3.20. There is no sign but a leading minus, no grouping, no blank,
// no leading zero and no unit. It fails with ErrSyntax, and with ErrOverflow
// beyond ±92,233,720,368,547,758.07 yuan.
func ParseYuan(s string) (Fen, error) {
	body, negative := strings.CutPrefix(s, "-")
	n, places, err := decimal(body)
	if err == nil && places > 2 {
		err = fmt.Errorf("%w of yuan: at most two decimals", ErrSyntax)
	}
	if err != nil {
		return 0, fmt.Errorf("money: amount %q: %w: write yuan as 100000 or 100000.00", s, err)
	}
	scale := [...]uint64{100, 10, 1}[places]
	if n > math.MaxInt64/scale {
		return 0, fmt.Errorf("money: amount %q: %w", s, ErrOverflow)
	}
	f := Fen(n * scale)
	if negative {
		f = -f
	}
	return f, nil
}

// String returns the amount in yuan as ParseYuan reads it: 100000.00.
func (f Fen) String() string { return f.format("") }

// Grouped returns the amount in yuan for people to read: 100,000.00.
func (f Fen) Grouped() string { return f.format(",") }

// format writes f with two decimals and a separator before each three digits.
func (f Fen) format(separator string) string {
	sign, n := "", uint64(f)
	if f < 0 {
		sign, n = "-", -n
	}
	whole := strconv.FormatUint(n/100, 10)
	b := append(make([]byte, 0, 32), sign...)
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b = append(b, separator...)
		}
		b = append(b, whole[i])
	}
	return string(append(b, '.', byte('0'+n%100/10), byte('0'+n%10)))
}

// Add returns f + g, or ErrOverflow.
func (f Fen) Add(g Fen) (Fen, error) {
	sum := f + g
	if (g >= 0) != (sum >= f) {
		return 0, fmt.Errorf("money: %v + %v: %w", f, g, ErrOverflow)
	}
	return sum, nil
}
