package policy

import (
	"slices"

	"mandamus/i18n"
)

//i18n:keys policy.passed.*

// Step is what somebody wants to do with an act. The zero Step is none and is denied.
type Step uint8

// The steps.
const (
	Propose Step = iota + 1
	Approve      // approve or refuse: who may do the one may do the other
)

// Member is somebody on the staff of the court, as the day of the request finds them.
type Member struct {
	ID      string
	Roles   []Role
	Recused bool // recused in this case, or requested to be and not yet decided
	Absent  bool // declared away that day
}

// Request asks whether an act may be proposed or approved.
type Request struct {
	Act      string
	Step     Step
	Actor    string   // staff id of who wants to
	Proposer string   // staff id of who proposed; for Approve
	Staff    []Member // the staff of the court, in order of seniority; who is left out does not exist
	Records  []string // what is on file, of Records
}

// Decision is the answer to a request. Whatever is not allowed has a reason.
type Decision struct {
	Allowed   bool
	By        Role      // the role in which the actor may do it; empty where denied
	Why       i18n.Msg  // the rule that allows or denies
	Deputised bool      // the actor stands in for the approver the rule names
	Eligible  []string  // for Approve: staff ids of those who may do it now, whoever asked
	Passed    []Passing // for Approve: who was passed over before them
}

// Passing is somebody passed over in the order of substitution, or a role nobody holds.
type Passing struct {
	Role   Role
	Member string // staff id; empty where nobody holds the role
	Reason string // vacant, proposer, recused, absent
}

// Label returns the passing over for people.
func (p Passing) Label() i18n.Msg {
	return i18n.Msg{Key: "policy.passed." + p.Reason, Args: []any{"role", p.Role.Label(), "member", p.Member}}
}

// Decide answers a request under a policy. It denies whatever it does not know: no policy or one with an error, an act without
// a rule, an actor who is not on the staff.
func Decide(p *Policy, r Request) Decision {
	if p == nil || !p.sound {
		return deny("policy.faulty")
	}
	rule, ok := p.rules[r.Act]
	if !ok {
		return deny("policy.no_rule", "act", r.Act)
	}
	actor, ok := r.member(r.Actor)
	switch {
	case !ok:
		return deny("policy.stranger", "actor", r.Actor)
	case actor.Recused:
		return deny("policy.recused")
	case actor.Absent:
		return deny("policy.absent")
	case r.Step == Propose:
		return propose(rule, actor)
	case r.Step == Approve:
		return approve(rule, r, actor)
	}
	return deny("policy.no_step")
}

// deny returns a refusal with its reason.
func deny(key string, args ...any) Decision { return Decision{Why: i18n.M(key, args...)} }

// officer finds the member of staff with the id. One who is listed twice is not trusted to be either.
func (r Request) member(id string) (Member, bool) {
	var found []Member
	for _, m := range r.Staff {
		if m.ID == id && id != "" {
			found = append(found, m)
		}
	}
	if len(found) != 1 {
		return Member{}, false
	}
	return found[0], true
}

func propose(rule Rule, actor Member) Decision {
	for _, role := range rule.Propose {
		if slices.Contains(actor.Roles, role) {
			return Decision{Allowed: true, By: role, Why: i18n.M("policy.proposes", "role", role.Label(), "act", ActLabel(rule.Act))}
		}
	}
	return deny("policy.proposes_not", "act", ActLabel(rule.Act), "roles", labels(rule.Propose))
}

// approve walks the order of substitution to the first role with somebody who may act.
func approve(rule Rule, r Request, actor Member) Decision {
	if r.Proposer == "" {
		return deny("policy.no_proposer")
	}
	by, free, passed := eligible(rule, r)
	d := approval(rule, r, actor, by, free)
	d.Eligible, d.Passed = free, passed
	return d
}

// approval judges the actor against those who may act.
func approval(rule Rule, r Request, actor Member, by Role, free []string) Decision {
	chain, act := rule.Chain(), ActLabel(rule.Act)
	switch {
	case actor.ID == r.Proposer:
		return deny("policy.own_proposal")
	case !slices.ContainsFunc(actor.Roles, func(x Role) bool { return slices.Contains(chain, x) }):
		return deny("policy.approves_not", "act", act, "roles", labels(chain))
	case len(rule.After) > 0 && !slices.ContainsFunc(rule.After, func(x string) bool { return slices.Contains(r.Records, x) }):
		return deny("policy.record_missing", "act", act, "records", alternatives(recordLabels(rule.After)))
	case len(free) == 0:
		return deny("policy.nobody_left", "act", act)
	case !slices.Contains(free, actor.ID):
		return deny("policy.not_your_turn", "role", by.Label(), "act", act)
	case by != rule.Approve:
		why := i18n.M("policy.deputises", "role", by.Label(), "approver", rule.Approve.Label(), "act", act)
		return Decision{Allowed: true, By: by, Why: why, Deputised: true}
	}
	return Decision{Allowed: true, By: by, Why: i18n.M("policy.approves", "role", by.Label(), "act", act)}
}

// eligible returns the first role in the order of substitution that has somebody free to act, those people, and whom it passed
// over on the way. It returns no people where nobody is left.
func eligible(rule Rule, r Request) (by Role, free []string, passed []Passing) {
	for _, role := range rule.Chain() {
		var skipped []Passing
		for _, m := range r.Staff {
			if !slices.Contains(m.Roles, role) {
				continue
			}
			if reason := m.unfit(r.Proposer); reason != "" {
				skipped = append(skipped, Passing{role, m.ID, reason})
			} else {
				free = append(free, m.ID)
			}
		}
		if len(free) > 0 {
			return role, free, passed
		}
		if len(skipped) == 0 {
			skipped = []Passing{{Role: role, Reason: "vacant"}}
		}
		passed = append(passed, skipped...)
	}
	return "", nil, passed
}

// unfit says why a member of staff cannot approve; empty where nothing stands in the way.
func (m Member) unfit(proposer string) string {
	switch {
	case m.ID == proposer:
		return "proposer"
	case m.Recused:
		return "recused"
	case m.Absent:
		return "absent"
	}
	return ""
}
