package docket

import (
	"maps"
	"slices"
	"strings"

	"mandamus/i18n"
)

//i18n:keys docket.word.*
//i18n:keys docket.field.*

// lists gives each closed list of this package its name. The lists that a case file has too are in package casefile.
var lists = map[string][]string{
	"number_use": NumberUses, "assignment_reason": AssignmentReasons, "relation": Relations, "link_effect": LinkEffects,
	"correction_reason": CorrectionReasons, "erasure_basis": ErasureBases, "side": Sides, "representative_kind": RepresentativeKinds,
	"scope": Scopes, "unclearness": Unclearness, "passage_reason": PassageReasons, "paper_kind": PaperKinds, "paper_way": PaperWays, "manner": Manners, "evidence_kind": EvidenceKinds,
	"revision_reason": RevisionReasons, "refusal_reason": RefusalReasons,
	"termination_ground": TerminationGrounds, "hearing_topic": HearingTopics, "moving_reason": MovingReasons, "hold_reason": HoldReasons,
	"hold_ending": HoldEndings, "nonuse_sort": NonUseSorts, "nonuse_reason": NonUseReasons, "station": Stations,
	"stance": Stances, "moderation_outcome": ModerationOutcomes, "moderation_reason": ModerationReasons,
	"correction_outcome": CorrectionOutcomes, "secrecy_ground": SecrecyGrounds,
}

// Lists returns the names of the closed lists in order.
func Lists() []string { return slices.Sorted(maps.Keys(lists)) }

// WordsOf returns the words of the closed list called name; nil if there is none. The caller must not change them.
func WordsOf(name string) []string { return lists[name] }

// Label returns what a word of a closed list means: Label("hold_reason", "awaiting_reply") is 等待答复, awaiting a reply.
func Label(list, word string) i18n.Msg { return i18n.Msg{Key: "docket.word." + list + "." + word} }

// Said is Label of a word of the list, and of any other text that text: what may be a word or somebody's own.
func Said(list, text string) i18n.Localizer {
	if slices.Contains(lists[list], text) {
		return Label(list, text)
	}
	return i18n.Text{ZH: text, EN: text}
}

// fieldLabel returns what a field of a command is called.
func fieldLabel(name string) i18n.Msg { return i18n.Msg{Key: "docket.field." + name} }

// fields are several fields, to be listed in a sentence.
type fields []string

func fieldLabels(names []string) fields { return names }

// In returns the names of the fields in l.
func (f fields) In(l i18n.Lang) string {
	var out []string
	for _, name := range f {
		out = append(out, fieldLabel(name).In(l))
	}
	if l == i18n.ZH {
		return strings.Join(out, "、")
	}
	return strings.Join(out, ", ")
}
