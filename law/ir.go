package law

import (
	"math"

	"mandamus/civil"
)

// One representation, two evaluators: every slot of a pack is compiled, for one choice of readings, into nodes of a
// directed graph without cycles. A node's operands always stand before it, so both evaluators are one pass over the list:
// walk.go for one obligation, with intervals and questions; batch*.go for many, in columns.

// typ is the type of a value.
type typ uint8

const (
	tBool typ = iota
	tDay
	tMoney // fen
	tInt
	tEnum // index of the word in its enum
)

var typNames = [...]string{"bool", "day", "money", "int", "enum"}

func (t typ) String() string { return typNames[t] }

type irOp uint8

const (
	irConst  irOp = iota // k
	irNone               // a day or enum that is not there
	irFact               // k: index of the fact
	irToday              // the day of assessment
	irAnd                // a, b
	irOr                 // a, b
	irNot                // a
	irEq                 // a, b; a comparison with none is false
	irNe                 // a, b; likewise
	irLt                 // a, b; likewise
	irLe                 // a, b; likewise
	irIn                 // a in set
	irAddK               // a + k days
	irAddM               // a + k months, clamped to the month's end
	irAdd                // a + b; unknown where the result does not fit, so also irSub, irMul
	irSub                // a - b
	irMul                // a * b
	irCond               // a ? b : c
	irHas                // a is there
	irElse               // a if it is there, else b
	irMin                // the earlier or smaller of those there
	irMax                // the later or greater of those there
	irRoll               // a, or the next working day
	irPeriod             // last day of the period specs[k] from day a
)

// node is one operation. Operands are indexes of earlier nodes.
type node struct {
	op      irOp
	typ     typ
	k       int64
	set     uint64
	a, b, c int32
}

// arity is the number of operands of each operation.
func (n node) arity() int {
	switch n.op {
	case irConst, irNone, irFact, irToday:
		return 0
	case irNot, irIn, irAddK, irAddM, irHas, irRoll, irPeriod:
		return 1
	case irCond:
		return 3
	}
	return 2
}

func (n node) args() []int32 { return []int32{n.a, n.b, n.c}[:n.arity()] }

// graph is a growing list of nodes in which equal nodes are one.
type graph struct {
	nodes []node
	index map[node]int32
	specs []periodSpec
}

func newGraph() *graph { return &graph{index: map[node]int32{}} }

// add returns the node's index, after folding constants.
func (g *graph) add(n node) int32 {
	if i, ok := g.fold(n); ok {
		return i
	}
	if i, ok := g.index[n]; ok {
		return i
	}
	i := int32(len(g.nodes))
	g.nodes = append(g.nodes, n)
	g.index[n] = i
	return i
}

func (g *graph) constant(t typ, k int64) int32 { return g.add(node{op: irConst, typ: t, k: k}) }
func (g *graph) truth(b bool) int32            { return g.constant(tBool, b2i(b)) }
func (g *graph) day(d civil.Day) int32         { return g.constant(tDay, int64(d)) }
func (g *graph) none(t typ) int32              { return g.add(node{op: irNone, typ: t}) }
func (g *graph) today() int32                  { return g.add(node{op: irToday, typ: tDay}) }
func (g *graph) fact(f int, t typ) int32       { return g.add(node{op: irFact, typ: t, k: int64(f)}) }

func (g *graph) and(xs ...int32) int32 {
	out := g.truth(true)
	for _, x := range xs {
		out = g.add(node{op: irAnd, a: out, b: x})
	}
	return out
}

func (g *graph) or(xs ...int32) int32 {
	out := g.truth(false)
	for _, x := range xs {
		out = g.add(node{op: irOr, a: out, b: x})
	}
	return out
}

func (g *graph) not(x int32) int32   { return g.add(node{op: irNot, a: x}) }
func (g *graph) has(x int32) int32   { return g.add(node{op: irHas, a: x}) }
func (g *graph) lt(a, b int32) int32 { return g.add(node{op: irLt, a: a, b: b}) }
func (g *graph) le(a, b int32) int32 { return g.add(node{op: irLe, a: a, b: b}) }

