package policy

import (
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
)

//i18n:keys policy.role.* policy.act.* policy.record.* policy.basis.*

// Role is what somebody is in a court or before it.
type Role string

// The roles.
const (
	Clerk          Role = "clerk"          // filing clerk, court clerk (立案人员、书记员)
	Officer        Role = "officer"        // enforcement officer (执行员)
	Judge          Role = "judge"          // enforcement judge (执行法官)
	Director       Role = "director"       // head of the enforcement bureau (执行局局长)
	VicePresident  Role = "vice_president" // 副院长
	President      Role = "president"      // 院长
	Supervisor     Role = "supervisor"     // for the court above, over the courts below it (上级法院监督人员)
	DebtorOffice   Role = "debtor_office"  // legal office of a debtor body (被执行人法制机构)
	Applicant      Role = "applicant"      // 申请执行人
	Representative Role = "representative" // of an applicant or a debtor (代理人)
	Overseer       Role = "overseer"       // procuratorate, people's congress: reads, never acts (监督机关)
	Administrator  Role = "administrator"  // keeps the system running, has no part in any case (系统管理员)
)

// Roles are all roles: those of the court by rank, then the court above, the parties, and those outside every case.
var Roles = []Role{Clerk, Officer, Judge, Director, VicePresident, President, Supervisor, DebtorOffice, Applicant, Representative,
	Overseer, Administrator}

// CourtRoles are the roles held by the staff of a court.
var CourtRoles = []Role{Clerk, Officer, Judge, Director, VicePresident, President, Supervisor, Administrator}

// Label returns the role for people; of a word that is no role, that there is none such.
func (r Role) Label() i18n.Msg {
	if !slices.Contains(Roles, r) {
		return i18n.M("policy.unknown.role", "word", string(r))
	}
	return i18n.Msg{Key: "policy.role." + string(r)}
}

// steps are the acts that are no measures of a case file.
var steps = []string{
	// around measures
	"emergency_detention", "early_release", "eviction", "lift_measure", "fine_settlement", "major_matter", "preservation",
	"advance_enforcement",
	// the course of the case
	"refuse_registration", "reassignment", "term_extension", "stay", "stay_extension", "suspension", "resumption",
	"termination", "end_of_round", "closing", "reversal", "change_of_party", "report_upward", "entrusted_enforcement",
	// recusal
	"recusal", "recusal_of_president",
	// the record and the desk itself
	"waive_content", "erasure", "law_install", "register_import",
}

// Acts are all acts an approval policy may have a rule for: the measures of the case file, then the steps.
var Acts = append(slices.Clone(casefile.Measures), steps...)

// ActLabel returns an act for people.
func ActLabel(act string) i18n.Msg {
	if slices.Contains(casefile.Measures, act) {
		return casefile.Label("measure", act)
	}
	return i18n.Msg{Key: "policy.act." + act}
}

// Records are what a rule can ask to be on file before an approval.
var Records = []string{
	"panel",               // the panel has deliberated (合议庭评议)
	"judicial_committee",  // the judicial committee has discussed it (审判委员会讨论)
	"three_officers",      // three or more enforcement officers have discussed it (三名以上执行员讨论)
	"applicant_signature", // the applicant has signed (申请执行人签字确认)
}

// Bases are the reasons a rule can have: the text of the law, analogy or reference to another text, or the policy alone.
var Bases = []string{"text", "analogy", "reference", "policy"}

// recordLabels returns records for people of l.
func recordLabels(records []string) []i18n.Msg {
	out := make([]i18n.Msg, len(records))
	for i, r := range records {
		out[i] = i18n.Msg{Key: "policy.record." + r}
	}
	return out
}
