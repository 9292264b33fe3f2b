package docket

import (
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

//i18n:keys docket.refuse.*

// Refusal says why a command is not carried out: which rule stands in the way, where it is written, what of this case it rests
// on, and what would remove it. It is an answer, not a failure.
type Refusal struct {
	Rule     string         // stable id: "measure.not_open"
	Cite     []string       // ids of provisions in the pack of law; none where the rule is one of keeping a docket
	Fact     i18n.Msg       // what of this case stands in the way
	Remedy   i18n.Msg       // what would remove it
	Grounds  []Ground       // of a measure that is not open: the conditions that fail or are not known
	Problems fault.Problems // of a command that does not say what it must: what is wrong, by field
}

// Error returns the refusal in English.
func (r *Refusal) Error() string { return r.In(i18n.EN) }

// In returns the refusal in l: what stands in the way, the conditions or problems, and what to do.
func (r *Refusal) In(l i18n.Lang) string {
	parts := []string{r.Fact.In(l)}
	for _, g := range r.Grounds {
		parts = append(parts, g.Text.In(l))
	}
	for _, p := range r.Problems {
		parts = append(parts, p.In(l))
	}
	if remedy := r.Remedy.In(l); remedy != "" {
		parts = append(parts, remedy)
	}
	if l == i18n.ZH {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, " ")
}

// rules are the rules by which Decide refuses, with the provisions they rest on. What they say stands in the catalogue, under
// docket.refuse.RULE and docket.refuse.RULE.remedy.
var rules = map[string][]string{
	"unknown_kind":   nil,
	"reconstruction": nil,
	"not_opened":     nil,
	"opened":         nil,
	"closed":         nil,
	"future":         nil,
	"inexact_day":    nil,
	"office":         nil,
	"shape":          nil,
	"unknown_id":     nil,
	"unknown_word":   nil,
	"wanting":        nil,
	"own_verb":       nil,

	"application.one_side":   {"cpl.application"},
	"application.none":       {"cpl.application"},
	"application.decided":    {"cpl.application"},
	"application.no_duty":    {"cpl_interp.content"},
	"application.no_reasons": {"filing_rules.decide"},

	"obligation.not_money":  nil,
	"obligation.performed":  nil,
	"notice.not_registered": {"cpl.notice"},
	"notice.none":           {"cpl.notice"},

	"finding.not_compared":      {"spc.repeat_same"},
	"finding.procedure":         {"spc.repeat_procedure"},
	"finding.changed":           {"spc.repeat_same"},
	"finding.person":            nil,
	"clarification.answered":    nil,
	"representative.withdrawn":  nil,
	"party.side":                {"cpl.succession"},
	"settlement.none":           {"cpl.settlement"},
	"settlement.time_runs":      {"cpl.settlement"},
	"settlement.already_broken": {"cpl.settlement"},

	"measure.not_open":        nil,
	"measure.no_basis":        nil,
	"measure.own_proposal":    nil,
	"measure.station":         nil,
	"measure.not_approved":    {"all.sanction_approval"},
	"measure.recusal":         {"spc.recusal"},
	"measure.terms":           nil,
	"fine.incomplete":         {"all.daily_fine"},
	"fine.not_owed":           {"all.daily_fine"},
	"fine.not_on_person":      {"all.daily_fine"},
	"detention.person":        {"all.detention"},
	"detention.deputy":        {"deputies_law.permission"},
	"detention.no_permission": {"deputies_law.permission"},

	"performance.manner": nil,
	"proposal.already":   nil,
	"proposal.decided":   nil,

	"objection.decided":    {"cpl.objection"},
	"halt.none":            {"exec_rules.resumption"},
	"halt.already":         {"cpl.suspension"},
	"closing.not_assessed": {"exec_rules.closing"},
	"closing.act":          {"cpl_interp.end_of_round"},
	"closing.not_left":     {"docketing_2014.terminated"},
	"closing.ground":       {"cpl.termination"},
	"closing.verb":         nil,
	"reversal.stands":      {"cpl.reversal"},
	"reversal.nothing":     {"cpl.reversal"},

	"hearing.held":        nil,
	"hearing.past":        nil,
	"hearing.not_yet":     nil,
	"hold.already":        nil,
	"hold.none":           nil,
	"hold.past":           nil,
	"lapse.not_yet":       nil,
	"lapse.noted":         nil,
	"nonuse.finding":      nil,
	"law.noted":           nil,
	"reply.moderated":     nil,
	"reply.own":           nil,
	"reply.too_long":      nil,
	"publicity.already":   nil,
	"publicity.open":      nil,
	"correction.none":     nil,
	"correction.fixed":    nil,
	"correction.answered": nil,
	"correction.kind":     nil,
	"correction.anew":     nil,
	"erasure.nothing":     nil,
	"number.taken":        {"case_numbers.sequence"},
	"link.nowhere":        nil,
	"retrial.no_benefit":  {"spc.retrial_suspension"},
}

// refuse makes the refusal of a rule. The arguments go to both of its messages.
func refuse(rule string, args ...any) *Refusal {
	cite, ok := rules[rule]
	if !ok {
		panic("docket: no rule " + rule)
	}
	return &Refusal{
		Rule: rule, Cite: cite,
		Fact:   i18n.Msg{Key: "docket.refuse." + rule, Args: args},
		Remedy: i18n.Msg{Key: "docket.refuse." + rule + ".remedy", Args: args},
	}
}
