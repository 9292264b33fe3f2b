package law

import (
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
)

// truths are the three values, in the order false, true, unknown.
var truths = []value{no, yes, {st: unknown, ask: factSet{}.with(3)}}

// apply evaluates one operation on given operands.
func apply(n node, operands ...value) value {
	w := &walker{prog: &program{graph: &graph{nodes: make([]node, len(operands))}}, vals: operands}
	n.a, n.b, n.c = 0, 1, 2
	return w.eval(&n)
}

func on(op irOp, operands ...value) value { return apply(node{op: op}, operands...) }

// Conjunction, disjunction and negation are those of strong Kleene logic.
func TestTruthTables(t *testing.T) {
	wantAnd := [3][3]Truth{{No, No, No}, {No, Yes, Unknown}, {No, Unknown, Unknown}}
	wantOr := [3][3]Truth{{No, Yes, Unknown}, {Yes, Yes, Yes}, {Unknown, Yes, Unknown}}
	for i, x := range truths {
		if got, want := truthOf(on(irNot, x)), [3]Truth{Yes, No, Unknown}[i]; got != want {
			t.Errorf("not %v = %v, want %v", truthOf(x), got, want)
		}
		for j, y := range truths {
			if got := truthOf(on(irAnd, x, y)); got != wantAnd[i][j] {
				t.Errorf("%v and %v = %v, want %v", truthOf(x), truthOf(y), got, wantAnd[i][j])
			}
			if got := truthOf(on(irOr, x, y)); got != wantOr[i][j] {
				t.Errorf("%v or %v = %v, want %v", truthOf(x), truthOf(y), got, wantOr[i][j])
			}
		}
	}
}

// Only what would decide an answer is asked for: a conjunction that is false anyway asks for nothing.
func TestQuestionsOfJunctions(t *testing.T) {
	a, b := value{st: unknown, ask: factSet{}.with(1)}, value{st: unknown, ask: factSet{}.with(70)}
	for _, c := range []struct {
		v    value
		want int
	}{{on(irAnd, a, no), 0}, {on(irAnd, a, yes), 1}, {on(irAnd, a, b), 2}, {on(irOr, a, b), 2}, {on(irOr, a, yes), 0}, {on(irLt, a, value{st: none}), 0}} {
		if got := len(c.v.ask.list()); got != c.want {
			t.Errorf("%v asks for %d facts, want %d", c.v, got, c.want)
		}
	}
}

// A comparison with what is not there is false, whichever way it is written, and only “has” and “??” see that it is not there.
func TestNone(t *testing.T) {
	missing, day, open := value{st: none}, exactly(5), value{st: unknown}
	for _, op := range []irOp{irEq, irNe, irLt, irLe} {
		for _, v := range []value{on(op, missing, day), on(op, day, missing), on(op, missing, missing), on(op, missing, open)} {
			if !v.isFalse() {
				t.Errorf("comparison %d with none is %v", op, truthOf(v))
			}
		}
	}
	if truthOf(on(irHas, missing)) != No || truthOf(on(irHas, day)) != Yes || truthOf(on(irHas, open)) != Unknown {
		t.Error("has: want none false, a day true, unknown unknown")
	}
	for _, c := range []struct {
		name string
		v    value
		want state
	}{
		{"none ?? day", on(irElse, missing, day), known}, {"unknown ?? day", on(irElse, open, day), unknown},
		{"earliest(none, day)", on(irMin, missing, day), known}, {"latest(unknown, day)", on(irMax, open, day), unknown},
		{"latest(none, none)", on(irMax, missing, missing), none}, {"none - unknown", on(irSub, missing, open), none},
		{"none in (…)", on(irIn, missing), known}, {"none + 3 days", apply(node{op: irAddK, k: 3}, missing), none},
	} {
		if c.v.st != c.want {
			t.Errorf("%s: state %d, want %d", c.name, c.v.st, c.want)
		}
	}
}

// A comparison of stretches of days is decided only where every pair of days in them agrees.
func TestCompareStretches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := anyInterval(t, "x"), anyInterval(t, "y")
		op := rapid.SampledFrom([]irOp{irEq, irNe, irLt, irLe}).Draw(t, "op")
		sure, never := true, true
		for i := x.lo; i <= x.hi; i++ {
			for j := y.lo; j <= y.hi; j++ {
				v, _ := scalar(node{op: op}, i, j)
				holds := v == 1
				sure, never = sure && holds, never && !holds
			}
		}
		want := Unknown
		if sure {
			want = Yes
		} else if never {
			want = No
		}
		if got := truthOf(on(op, x, y)); got != want {
			t.Fatalf("%v %d %v = %v, want %v", x, op, y, got, want)
		}
	})
}

func anyInterval(t *rapid.T, name string) value {
	lo := int64(rapid.IntRange(0, 6).Draw(t, name))
	return value{lo: lo, hi: lo + int64(rapid.IntRange(0, 4).Draw(t, name+" width"))}
}

// Learning more never turns an answer: what was decided stays, and what was a stretch only narrows, for every node of the pack.
func TestRefiningNeverFlips(t *testing.T) {
	p := smallPack()
	rapid.Check(t, func(t *rapid.T) {
		today := civil.Date(2019, 11, 1).AddDays(rapid.IntRange(0, 900).Draw(t, "today"))
		row := anyRow(t, p)
		coarse, fine := walk(p.standard, row, today), walk(p.standard, refined(t, p, row), today)
		for i, v := range coarse.vals {
			w := fine.vals[i]
			if v.st == none && w.st != none || v.st == known && (w.st != known || w.lo < v.lo || w.hi > v.hi) {
				t.Fatalf("node %d %+v: was %+v, is %+v", i, p.standard.nodes[i], v, w)
			}
		}
	})
}

// The range of an accrual with open dates contains the sum for every choice of exact ones.
func TestAccrualRangeContainsEveryExactSum(t *testing.T) {
	p := smallPack()
	rapid.Check(t, func(t *rapid.T) {
		today := civil.Date(2019, 11, 1).AddDays(rapid.IntRange(0, 900).Draw(t, "today"))
		row := anyRow(t, p)
		coarse, fine := newPosition(p.standard, row, today), newPosition(p.standard, refined(t, p, row), today)
		for _, id := range p.Accruals.Keys {
			a, b := coarse.accrual(id), fine.accrual(id)
			if d := p.standard.accruals[id].decided; d >= 0 && coarse.vals[d].st == unknown {
				continue // the range is then that of the law; nobody keeps an office from deciding otherwise
			}
			if a.State == Due && (b.State != Due || b.Amount.Low < a.Amount.Low || b.Amount.High > a.Amount.High) {
				t.Fatalf("%s: was %v %v, is %v %v", id, a.State, a.Amount, b.State, b.Amount)
			}
			if a.State == NotApplicable && b.State != NotApplicable {
				t.Fatalf("%s: was not applicable, is %v", id, b.State)
			}
		}
	})
}
