package account

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Visitor is who speaks through a session.
type Visitor struct {
	Session Session
	Account *Account // nil where access codes opened the session
	Codes   []Code   // those that are still good
}

// MustChange reports whether the visitor may do nothing but choose a password.
func (v Visitor) MustChange() bool { return v.Account != nil && v.Account.MustChange }

// Grants returns the roles of the visitor's account; none while the first password has not been changed.
func (v Visitor) Grants() []Grant {
	if v.Account == nil || v.Account.MustChange {
		return nil
	}
	return v.Account.Grants
}

// seenEvery is how exactly the last use of a session is kept.
const seenEvery = time.Minute

// Resolve returns who speaks through the token of a session and keeps the session alive. Account, grants and codes are read anew,
// so that what was taken away is gone at once. Where nothing can be written the session is not kept alive, and reading goes on.
func (s *Service) Resolve(ctx context.Context, token string, now time.Time) (Visitor, error) {
	now = instant(now)
	hash, ok := hashToken(token)
	if !ok {
		return Visitor{}, ended()
	}
	session, err := s.store.Session(ctx, hash)
	switch {
	case errors.Is(err, ErrNone):
		return Visitor{}, ended()
	case err != nil:
		return Visitor{}, fmt.Errorf("account: session: %w", err)
	case s.over(session, now):
		return Visitor{}, s.end(ctx, session, Expired, now)
	}
	v, err := s.visitor(ctx, session, now)
	if err != nil || now.Sub(session.Seen) < seenEvery {
		return v, err
	}
	touched := v.Session
	touched.Seen = now
	if s.store.Write(ctx, Change{Touch: &touched}) == nil {
		v.Session = touched
	}
	return v, nil
}

// over reports whether a session has run out.
func (s *Service) over(x Session, now time.Time) bool {
	return now.Sub(x.Seen) >= s.config.Idle || now.Sub(x.Created) >= s.config.Absolute
}

// visitor reads who stands behind a session. A session nobody stands behind any more is as good as ended.
func (s *Service) visitor(ctx context.Context, session Session, now time.Time) (Visitor, error) {
	v := Visitor{Session: session}
	if session.Account != "" {
		a, err := s.store.Account(ctx, session.Account)
		switch {
		case errors.Is(err, ErrNone), err == nil && a.Disabled:
			return Visitor{}, ended()
		case err != nil:
			return Visitor{}, fmt.Errorf("account: session: %w", err)
		}
		v.Account = &a
		return v, nil
	}
	for _, id := range session.Codes {
		c, err := s.store.Code(ctx, id)
		switch {
		case err == nil && c.good(now):
			v.Codes = append(v.Codes, c)
		case err != nil && !errors.Is(err, ErrNone):
			return Visitor{}, fmt.Errorf("account: session: %w", err)
		}
	}
	if len(v.Codes) == 0 {
		return Visitor{}, ended()
	}
	return v, nil
}

// end ends a session with a record, and returns that it has ended.
func (s *Service) end(ctx context.Context, session Session, what What, now time.Time) error {
	r := Record{At: now, What: what, Account: session.Account, From: session.From}
	if len(session.Codes) > 0 {
		r.Code = session.Codes[0]
	}
	if err := s.store.Write(ctx, Change{End: &session.Hash, Records: []Record{r}}); err != nil {
		return fmt.Errorf("account: session: %w", err)
	}
	return ended()
}

// SignOut ends the session of a token. A token without a session is no error.
func (s *Service) SignOut(ctx context.Context, token string, now time.Time) error {
	hash, ok := hashToken(token)
	if !ok {
		return nil
	}
	session, err := s.store.Session(ctx, hash)
	if errors.Is(err, ErrNone) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("account: session: %w", err)
	}
	var r *Refusal
	if err := s.end(ctx, session, SignedOut, instant(now)); !errors.As(err, &r) {
		return err
	}
	return nil
}

// Sweep ends all sessions that have run out. They are refused in any case; this only tidies.
func (s *Service) Sweep(ctx context.Context, now time.Time) error {
	now = instant(now)
	// A session is over when it has been quiet for Idle, so one last seen just then must go: the bound is exclusive.
	edge := now.Add(time.Microsecond)
	return s.store.Write(ctx, Change{EndUnseen: edge.Add(-s.config.Idle), EndOpened: edge.Add(-s.config.Absolute)})
}
