package law

import (
	"math"

	"mandamus/civil"
)

// A day table is a function from day to day, tabulated: “add two years, clamp, roll” is one look-up. Every chain of shifts, rolls and
// periods that lists do not move is such a function.
type dayTable struct{ offset []int16 }

// The tabulated days. A function that takes a day of the batch's own range (columns.go) out of them is not tabulated, so what lies outside is
// the zero of a missing day, which maps to itself and is masked.
var (
	tableFrom  = civil.Date(1970, 1, 2)
	tableUntil = civil.Date(2096, 1, 1)
)

// newDayTable tabulates f; nil where f goes too far: such a rule is law as well, only slower.
func newDayTable(f func(civil.Day) civil.Day) *dayTable {
	t := &dayTable{offset: make([]int16, int(tableUntil-tableFrom)+1)}
	for i := range len(t.offset) - 1 {
		d := tableFrom + civil.Day(i)
		to := f(d)
		leaves := batchFrom <= d && d < batchUntil && (to < tableFrom || to >= tableUntil)
		if by := to - d; leaves || by > math.MaxInt16 || by < math.MinInt16 {
			return nil
		}
		t.offset[i] = int16(to - d)
	}
	return t
}

// apply maps a block, without branches: what is outside reads the last offset, which is zero.
func (t *dayTable) apply(x, out []int32) {
	x, out = x[:Block], out[:Block]
	off := t.offset
	last := uint(len(off) - 1)
	for i, d := range x {
		k := min(uint(uint32(d-int32(tableFrom))), last)
		out[i] = d + int32(off[k])
	}
}

// dayFunction resolves a node to a chain of day functions on an inner node. ok is false where the node is no such chain.
func (p *program) dayFunction(i int32) (inner int32, f func(civil.Day) civil.Day, ok bool) {
	n := p.nodes[i]
	var step func(civil.Day) civil.Day
	switch n.op {
	case irRoll:
		step = func(d civil.Day) civil.Day { return rolled(d, p.cal) }
	case irAddK, irAddM:
		step = func(d civil.Day) civil.Day {
			v, _ := scalar(n, int64(d), 0)
			return civil.Day(v)
		}
	case irPeriod:
		spec := &p.specs[n.k]
		step = func(d civil.Day) civil.Day { last, _ := spec.bare(d, p.cal); return last }
	default:
		return i, nil, false
	}
	below := p.nodes[n.a]
	if below.op == irPeriod && len(p.specs[below.k].lists()) > 0 {
		return n.a, step, true // a list may move the inner period: it needs a column of its own
	}
	if in, g, ok := p.dayFunction(n.a); ok {
		return in, func(d civil.Day) civil.Day { return step(g(d)) }, true
	}
	return n.a, step, true
}
