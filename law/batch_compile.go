package law

import (
	"math/bits"
	"slices"

	"mandamus/civil"
)

func trailing(w uint64) int { return bits.TrailingZeros64(w) }

// compile makes the register of a node and the operation that fills it.
func (b *Batch) compile(i int32) {
	n := &b.prog.nodes[i]
	switch {
	case n.op == irFact:
		b.regs[i] = b.factRegister(int(n.k), n.typ)
	case n.op == irToday:
		b.regs[i] = register{i32: func(*Table, int) []int32 { return b.today[:] }}
	case n.op == irConst || n.op == irNone:
		b.regs[i] = constantRegister(n)
	case n.typ == tBool:
		b.compileTruth(i, n)
	case n.typ == tMoney:
		b.compileMoney(i, n)
	default:
		b.compileNumber(i, n)
	}
}

// planeAt views the block of a bit column as a plane.
func planeAt(w []uint64, lo int) *plane { return (*plane)(w[lo/64 : lo/64+words]) }

func (b *Batch) factRegister(f int, t typ) register {
	r := register{
		column: -int32(f) - 1,
		unk:    func(t *Table, lo int) *plane { return planeAt(t.unk[f], lo) },
		none:   func(t *Table, lo int) *plane { return planeAt(t.none[f], lo) },
	}
	switch t {
	case tBool:
		return b.boolFact(f)
	case tMoney:
		r.i64 = func(t *Table, lo int) []int64 { return t.i64[f][lo : lo+Block : lo+Block] }
	default:
		r.i32 = func(t *Table, lo int) []int32 { return t.i32[f][lo : lo+Block : lo+Block] }
	}
	return r
}

// boolFact turns value and unknown bits into the two planes of truth.
func (b *Batch) boolFact(f int) register {
	yes, no := new(plane), new(plane)
	b.ops = append(b.ops, func(t *Table, lo int) {
		v, u := planeAt(t.bits[f], lo), planeAt(t.unk[f], lo)
		for w := range yes {
			yes[w], no[w] = v[w]|u[w], ^v[w]|u[w]
		}
	})
	return truthRegister(yes, no)
}

func truthRegister(yes, no *plane) register {
	return register{yes: fixed(yes), no: fixed(no)}
}

func fixed(p *plane) func(*Table, int) *plane { return func(*Table, int) *plane { return p } }

func constantRegister(n *node) register {
	if n.typ == tBool {
		yes, no := new(plane), new(plane)
		for w := range yes {
			yes[w], no[w] = -uint64(n.k), ^-uint64(n.k)
		}
		return truthRegister(yes, no)
	}
	var r register
	if n.op == irNone {
		all := new(plane)
		for w := range all {
			all[w] = ^uint64(0)
		}
		r.none = fixed(all)
	}
	if n.typ == tMoney {
		k := make([]int64, Block)
		for i := range k {
			k[i] = n.k
		}
		r.i64 = func(*Table, int) []int64 { return k }
		return r
	}
	k := make([]int32, Block)
	for i := range k {
		k[i] = int32(n.k)
	}
	r.i32 = func(*Table, int) []int32 { return k }
	return r
}

// compileTruth compiles a node of truth.
func (b *Batch) compileTruth(i int32, n *node) {
	x := b.regs[n.a]
	if n.op == irNot {
		b.regs[i] = register{yes: x.no, no: x.yes}
		return
	}
	yes, no := new(plane), new(plane)
	b.regs[i] = truthRegister(yes, no)
	switch n.op {
	case irAnd:
		b.junction(x, b.regs[n.b], yes, no)
	case irOr: // the dual
		y := b.regs[n.b]
		b.junction(register{yes: x.no, no: x.yes}, register{yes: y.no, no: y.yes}, no, yes)
	case irHas:
		b.presence(x, yes, no)
	default:
		b.comparison(n, yes, no)
	}
}

func (b *Batch) junction(x, y register, yes, no *plane) {
	b.ops = append(b.ops, func(t *Table, lo int) {
		xy, xn, yy, yn := x.yes(t, lo), x.no(t, lo), y.yes(t, lo), y.no(t, lo)
		for w := range yes {
			yes[w], no[w] = xy[w]&yy[w], xn[w]|yn[w]
		}
	})
}

var noPlane plane

// orEmpty gives a plane function that is never nil.
func orEmpty(p func(*Table, int) *plane) func(*Table, int) *plane {
	if p == nil {
		return fixed(&noPlane)
	}
	return p
}

func (b *Batch) presence(x register, yes, no *plane) {
	unk, none := orEmpty(x.unk), orEmpty(x.none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		u, e := unk(t, lo), none(t, lo)
		for w := range yes {
			yes[w], no[w] = ^e[w], e[w]|u[w]
		}
	})
}

