package money

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// A part in proportion is exact and rounded once; a half goes away from zero.
func TestMulDiv(t *testing.T) {
	const most = math.MaxInt64
	for _, c := range []struct {
		a        Fen
		num, den int64
		want     Fen
		err      error
	}{
		{10000, 1, 3, 3333, nil}, {10000, 2, 3, 6667, nil}, {0, 7, 3, 0, nil}, {7, 0, 3, 0, nil},
		{1, 1, 2, 1, nil}, {-1, 1, 2, -1, nil}, {3, 1, 2, 2, nil}, {-3, 1, 2, -2, nil}, {1, 49, 100, 0, nil}, {1, 50, 100, 1, nil}, {1, 51, 100, 1, nil},
		{most, most, most, most, nil}, {most, 1, 1, most, nil}, {-most, 1, 1, -most, nil}, {1, most - 1, most, 1, nil},
		{most, 2, 1, 0, ErrOverflow}, {most, most, 1, 0, ErrOverflow}, {math.MinInt64, 1, 1, 0, ErrOverflow}, {math.MinInt64, 1, 2, -1 << 62, nil},
		{most, most, most - 1, 0, ErrOverflow}, {most / 2, 2, 1, most - 1, nil},
		{1, -1, 1, 0, ErrArgument}, {1, 1, 0, 0, ErrArgument}, {1, 1, -1, 0, ErrArgument},
	} {
		if got, err := MulDiv(c.a, c.num, c.den); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%d × %d ÷ %d = %d, %v; want %d, %v", int64(c.a), c.num, c.den, int64(got), err, int64(c.want), c.err)
		}
	}
}

// MulDiv is the same as math/big where the answer fits, and an error where it does
// not; the opposite sum gives the opposite answer.
func TestMulDivAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Fen(rapid.Int64Min(-math.MaxInt64).Draw(t, "a"))
		num, den := rapid.Int64Min(0).Draw(t, "num"), rapid.Int64Min(1).Draw(t, "den")
		size := new(big.Int).Abs(big.NewInt(int64(a)))
		want := halfUp(size.Mul(size, big.NewInt(num)), big.NewInt(den))
		got, err := MulDiv(a, num, den)
		back, errBack := MulDiv(-a, num, den)
		if (err == nil) != want.IsInt64() || (errBack == nil) != want.IsInt64() {
			t.Fatalf("%d × %d ÷ %d: %v, want %v", int64(a), num, den, err, want)
		}
		if err == nil && (max(got, -got) != Fen(want.Int64()) || back != -got || got != 0 && (got < 0) != (a < 0)) {
			t.Fatalf("%d × %d ÷ %d = %d and %d, want %v", int64(a), num, den, got, back, want)
		}
	})
}
