package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/civil"
	"mandamus/docket"
)

// Log is the public record: entries with indexes 0, 1, 2 … and the hashes of a Merkle tree over them (RFC 6962). An entry, once stored, is
// never changed or removed, by an erasure either. What an entry says is the caller's; the store gives it its index and its number.
//
// An entry that stands for an event has a salt, kept apart from it and destroyed with the event's private values.
type Log interface {
	// LogAppend stores entries that come with no event. *Fenced, *Refused and ErrOpened as in Append. Where a write with this key was stored before,
	// what it stored is returned and nothing is written.
	LogAppend(ctx context.Context, w LogWrite) ([]Logged, error)

	// LogHead returns how far the log reaches.
	LogHead(ctx context.Context) (LogHead, error)
	// LogRoot returns the root of the tree over the first size entries. ErrNotFound: the log has fewer.
	LogRoot(ctx context.Context, size int64) (tlog.Hash, error)
	// LogHashes reads the hashes of the tree, for proofs and tiles. A hash of a subtree that is not full yet is ErrNotFound.
	LogHashes(ctx context.Context) tlog.HashReader

	// LogEntry returns an entry. ErrNotFound: the log has fewer.
	LogEntry(ctx context.Context, index int64) (LogEntry, error)
	// LogEntries returns up to limit entries from an index on, in the order of indexes.
	LogEntries(ctx context.Context, from int64, limit int) ([]LogEntry, error)
	// LogEntriesOf returns the entries that stand for events of a docket, in the order of indexes: of an event that was withheld first the
	// entry that withholds it, later the one that opens it.
	LogEntriesOf(ctx context.Context, id docket.ID) ([]LogEntry, error)
	// LogSeriesEntries returns up to limit entries of a series from a number on.
	LogSeriesEntries(ctx context.Context, s Series, from, limit int) ([]LogEntry, error)
	// LogSeries returns the last number of every series, sorted, and the size of the log at which this was so.
	LogSeries(ctx context.Context) (last []SeriesHead, size int64, err error)
	// LogWithheld returns up to limit entries that wait to be opened and must be by a day, those after an index, in the order of indexes. -1:
	// from the first.
	LogWithheld(ctx context.Context, by civil.Day, after int64, limit int) ([]LogEntry, error)
	// LogMissing returns up to limit events after a position for which no entry stands, in the order of positions: those recorded before there
	// was a log, and those that are not logged.
	LogMissing(ctx context.Context, pos int64, limit int) ([]Missing, error)
	// LogSalt returns the salt of an entry. ErrNotFound: it has none, or it was destroyed.
	LogSalt(ctx context.Context, index int64) ([32]byte, error)

	// SaveCheckpoint keeps a checkpoint that is about to be published; of those of one day in UTC the last one stays. For a size saved before the note is replaced, as when cosignatures
	// have come in. *Forked: it is not of this log, or it is smaller than the last one. *Fenced as in Append.
	SaveCheckpoint(ctx context.Context, c Checkpoint, f *Fence) error
	// LastCheckpoint returns the largest one saved. ErrNotFound: there is none.
	LastCheckpoint(ctx context.Context) (Checkpoint, error)
}

// Series is a line of numbers 1, 2, 3 … without a gap.
type Series struct {
	Court string // code; empty: of the log as a whole
	Year  int    // of recording
	Kind  string
}

// SeriesHead is a series with its last number.
type SeriesHead struct {
	Series
	Last int
}

// Unlogged is an entry to be written. In the same transaction it gets the next number of its series and the next index.
type Unlogged struct {
	Series  Series
	Docket  docket.ID // for whose event it stands; in an Append filled in by the store; empty: for none
	Version int       // of the event; 0: it stands for none
	Salt    [32]byte  // of the commitment to the event; zero: there is none
	Rule    string    // under which it is withheld, until it is opened; empty: it is not
	Until   civil.Day // of what is withheld: the day by which it must be opened
	Opens   *int64    // index of a withheld entry, which now waits no longer; ErrOpened where it does not wait
	// Make returns the bytes of the entry, UTF-8 text of at most MostEntry bytes. It may be called several times, and must depend on the
	// number alone.
	Make func(number int) ([]byte, error)
}

// MostEntry is the largest size of an entry in bytes.
const MostEntry = 65535

// LogWrite is one write to the log alone.
type LogWrite struct {
	Entries []Unlogged
	Key     string    // names the request, as that of an Append does; empty: none
	At      time.Time // now
	Fence   *Fence    // nil: none
}

// Logged says where an entry was stored.
type Logged struct {
	Index  int64
	Number int
	Leaf   tlog.Hash // of the entry in the tree
}

// LogHead is how far the log reaches.
type LogHead struct {
	Size int64     // number of entries
	Root tlog.Hash // of the tree over them
}

// LogEntry is an entry as it is stored, with what the public does not see of it.
type LogEntry struct {
	Index   int64
	Series  Series
	Number  int
	Docket  docket.ID // empty: it stands for no event
	Version int
	Rule    string    // under which it is, or was, withheld; empty: it never was
	Until   civil.Day // by which it must be opened
	Opened  int64     // index of the entry that opened it; -1: none
	Data    []byte
}

// Missing is an event for which no entry stands.
type Missing struct {
	Pos     int64
	Docket  docket.ID
	Version int
}

// Checkpoint is the signed head of the log at a size, as it is published.
type Checkpoint struct {
	Size int64
	Root tlog.Hash
	At   time.Time // when it was saved
	Note string    // signed text: a line with the origin, one with the size, one with the root, signatures
}

// ErrOpened: an entry that was to be opened does not wait for it, or no longer. Nothing was stored.
var ErrOpened = errors.New("an entry of the log does not wait to be opened")

// Forked: a checkpoint is not of this log, or an older one. Nothing was stored.
type Forked struct {
	Size int64
	Why  string
}

// Error says what does not fit.
func (f *Forked) Error() string { return fmt.Sprintf("checkpoint of size %d: %s", f.Size, f.Why) }

// Check returns a *Forked where the note does not say what the fields do.
func (c *Checkpoint) Check() error {
	lines := strings.SplitN(c.Note, "\n", 4)
	if len(lines) < 4 || lines[1] != fmt.Sprint(c.Size) || lines[2] != c.Root.String() || !storable(c.Note) {
		return &Forked{c.Size, "the note does not say this size and root"}
	}
	return nil
}

// Check returns a *Refused that says what is not in order, or nil. Drivers call it before they write.
func (w *LogWrite) Check() error {
	if !inMicroseconds(w.At) {
		return &Refused{Why: "the instant of the write is not in UTC and whole microseconds"}
	}
	for i := range w.Entries {
		u := &w.Entries[i]
		if (u.Docket == "") != (u.Version == 0) || u.Docket != "" && !u.Docket.Valid() {
			return &Refused{Why: "an entry stands for an event without a docket or a version"}
		}
		if why := u.wrong(); why != "" {
			return &Refused{Docket: u.Docket, Why: why}
		}
	}
	return nil
}

// wrong says what is not in order with an entry of the log.
func (u *Unlogged) wrong() string {
	switch {
	case u.Make == nil:
		return "an entry of the log cannot be made"
	case u.Series.Kind == "" || !storable(u.Series.Kind+u.Series.Court+u.Rule):
		return "an entry of the log has no kind, or one that is not text"
	case u.Series.Year < 0 || u.Series.Year > 9999 || u.Version < 0:
		return "an entry of the log has a year or a version out of range"
	case u.Version == 0 && (u.Salt != [32]byte{} || u.Rule != ""):
		return "an entry that stands for no event has a salt or is withheld"
	}
	return ""
}
