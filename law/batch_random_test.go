package law

import (
	"math/rand/v2"

	"mandamus/civil"
	"mandamus/internal/lawrand"
	"mandamus/money"
)

// Random rows for the tests and benchmarks that compare evaluators: every fact of a pack gets a value of its type, some are unknown, some
// days did not happen, some dates are partial, some lists have items.

// rowMix says how much of what a random row holds.
type rowMix struct {
	unknown float64 // of facts
	none    float64 // of days
	partial float64 // of days known to the month only
	items   float64 // of lists that have items
}

var plainMix = rowMix{unknown: 0.06, none: 0.3}

func randomRow(p *Pack, r *rand.Rand, mix rowMix) *Row {
	row := newRow(p)
	for i := range p.lists {
		if r.Float64() < mix.items {
			row.lists[i] = randomItems(r, mix)
		}
		row.untold[i] = r.Float64() < mix.partial/4
	}
	for i, f := range p.facts {
		switch {
		case f.source.how == "aggregate":
			row.put(i, row.aggregate(f))
		case r.Float64() < mix.unknown:
		default:
			row.vals[i] = randomValue(f, r, mix)
			if !row.vals[i].exact() && row.vals[i].st == known {
				row.vals[i].ask = factSet{}.with(i)
			}
		}
	}
	return row
}

func randomDay(r *rand.Rand) civil.Day { return lawrand.Day(r) }

func randomValue(f *fact, r *rand.Rand, mix rowMix) value {
	words := 0
	if f.enum != nil {
		words = len(f.enum.words)
	}
	v := lawrand.Fact(r, f.typ.String(), words, lawrand.Mix{None: mix.none, Partial: mix.partial})
	if v.None {
		return value{st: none}
	}
	return value{lo: v.Lo, hi: v.Hi}
}

func randomItems(r *rand.Rand, mix rowMix) []Item {
	var out []Item
	for range 1 + r.IntN(3) {
		d := randomDay(r)
		it := Item{From: civil.Exactly(d), Until: civil.Exactly(d + civil.Day(r.IntN(200))), Amount: money.Fen(1 + r.IntN(30_000_000))}
		it.By = []string{"court", "debtor", "applicant"}[r.IntN(3)]
		if r.Float64() < mix.partial {
			it.From.Last += 20
			it.Until.Last = max(it.Until.Last, it.From.Last)
		}
		it.Open = r.IntN(8) == 0
		out = append(out, it)
	}
	return sortItems(out)
}

func sortItems(in []Item) []Item {
	for i := range in {
		for j := i; j > 0 && in[j].From.First < in[j-1].From.First; j-- {
			in[j], in[j-1] = in[j-1], in[j]
		}
	}
	return in
}
