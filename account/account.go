// Package account lets people in: by name and password, or by an access code, and keeps who came in until they go.
//
// Words:
//
//   - An account is somebody who works with the desk regularly: staff of a court, the legal office of a debtor body, an
//     overseer. It has grants: roles of package policy, each in a court or for a body.
//   - An access code is for an applicant or representative: 128 random bits, printed once on a sheet of its own, good for one
//     party of one docket. It is neither the filing reference nor a receipt; it opens a page and proves nothing.
//   - A session is one browser that was let in. It exists on the server; the browser holds an opaque token.
//   - A record is one line of the audit of sign-ins: never a password, a code, a token, or a name nobody has, since people
//     type passwords into the field for names.
//
// Passwords are hashed with argon2id and kept as a PHC string. Tokens and codes are random enough that a plain SHA-256 of them
// is kept. What was kept never gives back what was typed.
//
// A password attempt is counted before the password is looked at, so that many at once gain nothing. After some failures the
// account waits, longer each time. Whoever is refused hears the same sentence, after the same work, whether the name is unknown,
// the password wrong, or the account locked or disabled; the true reason is in the record.
//
// The package is pure but for its store: the clock is an argument, the random source is given once. It does not know what a role
// may do (package policy), it sets no cookie and sends no mail.
package account

import (
	"crypto/sha256"
	"slices"
	"time"

	"mandamus/policy"
)

// Account is somebody with a name and a password.
type Account struct {
	ID         string // opaque, never used again
	Name       string // what is typed to sign in; unique; see NormalName
	Display    string // what others see
	Staff      string // id in the register, for the staff of a court; may be empty
	Grants     []Grant
	Password   string    // PHC string of the hash
	MustChange bool      // the password was made by somebody else and is good for one thing: choosing another
	Disabled   bool      // may not sign in
	Failures   int       // attempts since the last success
	Failed     time.Time // when the last of them was
	Locked     time.Time // no attempt is looked at before this instant; zero: none is refused
	Created    time.Time
	Revision   int // how often it was written; 0: never
}

// Grant is a role in a court, or for a body. A role of the parties is no grant: access codes give it.
type Grant struct {
	Role  policy.Role
	Court string // code of package court; the court that sees with a supervisor's or overseer's eyes
	Body  string // id in the register; for the legal office of a debtor
	// Keeper is the code of the court whose administrator keeps a role for a body; empty: the command line alone keeps it.
	Keeper string
}

// KeptBy returns the code of the court whose administrator gives and takes the role; empty: the command line alone does.
func (g Grant) KeptBy() string {
	if g.Body != "" {
		return g.Keeper
	}
	return g.Court
}

// Hash is the SHA-256 of a token or an access code: what is kept in its place.
type Hash [sha256.Size]byte

// Session is a browser that was let in, by an account or by access codes.
type Session struct {
	Hash    Hash
	Account string   // id; empty where access codes opened it
	Codes   []string // ids of access codes
	Created time.Time
	Seen    time.Time // last use, to the minute
	From    string    // address it was opened from
}

// Code is an access code as it is kept.
type Code struct {
	ID      string
	Hash    Hash
	Role    policy.Role // applicant or representative
	Docket  string
	Party   string // id of the party or representative in the docket
	By      string // account that issued it
	Issued  time.Time
	Expires time.Time // first instant it is no longer good
	Revoked time.Time // zero: not revoked
	Used    time.Time // first use; zero: never used
}

// good reports whether the code lets in.
func (c Code) good(now time.Time) bool { return c.Revoked.IsZero() && now.Before(c.Expires) }

// locked reports whether the account waits.
func (a Account) locked(now time.Time) bool { return now.Before(a.Locked) }

// Has reports whether the account has the role, in any court or for any body.
func (a Account) Has(role policy.Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role })
}
