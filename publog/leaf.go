package publog

import (
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a hash of the tree: of a leaf, of a node, or the root.
type Hash = tlog.Hash

// LeafHash returns the leaf of an entry: SHA-256 of a zero byte and the entry's bytes, as RFC 6962 has it.
func LeafHash(data []byte) Hash { return tlog.RecordHash(data) }

// Salt hides what is committed to, until it is given away. It is random and used once.
type Salt [32]byte

// eventTag keeps commitments to events apart from hashes made elsewhere.
const eventTag = "mandamus/event/v1"

// Commitment is what stands for an event in its entry: SHA-256 of the tag, the salt and the event's canonical bytes, in hexadecimal
// digits. Who has salt and bytes can show what the entry is about; who has neither learns nothing.
func Commitment(salt Salt, event []byte) string {
	h := sha256.New()
	h.Write([]byte(eventTag))
	h.Write(salt[:])
	h.Write(event)
	return hex.EncodeToString(h.Sum(nil))
}
