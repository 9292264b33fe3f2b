package law

import (
	"slices"
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

// unknownWord is a word that names nothing, with the nearest that does.
type unknownWord struct {
	message
	hint i18n.Msg
}

func noSuch(key, word string, among []string) error {
	out := unknownWord{message: message(i18n.M(key, "name", word))} //i18n:keys law.pack.*
	if near, ok := fault.Nearest(word, among); ok {
		out.hint = i18n.M("law.did_you_mean", "word", near)
	}
	return out
}

func unknownReading(p *Pack, id string) error {
	prob := fault.Problem{Value: id, What: i18n.M("law.reading.unknown", "reading", id)}
	if near, ok := fault.Nearest(id, p.Readings.Keys); ok {
		prob.Hint = i18n.M("law.did_you_mean", "word", near)
	}
	return fault.Problems{prob}
}

func unknownChoice(r Reading, id, choice string) error {
	return fault.Problems{{Value: choice, What: i18n.M("law.reading.choice", "reading", id, "choice", choice,
		"among", strings.Join(slices.Clone(r.Choices.Keys), ", "))}}
}

// slotIDs are the ids of all slots: limit.apply, measure.transfer …
func (p *Pack) slotIDs() []string {
	var out []string
	for _, k := range []struct {
		kind string
		ids  []string
	}{{"limit.", p.Limits.Keys}, {"measure.", p.Measures.Keys}, {"accrual.", p.Accruals.Keys}, {"determine.", p.Determine.Keys}} {
		for _, id := range k.ids {
			out = append(out, k.kind+id)
		}
	}
	return out
}

func unknownSlot(p *Pack, slot string) error {
	prob := fault.Problem{Value: slot, What: i18n.M("law.slot.unknown", "slot", slot)}
	if near, ok := fault.Nearest(slot, p.slotIDs()); ok {
		prob.Hint = i18n.M("law.did_you_mean", "word", near)
	}
	return fault.Problems{prob}
}
