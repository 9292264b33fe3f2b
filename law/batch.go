package law

import (
	"slices"
	"strings"

	"mandamus/civil"
)

// The batch engine evaluates chosen slots for many rows: for the nightly sweep and for simulation. It runs the same program as the
// walker, a block of rows at a time: days, words and numbers in columns, truth in two bit planes (may be true, may be false), so that it is
// three-valued as the walker is. Its answers equal the walker's; a fuzz test holds the two together.
//
// A row goes to the walker, and is counted, when a date of it is known only to the month or year, or when a list moves a period whose start
// depends on the day of assessment.

// Batch is a pack compiled for some slots and one choice of readings. It owns its registers: one Batch serves one goroutine.
type Batch struct {
	prog        *program
	slots       []string
	nodes       []int32 // all nodes needed, operands first
	facts       []int
	periods     []int // specs whose lists can move them
	periodNodes []int32
	dated       []int32 // of those, the ones whose start depends on today
	cones       map[int32][]int32
	accruals    []batchAccrual
	scratch     *walker

	regs  []register
	ops   []blockOp
	raws  map[rawKey]*plane
	turns []turn
	today [Block]int32
	next  [Block]int32
	out   []output
}

type blockOp func(t *Table, lo int)

// register says where the values of a node are for the block at hand.
type register struct {
	i32       func(t *Table, lo int) []int32
	i64       func(t *Table, lo int) []int64
	yes, no   func(t *Table, lo int) *plane // of truth values: may be true, may be false
	unk, none func(t *Table, lo int) *plane // of others; nil: never
	column    int32                         // registers with the same column (not 0) hold the same values
}

// turn is a comparison with today that can turn.
type turn struct {
	node int32 // the other side
	by   int32
}

// output is what one slot gives: truth planes, and for limits and accruals a number.
type output struct {
	slot    string
	truths  []int32 // nodes
	day     int32   // node, or -1
	accrual int     // index, or -1
}

// NewBatch compiles the given slots (“limit.apply”, “measure.transfer”, “accrual.daily_fine”) under the default readings
// changed by those given.
func NewBatch(p *Pack, slots []string, readings map[string]string) (*Batch, error) {
	prog, err := p.regime(readings)
	if err != nil {
		return nil, err
	}
	b := &Batch{prog: prog, slots: slots, cones: map[int32][]int32{}, raws: map[rawKey]*plane{}, regs: make([]register, len(prog.nodes)), scratch: &walker{prog: prog, vals: make([]value, len(prog.nodes))}}
	for _, s := range slots {
		if err := b.addSlot(s); err != nil {
			return nil, err
		}
	}
	b.collect()
	for _, i := range b.nodes {
		b.compile(i)
	}
	for i := range b.accruals {
		b.accruals[i].compile(b, i)
	}
	return b, nil
}

// Slots are the ids of the compiled slots, in order.
func (b *Batch) Slots() []string { return b.slots }

func (b *Batch) addSlot(slot string) error {
	kind, id, _ := strings.Cut(slot, ".")
	p := b.prog
	switch kind {
	case "limit":
		if l, ok := p.limits[id]; ok {
			b.out = append(b.out, output{slot, []int32{l.running, l.lapsed}, l.last, -1})
			return nil
		}
	case "measure":
		if m, ok := p.measures[id]; ok {
			b.out = append(b.out, output{slot, []int32{m.open}, -1, -1})
			return nil
		}
	case "accrual":
		if a, ok := p.accruals[id]; ok {
			b.accruals = append(b.accruals, batchAccrual{spec: a})
			b.out = append(b.out, output{slot, []int32{a.applies}, -1, len(b.accruals) - 1})
			return nil
		}
	}
	return unknownSlot(p.pack, slot)
}

// collect finds the nodes the slots need, and what they need of a table.
func (b *Batch) collect() {
	need := make([]bool, len(b.prog.nodes))
	mark := func(roots ...int32) {
		for _, r := range roots {
			if r >= 0 {
				for _, i := range b.prog.cone(r) {
					need[i] = true
				}
			}
		}
	}
	for _, o := range b.out {
		mark(o.truths...)
		mark(o.day)
	}
	for _, a := range b.accruals {
		mark(a.spec.from, a.spec.until, a.spec.base, a.spec.decided)
		for _, p := range a.spec.parts {
			mark(p.fixedOn)
		}
	}
	for i, n := range b.prog.nodes {
		if !need[i] {
			continue
		}
		b.nodes = append(b.nodes, int32(i))
		switch n.op {
		case irFact:
			b.facts = append(b.facts, int(n.k))
		case irPeriod:
			b.movable(int32(i), n)
		case irLt, irLe:
			b.turning(n)
		}
	}
}

