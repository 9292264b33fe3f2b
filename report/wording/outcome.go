package wording

import (
	"slices"

	"mandamus/law"
)

// Outcome is a slot as it came out for one or more obligations.
type Outcome[T any] struct {
	Slot *T
	Pos  *law.Position // the first of them
	Of   []string      // ids of the obligations; nil: all of the case
}

// Outcomes are the slots of all obligations in the order of the pack. Obligations for which a slot looks alike share one outcome; look is
// all that a reader would see of it, as text to compare.
func Outcomes[T any](ps []law.Position, slots func(*law.Position) []T, look func(*T) string) []Outcome[T] {
	if len(ps) == 0 {
		return nil
	}
	var out []Outcome[T]
	for i := range slots(&ps[0]) {
		var looks []string
		first := len(out)
		for k := range ps {
			slot := &slots(&ps[k])[i]
			l := look(slot)
			j := slices.Index(looks, l)
			if j < 0 {
				j = len(looks)
				looks = append(looks, l)
				out = append(out, Outcome[T]{Slot: slot, Pos: &ps[k]})
			}
			out[first+j].Of = append(out[first+j].Of, ps[k].Obligation.ID)
		}
		if len(looks) == 1 {
			out[first].Of = nil
		}
	}
	return out
}
