package money

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// segment is one run of days on which sum and rate do not change.
type segment struct {
	base string
	rate Rate
	days int
}

func perDay(t testing.TB, s string) Rate {
	r, err := ParseRatePerDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func yearly(t testing.TB, s string, basis int) Rate {
	r, err := ParsePercentPerYear(s, basis)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Interest worked by hand: delayed-performance interest at 0.0175 % a day (Fa Shi
// [2014] 8, art. 1), part payments that lower the sum, and yearly rates on each
// basis. One rounding at the end, half up.
func TestInterest(t *testing.T) {
	fixed := perDay(t, "0.000175")
	for _, c := range []struct {
		name     string
		segments []segment
		want     string
	}{
		{"180 days on 10,000", []segment{{base: "10000", rate: fixed, days: 180}}, "315.00"},
		{"440 days on 25,000", []segment{{base: "25000", rate: fixed, days: 440}}, "1925.00"},
		{"300,000, then 200,000 after a payment", []segment{{base: "300000", rate: fixed, days: 100}, {base: "200000", rate: fixed, days: 160}}, "10850.00"},
		{"6 % of 36,500 a year of 365, 7 days", []segment{{base: "36500", rate: yearly(t, "6", 365), days: 7}}, "42.00"},
		{"6.15 % of 36,000 a year of 360, 1 day", []segment{{base: "36000", rate: yearly(t, "6.15", 360), days: 1}}, "6.15"},
		{"4.35 % of 100 a year of 366, whole year", []segment{{base: "100", rate: yearly(t, "4.35", 366), days: 366}}, "4.35"},
		{"half a fen rounds up", []segment{{base: "1", rate: perDay(t, "0.005"), days: 1}}, "0.01"},
		{"just less than half a fen rounds down", []segment{{base: "1", rate: perDay(t, "0.004999999"), days: 1}}, "0.00"},
		{"halves are added before they are rounded", []segment{{base: "1", rate: perDay(t, "0.005"), days: 1}, {base: "1", rate: perDay(t, "0.005"), days: 1}}, "0.01"},
		{"no days", []segment{{base: "10000", rate: fixed, days: 0}}, "0.00"},
		{"nothing at all", nil, "0.00"},
	} {
		var a Acc
		for _, s := range c.segments {
			base, err1 := ParseYuan(s.base)
			over, err2 := s.rate.Over(s.days)
			if err := errors.Join(err1, err2, a.Add(base, over)); err != nil {
				t.Fatal(c.name, err)
			}
		}
		if got, err := a.Round(); err != nil || got.String() != c.want {
			t.Errorf("%s: %v, %v; want %s", c.name, got, err, c.want)
		}
	}
}

// part is one product added to an accumulator.
type part struct {
	base Fen
	over int64
}

func anyParts() *rapid.Generator[[]part] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) part {
		return part{Fen(rapid.Int64Min(0).Draw(t, "base")), rapid.Int64Min(0).Draw(t, "over")}
	}), 0, 6)
}

// exact returns the sum of the parts in units, by math/big.
func exact(parts []part) *big.Int {
	sum := new(big.Int)
	for _, p := range parts {
		sum.Add(sum, new(big.Int).Mul(big.NewInt(int64(p.base)), big.NewInt(p.over)))
	}
	return sum
}

// halfUp returns n / d rounded half up, for n ≥ 0, by math/big.
func halfUp(n, d *big.Int) *big.Int {
	twice := new(big.Int).Lsh(n, 1)
	return twice.Add(twice, d).Div(twice, new(big.Int).Lsh(d, 1))
}

// The accumulator is the exact sum, rounded half up: the same as math/big where it
// fits, and an error where it does not.
func TestAccAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := anyParts().Draw(t, "parts")
		var a Acc
		var err error
		for _, p := range parts {
			if err = a.Add(p.base, p.over); err != nil {
				break
			}
		}
		sum := exact(parts)
		if (err != nil) != (sum.BitLen() > 128) {
			t.Fatalf("sum of %d bits: error %v", sum.BitLen(), err)
		}
		if err != nil {
			return
		}
		want := halfUp(sum, big.NewInt(Scale))
		got, err := a.Round()
		if (err == nil) != want.IsInt64() || err == nil && want.Int64() != int64(got) {
			t.Fatalf("Round = %d, %v; want %v", int64(got), err, want)
		}
	})
}

// The order of additions does not matter, nor whether a total is made in one
// accumulator or in two that are summed.
func TestAccOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := anyParts().Filter(func(p []part) bool { return exact(p).BitLen() <= 128 }).Draw(t, "parts")
		seed, cut := rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, len(parts)).Draw(t, "cut")
		add := func(parts []part) (a Acc) {
			for _, p := range parts {
				if err := a.Add(p.base, p.over); err != nil {
					t.Fatal(err)
				}
			}
			return a
		}
		whole, left, right := add(parts), add(parts[:cut]), add(parts[cut:])
		if err := left.Sum(right); err != nil || left != whole {
			t.Fatalf("cut at %d: %v, %v", cut, left, err)
		}
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		if add(parts) != whole {
			t.Fatalf("shuffled %v", parts)
		}
	})
}

