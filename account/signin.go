package account

import (
	"context"
	"strings"
	"time"

	"mandamus/i18n"
)

// Ticket is what somebody gets who was let in: the token for the browser, shown to nobody else, and who it speaks for.
type Ticket struct {
	Token string
	Visitor
}

// SignIn is an attempt with a name and a password.
type SignIn struct {
	Name     string
	Password string
	From     string // address
}

// NormalName returns a sign-in name in the form it is kept in: lower case, without spaces around it.
func NormalName(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// SignIn lets somebody in by name and password. It may take the time of a hash, and longer when many come at once.
func (s *Service) SignIn(ctx context.Context, in SignIn, now time.Time) (Ticket, error) {
	now = instant(now)
	if ok, retry := s.passwords.Allow(Place(in.From), now); !ok {
		return Ticket{}, tooMany(retry)
	}
	a, why, err := s.attempt(ctx, func() (Account, error) { return s.named(ctx, in.Name) }, now)
	if err != nil {
		return Ticket{}, err
	}
	stale, err := s.prove(ctx, a, why, in.Password, in.From, now)
	if err != nil {
		return Ticket{}, err
	}
	hash := a.Password
	if stale {
		if hash, err = s.hash(ctx, in.Password); err != nil {
			return Ticket{}, err
		}
	}
	return s.open(ctx, a, in.From, now, func(a *Account) Change {
		a.Password = hash
		return Change{Records: []Record{{At: now, What: SignedIn, Account: a.ID, From: in.From}}}
	})
}

// named finds the account with a name as typed. What has not the form of a name is nobody's, and is not asked for.
func (s *Service) named(ctx context.Context, name string) (Account, error) {
	if name = NormalName(name); nameForm.MatchString(name) {
		return s.store.AccountNamed(ctx, name)
	}
	return Account{}, ErrNone
}

// open opens a session for an account whose password was right, unless the account was disabled or its password changed in the
// meantime. The caller's alter changes the account and says what else is written.
func (s *Service) open(ctx context.Context, proved Account, from string, now time.Time, alter func(a *Account) Change) (Ticket, error) {
	token, hash, err := newToken(s.random)
	if err != nil {
		return Ticket{}, err
	}
	session := Session{Hash: hash, Account: proved.ID, Created: now, Seen: now, From: from}
	a, err := s.update(ctx, proved.ID, func(a *Account) (Change, error) {
		if a.Disabled || a.Password != proved.Password {
			return Change{}, denied()
		}
		a.forgive()
		c := alter(a)
		c.Session = &session
		return c, nil
	})
	if err != nil {
		return Ticket{}, err
	}
	return Ticket{token, Visitor{Session: session, Account: &a}}, nil
}

// ChangePassword lets the visitor with the token choose another password. All sessions of the account end; the ticket is the one
// that goes on.
func (s *Service) ChangePassword(ctx context.Context, token, old, fresh, from string, now time.Time) (Ticket, error) {
	now = instant(now)
	v, err := s.Resolve(ctx, token, now)
	switch {
	case err != nil:
		return Ticket{}, err
	case v.Account == nil:
		return Ticket{}, ended()
	case old == fresh:
		return Ticket{}, invalid(i18n.M("account.password.old"))
	}
	if why := CheckPassword(fresh, v.Account.ownNames()...); len(why) > 0 {
		return Ticket{}, invalid(why...)
	}
	a, why, err := s.attempt(ctx, func() (Account, error) { return s.store.Account(ctx, v.Account.ID) }, now)
	if err != nil {
		return Ticket{}, err
	}
	if _, err := s.prove(ctx, a, why, old, from, now); err != nil {
		return Ticket{}, err
	}
	hash, err := s.hash(ctx, fresh)
	if err != nil {
		return Ticket{}, err
	}
	return s.open(ctx, a, from, now, func(a *Account) Change {
		a.Password, a.MustChange = hash, false
		return Change{EndOf: a.ID, Records: []Record{{At: now, What: PasswordChanged, Account: a.ID, From: from}}}
	})
}

// ownNames are the names that may not stand in the account's password.
func (a Account) ownNames() []string { return append(strings.Fields(a.Display), a.Name, a.Staff) }
