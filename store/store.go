// Package store is the contract of what must not be lost: the events of the dockets, what is read from them, and the
// work that hangs on them. It holds types, errors and duties; drivers are in store/sqlite and store/postgres, and both
// pass the one suite in store/storetest.
//
// Words. An append writes events to one docket, and with them their private data, read models, messages, jobs and entries of the log, in one
// transaction. A position is the place of an event in the order of the whole store: 1, 2, 3 … without a gap. The chain is
// a hash over all events up to a position; it changes when anything recorded is changed, and does not when private data
// are erased. A read model is a row computed from events for a list or a search; it can be thrown away and computed
// again. A projector is the function that computes them. An erasure destroys one private value with its salt; the list
// of erasures is kept apart from the database, so that an old backup cannot bring the value back. The log is the public record: entries that
// an append writes with its events, numbered without a gap in their series, and the hashes of a tree over them.
//
// Duties of every driver:
//
//   - A write that returned without an error is durable: it survives the process, and the machine as far as its disk
//     keeps what it has acknowledged.
//   - A write that returned an error may have been stored or not, unless the error is one of those below that say it was
//     not. The same append with the same key may be sent again; it is stored once.
//   - No write is stored in part.
//   - Readers see all of an append or nothing of it.
//   - Nothing here reads the clock of the machine for data: instants come in as arguments, in UTC and whole microseconds.
//
// The package does not fold dockets, asks nobody's permission, and knows no law. What a row means is the caller's.
package store

import (
	"context"
	"io"

	"mandamus/account"
	"mandamus/civil"
	"mandamus/docket"
)

// Store is all of it. Callers name the part they need.
type Store interface {
	Events
	Log
	ReadModels
	Lists
	Jobs
	Leases
	Outbox
	Drafts
	Sheets
	Mail
	Upkeep
	// Accounts keeps who may come in, in the same database.
	Accounts() account.Store
	// Close ends the work of the store. It is the last call.
	Close() error
}

// Events is the record. Loaded events are as they were appended, but for what was erased.
type Events interface {
	// Append stores a and answers where. *Conflict: the docket is not at the version expected, nothing was stored.
	// *Fenced: the lease has passed on, nothing was stored. *Refused: a is not in order, nothing was stored. Where an
	// append with this key was stored before, its Result is returned with Again set and nothing is written.
	Append(ctx context.Context, a Append) (Result, error)

	// AppendAll stores all appends in one transaction, or none. No two may be for one docket.
	AppendAll(ctx context.Context, as []Append) ([]Result, error)

	// Erase does what Append does, and in the same transaction destroys the private fields named with their salts, and
	// clears what may hold copies: the search text, undelivered messages, drafts and keys of the docket. a.Rows must be
	// given, computed without the values, and a.Outbox holds the messages that are to remain. When it returns, the
	// erasures are on the list, and no file that is the driver's own holds the values; what a server keeps in its files
	// and for how long, its driver says. Erasing what is erased changes nothing.
	Erase(ctx context.Context, a Append, fields ...Erasure) (Result, error)

	// ResultOf returns the result of the append that was stored with a key. ErrNotFound: there is none.
	ResultOf(ctx context.Context, key string) (Result, error)

	// Load returns all events of a docket in their order. ErrNotFound: it has none.
	Load(ctx context.Context, id docket.ID) ([]docket.Event, error)

	// Since returns up to limit events of all dockets after a position, in the order of positions.
	Since(ctx context.Context, pos int64, limit int) ([]Recorded, error)

	// Head returns how far the record reaches.
	Head(ctx context.Context) (Head, error)
}

// ReadModels keeps what is computed from events.
type ReadModels interface {
	// Project replaces the read models of many dockets, as the daily run does. Dockets that have moved past the version
	// given are left alone and returned: whoever moved them has projected them.
	Project(ctx context.Context, ps []Projected) (behind []docket.ID, err error)

	// Rebuild computes all read models anew. The store may be used meanwhile, but not for appends.
	Rebuild(ctx context.Context, p Projector) error

	// Dump writes all read models, in an order that depends on nothing but their content.
	Dump(ctx context.Context, w io.Writer) error
}

// Projector computes the read models of a docket as they are on a day. It must depend on its arguments alone. The day is
// that of the rows in place, and civil.Never where there are none.
type Projector func(id docket.ID, events []docket.Event, asOf civil.Day) (Rows, error)

// Upkeep keeps the store whole.
type Upkeep interface {
	// Verify reads everything and reports what is wrong with it: of the log every hash, number and checkpoint. Where p is nil, read models are
	// not compared.
	Verify(ctx context.Context, p Projector) (Report, error)

	// Backup writes the store to a new file, an SQLite database whatever the driver, and verifies what it wrote. Only
	// when it returns without an error is there a backup. An existing file is not touched. The store may be used
	// meanwhile.
	Backup(ctx context.Context, path string) (BackupReport, error)
}
