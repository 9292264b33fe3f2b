// Package policy says who in a court may do what, and what of a case is shown to whom: as three readable files and pure functions.
//
// The matrix (policies/roles.yaml) answers the coarse question: may somebody in this role take this action at all, in the
// own court and in another? An approval policy (policies/cn-court.yaml is the one that ships) answers the fine one: who
// proposes an act, who approves it, and who stands in, in which order. A step needs both answers to be yes. A policy of what is
// revealed (policies/reveal.yaml) says of a case that somebody may read which personal values, events and measures they see.
//
// Words:
//
//   - A role is what somebody is in a court or before it: judge, president, debtor_office. The list is closed (Roles).
//   - An action of the matrix is a verb of the desk, such as case.read. An act of an approval policy is what is proposed and
//     approved: a measure of the case file, or one of the steps this package names (Acts).
//   - Substitution is the order in which roles stand in for an approver who is missing: vacant, away, recused, or the very
//     person who proposed the act. Whoever is passed over, and why, is part of the answer, so that it can be recorded.
//   - A family is what is shown or withheld together: the names, the addresses, the proposals and approvals.
//   - A record is the minutes of a body (panel, judicial committee), or the applicant's signature, that must be on file before
//     an approval.
//
// Nobody approves what they proposed, whatever a file says. Everything not foreseen is denied: an unknown role, action or act,
// a request that lacks something, a personal field of no family, a policy whose file has an error.
//
// The package does not say whether the law opens a measure (package law does), it does not know who is on leave or recused
// (the caller tells), and it keeps nothing.
package policy

import (
	"embed"
	"sync"

	"mandamus/fault"
	"mandamus/i18n"
)

//go:embed policies/*.yaml
var files embed.FS

// Policy is an approval policy. Load makes one; the zero Policy denies everything. It never changes.
type Policy struct {
	ID    string
	Label i18n.Text

	sound bool // read without an error
	rules map[string]Rule
	order []string // acts as the file has them
}

// Rule is what a policy says of one act.
type Rule struct {
	Act      string
	Propose  []Role    // any of them proposes
	Approve  Role      // who approves; others only by substitution
	Deputies []Role    // who stands in, first to last
	After    []string  // one of these records must be on file; none needed where empty
	Basis    string    // why: text, analogy, reference, or policy where the law is silent
	Note     i18n.Text // may be empty
}

// Rule returns what the policy says of an act.
func (p *Policy) Rule(act string) (Rule, bool) {
	r, ok := p.rules[act]
	return r, ok
}

// Acts returns the acts the policy has a rule for, in the order of its file. The caller must not change the list.
func (p *Policy) Acts() []string { return p.order }

// Chain returns the approver and those who stand in, first to last.
func (r Rule) Chain() []Role { return append([]Role{r.Approve}, r.Deputies...) }

// Default returns the policy that ships with the program, for a court of the People's Republic of China.
var Default = sync.OnceValue(func() *Policy {
	p, problems := Load("cn-court.yaml", shipped("cn-court.yaml"))
	mustBeSound(problems)
	return p
})

// shipped returns an embedded file.
func shipped(name string) []byte {
	data, err := files.ReadFile("policies/" + name)
	if err != nil {
		panic("policy: " + err.Error())
	}
	return data
}

// mustBeSound stops a program whose own files are broken.
func mustBeSound(problems fault.Problems) {
	if err := problems.Err(); err != nil {
		panic("policy: " + err.Error())
	}
}
