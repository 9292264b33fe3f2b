package view

import (
	"slices"

	"mandamus/law"
)

// outcome is a slot as it came out for one or more obligations.
type outcome[T any] struct {
	slot *T
	pos  *law.Position // one of them
	of   []string      // the obligations; nil: all of the case
}

// outcomes are the slots of all obligations in the order of the pack. Obligations for which a slot looks alike share one outcome, so
// that a reader is told once what is so for all.
func outcomes[T any](ps []law.Position, slots func(*law.Position) []T, look func(*law.Position, *T) string) []outcome[T] {
	var out []outcome[T]
	if len(ps) == 0 {
		return nil
	}
	for i := range slots(&ps[0]) {
		var looks []string
		first := len(out)
		for k := range ps {
			slot := &slots(&ps[k])[i]
			l := look(&ps[k], slot)
			j := slices.Index(looks, l)
			if j < 0 {
				j = len(looks)
				looks = append(looks, l)
				out = append(out, outcome[T]{slot: slot, pos: &ps[k]})
			}
			out[first+j].of = append(out[first+j].of, ps[k].Obligation.ID)
		}
		if len(looks) == 1 {
			out[first].of = nil
		}
	}
	return out
}
