package casework

import (
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
)

// list is a closed list of words: of package docket or of a case file.
type list struct {
	of   string // docket or casefile
	name string
}

func inDocket(name string) list   { return list{"docket", name} }
func inCasefile(name string) list { return list{"casefile", name} }

// words returns the words of the list; nil of no list.
func (l list) words() []string {
	switch l.of {
	case "docket":
		return docket.WordsOf(l.name)
	case "casefile":
		return casefile.Words(l.name)
	}
	return nil
}

// label returns what a word of the list means.
func (l list) label(word string) i18n.Msg {
	if l.of == "docket" {
		return docket.Label(l.name, word)
	}
	return casefile.Label(l.name, word)
}

// choice is one of the values a field may have, with its words.
type choice struct{ value, text string }

// choices returns the words of the list for a reader.
func (l list) choices(lang i18n.Lang) []choice {
	var out []choice
	for _, w := range l.words() {
		out = append(out, choice{w, l.label(w).In(lang)})
	}
	return out
}

// listsOf says from which closed list a field of a body takes its words: under the name of the kind of event and the field, or under
// the field alone where it is the same everywhere.
var listsOf = map[string]list{
	"state": inCasefile("performance_state"), "measure": inCasefile("measure"), "finding": inCasefile("finding"), "side": inDocket("side"),
	"scope": inDocket("scope"), "unclear": inDocket("unclearness"), "nature": inCasefile("nature"), "account": inCasefile("account"),
	"ability": inCasefile("ability"), "general_interest": inCasefile("general_interest"), "role": inCasefile("person_role"),
	"deputy": inCasefile("deputy"), "level": inCasefile("debtor_level"), "instance": inCasefile("instance"),
	"judgment": inCasefile("judgment_kind"), "annulled_for": inCasefile("annulled_for"), "relation": inDocket("relation"),
	"effect": inDocket("link_effect"), "use": inDocket("number_use"), "why": inDocket("hold_ending"), "ground": inDocket("termination_ground"),
	"sort": inDocket("nonuse_sort"), "period.kind": inCasefile("period_kind"), "period.from": inCasefile("period_from"),
	"remedy_to": inCasefile("actor"), "manner": inDocket("manner"),

	"hold.placed reason": inDocket("hold_reason"), "hearing.moved reason": inDocket("moving_reason"),
	"hearing.scheduled about": inDocket("hearing_topic"), "case.assigned reason": inDocket("assignment_reason"),
	"correction.made reason": inDocket("correction_reason"), "obligation.revised reason": inDocket("revision_reason"),
	"measure.refused reason": inDocket("refusal_reason"), "nonuse.noted reason": inDocket("nonuse_reason"),
	"value.erased basis": inDocket("erasure_basis"), "title.described kind": inCasefile("title_kind"),
	"obligation.typed kind": inCasefile("obligation_kind"), "obligation.revised kind": inCasefile("obligation_kind"),
	"representative.appeared kind": inDocket("representative_kind"), "passage.set_aside reason": inDocket("passage_reason"),
	"paper.received kind": inDocket("paper_kind"), "paper.received way": inDocket("paper_way"), "act.refused reason": inDocket("refusal_reason"),
	"reply.filed stance": inDocket("stance"), "reply.moderated outcome": inDocket("moderation_outcome"),
	"reply.moderated reason": inDocket("moderation_reason"), "correction.requested ground": inDocket("correction_reason"),
	"correction.answered outcome": inDocket("correction_outcome"), "publicity.restricted ground": inDocket("secrecy_ground"),
}

// partyKinds are the kinds of party, by side.
var partyKinds = map[string]list{"applicant": inCasefile("applicant_kind"), "debtor": inCasefile("debtor_kind")}

// listOf returns the closed list of a field of an event's body; the zero list where it has none.
func listOf(kind docket.Kind, body docket.Body, field string) list {
	if l, ok := listsOf[kind.Name+" "+field]; ok {
		return l
	}
	if p, ok := body.(*docket.PartyAdded); ok && field == "kind" {
		return partyKinds[p.Side]
	}
	if field == "way" {
		if k, ok := casefile.KindOf(kind.Event); ok && k.Ways != "" {
			return inCasefile(k.Ways)
		}
	}
	return listsOf[field]
}