// cond is c ? a : b. On booleans it is written with and/or, so that it is decided where both branches agree.
func (g *graph) cond(c, a, b int32) int32 {
	t := g.nodes[a].typ
	if t == tBool {
		return g.or(g.and(c, a), g.and(g.not(c), b), g.and(a, b))
	}
	return g.add(node{op: irCond, typ: t, a: c, b: a, c: b})
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// fold simplifies what is known without a case: constants, and the identities of and, or, not, ??, ?:.
func (g *graph) fold(n node) (int32, bool) {
	switch n.op {
	case irAnd, irOr:
		return g.foldJunction(n)
	case irNot:
		return g.foldNot(n)
	case irCond:
		if k, ok := g.isConst(n.a); ok {
			return []int32{n.c, n.b}[k], true
		}
		if n.b == n.c {
			return n.b, true
		}
	case irElse:
		if _, ok := g.isConst(n.a); ok || n.a == n.b {
			return n.a, true
		}
		if g.nodes[n.a].op == irNone {
			return n.b, true
		}
	case irHas:
		if _, ok := g.isConst(n.a); ok {
			return g.truth(true), true
		}
		if g.nodes[n.a].op == irNone {
			return g.truth(false), true
		}
	case irEq, irNe, irLt, irLe, irIn, irAddK, irAdd, irSub, irMul:
		return g.foldConst(n)
	}
	return 0, false
}

func (g *graph) isConst(i int32) (int64, bool) {
	n := g.nodes[i]
	return n.k, n.op == irConst
}

func (g *graph) foldJunction(n node) (int32, bool) {
	deciding := b2i(n.op == irOr)
	for _, p := range [][2]int32{{n.a, n.b}, {n.b, n.a}} {
		if k, ok := g.isConst(p[0]); ok {
			if k == deciding {
				return p[0], true
			}
			return p[1], true
		}
	}
	return n.a, n.a == n.b
}

func (g *graph) foldNot(n node) (int32, bool) {
	if k, ok := g.isConst(n.a); ok {
		return g.truth(k == 0), true
	}
	if g.nodes[n.a].op == irNot {
		return g.nodes[n.a].a, true
	}
	return 0, false
}

// foldConst computes an operation whose operands are all constants, and a comparison with none.
func (g *graph) foldConst(n node) (int32, bool) {
	compares := n.op == irEq || n.op == irNe || n.op == irLt || n.op == irLe
	if compares && (g.nodes[n.a].op == irNone || g.nodes[n.b].op == irNone) {
		return g.truth(false), true
	}
	x, ok := g.isConst(n.a)
	if !ok {
		return 0, false
	}
	y := n.k
	if n.arity() == 2 {
		if y, ok = g.isConst(n.b); !ok {
			return 0, false
		}
	}
	v, ok := scalar(n, x, y)
	return g.constant(n.typ, v), ok // what does not fit stays a node and is unknown
}

// scalar is the operation on plain numbers; both evaluators agree with it. ok is false where a sum does not fit in 64 bits or a number
// in 32: such a result is unknown, never a wrapped number. A day beyond the calendar is the calendar's first or last.
func scalar(n node, x, y int64) (v int64, ok bool) {
	switch n.op {
	case irEq:
		return b2i(x == y), true
	case irNe:
		return b2i(x != y), true
	case irLt:
		return b2i(x < y), true
	case irLe:
		return b2i(x <= y), true
	case irIn:
		return int64(n.set >> uint(x) & 1), true
	case irAddK:
		return int64(onCalendar(x + n.k)), true
	case irAddM:
		return int64(onCalendar(int64(civil.Day(x).AddMonths(int(n.k))))), true
	}
	if v, ok = total(n.op, x, y); !ok {
		return 0, false
	}
	switch n.typ {
	case tDay:
		return int64(onCalendar(v)), true
	case tInt:
		return v, v == int64(int32(v))
	}
	return v, true
}

// total is x + y, x - y or x × y; ok is false where it overflows.
func total(op irOp, x, y int64) (v int64, ok bool) {
	switch op {
	case irAdd:
		v = x + y
		return v, (y >= 0) == (v >= x)
	case irSub:
		v = x - y
		return v, (y <= 0) == (v >= x)
	case irMul:
		v = x * y
		return v, x == 0 || v/x == y && (x != -1 || y != math.MinInt64)
	}
	panic("law: no scalar form")
}

// onCalendar keeps a day among those the calendar has.
func onCalendar(d int64) civil.Day { return civil.Day(min(max(d, int64(civil.MinDay)), int64(FarOff))) }
