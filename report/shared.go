package report

import (
	"fmt"

	"mandamus/law"
)

// nextSlot is the name under which the next change of a position is compared.
const nextSlot = "next"

// sharedSlots are the slots that came out alike for all obligations of the case, in everything a reader would see. With one
// obligation there are none: all is that obligation's own.
func (w *writer) sharedSlots() map[string]bool {
	if len(w.a.Positions) < 2 {
		return nil
	}
	first := w.looks(&w.a.Positions[0])
	for i := range w.a.Positions[1:] {
		other := w.looks(&w.a.Positions[i+1])
		for slot, look := range first {
			if other[slot] != look {
				delete(first, slot)
			}
		}
	}
	shared := make(map[string]bool, len(first))
	for slot := range first {
		shared[slot] = true
	}
	return shared
}

// looks are the slots of a position with all a reader would see of them, as text to compare. Accruals are never shared: a sum belongs
// to its obligation.
func (w *writer) looks(pos *law.Position) map[string]string {
	out := map[string]string{}
	for _, d := range pos.Determinations {
		out["determine."+d.ID] = string(d.State) + d.Value
	}
	for _, l := range pos.Limits {
		out["limit."+l.ID] = fmt.Sprint(l.State, l.Start, l.Last, l.MetOn, l.Saved, l.Provisional, l.Effect, l.Cite, l.Ask, l.Incomplete)
	}
	for i := range pos.Measures {
		m := &pos.Measures[i]
		out["measure."+m.ID] = fmt.Sprint(m.State, m.Taken, m.Reported, m.Cite, m.Ask, m.Incomplete, w.failing(m), w.lackOf(m))
	}
	out[nextSlot] = fmt.Sprint(pos.Next)
	return out
}

// part is a position with some of its slots only.
func part(pos *law.Position, keep func(slot string) bool) law.Position {
	out := *pos
	out.Determinations = kept(pos.Determinations, func(d law.Determination) bool { return keep("determine." + d.ID) })
	out.Limits = kept(pos.Limits, func(l law.Limit) bool { return keep("limit." + l.ID) })
	out.Measures = kept(pos.Measures, func(m law.Measure) bool { return keep("measure." + m.ID) })
	out.Accruals = kept(pos.Accruals, func(a law.Accrual) bool { return keep("accrual." + a.ID) })
	if !keep(nextSlot) {
		out.Next = law.Change{}
	}
	return out
}

func kept[T any](in []T, keep func(T) bool) []T {
	var out []T
	for _, x := range in {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
