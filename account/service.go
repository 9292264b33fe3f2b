package account

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Config are the choices of an operator.
type Config struct {
	Params   Params
	Hashers  int           // how many passwords are hashed at a time; each takes the memory of Params
	Idle     time.Duration // a session not used for so long ends
	Absolute time.Duration // a session ends after so long in any case
	CodeLife time.Duration // an access code is good for so long
}

// DefaultConfig suits a court: half an hour of quiet, ten hours in all, codes for two years.
var DefaultConfig = Config{Params: DefaultParams, Hashers: 2, Idle: 30 * time.Minute, Absolute: 10 * time.Hour, CodeLife: 2 * 366 * 24 * time.Hour}

// The allowances of one place: attempts with a password, and with an access code.
const (
	passwordBurst = 20
	passwordEvery = 6 * time.Second
	codeBurst     = 10
	codeEvery     = 30 * time.Second
	placesKept    = 20_000
)

// tries is how often a change is decided anew when somebody else wrote in the meantime.
const tries = 5

// Service lets people in and out. Its methods may be called by many at once.
type Service struct {
	store     Store
	random    io.Reader
	config    Config
	hashing   chan struct{}
	nobody    string // a hash that no password makes, to spend the same work on names nobody has
	passwords *Limiter
	codes     *Limiter
}

// NewService returns a service. Random must be a cryptographic source that may be read by many at once.
func NewService(store Store, random io.Reader, config Config) (*Service, error) {
	secret, err := randomText(random, idChars)
	if err != nil {
		return nil, err
	}
	nobody, err := HashPassword(secret, config.Params, random)
	if err != nil {
		return nil, err
	}
	return &Service{store: store, random: random, config: config, hashing: make(chan struct{}, max(1, config.Hashers)), nobody: nobody,
		passwords: NewLimiter(passwordEvery, passwordBurst, placesKept), codes: NewLimiter(codeEvery, codeBurst, placesKept)}, nil
}

// instant returns an instant as it is kept: UTC, whole microseconds.
func instant(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// verify checks a password against a hash, a few at a time. A password longer than any may be is never right, and costs the same.
func (s *Service) verify(ctx context.Context, stored, password string) (ok, stale bool, err error) {
	select {
	case s.hashing <- struct{}{}:
		defer func() { <-s.hashing }()
	case <-ctx.Done():
		return false, false, ctx.Err()
	}
	if len(password) > MaxPassword {
		stored, password = s.nobody, ""
	}
	return VerifyPassword(stored, password, s.config.Params)
}

// hash makes the hash of a password, a few at a time.
func (s *Service) hash(ctx context.Context, password string) (string, error) {
	select {
	case s.hashing <- struct{}{}:
		defer func() { <-s.hashing }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	return HashPassword(password, s.config.Params, s.random)
}

// update reads an account, lets alter change it and say what else is to be written, and writes all of it; it starts over when
// somebody else was faster. It returns the account as written.
func (s *Service) update(ctx context.Context, id string, alter func(a *Account) (Change, error)) (Account, error) {
	for range tries {
		a, err := s.store.Account(ctx, id)
		if err != nil {
			return Account{}, fmt.Errorf("account %s: %w", id, err)
		}
		c, err := alter(&a)
		if err != nil {
			return Account{}, err
		}
		c.Account = &a
		switch err := s.store.Write(ctx, c); {
		case err == nil:
			a.Revision++
			return a, nil
		case !errors.Is(err, ErrConflict):
			return Account{}, fmt.Errorf("account %s: %w", id, err)
		}
	}
	return Account{}, tooMany(time.Second)
}
