package casefile

import (
	"maps"
	"slices"

	"mandamus/i18n"
)

//i18n:keys casefile.word.*
//i18n:keys casefile.list.*

// The closed lists of the format. What the words mean stands in both languages in the catalogue, see Label.
var (
	TitleKinds = []string{"admin_judgment", "admin_ruling", "admin_mediation", "compensation_judgment", "compensation_decision",
		"civil_judgment", "arbitral_award", "admin_act"}
	Instances     = []string{"first", "second", "retrial"}
	JudgmentKinds = []string{"dismiss", "revoke", "revoke_and_remake", "perform_duty", "pay", "confirm_illegality",
		"confirm_nullity", "remedial", "vary", "agreement", "compensation", "mediated"}
	AnnulmentGrounds = []string{"procedure", "substance"}
	ApplicantKinds   = []string{"citizen", "legal_person", "other_organisation", "organ"}
	DebtorKinds      = []string{"public_body", "authorised_organisation", "private"}
	DebtorLevels     = []string{"state_council_department", "province_government", "province_department", "prefecture_government",
		"prefecture_department", "county_government", "county_department", "township_government", "subdistrict",
		"development_zone", "mixed", "private"}
	PersonRoles     = []string{"head", "responsible_supervisor", "directly_responsible"}
	Deputies        = []string{"none", "township", "county_or_above"}
	ObligationKinds = []string{"pay", "return_fine", "return_property", "remake", "perform_duty", "remedial",
		"perform_agreement", "disclose", "hand_over", "refrain", "declaratory", "execute_permit", "other"}
	Natures = []string{"compensation", "indemnity", "benefit", "agreement_damages", "returned_fine", "costs",
		"civil_debt"}
	PeriodKinds       = []string{"day", "length", "unstated", "unknown"}
	PeriodStarts      = []string{"service", "effectiveness"}
	InterestAwards    = []string{"awarded", "not_awarded"}
	PerformanceStates = []string{"none", "partial", "full", "disputed"}
	PerformanceVoices = []string{"court", "debtor", "applicant", "report"}
	AccountNatures    = []string{"own_funds", "fiscal_funds", "treasury", "earmarked"}
	Abilities         = []string{"able", "unable"}
	Reliabilities     = []string{"court", "court_site", "court_site_reprint", "judgment_database", "procuratorate",
		"procuratorate_reprint", "major_press", "press", "press_reprint", "law_firm", "advocacy", "party", "docket"}
	Measures = []string{"transfer", "daily_fine", "public_notice", "judicial_recommendation", "detention",
		"criminal_referral", "unit_fine", "person_fine", "assistance_fine", "dishonest_listing", "notify_superior", "freeze",
		"property_report", "consumption_restriction", "substitute_performance", "delay_fee", "search", "letters"}
	Findings = []string{"refusal", "grave_social_impact", "serious_circumstances", "just_cause_late", "clear_content",
		"account_not_fiscal", "head_identified", "responsible_identified", "able_to_perform", "substantially_same",
		"special_case", "hearing_held", "fully_performed", "no_property", "public_interest_exempt"}
	// Actors are who may stand in an event's by, beside the ids of the file.
	Actors = []string{"court", "president", "court_above", "applicant", "debtor", "superior", "supervisory_commission",
		"procuratorate", "police", "finance", "congress", "outsider", "third_party"}
)

// The closed lists of an event's way, one for each group of kinds that has one.
var (
	ClosingWays      = []string{"performed", "end_of_round", "terminated", "deregistered", "not_enforced", "dismissed"}
	Decisions        = []string{"granted", "partly_granted", "refused", "remanded"} // seen from the one who asked
	StayGrounds      = []string{"security", "court_above", "review", "retrial", "other"}
	SuspensionGround = []string{"applicant_agrees", "settlement", "outsider_objection", "succession", "review", "retrial", "other"}
	ObjectionTopics  = []string{"enforcement_act", "jurisdiction", "limitation", "closing"}
	LeadUrgencies    = []string{"ordinary", "urgent"}
	SupervisionStart = []string{"on_application", "ex_officio"}
	PropertyClasses  = []string{"deposits", "movables", "immovables_or_rights"}
)

// lists gives each closed list its name, as used in the tag words and in the catalogue. The list "event" is made of Kinds.
var lists = map[string][]string{
	"title_kind": TitleKinds, "instance": Instances, "judgment_kind": JudgmentKinds, "annulled_for": AnnulmentGrounds,
	"applicant_kind": ApplicantKinds, "debtor_kind": DebtorKinds, "debtor_level": DebtorLevels, "person_role": PersonRoles,
	"deputy": Deputies, "obligation_kind": ObligationKinds, "nature": Natures, "period_kind": PeriodKinds,
	"period_from": PeriodStarts, "general_interest": InterestAwards, "performance_state": PerformanceStates,
	"performance_by": PerformanceVoices, "account": AccountNatures, "ability": Abilities, "reliability": Reliabilities,
	"measure": Measures, "finding": Findings, "actor": Actors, "closing_way": ClosingWays, "decision": Decisions,
	"stay_ground": StayGrounds, "suspension_ground": SuspensionGround, "objection_topic": ObjectionTopics,
	"lead_urgency": LeadUrgencies, "supervision_start": SupervisionStart, "property_class": PropertyClasses,
	"event": kindWords(),
}

// Lists returns the names of the closed lists in order.
func Lists() []string { return slices.Sorted(maps.Keys(lists)) }

// Words returns the words of the closed list called name; nil if there is none. The caller must not change them.
func Words(name string) []string { return lists[name] }

// Label returns what a word of a closed list means, as a message: Label("measure", "daily_fine") is 按日罚款, daily fine.
func Label(list, word string) i18n.Msg { return i18n.Msg{Key: "casefile.word." + list + "." + word} }

// listLabel returns the name of a closed list for people.
func listLabel(list string) i18n.Msg { return i18n.Msg{Key: "casefile.list." + list} }
