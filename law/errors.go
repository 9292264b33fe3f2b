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

func unknownSlot(p *Pack, slot string) error {
	prob := fault.Problem{Value: slot, What: i18n.M("law.slot.unknown", "slot", slot)}
	if near, ok := fault.Nearest(slot, p.slotIDs()); ok {
		prob.Hint = i18n.M("law.did_you_mean", "word", near)
	}
	return fault.Problems{prob}
}

// message is an error made for people: its text exists in both languages.
type message i18n.Msg

func (m message) Error() string { return i18n.Msg(m).In(i18n.EN) }

func wrong(key string, args ...any) error { return message(i18n.M(key, args...)) } //i18n:keys law.*

func asMsg(err error) i18n.Msg {
	switch e := err.(type) {
	case message:
		return i18n.Msg(e)
	case unknownWord:
		return i18n.Msg(e.message)
	}
	return i18n.M("law.pack.error", "error", err.Error())
}