// comparison masks a raw plane: a comparison with none is false, with unknown undetermined.
func (b *Batch) comparison(n *node, yes, no *plane) {
	x, y := b.regs[n.a], register{}
	if n.arity() == 2 {
		y = b.regs[n.b]
	}
	raw, flip := b.raw(n)
	mask := uint64(0)
	if flip {
		mask = ^uint64(0)
	}
	unks, nones := present(x.unk, y.unk), present(x.none, y.none)
	switch {
	case len(unks)+len(nones) == 0:
		b.ops = append(b.ops, func(*Table, int) {
			for w := range yes {
				v := raw[w] ^ mask
				yes[w], no[w] = v, ^v
			}
		})
	case len(unks) == 1 && len(nones) == 1:
		unk, none := unks[0], nones[0]
		b.ops = append(b.ops, func(t *Table, lo int) {
			u, e := unk(t, lo), none(t, lo)
			for w := range yes {
				v := (raw[w] ^ mask) &^ e[w]
				yes[w], no[w] = v|u[w]&^e[w], ^v|u[w]&^e[w]
			}
		})
	default:
		xu, xe, yu, ye := orEmpty(x.unk), orEmpty(x.none), orEmpty(y.unk), orEmpty(y.none)
		b.ops = append(b.ops, func(t *Table, lo int) {
			a, c, d, e := xu(t, lo), xe(t, lo), yu(t, lo), ye(t, lo)
			for w := range yes {
				none := c[w] | e[w]
				unk := (a[w] | d[w]) &^ none
				v := (raw[w] ^ mask) &^ none
				yes[w], no[w] = v|unk, ^v|unk
			}
		})
	}
}

func present(ps ...func(*Table, int) *plane) []func(*Table, int) *plane {
	return slices.DeleteFunc(ps, func(p func(*Table, int) *plane) bool { return p == nil })
}

// rawKey names a comparison of plain numbers: x < y, or x < k, x == k, x in set where y is negative.
type rawKey struct {
	op   irOp
	x, y int32
	k    int64
	set  uint64
}

// raw gives the plane of a comparison before masks, and whether it is to be flipped. “x ≤ y” is “not y < x”, so that a limit's
// “running” and “lapsed”, and two versions of a law that meet on a day, share one kernel.
func (b *Batch) raw(n *node) (*plane, bool) {
	if n.op == irIn {
		return b.rawPlane(rawKey{op: irIn, x: n.a, y: -1, set: n.set}), false
	}
	kx, xConst := b.prog.isConst(n.a)
	ky, yConst := b.prog.isConst(n.b)
	if b.prog.nodes[n.a].typ == tMoney {
		xConst, yConst = false, false
	}
	switch n.op {
	case irEq, irNe:
		x, k := n.a, ky
		if xConst {
			x, k, yConst = n.b, kx, true
		}
		if yConst {
			return b.rawPlane(rawKey{op: irEq, x: x, y: -1, k: k}), n.op == irNe
		}
		return b.rawPlane(rawKey{op: irEq, x: n.a, y: n.b}), n.op == irNe
	case irLt:
		switch {
		case yConst:
			return b.rawPlane(rawKey{op: irLt, x: n.a, y: -1, k: ky}), false
		case xConst: // k < y: not y < k+1
			return b.rawPlane(rawKey{op: irLt, x: n.b, y: -1, k: kx + 1}), true
		}
		return b.rawPlane(rawKey{op: irLt, x: n.a, y: n.b}), false
	}
	switch {
	case yConst: // x ≤ k: x < k+1
		return b.rawPlane(rawKey{op: irLt, x: n.a, y: -1, k: ky + 1}), false
	case xConst: // k ≤ y: not y < k
		return b.rawPlane(rawKey{op: irLt, x: n.b, y: -1, k: kx}), true
	}
	return b.rawPlane(rawKey{op: irLt, x: n.b, y: n.a}), true
}

