package law

import (
	"cmp"
	"math"
	"slices"

	"mandamus/civil"
)

// Block is how many rows the batch engine evaluates at once: small enough for the first-level cache, a multiple of the 64 bits of a word.
const Block = 1024

const words = Block / 64

// Table holds rows in columns for one Batch: a column a fact, with the rows in which it is unknown or not there.
type Table struct {
	batch *Batch
	n     int // rows
	cap   int // rows for which there is room, a multiple of Block
	i32   [][]int32
	i64   [][]int64
	bits  [][]uint64
	unk   [][]uint64 // by fact
	none  [][]uint64
	over  []override     // by period spec in use: last days that lists have moved
	items []accrualItems // by accrual: payments and what else its run needs
	slow  []uint64       // rows only the walker can evaluate
	rows  map[int]*Row   // the slow ones, and those whose accruals need the lists
	nSlow int
}

// override is the last day of a period where a list moved it.
type override struct {
	set  []uint64
	last []int32
}

// accrualItems are the payments of the rows of one accrual, a run of them a row.
type accrualItems struct {
	from    []int32 // n+1 offsets
	days    []int32
	amounts []int64
	odd     []uint64 // rows whose accrual needs the reference run
}

// NewTable is an empty table for rows of the batch's pack.
func (b *Batch) NewTable() *Table {
	t := &Table{batch: b, rows: map[int]*Row{}}
	n := len(b.prog.pack.facts)
	t.i32, t.i64, t.bits = make([][]int32, n), make([][]int64, n), make([][]uint64, n)
	t.unk, t.none = make([][]uint64, n), make([][]uint64, n)
	t.over = make([]override, len(b.prog.specs))
	t.items = make([]accrualItems, len(b.accruals))
	for i := range t.items {
		t.items[i].from = []int32{0}
	}
	return t
}

// Len is the number of rows, Slow how many of them the walker evaluates.
func (t *Table) Len() int  { return t.n }
func (t *Table) Slow() int { return t.nSlow }

// Append adds a row and returns its index. The row must not change afterwards.
func (t *Table) Append(r *Row) int {
	if t.n == t.cap {
		t.grow()
	}
	i := t.n
	t.n++
	for _, f := range t.batch.facts {
		t.put(f, i, r.vals[f])
	}
	if r.partial() || r.farOff() || t.batch.needsWalker(r) {
		setBit(t.slow, i)
		t.nSlow++
		t.rows[i] = r
	} else {
		t.override(i, r)
	}
	t.appendItems(i, r)
	return i
}

// The days a row of the batch may hold, and the days it may be run on; a row with others goes to the walker.
var (
	batchFrom  = civil.Date(1985, 1, 1)
	batchUntil = civil.Date(2061, 1, 1)
)

// farOff reports a day outside the batch's range.
func (r *Row) farOff() bool {
	out := func(d civil.Day) bool { return d != 0 && (d < batchFrom || d >= batchUntil) }
	for i, f := range r.pack.facts {
		if v := r.vals[i]; f.typ == tDay && v.st == known && out(civil.Day(v.lo)) {
			return true
		}
	}
	return slices.ContainsFunc(r.lists, func(l []Item) bool {
		return slices.ContainsFunc(l, func(it Item) bool { return out(it.From.First) || out(it.Until.First) })
	})
}

func setBit(w []uint64, i int) { w[i/64] |= 1 << (i % 64) }

func bit(w []uint64, i int) bool { return w[i/64]>>(i%64)&1 == 1 }

// live is the mask of the rows there are in the word that begins at row i.
func (t *Table) live(i int) uint64 {
	switch left := t.n - i; {
	case left >= 64:
		return ^uint64(0)
	case left <= 0:
		return 0
	default:
		return 1<<left - 1
	}
}

func (t *Table) grow() {
	t.cap += Block
	extend := func(w *[]uint64) { *w = append(*w, make([]uint64, words)...) }
	for _, f := range t.batch.facts {
		switch t.batch.prog.pack.facts[f].typ {
		case tBool:
			extend(&t.bits[f])
		case tMoney:
			t.i64[f] = append(t.i64[f], make([]int64, Block)...)
		default:
			t.i32[f] = append(t.i32[f], make([]int32, Block)...)
		}
		extend(&t.unk[f])
		extend(&t.none[f])
	}
	for _, k := range t.batch.periods {
		extend(&t.over[k].set)
		t.over[k].last = append(t.over[k].last, make([]int32, Block)...)
	}
	for i := range t.items {
		extend(&t.items[i].odd)
	}
	extend(&t.slow)
}

func (t *Table) put(f, i int, v value) {
	switch v.st {
	case unknown:
		setBit(t.unk[f], i)
		return
	case none:
		setBit(t.none[f], i)
		return
	}
	switch t.batch.prog.pack.facts[f].typ {
	case tBool:
		if v.lo == 1 {
			setBit(t.bits[f], i)
		}
	case tMoney:
		t.i64[f][i] = v.lo
	default:
		t.i32[f][i] = int32(v.lo)
	}
}

// override runs the reference algebra once for each period that a list of the row moves. Such a period does not depend on
// today (needsWalker saw to that), so its last day holds for every later day.
func (t *Table) override(i int, r *Row) {
	var w *walker
	for _, n := range t.batch.periodNodes {
		k := t.batch.prog.nodes[n].k
		if t.batch.prog.specs[k].plain(r) {
			continue
		}
		if w == nil {
			w = t.batch.scratch
			w.row, w.today = r, civil.Never
		}
		if v := w.valueOf(t.batch.cones[n]); v.st == known {
			setBit(t.over[k].set, i)
			t.over[k].last[i] = int32(v.lo)
		}
	}
}

// valueOf evaluates the nodes of a cone and returns its root's value.
func (w *walker) valueOf(cone []int32) value {
	for _, i := range cone {
		w.vals[i] = w.eval(&w.prog.nodes[i])
	}
	return w.vals[cone[len(cone)-1]]
}

func (t *Table) appendItems(i int, r *Row) {
	for k, a := range t.batch.accruals {
		it := &t.items[k]
		if a.odd(r) {
			setBit(it.odd, i)
			t.rows[i] = r
		} else if a.spec.payments != noList {
			paid := slices.SortedStableFunc(slices.Values(r.lists[a.spec.payments]), func(x, y Item) int { return cmp.Compare(x.From.First, y.From.First) })
			for _, x := range paid {
				it.days = append(it.days, int32(x.From.First))
				it.amounts = append(it.amounts, int64(x.Amount))
			}
		}
		it.from = append(it.from, int32(len(it.days)))
	}
}

const noDay = math.MaxInt32
