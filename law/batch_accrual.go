package law

import (
	"math"
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// batchAccrual computes one accrual for a block. With a cumulative table a run of days is one subtraction and one product: cum[d] is the sum
// of the daily rates of all days before d. Rows with instalments, stops, or payments in proportion are computed by the reference algebra,
// row by row; so are all rows of an accrual whose rates no such table can hold (untabulated).
type batchAccrual struct {
	spec  *accrualSpec
	index int
	low   [Block]int64
	high  [Block]int64

	untabulated bool

	rates            [][]int64 // cumulative rates, in units of money.Scale; one a tier
	tiered           *partSpec // the part with tiers, if one has them
	daily            []int64   // rate of each day
	cumLow, cumHigh  []int64   // cumulative sums a day
	cumDays          []int64   // days on which some part is in force
	from, until      register
	base             register
	decided, fixedOn register
}

// odd reports rows whose accrual the cumulative tables cannot give.
func (a *batchAccrual) odd(r *Row) bool {
	s := a.spec
	some := func(l int) bool { return l != noList && len(r.lists[l]) > 0 }
	if a.untabulated || some(s.instalments) || some(s.stop) {
		return true
	}
	inProportion := s.proRata || slices.ContainsFunc(s.parts, func(p partSpec) bool { return p.proRata })
	return inProportion && some(s.payments)
}

// needsReference reports an accrual that the tables cannot hold: a rate fixed on a day beside other parts or by tiers, tiers in several parts,
// a sum a day on a base, or sums so great that their total over the table could wrap.
func (s *accrualSpec) needsReference() bool {
	tiered := 0
	for _, p := range s.parts {
		if len(p.tiers) > 0 {
			tiered++
		}
		fixed := p.fixedOn >= 0 && (len(s.parts) > 1 || len(p.tiers) > 0)
		if fixed || tiered > 1 || s.base >= 0 && p.high > 0 || max(p.low, p.high) > math.MaxInt64/money.Fen(tableUntil-tableFrom) {
			return true
		}
	}
	return false
}

// compile fills the tables and finds the registers.
func (a *batchAccrual) compile(b *Batch, index int) {
	a.index, a.untabulated = index, a.spec.needsReference()
	n := int(tableUntil-tableFrom) + 1
	a.cumLow, a.cumHigh, a.cumDays, a.daily = make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)
	for i := range n - 1 {
		a.cumLow[i+1], a.cumHigh[i+1], a.cumDays[i+1] = a.cumLow[i], a.cumHigh[i], a.cumDays[i]
		d := tableFrom + civil.Day(i)
		k := a.spec.partOn(d)
		if k < 0 {
			continue
		}
		p := &a.spec.parts[k]
		a.daily[i] = int64(stepOn(p.steps, d).rate)
		a.cumDays[i+1]++
		a.cumLow[i+1] += int64(p.low)
		a.cumHigh[i+1] += int64(p.high)
	}
	a.cumulate()
	get := func(node int32) register {
		if node < 0 {
			return register{}
		}
		return b.regs[node]
	}
	a.from, a.until, a.base, a.decided = get(a.spec.from), get(a.spec.until), get(a.spec.base), get(a.spec.decided)
	a.fixedOn = get(a.spec.parts[0].fixedOn)
}

// cumulate makes a table of cumulative rates for each tier.
func (a *batchAccrual) cumulate() {
	tiers := 1
	for i := range a.spec.parts {
		if p := &a.spec.parts[i]; len(p.tiers) > 0 {
			a.tiered, tiers = p, len(p.tiers)
		}
	}
	for k := range tiers {
		cum := make([]int64, len(a.daily))
		for i := range len(cum) - 1 {
			d := tableFrom + civil.Day(i)
			cum[i+1] = cum[i]
			part := a.spec.partOn(d)
			if part < 0 {
				continue
			}
			steps := a.spec.parts[part].steps
			if a.tiered == &a.spec.parts[part] {
				steps = a.tiered.tiers[k].steps
			}
			cum[i+1] += int64(stepOn(steps, d).rate)
		}
		a.rates = append(a.rates, cum)
	}
}

// cumulative is the table for a delay; the tier only matters where the delay begins under the part that has tiers.
func (a *batchAccrual) cumulative(start, until int32) []int64 {
	if a.tiered == nil || civil.Day(start) >= a.tiered.in.Until {
		return a.rates[0]
	}
	return a.rates[a.tiered.tier(civil.Day(start), civil.Day(until))]
}

// missing is the rows in which a register has no value.
func (r register) missing(t *Table, lo int) plane {
	var out plane
	for _, p := range []func(*Table, int) *plane{r.unk, r.none} {
		if p != nil {
			for w, x := range p(t, lo) {
				out[w] |= x
			}
		}
	}
	return out
}

// accrualBlock is one block of one accrual while it is computed.
type accrualBlock struct {
	*batchAccrual
	from, until []int32
	fixedOn     []int32
	base        []int64
	decided     []int64
	undecided   plane
	items       *accrualItems
	lo          int
}

