package casefile

import (
	"slices"
	"strings"

	"mandamus/i18n"
)

//i18n:keys casefile.stage.*

// Every event has on (the day it happened: made, filed, received, paid) and kind, and may have fact (what happened, in
// words), obligations (those it concerns; none named: all), by (who did it), id and source. The typed fields below are what
// package law reads beyond that; a kind carries only those its row names.
//
//	until    last day of what the event sets: the period of a notice, the end of a stay, an obstacle or an extension, the
//	         agreed or promised day, the day by which a recommendation asks for a reply
//	amount   yuan: paid, offered, agreed, fined, transferred
//	rate     yuan a day, of a daily fine
//	days     of a detention
//	measure  the measure warned of, proposed, decided, served …
//	person   office-holder whom it concerns
//	party    applicant or debtor whom it concerns, as the one served
//	finding  what the court has found; value false: found not to be so
//	state    performance as reported by by, or as assessed by the court
//	way      how: ground, outcome or class, from the list the row names; outcomes are seen from the one who asked
//	number   case number
//
// For a stay, a suspension and a retrial, by is the one at whose request it was ordered: what the debtor brings about stops
// nothing in its own favour.

// Kind is one kind of event.
type Kind struct {
	Word  string
	Stage string   // heading under which people look for it: before, filing, notice …
	Must  []string // typed fields it has to carry
	May   []string // typed fields it may carry besides
	Ways  string   // name of the closed list of its way; empty where it has none
}

