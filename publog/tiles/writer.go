package tiles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mandamus/internal/durable"
	"mandamus/publog"
)

// Errors of a Writer. Each means that what is to be published contradicts what was.
var (
	ErrRolledBack = errors.New("the published log is longer")        // the store is older than what was published from it
	ErrForked     = errors.New("the published log is another")       // the store does not begin with what was published
	ErrChanged    = errors.New("a published file has other content") // somebody changed the folder
)

// Entries returns the entries from … to-1 of a log, in order, as they are hashed.
type Entries func(ctx context.Context, from, to int64) ([][]byte, error)

// Writer publishes into a folder.
type Writer struct{ folder string }

// NewWriter returns a writer into a folder, which is made where it is missing.
func NewWriter(folder string) (*Writer, error) {
	if err := durable.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	return &Writer{folder}, nil
}

// Checkpoint returns the published checkpoint with its signatures; an error that wraps fs.ErrNotExist before the first.
func (w *Writer) Checkpoint() ([]byte, error) {
	return Folder(w.folder).Read(context.Background(), publog.CheckpointPath, publog.MaxCheckpoint)
}

// Publish brings the folder to a signed checkpoint: what is missing of bundles and tiles, then the checkpoint. It may be called again with
// the same checkpoint, for one with more signatures or after a crash at any point; what is there stays. Nothing is written where hashes
// are not those of the checkpoint, where entries are not those of the hashes, or where the folder has a checkpoint that the new one does
// not continue (ErrRolledBack, ErrForked). While another process publishes into the folder the error is durable.ErrLocked.
func (w *Writer) Publish(ctx context.Context, checkpoint []byte, hashes publog.Hashes, entries Entries) error {
	unlock, err := durable.Lock(filepath.Join(w.folder, ".lock"))
	if err != nil {
		return err
	}
	defer unlock()
	next, err := publog.CheckpointBody(checkpoint)
	if err != nil {
		return err
	}
	if root, err := publog.Root(next.Size, hashes); err != nil || root != next.Root {
		return errors.Join(err, fmt.Errorf("publish %d entries: %w: root %v, the checkpoint has %v", next.Size, ErrWrong, root, next.Root))
	}
	before, err := w.published(next, hashes)
	if err != nil {
		return err
	}
	p := publication{folder: w.folder, hashes: hashes, entries: entries, touched: map[string]bool{}}
	if err := p.all(ctx, before, next.Size); err != nil {
		return err
	}
	if err := durable.Write(w.at(publog.CheckpointPath), checkpoint, 0o644); err != nil {
		return err
	}
	return w.sweep(before, next.Size)
}

// published is the size of the log in the folder, which must be the beginning of next.
func (w *Writer) published(next publog.Checkpoint, hashes publog.Hashes) (int64, error) {
	data, err := w.Checkpoint()
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	last, err := publog.CheckpointBody(data)
	if err != nil {
		return 0, err
	}
	if last.Size > next.Size {
		return 0, fmt.Errorf("publish %d entries: %w: %d", next.Size, ErrRolledBack, last.Size)
	}
	root, err := publog.Root(last.Size, hashes)
	if err == nil && (root != last.Root || last.Origin != next.Origin) {
		err = fmt.Errorf("publish %d entries of %s: %w: its first %d have root %v, and %v was published for %s",
			next.Size, next.Origin, ErrForked, last.Size, root, last.Root, last.Origin)
	}
	return last.Size, err
}

func (w *Writer) at(name string) string { return filepath.Join(w.folder, filepath.FromSlash(name)) }

// publication is one call of Publish: what is written for it.
type publication struct {
	folder  string
	hashes  publog.Hashes
	entries Entries
	touched map[string]bool // folders with new names
}

// all writes the bundles and tiles that a log of size entries has and one of before entries has not, and returns when they are on the disk.
func (p *publication) all(ctx context.Context, before, size int64) error {
	for _, t := range publog.Tiles(before, size) {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := p.content(ctx, t)
		if err != nil {
			return err
		}
		if err := p.file(t.Path(), data); err != nil {
			return err
		}
	}
	for folder := range p.touched {
		if err := durable.SyncDir(folder); err != nil {
			return err
		}
	}
	return nil
}

// content is what a tile or bundle holds.
func (p *publication) content(ctx context.Context, t publog.Tile) ([]byte, error) {
	if t.Level == publog.EntriesLevel {
		return p.bundle(ctx, t)
	}
	return publog.TileHashes(t, p.hashes)
}

// bundle are entries in the form they are published in. They must be those whose leaves are stored.
func (p *publication) bundle(ctx context.Context, t publog.Tile) ([]byte, error) {
	first, behind := t.Bounds()
	leaves, err := publog.TileHashes(publog.Tile{Level: 0, N: t.N, Width: t.Width}, p.hashes)
	if err != nil {
		return nil, err
	}
	entries, err := p.entries(ctx, first, behind)
	if err != nil {
		return nil, err
	}
	if len(entries) != t.Width {
		return nil, fmt.Errorf("publish entries from %d: got %d, want %d", first, len(entries), t.Width)
	}
	var out []byte
	for i, e := range entries {
		if h := publog.LeafHash(e); !bytes.Equal(h[:], leaves[i*hashBytes:][:hashBytes]) {
			return nil, fmt.Errorf("publish entry %d: %w: its hash is %v", first+int64(i), ErrWrong, h)
		}
		if out, err = publog.AppendEntry(out, e); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// file writes a file that is not there. One that is there must have this content.
func (p *publication) file(name string, data []byte) error {
	target := filepath.Join(p.folder, filepath.FromSlash(name))
	switch there, err := os.ReadFile(target); {
	case err == nil && bytes.Equal(there, data):
		p.touched[filepath.Dir(target)] = true // its name may not be on the disk yet
		return nil
	case err == nil:
		return fmt.Errorf("publish %s: %w", name, ErrChanged)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := durable.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	p.touched[filepath.Dir(target)] = true
	return durable.Put(target, data, 0o644)
}

// sweep removes the partial tiles and bundles of those that became full on the way from before to size entries.
func (w *Writer) sweep(before, size int64) error {
	for _, t := range publog.Tiles(before, size) {
		if t.Width < publog.TileWidth {
			continue
		}
		if err := os.RemoveAll(w.at(t.Path() + ".p")); err != nil {
			return err
		}
	}
	return nil
}
