// Package witness is the other pair of eyes on a log: a witness looks at every checkpoint before anybody relies on it, makes sure that the
// log only grew since it last looked, and says so with a cosignature that bears its own time (C2SP tlog-witness and tlog-cosignature). Two
// people who hold checkpoints with the same witnesses under them hold checkpoints of one history.
//
// Server is a witness, for whoever is not the court: an office of the congress, a procuratorate, a university, a bar association. Its
// whole memory is a State: for every log the last checkpoint it signed. The state is on the disk before an answer leaves, and a witness
// does not start without it, since one that has forgotten would sign a second history. For the same reason a state is never restored from
// a backup: who has lost it makes a new key. Client asks several witnesses at once, for a log.
//
// A witness does not read entries and does not say that they are true.
package witness

import "errors"

// Errors of a state.
var (
	ErrNoState  = errors.New("the state of the witness is missing")
	ErrHasState = errors.New("the witness has a state already")
	ErrState    = errors.New("this is no state of this witness")
)

// Errors of a request: what a witness answers, in the words of C2SP tlog-witness.
var (
	ErrUnknownLog = errors.New("the witness does not know this log")                     // 404
	ErrSignature  = errors.New("no key that the witness knows of the log has signed")    // 403
	ErrStale      = errors.New("the witness has last signed another size")               // 409
	ErrProof      = errors.New("the log does not continue what the witness last signed") // 422
	ErrClock      = errors.New("the clock of the witness runs behind its last stamp")    // 503
)
