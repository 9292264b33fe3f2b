package app

import (
	"context"
	"slices"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/policy"
)

// FileApplication opens a docket at the actor's court with an application to enforce. A debtor that names its id in the register
// is described from there; what the actor says of it stands. Version must be 0.
func (a *App) FileApplication(ctx context.Context, r Request, cmd docket.FileApplication) (Result, error) {
	id, err := a.mintDocket(a.now())
	if err != nil {
		return Result{}, err
	}
	w := a.work(ctx, r.Actor, &docket.Docket{ID: id}, nil)
	w.subject = subject{court: r.Actor.Court, today: w.today}
	if err := a.may(r.Actor, "application.file", w.subject); err != nil {
		return Result{}, err
	}
	if r.Version != 0 || r.Docket != "" {
		return Result{}, wrong("version", "app.opens_new")
	}
	w.behalf = r.Actor.For
	cmd.Opened.Courts.Enforcing = courtName(r.Actor.Court)
	if cmd.Debtors, err = a.described(cmd.Debtors); err != nil {
		return Result{}, err
	}
	v := verb{on: cmd.On.On, plan: one(cmd)}
	if err := w.decide(v); err != nil {
		return Result{}, err
	}
	return w.store(r, v)
}

// described fills in from the register what a debtor leaves out.
func (a *App) described(parties []docket.PartyAdded) ([]docket.PartyAdded, error) {
	out := make([]docket.PartyAdded, len(parties))
	for i, p := range parties {
		if p.Register != "" {
			known, ok := a.Registry().Debtor(p.Register, p.ID)
			if !ok {
				return nil, wrong("debtors.register", "app.no_body", "body", p.Register)
			}
			if p.Name.IsZero() {
				p.Name = docket.InWords(known.Name.ZH, known.Name.EN)
			}
			fill(&p.Kind, known.Kind)
			fill(&p.Level, known.Level)
			fill(&p.Division, known.Division)
			fill(&p.Superior, known.Superior)
			fill(&p.Finance, known.Finance)
		}
		out[i] = p
	}
	return out, nil
}

// fill sets what is empty.
func fill(field *string, known string) {
	if *field == "" {
		*field = known
	}
}

// Register registers the application under a case number of the actor's court.
func (a *App) Register(ctx context.Context, r Request, cmd docket.Register) (Result, error) {
	return a.simply(ctx, r, "application.register", cmd.On, cmd)
}

// RefuseRegistration refuses to register the application, with reasons.
func (a *App) RefuseRegistration(ctx context.Context, r Request, cmd docket.RefuseRegistration) (Result, error) {
	return a.simply(ctx, r, "application.refuse", cmd.On, cmd)
}

// WithdrawApplication records that the applicant withdraws; a representative needs the power to waive. Whether enforcement then ends is for Terminate.
func (a *App) WithdrawApplication(ctx context.Context, r Request, on docket.On, told docket.Told) (Result, error) {
	if told.By == "" {
		told.By = "applicant"
	}
	plan := func(w *work) ([]docket.Command, error) {
		return []docket.Command{docket.Record{On: on, Body: &docket.ApplicationWithdrawn{Told: told}}}, w.empowered("admit_or_waive")
	}
	return a.write(ctx, r, verb{action: "application.withdraw", on: on.On, plan: plan})
}

// AssignNumber gives the case a further case number.
func (a *App) AssignNumber(ctx context.Context, r Request, cmd docket.AssignNumber) (Result, error) {
	return a.simply(ctx, r, "application.register", cmd.On, cmd)
}

// AssignCase gives the case to an officer who works in that court and conducts cases on the day, and whom no exclusion keeps
// from the cases of a debtor.
func (a *App) AssignCase(ctx context.Context, r Request, cmd docket.AssignCase) (Result, error) {
	plan := func(w *work) ([]docket.Command, error) {
		return []docket.Command{cmd}, w.assignable(cmd.Officer)
	}
	return a.write(ctx, r, verb{action: "case.assign", on: cmd.On.On, plan: plan})
}

// assignable refuses somebody who cannot have the case.
func (w *work) assignable(officer string) error {
	registry := w.app.Registry()
	staff, ok := registry.Staff(officer)
	if !ok || staff.Court != w.subject.court || !staff.Days.Contains(w.today) || !conducts(staff.Roles) {
		return wrong("officer", "app.no_officer", "officer", officer)
	}
	for _, body := range w.subject.bodies {
		if x, ok := registry.Excluded(officer, body, w.today); ok {
			return &Denied{Why: i18n.M("app.excluded", "officer", staff.Name, "ground", x.Ground)}
		}
	}
	return nil
}

// conducts reports whether one of the roles is that of somebody who conducts cases.
func conducts(roles []policy.Role) bool {
	return slices.ContainsFunc(roles, func(r policy.Role) bool {
		return slices.Contains([]policy.Role{policy.Officer, policy.Judge, policy.Director, policy.VicePresident, policy.President}, r)
	})
}
