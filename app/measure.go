package app

import (
	"context"
	"slices"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// ProposeMeasure proposes a measure that the law holds open, by somebody who may propose it under the approval policy.
func (a *App) ProposeMeasure(ctx context.Context, r Request, cmd docket.ProposeMeasure) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		return []docket.Command{cmd}, w.permit(policy.Request{Act: cmd.Measure, Step: policy.Propose})
	}
	return a.write(ctx, r, verb{action: "measure.propose", on: cmd.On.On, law: true, plan: plan})
}

// ApproveMeasure approves a proposed measure, by the approver of the policy or who stands in; substitution is recorded. Records
// are what is on file for it, words of policy.Records.
func (a *App) ApproveMeasure(ctx context.Context, r Request, cmd docket.ApproveMeasure, records ...string) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		if err := w.approver(cmd.Life, records); err != nil {
			return nil, err
		}
		return w.substituted(cmd), nil
	}
	return a.write(ctx, r, verb{action: "measure.approve", on: cmd.On.On, law: true, plan: plan})
}

// RefuseMeasure refuses to approve a proposed measure, by whoever may approve it.
func (a *App) RefuseMeasure(ctx context.Context, r Request, cmd docket.RefuseMeasure, records ...string) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		if err := w.approver(cmd.Life, records); err != nil {
			return nil, err
		}
		return w.substituted(cmd), nil
	}
	return a.write(ctx, r, verb{action: "measure.approve", on: cmd.On.On, plan: plan})
}

// approver asks the policy whether the actor may approve or refuse the measure. Of a life that does not wait for approval the
// docket says so.
func (w *work) approver(life string, records []string) error {
	m := w.docket.Measure(life)
	if m == nil || m.Proposed.IsZero() {
		return nil
	}
	return w.permit(policy.Request{Act: m.Measure, Step: policy.Approve, Proposer: m.Proposed.Actor, Records: records})
}

// permit asks the approval policy, and keeps its answer.
func (w *work) permit(q policy.Request) error {
	q.Actor, q.Staff = w.actor.ID, w.app.members(w.subject)
	d := policy.Decide(w.app.Policy, q)
	w.decision = &d
	if !d.Allowed {
		return &Denied{Why: d.Why, Decision: &d}
	}
	return nil
}

// members returns the staff of the court as they are towards the case today.
func (a *App) members(s subject) []policy.Member {
	registry, away := a.Registry(), a.away(s.today)
	var out []policy.Member
	for _, staff := range registry.StaffOf(s.court, s.today) {
		m := policy.Member{ID: staff.ID, Roles: staff.Roles, Absent: away(staff.ID)}
		m.Recused = slices.ContainsFunc(s.bodies, func(body string) bool {
			_, kept := registry.Excluded(staff.ID, body, s.today)
			return kept
		})
		out = append(out, m)
	}
	return out
}

// substituted adds to a step of a deputy the note that says for whom it was taken and who was passed over.
func (w *work) substituted(step docket.Command) []docket.Command {
	d := w.decision
	if d == nil || !d.Deputised {
		return []docket.Command{step}
	}
	w.behalf = string(d.Passed[0].Role)
	said := func(l i18n.Lang) string {
		text := d.Why.In(l)
		for _, p := range d.Passed {
			if l == i18n.EN {
				text += " "
			}
			text += p.Label().In(l)
		}
		return text
	}
	note := docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords(said(i18n.ZH), said(i18n.EN))}}
	return []docket.Command{step, note}
}

// DecideMeasure records the decision of a measure.
func (a *App) DecideMeasure(ctx context.Context, r Request, cmd docket.DecideMeasure) (Result, error) {
	return a.write(ctx, r, verb{action: "measure.decide", on: cmd.On.On, law: true, plan: one(cmd)})
}

// ServeMeasure records that the decision was served.
func (a *App) ServeMeasure(ctx context.Context, r Request, cmd docket.ServeMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.serve", cmd.On, cmd)
}

// BeginMeasure records that a decided measure is carried out.
func (a *App) BeginMeasure(ctx context.Context, r Request, cmd docket.BeginMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.lift", cmd.On, cmd)
}

// StayMeasure records that a measure stands still.
func (a *App) StayMeasure(ctx context.Context, r Request, cmd docket.StayMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.lift", cmd.On, cmd)
}

// LiftMeasure lifts a measure.
func (a *App) LiftMeasure(ctx context.Context, r Request, cmd docket.LiftMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.lift", cmd.On, cmd)
}

// CompleteMeasure records that a measure has been carried out to its end.
func (a *App) CompleteMeasure(ctx context.Context, r Request, cmd docket.CompleteMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.lift", cmd.On, cmd)
}

// SettleMeasure fixes the sum of a measure.
func (a *App) SettleMeasure(ctx context.Context, r Request, cmd docket.SettleMeasure) (Result, error) {
	return a.simply(ctx, r, "measure.settle", cmd.On, cmd)
}

// InformCongress records that a congress was told of the detention of its deputy.
func (a *App) InformCongress(ctx context.Context, r Request, cmd docket.InformCongress) (Result, error) {
	return a.simply(ctx, r, "measure.serve", cmd.On, cmd)
}
