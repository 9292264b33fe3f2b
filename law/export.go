package law

import (
	"maps"
	"slices"

	"mandamus/civil"
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

// ExportedSlot is a slot with its trees: truths as Batch.Truth orders them, and the last day of a limit.
type ExportedSlot struct {
	ID     string
	Truths []*Expr
	Day    *Expr
}

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
	var out []ExportedSlot
	for _, o := range b.out {
		s := ExportedSlot{ID: o.slot}
		for _, n := range o.truths {
			s.Truths = append(s.Truths, tree(n))
		}
		if o.day >= 0 {
			s.Day = tree(o.day)
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

// RowFact is a fact of a row as plain numbers: value, whether it is there, whether it is known.
type RowFact struct {
	Value          int64
	Present, Known bool
}

// Facts shows the row's exact facts by id.
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
