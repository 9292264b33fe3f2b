package account

import (
	"context"
	"errors"
	"time"
)

// Errors a Store returns, as they are or wrapped. Any other error is a failure of the store.
var (
	ErrNone     = errors.New("account: no such row")
	ErrConflict = errors.New("account: changed by somebody else in the meantime") // read again and decide anew
	ErrTaken    = errors.New("account: the name is taken")
)

// Store keeps accounts, sessions, codes and records. It is implemented by the drivers of package store.
//
// Duties: a Write that returned nil is durable and whole; one that returned an error may be stored or not, but never in part.
// What was written is seen by every later read. Instants come back in UTC to the microsecond, zero ones as zero; lists come back
// with their order, empty ones as nil. Methods may be called by many at once.
type Store interface {
	// Account returns the account with the id, or ErrNone.
	Account(ctx context.Context, id string) (Account, error)
	// AccountNamed returns the account with the name, or ErrNone. Names are compared byte by byte.
	AccountNamed(ctx context.Context, name string) (Account, error)
	// Accounts returns all accounts by name.
	Accounts(ctx context.Context) ([]Account, error)
	// Session returns the session with the hash, or ErrNone.
	Session(ctx context.Context, hash Hash) (Session, error)
	// Code returns the access code with the id, or ErrNone.
	Code(ctx context.Context, id string) (Code, error)
	// CodeHashed returns the access code with the hash, or ErrNone.
	CodeHashed(ctx context.Context, hash Hash) (Code, error)
	// Codes returns the access codes of a docket, revoked and expired ones too, the oldest first.
	Codes(ctx context.Context, docket string) ([]Code, error)
	// Records returns at most limit records, the newest first, those of one account where one is named.
	Records(ctx context.Context, account string, limit int) ([]Record, error)
	// Audit returns the records that match, the newest first.
	Audit(ctx context.Context, q Query) ([]Line, error)
	// Write makes a change in one transaction.
	Write(ctx context.Context, c Change) error
}

// Change is what one act writes: all of it or nothing. Zero parts are left out.
type Change struct {
	// Account is written as revision Revision+1. Where Revision is 0 it is new: ErrTaken if the name exists. Else the stored
	// account must have that revision: ErrConflict if not.
	Account *Account
	// Code is new.
	Code *Code
	// UseCode and RevokeCode set when the code with the id was first used, and revoked. One that has such an instant keeps it.
	UseCode, RevokeCode *Stamp
	// Session is new.
	Session *Session
	// Touch sets when the session with its hash was last seen, and does nothing if it has ended.
	Touch *Session
	// End ends the session with the hash.
	End *Hash
	// EndOf ends all sessions of the account, and all sessions that hold the access code, with this id; before Session is written.
	EndOf string
	// EndUnseen and EndOpened end all sessions last seen, and all opened, before these instants.
	EndUnseen, EndOpened time.Time
	// Records are added in their order.
	Records []Record
}

// Stamp is an instant for the row with an id.
type Stamp struct {
	ID string
	At time.Time
}
