package publog

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Hashes gives back stored hashes by their index, all or an error. A store numbers them as tlog.StoredHashIndex does: one after the
// other in the order in which StoredHashes returns them.
type Hashes = tlog.HashReader

// HashesFunc is a function that is Hashes.
type HashesFunc = tlog.HashReaderFunc

// MaxSize is the most entries a log has here. Beyond it, sums of sizes would overflow: a forged size must not keep a reader busy for ever.
const MaxSize = 1 << 48

// StoredHashes returns the hashes a store must add when a leaf becomes entry number index (from 0): the leaf first, then the nodes it
// completes. They belong at StoredCount(index) and behind it. Of the hashes stored before, at most 63 are read.
func StoredHashes(index int64, leaf Hash, stored Hashes) ([]Hash, error) {
	if index < 0 || index >= MaxSize {
		return nil, fmt.Errorf("stored hashes of entry %d: entries count from 0, and there are at most %d", index, int64(MaxSize))
	}
	return tlog.StoredHashesForRecordHash(index, leaf, stored)
}

// StoredCount returns how many hashes are stored for a log of size entries; so it is the index of the next one.
func StoredCount(size int64) int64 { return tlog.StoredHashCount(size) }

// Root returns the root of the first size entries. Of no entries it is the hash of nothing.
func Root(size int64, stored Hashes) (Hash, error) {
	if size < 0 || size > MaxSize {
		return Hash{}, fmt.Errorf("root of %d entries", size)
	}
	return tlog.TreeHash(size, stored)
}

// Inclusion proves that entry number index is among the first size: hashes from the leaf's sibling to the root's child.
func Inclusion(size, index int64, stored Hashes) ([]Hash, error) {
	if index < 0 || index >= size || size > MaxSize {
		return nil, fmt.Errorf("inclusion of entry %d in %d entries: no such entry", index, size)
	}
	return tlog.ProveRecord(size, index, stored)
}

// Consistency proves that a log of size entries begins with the log of old entries. Of an empty old log there is nothing to prove, and the
// proof is empty.
func Consistency(size, old int64, stored Hashes) ([]Hash, error) {
	if old < 0 || old > size || size > MaxSize {
		return nil, fmt.Errorf("consistency of %d entries with %d before them", size, old)
	}
	if old == 0 {
		return nil, nil
	}
	return tlog.ProveTree(size, old, stored)
}

// CheckInclusion is nil where proof shows that leaf is entry number index of the size entries under root.
func CheckInclusion(proof []Hash, size int64, root Hash, index int64, leaf Hash) error {
	if size > MaxSize {
		return fmt.Errorf("inclusion in %d entries: at most %d", size, int64(MaxSize))
	}
	return tlog.CheckRecord(proof, size, root, index, leaf)
}

// CheckConsistency is nil where proof shows that the size entries under root begin with the old entries under oldRoot.
func CheckConsistency(proof []Hash, size int64, root Hash, old int64, oldRoot Hash) error {
	switch {
	case old < 0 || old > size || size > MaxSize:
		return fmt.Errorf("consistency of %d entries with %d before them", size, old)
	case old > 0:
		return tlog.CheckTree(proof, size, root, old, oldRoot)
	case len(proof) > 0:
		return fmt.Errorf("consistency with an empty log has a proof of %d hashes, want none", len(proof))
	case oldRoot != emptyRoot:
		return fmt.Errorf("the root of an empty log is %v, want %v", oldRoot, emptyRoot)
	}
	return nil
}

// emptyRoot is the root of a log without entries.
var emptyRoot, _ = tlog.TreeHash(0, nil)
