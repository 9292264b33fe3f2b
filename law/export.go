package law

import (
	"maps"
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// Export shows the compiled slots of a batch as plain trees, for programs that print the same rules in another language (the benchmarks do,
// for other rule engines) or draw them. It is a copy: changing it changes nothing here.

// Expr is one operation. Op is one of: const none fact today and or not eq ne lt le in add_days add_months add sub mul cond has else min max
// roll period.
type Expr struct {
	Op   string
	Type string // bool, day, money, int, enum
	Fact string // of fact
	K    int64  // of const; days or months of a shift; index of a period (see Period)
	Set  []int64
	Args []*Expr
}

// ExportedSlot is a slot with its trees: truths as Batch.Truth orders them, the last day of a limit, and what the sum of an accrual depends on.
type ExportedSlot struct {
	ID     string
	Truths []*Expr
	Day    *Expr
	Sum    *ExportedSum
}

// ExportedSum is what Batch.Sum needs to know, as trees; nil where the accrual does not ask for it.
type ExportedSum struct{ From, Until, Base, Decided, FixedOn *Expr }

var irNames = [...]string{"const", "none", "fact", "today", "and", "or", "not", "eq", "ne", "lt", "le", "in", "add_days", "add_months", "add", "sub",
	"mul", "cond", "has", "else", "min", "max", "roll", "period"}

// Export returns the slots as trees, nodes that are shared stay shared.
func (b *Batch) Export() []ExportedSlot {
	made := map[int32]*Expr{}
	var tree func(i int32) *Expr
	tree = func(i int32) *Expr {
		if e, ok := made[i]; ok {
			return e
		}
		n := b.prog.nodes[i]
		e := &Expr{Op: irNames[n.op], Type: n.typ.String(), K: n.k}
		made[i] = e
		if n.op == irFact {
			e.Fact = b.prog.pack.facts[n.k].id
		}
		for k := range int64(64) {
			if n.op == irIn && n.set>>k&1 == 1 {
				e.Set = append(e.Set, k)
			}
		}
		for _, a := range n.args() {
			e.Args = append(e.Args, tree(a))
		}
		return e
	}
	treeOrNil := func(i int32) *Expr {
		if i < 0 {
			return nil
		}
		return tree(i)
	}
	var out []ExportedSlot
	for _, o := range b.out {
		s := ExportedSlot{ID: o.slot}
		for _, n := range o.truths {
			s.Truths = append(s.Truths, tree(n))
		}
		s.Day = treeOrNil(o.day)
		if o.accrual >= 0 {
			a := b.accruals[o.accrual].spec
			s.Sum = &ExportedSum{treeOrNil(a.from), treeOrNil(a.until), treeOrNil(a.base), treeOrNil(a.decided), treeOrNil(a.parts[0].fixedOn)}
		}
		out = append(out, s)
	}
	return out
}

// Period is the last day of the period with an index, from a start day, when no list moves it.
func (b *Batch) Period(k int64, start civil.Day) civil.Day {
	last, _ := b.prog.specs[k].bare(start, b.prog.cal)
	return last
}

// Roll is the day itself or the next working day.
func (b *Batch) Roll(d civil.Day) civil.Day { return b.prog.cal.Roll(d) }

// SumInput is what the sum of an accrual depends on when no list of the row bears on it, such as payments, instalments or stops.
type SumInput struct {
	From, Until   civil.Day // as the slot's trees give them; the first day need not be charged
	Base, Decided money.Fen // 0: none
	FixedOn       civil.Day // the day whose rate counts, if the accrual fixes it
}

// noItems is one row without payments.
var noItems = accrualItems{from: []int32{0, 0}}

// Sum is the range of an accrual slot for one input, by the look-up that a block uses. Like Run it works in the batch's own memory.
func (b *Batch) Sum(slot int, in SumInput) (low, high money.Fen) {
	a := &b.accruals[b.out[slot].accrual]
	k := accrualBlock{batchAccrual: a, from: []int32{int32(in.From)}, until: []int32{int32(in.Until)}, decided: []int64{int64(in.Decided)}, items: &noItems}
	if a.spec.base >= 0 {
		k.base = []int64{int64(in.Base)}
	}
	if a.spec.parts[0].fixedOn >= 0 {
		k.fixedOn = []int32{int32(in.FixedOn)}
	}
	keepLow, keepHigh := a.low[0], a.high[0]
	a.low[0], a.high[0] = 0, 0
	k.row(0)
	low, high = money.Fen(a.low[0]), money.Fen(a.high[0])
	a.low[0], a.high[0] = keepLow, keepHigh
	return low, high
}

// LastDay is the last day of a limit in row i of the last block. present and known are as in RowFact; a day that is known only to
// some interval is not known.
func (b *Batch) LastDay(t *Table, lo, slot, i int) (d civil.Day, present, known bool) {
	v, ok := b.Day(t, lo, slot, i)
	return civil.Day(v.lo), ok && v.exact(), ok && (v.st == none || v.exact())
}

// RowFact is a fact of a row as plain numbers: value, whether it is there, whether it is known.
type RowFact struct {
	Value          int64
	Present, Known bool
}

// RowFacts shows the facts of a row by id. Of a date known only to a month or year it shows the first day.
func (p *Pack) RowFacts(r *Row) map[string]RowFact {
	out := map[string]RowFact{}
	for i, f := range p.facts {
		v := r.vals[i]
		out[f.id] = RowFact{v.lo, v.st == known, v.st != unknown}
	}
	return out
}

// FactType is the type of a fact; the words of an enum in order.
func (p *Pack) FactType(id string) (typ string, words []string) {
	i, ok := p.factIndex[id]
	if !ok {
		return "", nil
	}
	f := p.facts[i]
	if f.enum != nil {
		words = slices.Clone(f.enum.words)
	}
	return f.typ.String(), words
}

// RowOf builds a row from facts in text, as the pack's own tests write them; what is not given is unknown, unless a complete file
// without it would mean that it did not happen.
func (p *Pack) RowOf(facts map[string]string) (*Row, error) { return p.textRow(maps.Clone(facts), nil) }
