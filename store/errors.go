package store

import (
	"errors"
	"fmt"

	"mandamus/docket"
)

// Errors that say why, to be asked for with errors.Is.
var (
	ErrNotFound = errors.New("not found")
	// ErrFull: the disk of the database is full. Nothing was stored; reading goes on.
	ErrFull = errors.New("the disk of the database is full")
	// ErrReadOnly: the database may be read but not written. Nothing was stored.
	ErrReadOnly = errors.New("the database can only be read")
	// ErrUnavailable: the database did not answer in time, or went away. Whether a write was stored is not known.
	ErrUnavailable = errors.New("the database is not available")
	// ErrDamaged: the database is not what was written to it. Stop, and restore a backup.
	ErrDamaged = errors.New("the database is damaged")
	// ErrNewer: a newer version of the program has changed the database. Use that version.
	ErrNewer = errors.New("the database was written by a newer version of this program")
	// ErrUnerased: the list of erasures names values that this database still holds, so an older copy of it was put in
	// place by hand. Restore it with the program, which erases them again.
	ErrUnerased = errors.New("the database holds values that were erased")
	// ErrNotEmpty: a backup is restored into an empty store or a new file, never over something.
	ErrNotEmpty = errors.New("there is something already")
	// ErrCursor: the place in a list from which to read on is not one that was handed out for this list.
	ErrCursor = errors.New("not a place in this list")
)

// Conflict: somebody else has appended since the caller read. Nothing was stored.
type Conflict struct {
	Docket docket.ID
	Have   int // version in the store
	Want   int // version the caller expected
}

// Error says what was found and what was expected: append docket dk_7f…: version 4, want 3.
func (c *Conflict) Error() string {
	return fmt.Sprintf("append docket %v: version %d, want %d", c.Docket, c.Have, c.Want)
}

// Stale: a thing that is no docket was saved elsewhere since the caller read it. Nothing was stored.
type Stale struct {
	What, ID   string // "draft" and its id
	Have, Want int    // versions; Have is 0 where it is gone
}

// Error says what was found and what was expected.
func (s *Stale) Error() string {
	return fmt.Sprintf("save %s %s: version %d, want %d", s.What, s.ID, s.Have, s.Want)
}

// Fenced: the lease under which the caller worked has passed to another. Nothing was stored.
type Fenced struct {
	Lease      string
	Have, Want int64 // tokens: of the lease now, of the caller
}

// Error names the lease and both tokens.
func (f *Fenced) Error() string {
	return fmt.Sprintf("lease %s: token %d, want %d: another has taken over", f.Lease, f.Have, f.Want)
}

// Refused: what was to be written is not in order; the caller has a fault. Nothing was stored.
type Refused struct {
	Docket docket.ID
	Why    string
}

// Error says what is not in order.
func (r *Refused) Error() string { return fmt.Sprintf("append docket %v: %s", r.Docket, r.Why) }
