package sides

import (
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
)

// The words of the closed lists of a case file; a word in no list stands as it is.

func topic(l i18n.Lang, word string) string { return listed(l, "objection_topic", word) }

func decision(l i18n.Lang, word string) string { return listed(l, "decision", word) }

func actorWord(l i18n.Lang, word string) string { return listed(l, "actor", word) }

func stateWord(l i18n.Lang, word string) string { return listed(l, "performance_state", word) }

func listed(l i18n.Lang, list, word string) string {
	if !slices.Contains(casefile.Words(list), word) {
		return word
	}
	return casefile.Label(list, word).In(l)
}

// Term is a term of law with what it means in plain words.
type Term struct{ Name, Plain string }

//i18n:keys sides.term.*

// termsFor are the terms that are explained to each side.
var termsFor = map[string][]string{
	applicant: {"enforcement", "debtor", "title", "limit", "notice", "objection", "reconsideration", "halt", "end_of_round", "daily_fine", "court_above"},
	debtor:    {"enforcement", "title", "limit", "notice", "done_when", "objection", "clarification", "halt", "daily_fine", "delay_interest", "recommendation"},
}

func terms(l i18n.Lang, side string) []Term {
	var out []Term
	for _, word := range termsFor[side] {
		out = append(out, Term{i18n.T(l, "sides.term."+word), i18n.T(l, "sides.term."+word+".plain")})
	}
	return out
}
