package casework

import (
	"mandamus/app"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// Some steps of procedure need somebody's approval first. Their form then makes a proposal: it is shown as one, recorded as one, and the step
// is taken by the same form once it was approved.

// actsOf are the acts that a form may come to, before it says which.
func (k *kase) actsOf(b *verb) []string {
	switch b.name {
	case "close":
		return []string{"closing", "end_of_round"}
	case "occurrence":
		if kind, ok := freeKind(k.kind); ok && docket.OccurrenceAct(kind.Blank()) != "" {
			return []string{docket.OccurrenceAct(kind.Blank())}
		}
		return nil
	}
	if step := docket.StepOf(b.nothing()); step.Act != "" {
		return []string{step.Act}
	}
	return nil
}

// approvals say of a form how far its steps are with their approval.
func (k *kase) approvals(b *verb) []notice {
	var out []notice
	for _, act := range k.actsOf(b) {
		s := k.app.Approval(k.actor, k.Docket, act, "")
		if !s.Needed {
			continue
		}
		args := i18n.Args{"act": policy.ActLabel(act), "role": s.Rule.Approve.Label()}
		switch p := s.Proposal; {
		case p != nil && p.Ready():
			out = append(out, notice{"g", k.t("casework.approval.ready", args, "on", p.Approved.On, "who", k.who(p.Approved.Actor))})
		case p != nil && p.Waits():
			out = append(out, notice{"a", k.t("casework.approval.waits", args, "on", p.Proposed.On)})
		case p != nil:
			out = append(out, notice{"a", k.t("casework.approval.refused", args, "on", p.Refused.On)})
		default:
			out = append(out, notice{"b", k.t("casework.approval.needed", args)})
		}
	}
	return out
}

// proposal returns what a command has to be before it may be taken: the proposal of its step. ok is false where it may be taken now.
func (k *kase) proposal(in *answers, cmd docket.Command) (proposed docket.ProposeAct, ok bool) {
	step := docket.StepOf(cmd)
	if step.Act == "" {
		return proposed, false
	}
	if k.app.Approval(k.actor, k.Docket, step.Act, "").Ready() {
		return proposed, false
	}
	proposed.Act, proposed.Way = step.Act, step.Way
	proposed.Obligations = in.values("obligations")
	proposed.Until, _ = parseDate(in.value("until"))
	proposed.Note = in.words(docket.Words{}, in.value("fact"))
	return proposed, true
}

// proposing carries out a proposal.
var proposing = by((*app.App).ProposeAct)
