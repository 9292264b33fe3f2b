package tiles

import (
	"context"
	"fmt"
	"iter"

	"mandamus/publog"

	"golang.org/x/mod/sumdb/tlog"
)

// Leaf is one entry as it stands in the log.
type Leaf struct {
	Index int64
	Hash  publog.Hash
	Data  []byte
}

// Entries returns the entries from number from (inclusive) up to number to (exclusive) under a checkpoint, in order; each has the hash
// that the tree has in its place. The first error ends it: ErrWrong for an entry or a hash that belongs to another tree, fs.ErrNotExist for a file that
// is not there.
func (r *Reader) Entries(ctx context.Context, c publog.Checkpoint, from, to int64) iter.Seq2[Leaf, error] {
	return func(yield func(Leaf, error) bool) {
		if from < 0 || to > c.Size {
			yield(Leaf{}, fmt.Errorf("entries %d to %d of a log of %d", from, to, c.Size))
			return
		}
		for from < to {
			next := min(to, (from/publog.TileWidth+atOnce)*publog.TileWidth)
			leaves, err := r.stretch(ctx, c, from, next)
			if err != nil {
				yield(Leaf{}, err)
				return
			}
			for _, leaf := range leaves {
				if !yield(leaf, nil) {
					return
				}
			}
			from = next
		}
	}
}

// stretch reads and checks the entries of at most atOnce bundles.
func (r *Reader) stretch(ctx context.Context, c publog.Checkpoint, from, to int64) ([]Leaf, error) {
	leaves, err := r.Leaves(ctx, c, from, to)
	if err != nil {
		return nil, err
	}
	first := from / publog.TileWidth
	err = inParallel(int((to-1)/publog.TileWidth-first)+1, func(i int) error {
		n := first + int64(i)
		entries, err := r.bundle(ctx, publog.Tile{Level: publog.EntriesLevel, N: n, Width: int(min(publog.TileWidth, c.Size-n*publog.TileWidth))})
		for k, data := range entries {
			index := n*publog.TileWidth + int64(k)
			if index < from || index >= to {
				continue
			}
			leaf := &leaves[index-from]
			if publog.LeafHash(data) != leaf.Hash {
				return fmt.Errorf("%s: entry %d: %w: the tree has %v in its place", r, index, ErrWrong, leaf.Hash)
			}
			leaf.Data = data
		}
		return err
	})
	return leaves, err
}

// Leaves returns the hashes of entries from … to-1 of a tree, without the entries. A call may ask for a few thousand.
func (r *Reader) Leaves(ctx context.Context, c publog.Checkpoint, from, to int64) ([]Leaf, error) {
	indexes := make([]int64, to-from)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, from+int64(i))
	}
	hashes, err := r.Hashes(ctx, c).ReadHashes(indexes)
	if err != nil {
		return nil, err
	}
	leaves := make([]Leaf, len(hashes))
	for i, h := range hashes {
		leaves[i] = Leaf{Index: from + int64(i), Hash: h}
	}
	return leaves, nil
}

// bundle reads the entries of a bundle, unchecked.
func (r *Reader) bundle(ctx context.Context, t publog.Tile) ([][]byte, error) {
	data, came, err := r.whole(ctx, t, maxBundle)
	if err != nil {
		return nil, err
	}
	entries, err := publog.SplitEntries(came, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", r, ErrWrong, err)
	}
	return entries[:t.Width], nil
}
