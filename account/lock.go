package account

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// When an account waits, and for how long.
const (
	maxFailures = 5              // failures in a row from which it waits
	firstLock   = time.Minute    // after that many; twice as long after each further failure
	longestLock = time.Hour      // but never longer
	forgetAfter = 24 * time.Hour // without a failure, the count begins anew
)

// lockFor returns how long an account waits after so many failures in a row.
func lockFor(failures int) time.Duration {
	if failures < maxFailures {
		return 0
	}
	wait := firstLock
	for range failures - maxFailures {
		if wait *= 2; wait >= longestLock {
			return longestLock
		}
	}
	return wait
}

// count counts an attempt as a failure before anybody knows whether it is one.
func (a *Account) count(now time.Time) {
	if now.Sub(a.Failed) >= forgetAfter {
		a.Failures = 0
	}
	a.Failures++
	a.Failed = now
	if wait := lockFor(a.Failures); wait > 0 {
		a.Locked = now.Add(wait)
	}
}

// forgive forgets all failures.
func (a *Account) forgive() { a.Failures, a.Failed, a.Locked = 0, time.Time{}, time.Time{} }

// attempt finds an account and counts an attempt on it. The reason is empty where the password may be looked at.
func (s *Service) attempt(ctx context.Context, find func() (Account, error), now time.Time) (Account, Why, error) {
	for range tries {
		a, err := find()
		switch {
		case errors.Is(err, ErrNone):
			return Account{}, UnknownName, nil
		case err != nil:
			return Account{}, "", fmt.Errorf("account: attempt: %w", err)
		case a.Disabled:
			return a, IsDisabled, nil
		case a.locked(now):
			return a, IsLocked, nil
		}
		a.count(now)
		switch err := s.store.Write(ctx, Change{Account: &a}); {
		case err == nil:
			a.Revision++
			return a, "", nil
		case !errors.Is(err, ErrConflict):
			return Account{}, "", fmt.Errorf("account: attempt: %w", err)
		}
	}
	return Account{}, "", tooMany(time.Second)
}

// prove looks at a password for an account that was found for an attempt. Whatever it refuses for, it does the same work, keeps
// the true reason, and says the same.
func (s *Service) prove(ctx context.Context, a Account, why Why, password, from string, now time.Time) (stale bool, err error) {
	stored := a.Password
	if why != "" || stored == "" {
		stored = s.nobody
	}
	ok, stale, err := s.verify(ctx, stored, password)
	switch {
	case err != nil:
		return false, fmt.Errorf("account %s: %w", a.ID, err)
	case ok && why == "":
		return stale, nil
	case why == "":
		why = WrongPassword
	}
	records := []Record{{At: now, What: Refused, Account: a.ID, From: from, Why: why}}
	if why == WrongPassword && a.locked(now) {
		records = append(records, Record{At: now, What: Locked, Account: a.ID, From: from})
	}
	if err := s.store.Write(ctx, Change{Records: records}); err != nil {
		return false, fmt.Errorf("account %s: %w", a.ID, err)
	}
	return false, denied()
}
