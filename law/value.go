package law

import (
	"math/bits"

	"mandamus/civil"
	"mandamus/money"
)

// state says how much is known of a value.
type state uint8

const (
	known   state = iota // [lo, hi]; equal unless the value rests on a date known only to the month or year
	none                 // known not to be there
	unknown              // not known
)

// value is what the walker computes for a node: three-valued, with an interval for partial dates, and the facts that
// would decide it.
type value struct {
	lo, hi int64
	st     state
	ask    factSet
}

func exactly(k int64) value { return value{lo: k, hi: k} }

var (
	yes = exactly(1)
	no  = exactly(0)
)

func truth(b bool) value { return exactly(b2i(b)) }

func (v *value) isTrue() bool  { return v.st == known && v.lo == 1 && v.hi == 1 }
func (v *value) isFalse() bool { return v.st == known && v.lo == 0 && v.hi == 0 }
func (v *value) exact() bool   { return v.st == known && v.lo == v.hi }

// day is the value as a date known to some interval; ok is false for none and unknown.
func (v value) day() (civil.Partial, bool) {
	return civil.Partial{First: civil.Day(v.lo), Last: civil.Day(v.hi)}, v.st == known
}

func (v value) fen() money.Fen { return money.Fen(v.lo) }

// factSet is a set of facts of one pack, by index.
type factSet [maxFacts / 64]uint64

const maxFacts = 256

func (s factSet) with(f int) factSet {
	s[f/64] |= 1 << (f % 64)
	return s
}

func (s factSet) union(t factSet) factSet {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

func (s factSet) empty() bool { return s == factSet{} }

// first is the fact with the lowest index, -1 in an empty set.
func (s factSet) first() int {
	for i, w := range s {
		if w != 0 {
			return i*64 + bits.TrailingZeros64(w)
		}
	}
	return -1
}

// list gives the facts in index order.
func (s factSet) list() []int {
	var out []int
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, i*64+bits.TrailingZeros64(w))
		}
	}
	return out
}
