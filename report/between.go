package report

import (
	"slices"

	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
)

// What stands between an office and a measure that is not open. A closed one has conditions that fail, each with what would mend it;
// what the file does not give does not matter then. An undetermined one lacks facts, and may be blocked by what nobody reports.

// between is what stands between the office and a measure that is not open, in clauses; what is said elsewhere is left out.
func (w *writer) between(m *law.Measure, said elsewhere) string {
	out := each.Mapped(w.Obstacles(m), w.Obstacle)
	if lack := w.LackOf(m); !lack.None() {
		out = append(out, w.Lacking(lack.Without(said.lack), w.numbers)...)
	} else if m.State == law.Undetermined && len(out) == 0 {
		out = append(out, w.OnlyBlocked())
	}
	if clause, ok := w.OpensOn(m); ok {
		out = append(out, clause)
	}
	blocks := each.Kept(w.Blocks(m), func(s string) bool { return !slices.Contains(said.blocks, s) })
	if clause := w.Unless(blocks); clause != "" {
		out = append(out, clause)
	}
	return w.Clauses(out)
}

// elsewhere is what a page says once for several measures, so that none of them repeats it.
type elsewhere struct {
	lack   wording.Lack // what all undetermined ones lack
	blocks []string     // what may block one or more of them
}

// common is what can be said once for a list of measures; nothing where fewer than two are undetermined.
func (w *writer) common(ms []wording.Outcome[law.Measure]) elsewhere {
	var out elsewhere
	undetermined := each.Kept(ms, func(m wording.Outcome[law.Measure]) bool { return m.Slot.State == law.Undetermined })
	if len(undetermined) < 2 {
		return out
	}
	out.lack = w.LackOf(undetermined[0].Slot)
	for _, m := range undetermined {
		out.lack = out.lack.Both(w.LackOf(m.Slot))
		out.blocks = append(out.blocks, w.Blocks(m.Slot)...)
	}
	out.blocks = each.Once(out.blocks)
	return out
}