// run computes the rows in which the accrual may apply and all it needs is known.
func (a *batchAccrual) run(b *Batch, t *Table, lo int) {
	clear(a.low[:])
	clear(a.high[:])
	applies := b.regs[a.spec.applies].yes(t, lo)
	blk := accrualBlock{batchAccrual: a, from: a.from.i32(t, lo), until: a.until.i32(t, lo), items: &t.items[a.index], lo: lo}
	skip, other := a.from.missing(t, lo), a.until.missing(t, lo)
	base, fixed := a.base.missing(t, lo), a.fixedOn.missing(t, lo)
	if a.base.i64 != nil {
		blk.base = a.base.i64(t, lo)
	}
	if a.fixedOn.i32 != nil {
		blk.fixedOn = a.fixedOn.i32(t, lo)
	}
	if a.decided.i64 != nil {
		blk.decided, blk.undecided = a.decided.i64(t, lo), a.decided.missing(t, lo)
	}
	odd, slow := planeAt(blk.items.odd, lo), planeAt(t.slow, lo)
	for w, word := range applies {
		word &= t.live(lo + w*64)
		odds := word & odd[w] &^ slow[w]
		word &^= skip[w] | other[w] | base[w] | fixed[w] | slow[w] | odd[w]
		for ; word != 0; word &= word - 1 {
			blk.row(w*64 + trailing(word))
		}
		for ; odds != 0; odds &= odds - 1 {
			a.reference(b, t, lo, w*64+trailing(odds))
		}
	}
}

// row is one look-up for a sum a day, one product a balance for a rate.
func (k *accrualBlock) row(i int) {
	first := k.from[i] + 1
	if k.spec.sameDay {
		first--
	}
	until := k.until[i]
	if until < first {
		return
	}
	f, u := tableIndex(first), tableIndex(until+1)
	if k.base == nil {
		k.sumADay(i, f, u)
		return
	}
	k.interest(i, first, until, f, u)
}

// interest charges the balance between payments. A sum that does not fit is left out: it is undetermined, as the walker finds it.
func (k *accrualBlock) interest(i int, first, until int32, f, u int) {
	cum, factor := k.cumulative(k.from[i], until), int64(1)
	if k.fixedOn != nil {
		cum, factor = k.cumDays, k.daily[tableIndex(k.fixedOn[i])]
	}
	var sum money.Acc
	balance := money.Fen(max(k.base[i], 0)) // what is not owed bears nothing
	for j := k.items.from[k.lo+i]; j < k.items.from[k.lo+i+1] && k.items.days[j] < until; j++ {
		if day := k.items.days[j]; day >= first {
			cut := tableIndex(day + 1)
			if sum.Add(balance, (cum[cut]-cum[f])*factor) != nil {
				return
			}
			f = cut
		}
		balance = max(balance-money.Fen(k.items.amounts[j]), 0)
	}
	if sum.Add(balance, (cum[u]-cum[f])*factor) != nil {
		return
	}
	if fen, err := sum.Round(); err == nil {
		k.put(i, fen, fen)
	}
}

func (k *accrualBlock) sumADay(i, f, u int) {
	low, high := money.Fen(k.cumLow[u]-k.cumLow[f]), money.Fen(k.cumHigh[u]-k.cumHigh[f])
	if k.decided != nil && !bit(k.undecided[:], i) && k.decided[i] > 0 {
		var err error
		if low, err = money.MulDiv(money.Fen(k.decided[i]), k.cumDays[u]-k.cumDays[f], 1); err != nil {
			return
		}
		high = low
	}
	k.put(i, low, high)
}

func (k *accrualBlock) put(i int, low, high money.Fen) {
	r := k.spec.bound(money.Range{Low: low, High: high})
	k.low[i], k.high[i] = int64(r.Low), int64(r.High)
}

// tableIndex is the place of a day in the cumulative tables; before and after them nothing accrues.
func tableIndex(d int32) int {
	return int(min(max(d-int32(tableFrom), 0), int32(tableUntil-tableFrom)))
}

// reference computes one row with the walker.
func (a *batchAccrual) reference(b *Batch, t *Table, lo, i int) {
	w := b.scratch
	w.row, w.today = t.rows[lo+i], civil.Day(b.today[i])
	w.valueOf(b.nodes)
	a.walked(w, i)
}

// walked takes the amounts from the walker's values.
func (a *batchAccrual) walked(w *walker, i int) {
	p := &position{walker: w}
	a.low[i], a.high[i] = 0, 0
	if p.truth(a.spec.applies) == No || !p.accrualKnown(a.spec) {
		return
	}
	least, err1 := a.spec.run(p.accrualInput(a.spec, true))
	most, err2 := a.spec.run(p.accrualInput(a.spec, false))
	if err1 == nil && err2 == nil {
		a.low[i], a.high[i] = int64(least.total.Low), int64(most.total.High)
	}
}
