package law

import (
	"math"

	"mandamus/civil"
)

// walker evaluates one program for one row: the reference semantics. It keeps intervals for partial dates and the
// questions that would decide what is undetermined, and notes the next day on which a comparison with today turns.
type walker struct {
	prog  *program
	row   *Row
	today civil.Day
	vals  []value
	next  civil.Day // first day after today on which a comparison with today can turn; civil.Never if none
}

// walk evaluates every node of the program.
func walk(p *program, row *Row, today civil.Day) *walker {
	w := &walker{prog: p, vals: make([]value, len(p.nodes))}
	w.run(row, today)
	return w
}

// run evaluates again, for another row or day, in the same memory.
func (w *walker) run(row *Row, today civil.Day) {
	w.row, w.today, w.next = row, today, civil.Never
	for i := range w.prog.nodes {
		w.vals[i] = w.eval(&w.prog.nodes[i])
	}
}

func (w *walker) eval(n *node) value {
	switch n.op {
	case irConst:
		return exactly(n.k)
	case irNone:
		return value{st: none}
	case irFact:
		return w.row.fact(int(n.k))
	case irToday:
		return exactly(int64(w.today))
	case irAnd:
		return and(&w.vals[n.a], &w.vals[n.b])
	case irOr:
		return or(&w.vals[n.a], &w.vals[n.b])
	case irNot:
		return not(w.vals[n.a])
	case irEq, irNe, irLt, irLe:
		w.watch(n)
		return compare(n.op, &w.vals[n.a], &w.vals[n.b])
	case irIn:
		return contains(n.set, w.vals[n.a])
	case irCond:
		return choose(w.vals[n.a], w.vals[n.b], w.vals[n.c])
	case irHas:
		return has(w.vals[n.a])
	case irElse:
		if w.vals[n.a].st == none {
			return w.vals[n.b]
		}
		return w.vals[n.a]
	case irMin, irMax:
		return extreme(n.op, w.vals[n.a], w.vals[n.b])
	case irPeriod:
		return w.period(n)
	case irRoll:
		return mapDay(w.vals[n.a], func(d civil.Day) civil.Day { return rolled(d, w.prog.cal) })
	case irAddK, irAddM:
		return monotone(n, w.vals[n.a])
	}
	return arithmetic(n, &w.vals[n.a], &w.vals[n.b])
}

// watch notes the day on which a comparison with today turns.
func (w *walker) watch(n *node) {
	other, turn := n.b, int64(0)
	switch {
	case n.op != irLt && n.op != irLe:
		return
	case w.prog.nodes[n.a].op == irToday: // today < x turns on x, today <= x on x+1
		turn = b2i(n.op == irLe)
	case w.prog.nodes[n.b].op == irToday: // x < today turns on x+1, x <= today on x
		other, turn = n.a, b2i(n.op == irLt)
	default:
		return
	}
	v := w.vals[other]
	if v.st != known {
		return
	}
	for _, d := range [2]int64{v.lo + turn, v.hi + turn} {
		if day := civil.Day(d); day > w.today && day < w.next && day < FarOff {
			w.next = day
		}
	}
}

func not(v value) value {
	if v.st == known {
		v.lo, v.hi = 1-v.hi, 1-v.lo
	}
	return v
}

func and(x, y *value) value {
	switch {
	case x.isFalse() || y.isFalse():
		return no
	case x.isTrue():
		return *y
	case y.isTrue():
		return *x
	}
	return value{st: unknown, ask: x.ask.union(y.ask)}
}

func or(x, y *value) value {
	switch {
	case x.isTrue() || y.isTrue():
		return yes
	case x.isFalse():
		return *y
	case y.isFalse():
		return *x
	}
	return value{st: unknown, ask: x.ask.union(y.ask)}
}

// missing is the result where an operand is none (decided) or unknown (asked).
func missing(x, y *value) (value, bool) {
	if x.st == none || y.st == none {
		return value{st: none}, true
	}
	if x.st == unknown || y.st == unknown {
		return value{st: unknown, ask: x.ask.union(y.ask)}, true
	}
	return value{}, false
}

func compare(op irOp, x, y *value) value {
	if v, ok := missing(x, y); ok {
		if v.st == none {
			return no
		}
		return v
	}
	var sure, never bool
	switch op {
	case irLt:
		sure, never = x.hi < y.lo, x.lo >= y.hi
	case irLe:
		sure, never = x.hi <= y.lo, x.lo > y.hi
	case irEq:
		sure, never = x.exact() && y.exact() && x.lo == y.lo, x.hi < y.lo || y.hi < x.lo
	case irNe:
		never, sure = x.exact() && y.exact() && x.lo == y.lo, x.hi < y.lo || y.hi < x.lo
	}
	if sure || never {
		return truth(sure)
	}
	return value{st: unknown, ask: x.ask.union(y.ask)}
}

func contains(set uint64, v value) value {
	switch v.st {
	case none:
		return no
	case unknown:
		return v
	}
	return exactly(int64(set >> uint(v.lo) & 1))
}

func choose(c, a, b value) value {
	switch {
	case c.isTrue():
		return a
	case c.isFalse():
		return b
	}
	return value{st: unknown, ask: c.ask}
}

func has(v value) value {
	switch v.st {
	case none:
		return no
	case unknown:
		return value{st: unknown, ask: v.ask}
	}
	return yes
}

func extreme(op irOp, x, y value) value {
	switch {
	case x.st == none:
		return y
	case y.st == none:
		return x
	case x.st == unknown || y.st == unknown:
		return value{st: unknown, ask: x.ask.union(y.ask)}
	case op == irMin:
		return value{lo: min(x.lo, y.lo), hi: min(x.hi, y.hi), ask: x.ask.union(y.ask)}
	}
	return value{lo: max(x.lo, y.lo), hi: max(x.hi, y.hi), ask: x.ask.union(y.ask)}
}

// mapDay applies a function that keeps the order of days to both ends of the interval.
func mapDay(v value, f func(civil.Day) civil.Day) value {
	if v.st == known {
		v.lo, v.hi = int64(f(civil.Day(v.lo))), int64(f(civil.Day(v.hi)))
	}
	return v
}

// monotone shifts both ends of the interval; a shift always has a result.
func monotone(n *node, v value) value {
	if v.st == known {
		v.lo, _ = scalar(*n, v.lo, 0)
		v.hi, _ = scalar(*n, v.hi, 0)
	}
	return v
}

// arithmetic is +, - or × of two intervals, from their ends; unknown where one of the results does not fit.
func arithmetic(n *node, x, y *value) value {
	if v, ok := missing(x, y); ok {
		return v
	}
	out := value{lo: math.MaxInt64, hi: math.MinInt64, ask: x.ask.union(y.ask)}
	for _, a := range [2]int64{x.lo, x.hi} {
		for _, b := range [2]int64{y.lo, y.hi} {
			v, ok := scalar(*n, a, b)
			if !ok {
				return value{st: unknown, ask: out.ask}
			}
			out.lo, out.hi = min(out.lo, v), max(out.hi, v)
		}
	}
	return out
}