func (b *Batch) rawPlane(key rawKey) *plane {
	if p, ok := b.raws[key]; ok {
		return p
	}
	out := new(plane)
	b.raws[key] = out
	x, y := b.regs[key.x], register{}
	if key.y >= 0 {
		y = b.regs[key.y]
	}
	var op blockOp
	switch {
	case key.op == irIn:
		op = func(t *Table, lo int) { inSet(x.i32(t, lo), key.set, out) }
	case key.op == irEq && key.y < 0:
		op = func(t *Table, lo int) { equalConst(x.i32(t, lo), int32(key.k), out) }
	case key.op == irLt && key.y < 0:
		op = func(t *Table, lo int) { lessThanConst(x.i32(t, lo), key.k, out) }
	case x.i64 != nil && key.op == irLt:
		op = func(t *Table, lo int) { lessThan64(x.i64(t, lo), y.i64(t, lo), out) }
	case x.i64 != nil:
		op = func(t *Table, lo int) { equal64(x.i64(t, lo), y.i64(t, lo), out) }
	case key.op == irLt:
		op = func(t *Table, lo int) { lessThan(x.i32(t, lo), y.i32(t, lo), out) }
	default:
		op = func(t *Table, lo int) { equal(x.i32(t, lo), y.i32(t, lo), out) }
	}
	b.ops = append(b.ops, op)
	return out
}

// compileNumber compiles days, words and numbers.
func (b *Batch) compileNumber(i int32, n *node) {
	out := new([Block]int32)
	r := register{i32: func(*Table, int) []int32 { return out[:] }, column: i + 1}
	if inner, f, ok := b.prog.dayFunction(i); ok {
		b.mapped(n, inner, f, out, &r)
		b.regs[i] = r
		return
	}
	x, y := b.regs[n.a], b.regs[n.b] // every operation left has two operands or more
	switch n.op {
	case irCond:
		b.choice(n, out, &r)
	case irElse:
		r.unk, r.none = b.elsePlanes(x, y)
		none := orEmpty(x.none)
		b.ops = append(b.ops, func(t *Table, lo int) { pick(none(t, lo), x.i32(t, lo), y.i32(t, lo), out[:]) })
	case irMin, irMax:
		r.unk, r.none = b.extremePlanes(x, y)
		b.extreme(n, x, y, out)
	default:
		r.unk, r.none = b.arithmetic(x, y, func(t *Table, lo int, over *plane) {
			a, c := x.i32(t, lo), y.i32(t, lo)
			for i := range out {
				v, ok := scalar(*n, int64(a[i]), int64(c[i]))
				out[i] = int32(v)
				put(over, i, !ok)
			}
		})
	}
	b.regs[i] = r
}

// mapped is a day function of another column, by look-up where it can be tabulated, and the override where a list moved it.
func (b *Batch) mapped(n *node, inner int32, f func(civil.Day) civil.Day, out *[Block]int32, r *register) {
	x := b.regs[inner]
	r.unk, r.none = x.unk, x.none
	if tab := newDayTable(f); tab != nil {
		b.ops = append(b.ops, func(t *Table, lo int) { tab.apply(x.i32(t, lo), out[:]) })
	} else {
		b.ops = append(b.ops, func(t *Table, lo int) {
			for i, d := range x.i32(t, lo)[:Block] {
				out[i] = int32(f(civil.Day(d)))
			}
		})
	}
	if n.op != irPeriod || len(b.prog.specs[n.k].lists()) == 0 {
		return
	}
	k := n.k
	b.ops = append(b.ops, func(t *Table, lo int) {
		set, last := planeAt(t.over[k].set, lo), t.over[k].last[lo:lo+Block]
		for w, word := range set {
			for ; word != 0; word &= word - 1 {
				j := w*64 + trailing(word)
				out[j] = last[j]
			}
		}
	})
}

// choice takes a branch where the condition is decided. Where the other branch is none, or both are the same column, the values need no
// choosing: only the planes say where there is one.
func (b *Batch) choice(n *node, out *[Block]int32, r *register) {
	c, x, y := b.regs[n.a], b.regs[n.b], b.regs[n.c]
	r.unk, r.none = b.choicePlanes(c, x, y)
	switch {
	case b.prog.nodes[n.c].op == irNone || x.column == y.column && x.column != 0:
		r.i32, r.column = x.i32, x.column
	case b.prog.nodes[n.b].op == irNone:
		r.i32, r.column = y.i32, y.column
	default:
		b.ops = append(b.ops, func(t *Table, lo int) { pick(c.yes(t, lo), y.i32(t, lo), x.i32(t, lo), out[:]) })
	}
}

func (b *Batch) choicePlanes(c, x, y register) (unk, none func(*Table, int) *plane) {
	u, e := new(plane), new(plane)
	xu, xe, yu, ye := orEmpty(x.unk), orEmpty(x.none), orEmpty(y.unk), orEmpty(y.none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		cy, cn := c.yes(t, lo), c.no(t, lo)
		a, d, f, g := xu(t, lo), xe(t, lo), yu(t, lo), ye(t, lo)
		for w := range u {
			take, leave := cy[w]&^cn[w], cn[w]&^cy[w]
			u[w] = cy[w]&cn[w] | take&a[w] | leave&f[w]
			e[w] = take&d[w] | leave&g[w]
		}
	})
	return fixed(u), fixed(e)
}

