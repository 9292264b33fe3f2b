package app

import (
	"context"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// ProposeAct proposes a step of procedure, by somebody who may propose it under the approval policy.
func (a *App) ProposeAct(ctx context.Context, r Request, cmd docket.ProposeAct) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		return []docket.Command{cmd}, w.permit(policy.Request{Act: cmd.Act, Step: policy.Propose})
	}
	return a.write(ctx, r, verb{action: "act.propose", on: cmd.On.On, plan: plan})
}

// ApproveAct approves a proposed step, by the approver of the policy or who stands in; substitution is recorded. The records of the command
// are what is on file for it, words of policy.Records.
func (a *App) ApproveAct(ctx context.Context, r Request, cmd docket.ApproveAct) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		if err := w.actApprover(cmd.Proposal, cmd.Records); err != nil {
			return nil, err
		}
		return w.substituted(cmd), nil
	}
	return a.write(ctx, r, verb{action: "act.approve", on: cmd.On.On, plan: plan})
}

// RefuseAct refuses a proposed step, by whoever may approve it. A refusal needs no records.
func (a *App) RefuseAct(ctx context.Context, r Request, cmd docket.RefuseAct) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		if err := w.actApprover(cmd.Proposal, policy.Records); err != nil {
			return nil, err
		}
		return w.substituted(cmd), nil
	}
	return a.write(ctx, r, verb{action: "act.approve", on: cmd.On.On, plan: plan})
}

// actApprover asks the policy whether the actor may approve or refuse the proposal. Of one that is not there the docket says so.
func (w *work) actApprover(id string, records []string) error {
	p := w.docket.Proposal(id)
	if p == nil {
		return nil
	}
	return w.permit(policy.Request{Act: p.Act, Step: policy.Approve, Proposer: p.Proposed.Actor, Records: records})
}

// Approval says how far a step of procedure is with its approval.
type Approval struct {
	Needed   bool             // the policy of the court asks for it
	Rule     policy.Rule      // of the policy; the zero rule where it has none for the act
	Proposal *docket.Proposal // the last that is not taken yet, waiting, ready or refused; nil: none
}

// Ready reports whether the step can be taken.
func (s Approval) Ready() bool { return !s.Needed || s.Proposal != nil && s.Proposal.Ready() }

// Approval returns how far a step is: an act of the policy, about the life of a measure or, with none, about the case. Who acts from the
// court above has the approval there.
func (a *App) Approval(x Actor, d *docket.Docket, act, life string) Approval {
	return a.approvalOf(x, subjectOf(d, a.Today()), act, life)
}

func (a *App) approvalOf(x Actor, s subject, act, life string) Approval {
	out := Approval{Needed: x.Court == s.court}
	out.Rule, _ = a.Policy.Rule(act)
	for _, p := range s.docket.Proposals {
		if p.Act == act && p.Life == life && p.Taken.IsZero() {
			out.Proposal = p
		}
	}
	return out
}

// approved refuses a step of procedure that was not approved, or not in this way.
func (w *work) approved(step docket.Step) error {
	act := step.Act
	if act == "" || w.actor.ID == System {
		return nil
	}
	s := w.app.approvalOf(w.actor, w.subject, act, step.Life)
	switch p := s.Proposal; {
	case !s.Needed:
		return nil
	case s.Rule.Act == "":
		return &Denied{Why: i18n.M("policy.no_rule", "act", act), Act: act}
	case !s.Ready():
		return &Denied{Why: i18n.M("app.unapproved", "act", policy.ActLabel(act), "role", s.Rule.Approve.Label()), Act: act}
	case p.Way != "" && step.Way != "" && p.Way != step.Way:
		return &Denied{Why: i18n.M("app.approved_otherwise", "act", policy.ActLabel(act)), Act: act}
	}
	return nil
}
