package law

import (
	"cmp"

	"mandamus/civil"
	"mandamus/i18n"
)

// maxTurns bounds how many candidate days are tried for the next change. Where an obstacle goes on every day is a candidate, and what
// turns later than so many days is found when the case is next assessed.
const maxTurns = 128

// nextChange is the first later day on which a slot's state differs, all facts staying as they are. The walker notes every day
// on which a comparison with today turns; not every turn changes a slot, so the candidates are tried in order.
func (p *position) nextChange() Change {
	if p.next == civil.Never {
		return Change{On: civil.Never}
	}
	now, day := p.states(), p.next
	later := &position{walker: &walker{prog: p.prog, vals: make([]value, len(p.prog.nodes))}}
	for range maxTurns {
		later.run(p.row, day)
		if slots := diffStates(p.prog.pack, now, later.states()); len(slots) > 0 {
			return Change{On: day, Slots: slots}
		}
		if day = later.next; day == civil.Never {
			break
		}
	}
	return Change{On: civil.Never}
}

// states are the states of all slots, in the order of the pack.
func (p *position) states() []State {
	pack := p.prog.pack
	out := make([]State, 0, len(pack.Limits.Keys)+len(pack.Measures.Keys)+len(pack.Determine.Keys)+len(pack.Accruals.Keys))
	for _, id := range pack.Limits.Keys {
		l := p.prog.limits[id]
		out = append(out, p.limitState(&l))
	}
	for _, id := range pack.Measures.Keys {
		out = append(out, [...]State{Closed, Open, Undetermined}[p.truth(p.prog.measures[id].open)])
	}
	for _, id := range pack.Determine.Keys {
		d := p.determination(id)
		out = append(out, cmp.Or(State(d.Value), d.State))
	}
	for _, id := range pack.Accruals.Keys {
		out = append(out, p.accrualState(p.prog.accruals[id]))
	}
	return out
}

func diffStates(pack *Pack, a, b []State) []SlotChange {
	var out []SlotChange
	i := 0
	each := func(kind string, keys []string, label func(string) i18n.Text) {
		for _, id := range keys {
			if a[i] != b[i] {
				out = append(out, SlotChange{kind + "." + id, label(id), a[i], b[i]})
			}
			i++
		}
	}
	each("limit", pack.Limits.Keys, func(id string) i18n.Text { return pack.Limits.M[id].Label })
	each("measure", pack.Measures.Keys, func(id string) i18n.Text { return pack.Measures.M[id].Label })
	each("determine", pack.Determine.Keys, func(id string) i18n.Text { return pack.Determine.M[id].Label })
	each("accrual", pack.Accruals.Keys, func(id string) i18n.Text { return pack.Accruals.M[id].Label })
	return out
}
