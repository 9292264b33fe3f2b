// Package logtest is a log in memory, for tests: entries are added, changed or taken away as an honest or a dishonest operator would, and
// every size of it can be signed. Keys come from their names, so that the same test makes the same bytes.
//
// It is in no program.
package logtest

import (
	"context"
	"crypto/sha256"
	"math/rand/v2"
	"slices"

	"mandamus/publog"

	"golang.org/x/mod/sumdb/tlog"
)

// Log is a log with its key.
type Log struct {
	Origin  string
	Key     *publog.Key
	signer  publog.Signer
	entries [][]byte
	hashes  []publog.Hash
}

// New returns an empty log.
func New(origin string) *Log {
	private, public := KeyPair(origin, publog.Ed25519)
	signer, err := publog.NewSigner(private, nil)
	must(err)
	return &Log{Origin: origin, Key: Key(public), signer: signer}
}

// KeyPair makes the keys that always come from this name.
func KeyPair(name string, alg publog.Algorithm) (private, public string) {
	private, public, err := publog.NewKey(rand.NewChaCha8(sha256.Sum256([]byte(name))), name, alg)
	must(err)
	return private, public
}

// Key reads a public key.
func Key(public string) *publog.Key {
	key, err := publog.ParseKey(public)
	must(err)
	return key
}

// Witness returns the keys of a witness.
func Witness(name string) (*publog.Cosigner, *publog.Key) {
	private, public := KeyPair(name, publog.Cosignature)
	cosigner, err := publog.NewCosigner(private)
	must(err)
	return cosigner, Key(public)
}

// Add logs entries as they are.
func (l *Log) Add(entries ...[]byte) {
	for _, e := range entries {
		hashes, err := publog.StoredHashes(l.Size(), publog.LeafHash(e), l.Hashes())
		must(err)
		l.entries, l.hashes = append(l.entries, e), append(l.hashes, hashes...)
	}
}

// AddEntry logs entries in their canonical form.
func (l *Log) AddEntry(entries ...publog.Entry) {
	for _, e := range entries {
		data, err := e.Canonical()
		must(err)
		l.Add(data)
	}
}

// Size is the number of entries.
func (l *Log) Size() int64 { return int64(len(l.entries)) }

// Entry returns an entry.
func (l *Log) Entry(index int64) []byte { return l.entries[index] }

// Entries returns a stretch of entries.
func (l *Log) Entries(_ context.Context, from, to int64) ([][]byte, error) {
	return l.entries[from:to], nil
}

// Hashes are the stored hashes.
func (l *Log) Hashes() publog.Hashes {
	return publog.HashesFunc(func(indexes []int64) ([]publog.Hash, error) {
		out := make([]publog.Hash, len(indexes))
		for i, x := range indexes {
			out[i] = l.hashes[x]
		}
		return out, nil
	})
}

// With returns a log of the same origin and key over the entries that change makes of a copy of these: another history.
func (l *Log) With(change func(entries [][]byte) [][]byte) *Log {
	other := &Log{Origin: l.Origin, Key: l.Key, signer: l.signer}
	other.Add(change(slices.Clone(l.entries))...)
	return other
}

// Checkpoint returns the body of the checkpoint at a size.
func (l *Log) Checkpoint(size int64) publog.Checkpoint {
	root, err := publog.Root(size, l.Hashes())
	must(err)
	return publog.Checkpoint{Origin: l.Origin, Size: size, Root: root}
}

// Signed returns the checkpoint at a size, signed by the log and by others.
func (l *Log) Signed(size int64, others ...publog.Signer) []byte {
	note, err := publog.SignCheckpoint(l.Checkpoint(size), append([]publog.Signer{l.signer}, others...)...)
	must(err)
	return note
}

// Proof proves that the log of size entries begins with the log of old.
func (l *Log) Proof(_ context.Context, old, size int64) ([]publog.Hash, error) {
	return publog.Consistency(size, old, l.Hashes())
}

// Tree is the log at a size in the words of tlog.
func (l *Log) Tree(size int64) tlog.Tree {
	return tlog.Tree{N: size, Hash: l.Checkpoint(size).Root}
}

func must(err error) {
	if err != nil {
		panic("logtest: " + err.Error())
	}
}
