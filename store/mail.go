package store

import (
	"context"
	"time"
)

// Mail keeps who wants to be told by mail, what they are to be told of, and what could not be sent. Letters under way are jobs.
type Mail interface {
	// SaveWish stores what an account wants, in place of what it wanted. A wish that is off takes with it what the account was to be told.
	SaveWish(ctx context.Context, w Wish) error
	// Wish returns what an account wants. ErrNotFound: it was never asked.
	Wish(ctx context.Context, account string) (Wish, error)
	// Wishes returns all that are not off, by account.
	Wishes(ctx context.Context) ([]Wish, error)
	// Note stores what is to be told, and in the same transaction marks the messages of the outbox it comes from. A tiding whose id is
	// known is left out, also when it was told.
	Note(ctx context.Context, now time.Time, tidings []Tiding, messages ...string) error
	// Untold returns up to limit tidings of an account that are in no letter, the oldest first.
	Untold(ctx context.Context, account string, limit int) ([]Tiding, error)
	// Compose puts tidings into a letter and makes the letter a job. *Stale: one of them is in a letter; nothing was stored.
	Compose(ctx context.Context, letter Job, tidings ...string) error
	// Bury gives a letter up, whose claim is the caller's. *Fenced as in Finish.
	Bury(ctx context.Context, l DeadLetter, attempt int) error
	// DeadLetters returns up to limit of them, the one given up last first.
	DeadLetters(ctx context.Context, limit int) ([]DeadLetter, error)
	// Revive makes a dead letter a job again. ErrNotFound: there is none.
	Revive(ctx context.Context, id, kind string, at time.Time) error
	// PruneMail removes tidings that were told, and dead letters, before an instant.
	PruneMail(ctx context.Context, before time.Time) error
}

// WishOff is the Often of an account that wants no mail.
const WishOff = "off"

// Wish is what an account wants to be told by mail.
type Wish struct {
	Account string // id
	Address string
	Lang    string
	Often   string // WishOff, or how often
	Since   time.Time
}

// Tiding is one thing to tell an account. It holds ids, never personal data.
type Tiding struct {
	ID      string // of the thing and of who is told; unique
	Account string
	Kind    string
	Docket  string
	At      time.Time // when it was noted
}

// DeadLetter is a letter that was given up.
type DeadLetter struct {
	ID       string // of its job
	Account  string
	Payload  string // of its job
	At       time.Time
	Attempts int
	Why      string // what went wrong last time
}
