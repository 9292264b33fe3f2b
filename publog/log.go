package publog

import (
	"fmt"
	"iter"

	"golang.org/x/mod/sumdb/tlog"
)

// Log is a log as somebody serves it. Nothing it gives is believed before it was verified.
type Log interface {
	Checkpoint() ([]byte, error) // the newest, signed
	Hashes(c Checkpoint) Hashes  // stored hashes of the log under c, verified against it (VerifiedHashes)
}

// leavesAtOnce is how many leaves are read together: sixteen tiles.
const leavesAtOnce = 16 * TileWidth

// leaves are the hashes of the first size entries, in order. The sequence ends with an error where they cannot be read.
func leaves(size int64, stored Hashes) iter.Seq2[Hash, error] {
	return func(yield func(Hash, error) bool) {
		for start := int64(0); start < size; start += leavesAtOnce {
			indexes := make([]int64, min(leavesAtOnce, size-start))
			for i := range indexes {
				indexes[i] = tlog.StoredHashIndex(0, start+int64(i))
			}
			hashes, err := stored.ReadHashes(indexes)
			if err == nil && len(hashes) != len(indexes) {
				err = fmt.Errorf("leaves from %d: %d were read, want %d", start, len(hashes), len(indexes))
			}
			if err != nil {
				yield(Hash{}, err)
				return
			}
			for _, h := range hashes {
				if !yield(h, nil) {
					return
				}
			}
		}
	}
}

// find returns the index of a leaf, or -1.
func find(leaf Hash, size int64, stored Hashes) (int64, error) {
	index := int64(0)
	for h, err := range leaves(size, stored) {
		if err != nil {
			return -1, err
		}
		if h == leaf {
			return index, nil
		}
		index++
	}
	return -1, nil
}
