package law

import (
	"math/rand/v2"
	"testing"

	"mandamus/civil"
)

// timeCoverage runs every slot of a pack on days over its whole span, on rows with nothing known, everything known and some of it, and fails
// where two versions of a limit govern at once or a governed limit rests on a version that is not in the pack. Nothing may panic.
func timeCoverage(t *testing.T, p *Pack) {
	t.Helper()
	span := p.Span()
	r := rand.New(rand.NewPCG(1990, 10))
	mixes := []rowMix{{unknown: 1}, {}, {none: 1}, {unknown: 0.3, none: 0.3, partial: 0.3, items: 0.5}}
	const step = 23 // days; coprime to weeks, months and years
	for day := span.From - 1; day < min(span.Until, civil.Date(2040, 1, 1)); day += step {
		row := randomRow(p, r, mixes[int(day/step)%len(mixes)])
		for _, on := range [...]civil.Day{day, day + 1} {
			pos := newPosition(p.standard, row, on)
			pos.states()
			for _, id := range p.Limits.Keys {
				if n := pos.governedBy(id); n > 1 {
					t.Errorf("on %v %d versions of the limit %s govern at once", on, n, id)
				}
			}
		}
		newPosition(p.standard, row, day).everySlot()
	}
}

// governedBy counts the versions of a limit that surely govern.
func (p *position) governedBy(id string) int {
	versions := map[int]bool{}
	for _, u := range p.prog.limits[id].periods {
		if p.truth(u.governs) == Yes {
			versions[u.version] = true
		}
	}
	return len(versions)
}

// everySlot asks for everything an assessment can answer.
func (p *position) everySlot() {
	pack := p.prog.pack
	for _, id := range pack.Determine.Keys {
		p.determination(id)
	}
	for _, id := range pack.Limits.Keys {
		p.limit(id)
		p.derivation(id, "zh-CN")
	}
	for _, id := range pack.Measures.Keys {
		p.measure(id)
		p.plan(id)
		for _, c := range pack.Measures.M[id].When {
			p.explain(c, "en")
		}
	}
	for _, id := range pack.Accruals.Keys {
		p.accrual(id)
	}
	p.nextChange()
}

// Every slot of both packs can be run on every day of their spans, and at most one version of each limit governs.
func TestTimeCoverage(t *testing.T) {
	t.Run("small", func(t *testing.T) { timeCoverage(t, smallPack()) })
	t.Run("cn", func(t *testing.T) { timeCoverage(t, cnPack()) })
}
