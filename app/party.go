package app

import (
	"context"

	"mandamus/docket"
)

// AddParty adds a party; a debtor that names its id in the register is described from there.
func (a *App) AddParty(ctx context.Context, r Request, cmd docket.AddParty) (Result, error) {
	described, err := a.described([]docket.PartyAdded{cmd.PartyAdded})
	if err != nil {
		return Result{}, err
	}
	cmd.PartyAdded = described[0]
	return a.simply(ctx, r, "party.change", cmd.On, cmd)
}

// ChangeParty records the ruling that puts a party in the place of another.
func (a *App) ChangeParty(ctx context.Context, r Request, cmd docket.ChangeParty) (Result, error) {
	described, err := a.described([]docket.PartyAdded{cmd.New})
	if err != nil {
		return Result{}, err
	}
	cmd.New = described[0]
	return a.simply(ctx, r, "party.change", cmd.On, cmd)
}

// NamePerson names an office-holder of a debtor.
func (a *App) NamePerson(ctx context.Context, r Request, cmd docket.NamePerson) (Result, error) {
	return a.simply(ctx, r, "person.name", cmd.On, cmd)
}

// ChangePerson records what has changed about an office-holder.
func (a *App) ChangePerson(ctx context.Context, r Request, cmd docket.ChangePerson) (Result, error) {
	return a.simply(ctx, r, "person.name", cmd.On, cmd)
}

// AppearRepresentative records that somebody acts for a party.
func (a *App) AppearRepresentative(ctx context.Context, r Request, cmd docket.AppearRepresentative) (Result, error) {
	return a.simply(ctx, r, "representative.appear", cmd.On, cmd)
}

// WithdrawRepresentative records that somebody acts for a party no longer.
func (a *App) WithdrawRepresentative(ctx context.Context, r Request, cmd docket.WithdrawRepresentative) (Result, error) {
	return a.simply(ctx, r, "representative.appear", cmd.On, cmd)
}
