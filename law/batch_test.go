package law

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"mandamus/civil"
)

// allSlots are all slots of a pack that the batch engine can evaluate.
func allSlots(p *Pack) []string {
	var out []string
	for _, id := range p.Limits.Keys {
		out = append(out, "limit."+id)
	}
	for _, id := range p.Measures.Keys {
		out = append(out, "measure."+id)
	}
	for _, id := range p.Accruals.Keys {
		out = append(out, "accrual."+id)
	}
	return out
}

// The batch engine and the walker agree on value, questions, days, sums and next change, for every slot of the shipped pack.
func FuzzBatchEqualsWalker(f *testing.F) {
	for seed := range uint64(4) {
		f.Add(seed, uint8(seed*60), uint8(seed*20), uint8(seed*40))
	}
	p := cnPack()
	b, err := NewBatch(p, allSlots(p), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, seed uint64, unknown, partial, items uint8) {
		r := rand.New(rand.NewPCG(seed, 7))
		mix := rowMix{unknown: float64(unknown) / 512, none: 0.3, partial: float64(partial) / 2048, items: float64(items) / 256}
		table, rows, days := b.NewTable(), []*Row{}, make([]int32, Block)
		for i := range 60 {
			rows = append(rows, randomRow(p, r, mix))
			table.Append(rows[i])
			days[i] = int32(randomDay(r))
		}
		b.RunDays(table, 0, days)
		compareBatch(t, b, table, rows, days)
	})
}

// compareBatch compares the first block with the walker, row by row.
func compareBatch(t *testing.T, b *Batch, table *Table, rows []*Row, days []int32) {
	t.Helper()
	next := slices.Clone(b.Next(table, 0))
	w := &walker{prog: b.prog, vals: make([]value, len(b.prog.nodes))}
	for i, row := range rows {
		w.run(row, civil.Day(days[i]))
		pos := &position{walker: w}
		for s, slot := range b.slots {
			if got, want := batchAnswer(b, table, s, i), walkerAnswer(b, pos, s, i); got != want {
				t.Fatalf("row %d on %s, %s: batch %s, walker %s", i, civil.Day(days[i]), slot, got, want)
			}
		}
		only := &walker{prog: b.prog, vals: make([]value, len(b.prog.nodes)), row: row, today: civil.Day(days[i]), next: civil.Never}
		only.valueOf(b.nodes)
		if civil.Day(next[i]) != only.next {
			t.Fatalf("row %d on %s: next change batch %s, walker %s", i, civil.Day(days[i]), civil.Day(next[i]), only.next)
		}
	}
}

// batchAnswer prints everything the batch says of a slot.
func batchAnswer(b *Batch, table *Table, slot, i int) string {
	out := ""
	for k := range b.out[slot].truths {
		yes, no := b.Truth(table, 0, slot, k)
		out += fmt.Sprint(bit(yes[:], i), bit(no[:], i), " ")
	}
	if v, ok := b.Day(table, 0, slot, i); ok {
		out += showValue(v)
	}
	if a := b.out[slot].accrual; a >= 0 && out != "false true " {
		low, high := b.Amount(slot, i)
		out += fmt.Sprint(low, "..", high)
	}
	return out + fmt.Sprint(b.Questions(table, 0, slot, i))
}

// walkerAnswer prints the same from the walker's values.
func walkerAnswer(b *Batch, p *position, slot, _ int) string {
	out := ""
	var ask factSet
	for _, n := range b.out[slot].truths {
		v := p.vals[n]
		out += fmt.Sprint(!v.isFalse(), !v.isTrue(), " ")
		if v.st == unknown {
			ask = ask.union(v.ask)
		}
	}
	if n := b.out[slot].day; n >= 0 {
		out += showValue(p.vals[n])
	}
	if a := b.out[slot].accrual; a >= 0 && out != "false true " {
		spec := b.accruals[a].spec
		var low, high int64
		if p.accrualKnown(spec) {
			least, err1 := spec.run(p.accrualInput(spec, true))
			most, err2 := spec.run(p.accrualInput(spec, false))
			if err1 == nil && err2 == nil {
				low, high = int64(least.total.Low), int64(most.total.High)
			}
		}
		out += fmt.Sprint(low, "..", high)
	}
	return out + fmt.Sprint(ask.list())
}

func showValue(v value) string {
	switch v.st {
	case none:
		return "none "
	case unknown:
		return "unknown "
	}
	return fmt.Sprintf("%s..%s ", civil.Day(v.lo), civil.Day(v.hi))
}