// movable notes a period that lists can move.
func (b *Batch) movable(i int32, n node) {
	if len(b.prog.specs[n.k].lists()) == 0 {
		return
	}
	b.cones[i] = b.prog.cone(i)
	b.periodNodes = append(b.periodNodes, i)
	if !slices.Contains(b.periods, int(n.k)) {
		b.periods = append(b.periods, int(n.k))
	}
	if slices.ContainsFunc(b.cones[i], func(j int32) bool { return b.prog.nodes[j].op == irToday }) {
		b.dated = append(b.dated, i)
	}
}

// turning notes a comparison with today, as the walker's watch does.
func (b *Batch) turning(n node) {
	var t turn
	switch {
	case b.prog.nodes[n.a].op == irToday:
		t = turn{n.b, int32(b2i(n.op == irLe))}
	case b.prog.nodes[n.b].op == irToday:
		t = turn{n.a, int32(b2i(n.op == irLt))}
	default:
		return
	}
	if !slices.Contains(b.turns, t) {
		b.turns = append(b.turns, t)
	}
}

// needsWalker reports that a list moves a period of the row in a way that depends on the day of assessment, or that two period nodes share an
// override but differ in their start.
func (b *Batch) needsWalker(r *Row) bool {
	moved := map[int64]bool{}
	for _, i := range b.periodNodes {
		k := b.prog.nodes[i].k
		if b.prog.specs[k].plain(r) {
			continue
		}
		if moved[k] || slices.Contains(b.dated, i) {
			return true
		}
		moved[k] = true
		for _, l := range b.prog.specs[k].lists() {
			if slices.ContainsFunc(r.lists[l], func(it Item) bool { return it.Open }) {
				return true
			}
		}
	}
	return false
}

// Run evaluates the block of rows that begins at lo (a multiple of Block), all on one day.
func (b *Batch) Run(t *Table, lo int, today civil.Day) {
	for i := range b.today {
		b.today[i] = int32(today)
	}
	b.run(t, lo)
	if t.nSlow > 0 {
		b.walkSlow(t, lo, func(int) civil.Day { return today })
	}
}

// RunDays is Run with a day a row.
func (b *Batch) RunDays(t *Table, lo int, days []int32) {
	copy(b.today[:], days)
	b.run(t, lo)
	if t.nSlow > 0 {
		b.walkSlow(t, lo, func(i int) civil.Day { return civil.Day(days[i]) })
	}
}

func (b *Batch) run(t *Table, lo int) {
	for _, op := range b.ops {
		op(t, lo)
	}
	for i := range b.accruals {
		b.accruals[i].run(b, t, lo)
	}
}

// walkSlow evaluates the slow rows of a block with the walker and puts their answers in place.
func (b *Batch) walkSlow(t *Table, lo int, day func(int) civil.Day) {
	for w, word := range t.slow[lo/64 : lo/64+words] {
		for ; word != 0; word &= word - 1 {
			i := w*64 + trailing(word)
			b.walkRow(t.rows[lo+i], i, day(i), t, lo)
		}
	}
}

func (b *Batch) walkRow(r *Row, i int, today civil.Day, t *Table, lo int) {
	w := b.scratch
	w.row, w.today = r, today
	w.valueOf(b.nodes)
	for _, o := range b.out {
		for _, n := range o.truths {
			v := w.vals[n]
			put(b.regs[n].yes(t, lo), i, !v.isFalse())
			put(b.regs[n].no(t, lo), i, !v.isTrue())
		}
		if o.accrual >= 0 {
			b.accruals[o.accrual].walked(w, i)
		}
	}
}

func put(p *plane, i int, on bool) {
	p[i/64] &^= 1 << (i % 64)
	if on {
		p[i/64] |= 1 << (i % 64)
	}
}

// Truth gives the planes of a slot of the last block: bit i of yes, row i may be true; of no, may be false; both, it is undetermined.
// For a limit, which = 0 is “running” and 1 “lapsed”; for a measure 0 is “open”; for an accrual 0 is “applies”.
func (b *Batch) Truth(t *Table, lo, slot, which int) (yes, no *plane) {
	n := b.out[slot].truths[which]
	return b.regs[n].yes(t, lo), b.regs[n].no(t, lo)
}

