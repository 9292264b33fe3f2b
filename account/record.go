package account

import (
	"context"
	"time"

	"mandamus/i18n"
)

//i18n:keys account.what.* account.why.*

// Record is one line of the audit.
type Record struct {
	At      time.Time
	What    What
	Account string // id of the account it is about; empty for codes and unknown names
	Code    string // id of the access code it is about
	By      string // id of the account that did it, where that is another; "system" for the command line
	From    string // address
	Why     Why    // for what was refused
	Object  string // for what was read: which thing
}

// Line is a record in its place: numbers rise as records are added, and may have gaps.
type Line struct {
	Seq int64
	Record
}

// Query asks for records. Zero parts ask for nothing.
type Query struct {
	Account     string    // that are about this account
	What        []What    // of one of these kinds
	From, Until time.Time // at From or later, before Until
	Before      int64     // whose number is smaller
	Limit       int       // at most so many; 0: QueryMost
}

// QueryMost is the largest number of records one query returns.
const QueryMost = 500

// Most returns how many records the query asks for: 1 to QueryMost.
func (q Query) Most() int {
	if q.Limit <= 0 || q.Limit > QueryMost {
		return QueryMost
	}
	return q.Limit
}

// What says what happened.
type What string

// What can happen.
const (
	SignedIn        What = "signed_in"
	SignedOut       What = "signed_out"
	Refused         What = "refused"
	Locked          What = "locked" // that attempt made the account wait
	Expired         What = "expired"
	PasswordChanged What = "password_changed"
	Created         What = "created"
	Reset           What = "reset" // somebody else made a new password
	Disabled        What = "disabled"
	Enabled         What = "enabled"
	Unlocked        What = "unlocked"
	Granted         What = "granted"
	CodeIssued      What = "code_issued"
	CodeUsed        What = "code_used"
	CodeRevoked     What = "code_revoked"
	SealedRead      What = "sealed_read"
)

// Whats are all of them.
var Whats = []What{SignedIn, SignedOut, Refused, Locked, Expired, PasswordChanged, Created, Reset, Disabled, Enabled, Unlocked,
	Granted, CodeIssued, CodeUsed, CodeRevoked, SealedRead}

// Label returns what happened for people.
func (w What) Label() i18n.Msg { return i18n.Msg{Key: "account.what." + string(w)} }

// Why is the true reason of a refusal, for the record alone.
type Why string

// The reasons.
const (
	UnknownName   Why = "unknown_name"
	WrongPassword Why = "wrong_password"
	IsLocked      Why = "is_locked"
	IsDisabled    Why = "is_disabled"
	UnknownCode   Why = "unknown_code"
	CodeExpired   Why = "code_expired"
	CodeIsRevoked Why = "code_is_revoked"
)

// Whys are all reasons.
var Whys = []Why{UnknownName, WrongPassword, IsLocked, IsDisabled, UnknownCode, CodeExpired, CodeIsRevoked}

// Label returns the reason for people.
func (w Why) Label() i18n.Msg { return i18n.Msg{Key: "account.why." + string(w)} }

// NoteRead records that an account read something sealed.
func (s *Service) NoteRead(ctx context.Context, account, object, from string, now time.Time) error {
	return s.store.Write(ctx, Change{Records: []Record{{At: instant(now), What: SealedRead, Account: account, From: from, Object: object}}})
}
