// Package publog is the public record: a log that only grows, receipts from it, and what can be proved with them.
//
// Words. An entry is one line of the record, public for ever; its leaf is the hash of its bytes. The log is the Merkle tree of RFC 6962
// over all leaves. A checkpoint says how many entries the log has and what its root is, signed by the log. A witness is somebody else
// who has seen that the log only grew, and says so with a cosignature under the checkpoint; the time is the witness's own. A promise
// is signed at the counter: this leaf will be in the log by then. A bundle is the receipt an applicant carries away: the entry, the
// promise and, once there is one, the proof that the entry is in the log. An opening says what a commitment in an entry stands for. A
// trust file names the keys and the people a reader believes; it comes by another way than log and bundle. A verdict is what follows.
//
// Forms are those others read too: checkpoints, cosignatures, tiles and entry bundles of C2SP (c2sp.org), notes and hashes of
// golang.org/x/mod/sumdb. The tree is SHA-256; SM2 with SM3 may stand beside Ed25519 as a second signature.
//
// The package computes. It has no clock, no disk, no network and no random source: days, salts and stored hashes come in as arguments.
// It does not decide what is public (package record does), and it keeps no state.
package publog

import "errors"

// ErrForm marks a text that is not in the form it claims: nothing in it was used.
var ErrForm = errors.New("not in the form of the public record")
