package store

import (
	"context"
	"time"
)

// Jobs is work to be done, once by anybody. A job that is claimed and not finished before its lease ends is handed out again.
type Jobs interface {
	// Enqueue adds jobs. A job whose Key is that of a job not yet done is left out.
	Enqueue(ctx context.Context, jobs ...Job) error
	// Claim hands out the job that is due longest, one whose lease has run out if none is. ErrNotFound: there is none.
	Claim(ctx context.Context, c Claim) (Job, error)
	// Finish removes a job. *Fenced: it has been handed out again since.
	Finish(ctx context.Context, id string, attempt int) error
	// Again gives a job back, to be done at a later instant. *Fenced as in Finish.
	Again(ctx context.Context, id string, attempt int, at time.Time, why string) error
	// Waiting counts the jobs not yet done.
	Waiting(ctx context.Context) (int, error)
}

// Job is a piece of work. It holds ids, never personal data.
type Job struct {
	ID      string // unique, given by the caller
	Kind    string
	Key     string // of two jobs with one key only one waits; empty: none
	Payload string
	At      time.Time // not before
	Attempt int       // how often it has been handed out; names the claim
	Why     string    // what went wrong last time
}

// Claim is a claim for a job.
type Claim struct {
	Kinds []string // none: any
	Now   time.Time
	Lease time.Duration // how long the claimant may take
}

// Leases let one of many processes do what only one may do.
type Leases interface {
	// Acquire takes or renews the lease for its holder. ok is false where another holds it. The token rises with every
	// change of holder and never falls.
	Acquire(ctx context.Context, name, holder string, now time.Time, ttl time.Duration) (token int64, ok bool, err error)
	// Release ends the lease of a holder; of another's it does nothing.
	Release(ctx context.Context, name, holder string) error
}

// Fence names a lease and the token under which the caller believes to hold it.
type Fence struct {
	Lease string
	Token int64
}

// Outbox is what is to be told to others after it is durable. Delivery happens at least once.
type Outbox interface {
	// Pending returns up to limit messages not yet delivered, the oldest first.
	Pending(ctx context.Context, limit int) ([]Message, error)
	// Delivered marks messages. Those marked already or unknown are left alone.
	Delivered(ctx context.Context, now time.Time, ids ...string) error
	// Prune removes messages delivered, and keys of appends stored, before an instant. From then on such an append sent
	// again is answered by a *Conflict.
	Prune(ctx context.Context, before time.Time) error
}

// Message is one thing to tell. It holds ids, never personal data.
type Message struct {
	ID      string // unique, given by the caller; sorts in the order of sending
	Docket  string // filled in by the store
	Topic   string
	Payload string
}

// Drafts is work that somebody has begun and not sent off. It is nobody's record and may be thrown away.
type Drafts interface {
	// SaveDraft stores a draft whose version is the one loaded, 0 for a new one, and returns the new version.
	// *Stale: it was saved elsewhere since.
	SaveDraft(ctx context.Context, d Draft) (version int, err error)
	Draft(ctx context.Context, owner, id string) (Draft, error)
	// Drafts returns those of an owner, the one saved last first.
	Drafts(ctx context.Context, owner string) ([]Draft, error)
	DeleteDraft(ctx context.Context, owner, id string) error
}

// Draft is a form half filled in.
type Draft struct {
	Owner   string
	ID      string // unique for its owner
	Kind    string
	Docket  string // docket it is about; empty: none yet
	Body    string
	Saved   time.Time
	Version int
}

// Sheets are tables that a court keeps and changes as a whole: the register, its own policies. Every version stays.
type Sheets interface {
	// SaveSheets stores new versions of sheets, all or none; each Version is the one loaded, 0 for a new sheet. *Stale: one
	// was saved elsewhere since.
	SaveSheets(ctx context.Context, sheets ...Sheet) error
	// Sheet returns the newest version. ErrNotFound: there is none.
	Sheet(ctx context.Context, name string) (Sheet, error)
	// SheetHistory returns all versions without their texts, the newest first.
	SheetHistory(ctx context.Context, name string) ([]Sheet, error)
}

// Sheet is a version of a sheet.
type Sheet struct {
	Name    string
	Version int
	Text    string
	By      string // who saved it
	At      time.Time
}