func (b *Batch) elsePlanes(x, y register) (unk, none func(*Table, int) *plane) {
	if x.none == nil {
		return x.unk, nil
	}
	u, e := new(plane), new(plane)
	xu, xe, yu, ye := orEmpty(x.unk), x.none, orEmpty(y.unk), orEmpty(y.none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		a, c, d, f := xu(t, lo), xe(t, lo), yu(t, lo), ye(t, lo)
		for w := range u {
			u[w], e[w] = a[w]|c[w]&d[w], c[w]&f[w]
		}
	})
	return fixed(u), fixed(e)
}

func (b *Batch) extremePlanes(x, y register) (unk, none func(*Table, int) *plane) {
	u, e := new(plane), new(plane)
	xu, xe, yu, ye := orEmpty(x.unk), orEmpty(x.none), orEmpty(y.unk), orEmpty(y.none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		a, c, d, f := xu(t, lo), xe(t, lo), yu(t, lo), ye(t, lo)
		for w := range u {
			u[w], e[w] = a[w]|d[w], c[w]&f[w]
		}
	})
	return fixed(u), fixed(e)
}

// operandPlanes: none where any operand is none, else unknown where any is unknown.
func (b *Batch) operandPlanes(x, y register) (unk, none func(*Table, int) *plane) {
	if y.unk == nil && y.none == nil {
		return x.unk, x.none
	}
	u, e := new(plane), new(plane)
	xu, xe, yu, ye := orEmpty(x.unk), orEmpty(x.none), orEmpty(y.unk), orEmpty(y.none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		a, c, d, f := xu(t, lo), xe(t, lo), yu(t, lo), ye(t, lo)
		for w := range u {
			e[w] = c[w] | f[w]
			u[w] = (a[w] | d[w]) &^ e[w]
		}
	})
	return fixed(u), fixed(e)
}

// arithmetic appends an operation that marks the rows in which its result does not fit, and gives its planes: they are unknown.
func (b *Batch) arithmetic(x, y register, op func(t *Table, lo int, over *plane)) (unk, none func(*Table, int) *plane) {
	unk, none = b.operandPlanes(x, y)
	u, over := new(plane), new(plane)
	open, missing := orEmpty(unk), orEmpty(none)
	b.ops = append(b.ops, func(t *Table, lo int) {
		op(t, lo, over)
		a, e := open(t, lo), missing(t, lo)
		for w := range u {
			u[w] = a[w] | over[w]&^e[w]
		}
	})
	return fixed(u), none
}

// extreme is the smaller or greater of those there: what is missing gets the value that loses.
func (b *Batch) extreme(n *node, x, y register, out *[Block]int32) {
	xe, ye := orEmpty(x.none), orEmpty(y.none)
	if n.op == irMin {
		b.ops = append(b.ops, func(t *Table, lo int) { smaller(x.i32(t, lo), y.i32(t, lo), xe(t, lo), ye(t, lo), out[:]) })
		return
	}
	b.ops = append(b.ops, func(t *Table, lo int) { greater(x.i32(t, lo), y.i32(t, lo), xe(t, lo), ye(t, lo), out[:]) })
}

// compileMoney compiles sums of money.
func (b *Batch) compileMoney(i int32, n *node) {
	out := new([Block]int64)
	r := register{i64: func(*Table, int) []int64 { return out[:] }}
	x, y := b.regs[n.a], b.regs[n.b]
	switch n.op {
	case irCond:
		z := b.regs[n.c]
		r.unk, r.none = b.choicePlanes(x, y, z)
		b.ops = append(b.ops, func(t *Table, lo int) { pick64(x.yes(t, lo), z.i64(t, lo), y.i64(t, lo), out[:]) })
	case irElse:
		r.unk, r.none = b.elsePlanes(x, y)
		none := orEmpty(x.none)
		b.ops = append(b.ops, func(t *Table, lo int) { pick64(none(t, lo), x.i64(t, lo), y.i64(t, lo), out[:]) })
	default:
		r.unk, r.none = b.arithmetic(x, y, func(t *Table, lo int, over *plane) {
			a := x.i64(t, lo)
			for i := range out {
				v, ok := scalar(*n, a[i], operand64(y, t, lo, i))
				out[i] = v
				put(over, i, !ok)
			}
		})
	}
	b.regs[i] = r
}

// operand64 reads the second operand: a sum, or the number of a product.
func operand64(y register, t *Table, lo, i int) int64 {
	if y.i64 != nil {
		return y.i64(t, lo)[i]
	}
	return int64(y.i32(t, lo)[i])
}