// Day is the last day of a limit in row i of the last block. A slow row's day is an interval; it is asked of the walker.
func (b *Batch) Day(t *Table, lo, slot, i int) (value, bool) {
	n := b.out[slot].day
	if n < 0 {
		return value{}, false
	}
	if bit(t.slow, lo+i) {
		b.scratch.run(t.rows[lo+i], civil.Day(b.today[i]))
		return b.scratch.vals[n], true
	}
	r := b.regs[n]
	switch {
	case r.unk != nil && bit(r.unk(t, lo)[:], i):
		return value{st: unknown}, true
	case r.none != nil && bit(r.none(t, lo)[:], i):
		return value{st: none}, true
	}
	return exactly(int64(r.i32(t, lo)[i])), true
}

// Amount is the range of an accrual in row i of the last block; meaningless where it does not surely apply.
func (b *Batch) Amount(slot, i int) (low, high int64) {
	a := &b.accruals[b.out[slot].accrual]
	return a.low[i], a.high[i]
}

// Next fills, for the rows of the last block, the first later day on which a comparison with today turns; civil.Never where none does.
func (b *Batch) Next(t *Table, lo int) []int32 {
	for i := range b.next {
		b.next[i] = noDay
	}
	for _, u := range b.turns {
		r := b.regs[u.node]
		bad := r.missing(t, lo)
		earliestTurn(r.i32(t, lo), u.by, b.today[:], &bad, b.next[:])
	}
	for i, d := range b.next {
		if d >= int32(FarOff) { // the end of the calendar is no turn
			b.next[i] = noDay
		}
	}
	for w, word := range t.slow[lo/64 : lo/64+words] {
		for ; word != 0; word &= word - 1 {
			i := w*64 + trailing(word)
			b.next[i] = int32(b.walkedNext(t.rows[lo+i], civil.Day(b.today[i])))
		}
	}
	return b.next[:]
}

// walkedNext is the walker's next turn over the nodes the slots need.
func (b *Batch) walkedNext(r *Row, today civil.Day) civil.Day {
	w := b.scratch
	w.row, w.today, w.next = r, today, civil.Never
	w.valueOf(b.nodes)
	return w.next
}

// Questions are the facts that would decide a slot in row i of the last block: read off the planes, without the walker, except for slow rows.
func (b *Batch) Questions(t *Table, lo, slot, i int) []int {
	if bit(t.slow, lo+i) {
		b.scratch.run(t.rows[lo+i], civil.Day(b.today[i]))
		var s factSet
		for _, n := range b.out[slot].truths {
			if v := b.scratch.vals[n]; v.st == unknown {
				s = s.union(v.ask)
			}
		}
		return s.list()
	}
	var s factSet
	for _, n := range b.out[slot].truths {
		s = s.union(b.ask(t, lo, n, i))
	}
	return s.list()
}

// ask follows the undetermined operands of a node down to the facts.
func (b *Batch) ask(t *Table, lo int, i int32, row int) factSet {
	n := &b.prog.nodes[i]
	if !b.undetermined(t, lo, i, row) {
		return factSet{}
	}
	if n.op == irFact {
		return factSet{}.with(int(n.k))
	}
	if n.op == irCond && b.undetermined(t, lo, n.a, row) {
		return b.ask(t, lo, n.a, row)
	}
	var s factSet
	for _, a := range n.args() {
		s = s.union(b.ask(t, lo, a, row))
	}
	if n.op == irCond {
		return b.askBranch(t, lo, n, row)
	}
	return s
}

// askBranch: a decided choice asks only for the branch taken.
func (b *Batch) askBranch(t *Table, lo int, n *node, row int) factSet {
	if bit(b.regs[n.a].yes(t, lo)[:], row) {
		return b.ask(t, lo, n.b, row)
	}
	return b.ask(t, lo, n.c, row)
}

func (b *Batch) undetermined(t *Table, lo int, i int32, row int) bool {
	r := b.regs[i]
	if b.prog.nodes[i].typ == tBool {
		return bit(r.yes(t, lo)[:], row) && bit(r.no(t, lo)[:], row)
	}
	return r.unk != nil && bit(r.unk(t, lo)[:], row)
}