// Kinds are all kinds of event, in the order of a case.
var Kinds = slices.Concat(
	stage("before",
		kind("background"), kind("suit").may("number"), kind("judgment").may("number"), kind("judgment_final").may("number"),
		kind("award").may("number"), kind("service").must("party"), kind("title_revoked").may("number"),
		kind("retrial_application").may("number"), kind("retrial_ordered").may("number"), kind("retrial_refused").may("number"),
		kind("act_stayed").may("until"), kind("preservation").may("until amount"), kind("advance_enforcement").may("amount")),
	stage("filing",
		kind("application").may("number"), kind("application_corrected"), kind("registration").may("number"),
		kind("registration_refused").may("number"), kind("application_withdrawn"), kind("assignment")),
	stage("notice",
		kind("notice").may("until"), kind("notice_served").must("party"), kind("property_report_order").may("until"),
		kind("property_report"), kind("immediate_measure").may("measure amount"), kind("lead_given").ways("lead_urgency"),
		kind("lead_checked")),
	stage("performance",
		kind("payment").may("amount"), kind("performance_report").must("state"), kind("performance_assessed").must("state"),
		kind("demand"), kind("promise").may("until amount"), kind("offer").may("amount"), kind("settlement").may("until amount"),
		kind("settlement_breached"), kind("debtor_reply"), kind("debtor_note"), kind("extension_request").may("until"),
		kind("undertaking_missed")),
	stage("finding", kind("finding").must("finding").may("value person")),
	stage("time",
		kind("obstacle").may("until"), kind("stay").may("until").ways("stay_ground"),
		kind("suspension").may("until").ways("suspension_ground"), kind("resumption"), kind("extension").must("until"),
		kind("announcement").may("until"), kind("appraisal").may("until amount"), kind("jurisdiction_dispute").may("until")),
	stage("objection",
		kind("objection").may("number").ways("objection_topic"), kind("objection_docketed").may("number"),
		kind("objection_decided").may("number").ways("decision"), kind("objection_ruling_served").must("party"),
		kind("reconsideration").may("number"), kind("reconsideration_decided").may("number").ways("decision"),
		kind("outsider_objection").may("number"), kind("outsider_objection_decided").may("number").ways("decision"),
		kind("outsider_objection_ruling_served").may("party"), kind("outsider_suit").may("number"),
		kind("sanction_reconsideration").must("measure").may("person number"),
		kind("sanction_reconsideration_decided").must("measure").may("person number").ways("decision")),
	stage("measure",
		kind("measure_warned").must("measure").may("amount rate days person until"),
		kind("measure_proposed").must("measure").may("amount rate days person"),
		kind("measure_approved").must("measure").may("person"), kind("measure_refused").must("measure").may("person"),
		kind("measure_decided").must("measure").may("amount rate days person party until number").ways("property_class"),
		kind("measure_served").must("measure").may("person party"), kind("measure_begun").must("measure").may("person until"),
		kind("measure_stayed").must("measure").may("person until"),
		kind("measure_renewed").must("measure").may("until").ways("property_class"),
		kind("measure_lifted").must("measure").may("person"), kind("measure_completed").must("measure").may("amount person"),
		kind("measure_settled").must("measure").may("amount person"), kind("recommendation_reply"),
		kind("family_notified").must("person"), kind("fine_reimbursed").may("amount person")),
	stage("crime",
		kind("police_file_received").may("person"), kind("police_docketed").may("person number"),
		kind("police_refused").may("person"), kind("private_prosecution").may("person number")),
	stage("repeat",
		kind("new_act").may("number"), kind("suit_against_new_act").may("number"), kind("repeat_revoked").may("number")),
	stage("independence",
		kind("interference"), kind("interference_reported"), kind("recusal_requested"), kind("recusal_decided").ways("decision"),
		kind("recusal_reconsideration"), kind("recusal_reconsideration_decided").ways("decision")),
	stage("route",
		kind("inaction_application").may("number"), kind("court_above_supervision"),
		kind("order_to_enforce").may("until number"), kind("order_received"), kind("order_disputed"),
		kind("elevation").may("number"), kind("designation").may("number"), kind("cross_enforcement").may("number"),
		kind("entrustment").may("number"), kind("report_upward"), kind("second_instance_decides"),
		kind("transfer_of_enforcement").may("number")),
	stage("party",
		kind("change_of_party_requested").may("party"), kind("change_of_party").must("party").may("number").ways("decision")),
	stage("procuratorate",
		kind("procuratorate_application"), kind("procuratorate_accepted").ways("supervision_start"),
		kind("procuratorate_supervision"), kind("procuratorate_recommendation").may("number"),
		kind("court_reply_to_procuratorate")),
	stage("compensation",
		kind("payment_application"), kind("payment_application_accepted"), kind("finance_application"), kind("finance_accepted")),
	stage("act",
		kind("act_decided").may("number"), kind("act_served").may("party"), kind("demand_served").may("party until"),
		kind("act_application").may("number"), kind("act_accepted").may("number"), kind("act_application_refused").may("number"),
		kind("act_ruled").may("number").ways("decision"), kind("act_ruling_served").may("party"),
		kind("act_reconsideration").may("number"), kind("act_reconsideration_decided").may("number").ways("decision")),
	stage("closing", kind("closing").ways("closing_way"), kind("reversal").may("amount number")),
	stage("around",
		kind("letter"), kind("meeting"), kind("incident"), kind("statement"), kind("publication"), kind("last_report")),
)

// KindOf returns the kind of event called word.
func KindOf(word string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Word == word })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}

// Label returns what the kind is called.
func (k Kind) Label() i18n.Msg { return Label("event", k.Word) }

// StageLabel returns the heading under which the kind stands.
func (k Kind) StageLabel() i18n.Msg { return i18n.Msg{Key: "casefile.stage." + k.Stage} }

// Carries reports whether an event of the kind may have the typed field.
func (k Kind) Carries(field string) bool {
	return slices.Contains(k.Must, field) || slices.Contains(k.May, field)
}

func kind(word string) Kind { return Kind{Word: word} }

func (k Kind) must(fields string) Kind {
	k.Must = strings.Fields(fields)
	return k
}

func (k Kind) may(fields string) Kind {
	k.May = append(k.May, strings.Fields(fields)...)
	return k
}

// ways gives the kind a way, from the closed list named.
func (k Kind) ways(list string) Kind {
	k.Ways = list
	k.May = append(k.May, "way")
	return k
}

func stage(name string, kinds ...Kind) []Kind {
	for i := range kinds {
		kinds[i].Stage = name
	}
	return kinds
}

// kindWords returns the words of all kinds.
func kindWords() []string {
	words := make([]string, len(Kinds))
	for i, k := range Kinds {
		words[i] = k.Word
	}
	return words
}
