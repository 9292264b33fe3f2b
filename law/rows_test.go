package law

import (
	"pgregory.net/rapid"

	"mandamus/civil"
	"mandamus/money"
)

// anyRow draws a row of the pack: each fact unknown, not there, known, or a date known only to a stretch of days.
func anyRow(t *rapid.T, p *Pack) *Row {
	r := newRow(p)
	for i, f := range p.facts {
		if f.source.how != "aggregate" && rapid.IntRange(0, 3).Draw(t, f.id+"?") > 0 {
			r.vals[i] = anyValue(t, f)
			r.vals[i].ask = factSet{}
			if !r.vals[i].exact() && r.vals[i].st != none {
				r.vals[i].ask = factSet{}.with(i)
			}
		}
	}
	for l := range p.lists {
		for range rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, p.lists[l].id) {
			it := anyItem(t, 60, true)
			it.Amount = 1000 * anyFen(t)
			it.Person, it.By = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "person"), rapid.SampledFrom([]string{"court", "debtor"}).Draw(t, "by")
			switch p.lists[l].id {
			case "instalments", "heads":
				it.Maybe = false
			case "payments":
				it.NoSum = rapid.IntRange(0, 4).Draw(t, "no sum") == 0
			}
			r.lists[l] = append(r.lists[l], it)
		}
		r.untold[l] = p.lists[l].source.field == "" && rapid.IntRange(0, 3).Draw(t, p.lists[l].id+" untold") == 0
	}
	r.setAggregates()
	return r
}

// setAggregates sets the facts that are computed from lists.
func (r *Row) setAggregates() {
	for i, f := range r.pack.facts {
		if f.source.how == "aggregate" {
			r.put(i, r.aggregate(f))
		}
	}
}

func anyValue(t *rapid.T, f *fact) value {
	switch f.typ {
	case tBool:
		return truth(rapid.Bool().Draw(t, f.id))
	case tEnum:
		return exactly(int64(rapid.IntRange(0, len(f.enum.words)-1).Draw(t, f.id)))
	case tMoney:
		return exactly(int64(anyFen(t)))
	case tInt:
		return exactly(int64(rapid.IntRange(0, 5).Draw(t, f.id)))
	}
	if rapid.IntRange(0, 4).Draw(t, f.id+" none") == 0 {
		return value{st: none}
	}
	d := anyStretch(t, civil.Date(2018, 10, 1), 1000, 90)
	return value{lo: int64(d.First), hi: int64(d.Last)}
}

// refined is the row with some of what it leaves open settled: an unknown made known, a stretch narrowed, an event dated or struck out.
func refined(t *rapid.T, p *Pack, r *Row) *Row {
	out := newRow(p)
	copy(out.vals, r.vals)
	for i, f := range p.facts {
		if v := r.vals[i]; v.st == known && v.lo < v.hi && f.source.how != "aggregate" {
			out.vals[i] = exactly(int64(rapid.IntRange(int(v.lo), int(v.hi)).Draw(t, f.id)))
		} else if v.st == unknown && f.source.how != "aggregate" && rapid.Bool().Draw(t, f.id+" learnt") {
			out.vals[i] = anyValue(t, f)
		}
	}
	for l, items := range r.lists {
		for _, it := range items {
			if x, ok := it.narrowed(t); ok {
				out.lists[l] = append(out.lists[l], x)
			}
		}
		out.untold[l] = r.untold[l]
		if moves := hasKey(p.countOf, l); moves && r.untold[l] && rapid.Bool().Draw(t, p.lists[l].id+" told") {
			out.lists[l], out.untold[l] = append(out.lists[l], anyExactItem(t)...), false
		}
	}
	out.setAggregates()
	return out
}

func anyFen(t *rapid.T) money.Fen { return money.Fen(rapid.IntRange(0, 500_000).Draw(t, "fen")) }
