package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/store"
)

// The accounts of a court are kept by its administrator: whoever works there, and the offices of bodies it has let in. An account
// with roles that other courts keep is shared: each court gives and takes its own roles, and only the command line of the machine
// may lock it out or make it a password, since either reaches into the other courts. Nobody keeps their own account.

// User is an account as the administrator of a court sees it.
type User struct {
	account.Account                 // without the hash of its password
	Here            []account.Grant // kept by the court
	Elsewhere       int             // roles kept by others
	Self            bool            // it is the administrator's own
}

// Users returns the accounts with a role that the actor's court keeps, by name.
func (a *App) Users(ctx context.Context, x Actor) ([]User, error) {
	if err := a.may(x, "user.manage", a.house(x)); err != nil {
		return nil, err
	}
	all, err := a.Store.Accounts().Accounts(ctx)
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	var out []User
	for _, u := range all {
		if user, ok := x.sees(u); ok {
			out = append(out, user)
		}
	}
	return out, nil
}

// User returns one of them. store.ErrNotFound: the court keeps no such account.
func (a *App) User(ctx context.Context, x Actor, id string) (User, error) {
	if err := a.may(x, "user.manage", a.house(x)); err != nil {
		return User{}, err
	}
	u, err := a.Store.Accounts().Account(ctx, id)
	switch {
	case errors.Is(err, account.ErrNone):
		return User{}, store.ErrNotFound
	case err != nil:
		return User{}, fmt.Errorf("account: %w", err)
	}
	user, ok := x.sees(u)
	if !ok {
		return User{}, store.ErrNotFound
	}
	return user, nil
}

// house is the actor's court itself, where what is done concerns no case.
func (a *App) house(x Actor) subject { return subject{court: x.Court, today: a.Today()} }

// sees returns an account as the administrator sees it; false where their court keeps none of its roles.
func (x Actor) sees(u account.Account) (User, bool) {
	u.Password = ""
	out := User{Account: u, Self: x.Account != "" && u.ID == x.Account}
	for _, g := range u.Grants {
		if x.Court != "" && g.KeptBy() == x.Court {
			out.Here = append(out.Here, g)
		} else {
			out.Elsewhere++
		}
	}
	return out, len(out.Here) > 0
}

// AddUser makes an account with a password that is good for choosing another and is returned this once. All its roles must be kept
// by the actor's court; a body and a member of staff must be in the register.
func (a *App) AddUser(ctx context.Context, x Actor, accounts *account.Service, n account.New) (account.Account, string, error) {
	if err := a.may(x, "user.manage", a.house(x)); err != nil {
		return account.Account{}, "", err
	}
	if err := errors.Join(a.within(x, n.Grants), a.unknownStaff(ctx, x, n.Staff)); err != nil {
		return account.Account{}, "", err
	}
	return accounts.Create(ctx, x.Account, n, a.now())
}

// within refuses roles that are not the court's to give, and bodies nobody knows.
func (a *App) within(x Actor, grants []account.Grant) error {
	for _, g := range grants {
		if g.KeptBy() != x.Court {
			return denied("app.user.court", "court", a.CourtName(x.Court))
		}
		if g.Body == "" {
			continue
		}
		if _, ok := a.Registry().Body(g.Body); !ok {
			return wrong("body", "app.no_body", "body", g.Body)
		}
	}
	return nil
}

// unknownStaff refuses a member of staff the register does not have at the court, and one who has an account: whoever signs in as
// somebody acts as that person.
func (a *App) unknownStaff(ctx context.Context, x Actor, id string) error {
	if id == "" {
		return nil
	}
	if s, ok := a.Registry().Staff(id); !ok || s.Court != x.Court {
		return wrong("staff", "app.user.staff", "staff", id)
	}
	all, err := a.Store.Accounts().Accounts(ctx)
	if err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	if i := slices.IndexFunc(all, func(u account.Account) bool { return u.Staff == id }); i >= 0 {
		return wrong("staff", "app.user.staff_taken", "staff", id, "name", all[i].Name)
	}
	return nil
}

// GrantUser gives an account other roles of those the actor's court keeps. They hold from the next request on.
func (a *App) GrantUser(ctx context.Context, x Actor, accounts *account.Service, id string, grants []account.Grant) error {
	u, err := a.User(ctx, x, id)
	switch {
	case err != nil:
		return err
	case u.Self:
		return denied("app.user.self")
	}
	if err := a.within(x, grants); err != nil {
		return err
	}
	return accounts.SetGrantsOf(ctx, x.Account, id, x.Court, grants, a.now())
}

// ResetUser gives an account a new first password, returned this once; its sessions and its waiting end.
func (a *App) ResetUser(ctx context.Context, x Actor, accounts *account.Service, id string) (password string, err error) {
	if err := a.keeps(ctx, x, id); err != nil {
		return "", err
	}
	return accounts.Reset(ctx, x.Account, id, a.now())
}

// DisableUser keeps an account out; its sessions end.
func (a *App) DisableUser(ctx context.Context, x Actor, accounts *account.Service, id string) error {
	if err := a.keeps(ctx, x, id); err != nil {
		return err
	}
	return accounts.Disable(ctx, x.Account, id, a.now())
}

// EnableUser lets an account in again.
func (a *App) EnableUser(ctx context.Context, x Actor, accounts *account.Service, id string) error {
	if err := a.keeps(ctx, x, id); err != nil {
		return err
	}
	return accounts.Enable(ctx, x.Account, id, a.now())
}

// UnlockUser ends the waiting of an account.
func (a *App) UnlockUser(ctx context.Context, x Actor, accounts *account.Service, id string) error {
	if err := a.keeps(ctx, x, id); err != nil {
		return err
	}
	return accounts.Unlock(ctx, x.Account, id, a.now())
}

// keeps returns nil where the actor keeps an account whole, and why not.
func (a *App) keeps(ctx context.Context, x Actor, id string) error {
	u, err := a.User(ctx, x, id)
	if err != nil {
		return err
	}
	return u.Kept()
}

// Kept returns nil where the administrator may do to the account what concerns it as a whole, and a *Denied with the reason where
// not.
func (u User) Kept() error {
	switch {
	case u.Self:
		return denied("app.user.self")
	case u.Elsewhere > 0:
		return denied("app.user.shared", "n", u.Elsewhere)
	}
	return nil
}

// GrantsHere are the roles that the administrator of a court can give there.
var GrantsHere = append(slices.Clone(policy.CourtRoles), policy.Overseer)
