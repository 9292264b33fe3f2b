package app

import (
	"context"
	"errors"
	"time"

	"mandamus/account"
	"mandamus/store"
)

// DeadLetter is a letter that was given up, as the administrator of the court sees it.
type DeadLetter struct {
	ID       string
	Name     string // sign-in name of who it was for
	Display  string
	At       time.Time // when it was given up
	Attempts int
	Why      string // what went wrong last time
}

// deadMost bounds the list.
const deadMost = 100

// DeadLetters returns the letters to accounts the actor's court keeps that were given up, the last first.
func (a *App) DeadLetters(ctx context.Context, x Actor) ([]DeadLetter, error) {
	if err := a.may(x, "user.manage", a.house(x)); err != nil {
		return nil, err
	}
	all, err := a.Store.DeadLetters(ctx, deadMost)
	if err != nil {
		return nil, err
	}
	var out []DeadLetter
	for _, l := range all {
		u, err := a.Store.Accounts().Account(ctx, l.Account)
		if errors.Is(err, account.ErrNone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if _, ok := x.sees(u); ok {
			out = append(out, DeadLetter{ID: l.ID, Name: u.Name, Display: u.Display, At: l.At, Attempts: l.Attempts, Why: l.Why})
		}
	}
	return out, nil
}

// ReviveLetter has a letter sent that was given up. store.ErrNotFound: there is none such that concerns the actor's court.
func (a *App) ReviveLetter(ctx context.Context, x Actor, id string) error {
	all, err := a.DeadLetters(ctx, x)
	if err != nil {
		return err
	}
	for _, l := range all {
		if l.ID == id {
			return a.Store.Revive(ctx, id, letterKind, a.now())
		}
	}
	return store.ErrNotFound
}
