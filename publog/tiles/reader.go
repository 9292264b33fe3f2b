package tiles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"mandamus/publog"
)

// Reader reads one log and checks what it reads. It may be used by several goroutines.
type Reader struct {
	source Source
	mu     sync.Mutex
	kept   map[publog.Tile][]byte // tiles that were checked against some tree; at most keep of them
}

// Bounds on what a Reader holds and how much it asks for at once.
const (
	keep   = 512
	atOnce = 8
)

// Sizes of full tiles and bundles in bytes; a bundle has a length of two bytes before each entry.
const (
	hashBytes = len(publog.Hash{})
	maxTile   = publog.TileWidth * hashBytes
	maxBundle = publog.TileWidth * (2 + publog.MaxEntry)
)

// NewReader returns a reader of the log at source.
func NewReader(source Source) *Reader {
	return &Reader{source: source, kept: map[publog.Tile][]byte{}}
}

// String names the log's place.
func (r *Reader) String() string { return r.source.String() }

// Checkpoint returns the signed checkpoint as the log gives it; nothing of it is checked here.
func (r *Reader) Checkpoint(ctx context.Context) ([]byte, error) {
	return r.source.Read(ctx, publog.CheckpointPath, publog.MaxCheckpoint)
}

// Hashes returns the stored hashes of the log under a checkpoint, each checked up to its root. Errors of reading them wrap ErrWrong where
// the log has tiles that belong to another tree, fs.ErrNotExist where it has none.
func (r *Reader) Hashes(ctx context.Context, c publog.Checkpoint) publog.Hashes {
	return publog.HashesFunc(func(indexes []int64) ([]publog.Hash, error) {
		if len(indexes) == 0 {
			return nil, nil // nothing is asked of an empty tree
		}
		from := &tileSource{reader: r, ctx: ctx}
		hashes, err := publog.VerifiedHashes(c, from).ReadHashes(indexes)
		if err != nil && from.err == nil {
			err = fmt.Errorf("%s: hashes of %d entries under %v: %w: %w", r, c.Size, c.Root, ErrWrong, err)
		}
		return hashes, err
	})
}

// tileSource gives the tiles of one reading, and keeps those that were found good.
type tileSource struct {
	reader *Reader
	ctx    context.Context
	err    error // of the source; what else goes wrong is wrong with the tiles
}

// ReadTiles reads tiles, several at once.
func (t *tileSource) ReadTiles(wanted []publog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	t.err = inParallel(len(wanted), func(i int) (err error) {
		data[i], err = t.reader.tile(t.ctx, wanted[i])
		return err
	})
	return data, t.err
}

// SaveTiles keeps tiles that were checked. Where there are too many all are forgotten: those still needed come again.
func (t *tileSource) SaveTiles(read []publog.Tile, data [][]byte) {
	r := t.reader
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.kept)+len(read) > keep {
		clear(r.kept)
	}
	for i, tile := range read {
		r.kept[tile] = data[i]
	}
}

// tile returns a tile of hashes.
func (r *Reader) tile(ctx context.Context, t publog.Tile) ([]byte, error) {
	r.mu.Lock()
	data, ok := r.kept[t]
	r.mu.Unlock()
	if ok {
		return data, nil
	}
	data, _, err := r.whole(ctx, t, maxTile)
	if err != nil {
		return nil, err
	}
	if want := t.Width * hashBytes; len(data) < want {
		return nil, fmt.Errorf("%s/%s: %w: %d bytes, want %d", r, t.Path(), ErrWrong, len(data), want)
	}
	return data[:t.Width*hashBytes], nil
}

// whole reads a tile or bundle and says which one came: a log may drop a partial one when it is full, and then the full one begins with
// what was asked for.
func (r *Reader) whole(ctx context.Context, t publog.Tile, limit int) ([]byte, publog.Tile, error) {
	data, err := r.source.Read(ctx, t.Path(), int64(limit))
	if errors.Is(err, fs.ErrNotExist) && t.Width < publog.TileWidth {
		full := publog.Tile{Level: t.Level, N: t.N, Width: publog.TileWidth}
		if data, err := r.source.Read(ctx, full.Path(), int64(limit)); err == nil {
			return data, full, nil
		}
	}
	return data, t, err
}

// inParallel calls do for 0 … n-1, a few at a time, and returns their errors.
func inParallel(n int, do func(i int) error) error {
	errs := make([]error, n)
	places := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for i := range n {
		places <- struct{}{}
		all.Go(func() {
			errs[i] = do(i)
			<-places
		})
	}
	all.Wait()
	return errors.Join(errs...)
}