// A segment cut into two runs of days, or a sum cut into two sums, gives the whole.
func TestAccSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := Fen(rapid.Int64Range(0, 1e15).Draw(t, "base"))
		rate := Rate(rapid.Int64Range(0, Scale).Draw(t, "rate"))
		days := rapid.IntRange(0, 40000).Draw(t, "days")
		first, share := rapid.IntRange(0, days).Draw(t, "first"), Fen(rapid.Int64Range(0, int64(base)).Draw(t, "share"))
		add := func(a *Acc, base Fen, days int) {
			over, err := rate.Over(days)
			if err = errors.Join(err, a.Add(base, over)); err != nil {
				t.Fatal(err)
			}
		}
		var whole, byDays, bySum Acc
		add(&whole, base, days)
		add(&byDays, base, first)
		add(&byDays, base, days-first)
		add(&bySum, share, days)
		add(&bySum, base-share, days)
		if byDays != whole || bySum != whole {
			t.Fatalf("%v, %v, %v", whole, byDays, bySum)
		}
	})
}

// Negative arguments and what does not fit are errors, and leave the total as it was.
func TestAccErrors(t *testing.T) {
	a := Acc{1, 2}
	for _, p := range []part{{-1, 1}, {1, -1}, {math.MinInt64, 1}, {-1, -1}} {
		if err := a.Add(p.base, p.over); !errors.Is(err, ErrArgument) || a != (Acc{1, 2}) {
			t.Errorf("Add(%d, %d): %v, total %v", p.base, p.over, err, a)
		}
	}
	full := Acc{math.MaxUint64, math.MaxUint64 - 5}
	if err := full.Add(5, 1); err != nil || full != (Acc{math.MaxUint64, math.MaxUint64}) {
		t.Error("the last units do not fit:", err, full)
	}
	if err := full.Add(1, 1); !errors.Is(err, ErrOverflow) || full != (Acc{math.MaxUint64, math.MaxUint64}) {
		t.Error("one unit too many:", err, full)
	}
	if err := full.Sum(full); !errors.Is(err, ErrOverflow) {
		t.Error("twice as much:", err)
	}
}

// Round reaches the greatest sum exactly and refuses the next, also where the
// quotient itself overflows.
func TestRoundBounds(t *testing.T) {
	units := func(fen *big.Int, more int64) Acc {
		n := new(big.Int).Mul(fen, big.NewInt(Scale))
		n.Add(n, big.NewInt(more))
		lo := new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
		return Acc{new(big.Int).Rsh(n, 64).Uint64(), lo}
	}
	most := big.NewInt(math.MaxInt64)
	all := new(big.Int).SetUint64(math.MaxUint64)
	for _, c := range []struct {
		name string
		acc  Acc
		err  error
	}{
		{"greatest", units(most, 0), nil},
		{"greatest and less than half", units(most, Scale/2-1), nil},
		{"greatest and half", units(most, Scale/2), ErrOverflow},
		{"quotient of 64 bits and a half", units(all, Scale/2), ErrOverflow},
		{"quotient of 65 bits", units(all, Scale), ErrOverflow},
		{"everything", Acc{math.MaxUint64, math.MaxUint64}, ErrOverflow},
	} {
		got, err := c.acc.Round()
		if !errors.Is(err, c.err) || err == nil && got != math.MaxInt64 {
			t.Errorf("%s: %d, %v", c.name, int64(got), err)
		}
	}
}

var sink Fen

// The interest of a sum lowered by three payments.
func BenchmarkFourSegments(b *testing.B) {
	rate := int64(perDay(b, "0.000175"))
	b.ReportAllocs()
	for i := int64(0); b.Loop(); i++ {
		var a Acc
		base := Fen(50_000_000 + i&1023)
		err1 := a.Add(base, rate*181)
		err2 := a.Add(base-10_000_000, rate*365)
		err3 := a.Add(base-20_000_000, rate*92)
		err4 := a.Add(base-30_000_000, rate*730)
		sum, err5 := a.Round()
		if err1 != nil || err2 != nil || err3 != nil || err4 != nil || err5 != nil {
			b.Fatal(err1, err2, err3, err4, err5)
		}
		sink = sum
	}
}

// A whole interest computation allocates nothing.
func TestAccAllocatesNothing(t *testing.T) {
	rate := int64(perDay(t, "0.000175"))
	allocs := testing.AllocsPerRun(100, func() {
		var a, b Acc
		if a.Add(50_000_000, rate*181) != nil || b.Add(40_000_000, rate*30) != nil || a.Sum(b) != nil || a.Add(-1, 0) == nil {
			t.Error("unexpected result")
		}
		sink, _ = a.Round()
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
