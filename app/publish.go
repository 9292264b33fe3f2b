package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"mandamus/i18n"
	"mandamus/publog"
	"mandamus/store"
)

// Publication is where the public record is published, and by whom it is signed. One call of Publish at a time uses it.
type Publication struct {
	Folder LogFolder
	// Sign returns a checkpoint signed by the log: the one asked for or, where the key is with another operator, an earlier one that has
	// come in meanwhile; ErrUnsigned where there is none yet.
	Sign func(ctx context.Context, r Unsigned) ([]byte, error)
	// Cosign asks the witnesses and returns the checkpoint with their signatures; all is false where one of them did not give hers. The error
	// is one that forbids to publish. nil: there are no witnesses.
	Cosign func(ctx context.Context, signed []byte, prove Prove) (cosigned []byte, all bool, err error)

	lacking bool      // a witness has not signed the last checkpoint
	asked   time.Time // when witnesses were asked last
}

// LogFolder is the published form of the log. Publish writes what is missing of the tiles, and the checkpoint last; it refuses what does not
// go on from the checkpoint that is there.
type LogFolder interface {
	Checkpoint() ([]byte, error) // an error that wraps fs.ErrNotExist before the first
	Publish(ctx context.Context, checkpoint []byte, hashes publog.Hashes, entries LogEntries) error
}

// LogEntries returns the entries from … to-1 as they were hashed.
type LogEntries func(ctx context.Context, from, to int64) ([][]byte, error)

// Prove proves that the log of size entries begins with the log of old.
type Prove func(ctx context.Context, old, size int64) ([]publog.Hash, error)

// Unsigned is a checkpoint to be signed, with the proof that it goes on from the last one.
type Unsigned struct {
	Old   int64 // size of the last one; 0: there is none
	Proof []publog.Hash
	publog.Checkpoint
}

// Errors of Publish.
var (
	// ErrUnsigned: whoever has the key has not signed yet.
	ErrUnsigned = errors.New("the checkpoint is not signed yet")
	// ErrPublishing: another program publishes.
	ErrPublishing = errors.New("another program publishes")
)

// Behind says that the store has less than was published from it: an older copy of it was put in place. Nothing may be signed.
type Behind struct {
	Have, Published int64 // entries
	Other           bool  // the store has as many, and they are others
}

// Error says what was found.
func (b *Behind) Error() string {
	if b.Other {
		return fmt.Sprintf("public record: the first %d entries of the store are not those that were published", b.Published)
	}
	return fmt.Sprintf("public record: %d entries in the store, %d were published", b.Have, b.Published)
}

// In says what was found, and what to do.
func (b *Behind) In(l i18n.Lang) string {
	if b.Other {
		return i18n.T(l, "app.log.other", "published", b.Published)
	}
	return i18n.T(l, "app.log.behind", "have", b.Have, "published", b.Published)
}

// Published says what a call of Publish came to.
type Published struct {
	Size    int64 // of the log that is published
	New     bool  // it was published by this call
	Lacking bool  // a witness has not signed it
}

const (
	publishLease = "publish"
	askAgain     = time.Minute // until witnesses that did not answer are asked once more
)

// Guard is *Behind where the store does not hold what was published from it.
func (a *App) Guard(ctx context.Context, folder LogFolder) error {
	data, err := folder.Checkpoint()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	published, err := publog.CheckpointBody(data)
	if err != nil {
		return err
	}
	if published.Origin != a.Public.Origin {
		return fmt.Errorf("public record: the folder holds the log %s, this one is %s", published.Origin, a.Public.Origin)
	}
	head, err := a.Store.LogHead(ctx)
	if err != nil {
		return err
	}
	if head.Size < published.Size {
		return &Behind{Have: head.Size, Published: published.Size}
	}
	root, err := a.Store.LogRoot(ctx, published.Size)
	if err == nil && root != published.Root {
		err = &Behind{Have: head.Size, Published: published.Size, Other: true}
	}
	return err
}

// Publish publishes what the log has grown by: it is signed, witnesses are asked, the checkpoint is kept in the store, then tiles and checkpoint
// go into the folder. It may be stopped anywhere and called again, and by several programs; one does it. Recovery is no other way than this.
func (a *App) Publish(ctx context.Context, p *Publication) (Published, error) {
	holder, err := a.mint(a.now())
	if err != nil {
		return Published{}, err
	}
	token, ok, err := a.Store.Acquire(ctx, publishLease, holder, a.now(), lease)
	if err != nil || !ok {
		return Published{}, errors.Join(err, ErrPublishing)
	}
	defer a.release(ctx, publishLease, holder)
	if err := a.Guard(ctx, p.Folder); err != nil {
		return Published{}, err
	}
	w := publishing{app: a, ctx: ctx, to: p, fence: &store.Fence{Lease: publishLease, Token: token}}
	return w.all()
}

// publishing is one call of Publish.
type publishing struct {
	app   *App
	ctx   context.Context
	to    *Publication
	fence *store.Fence
	last  store.Checkpoint // saved
}

func (w *publishing) all() (Published, error) {
	head, err := w.app.Store.LogHead(w.ctx)
	if err != nil {
		return Published{}, err
	}
	if w.last, err = w.app.Store.LastCheckpoint(w.ctx); err != nil && !errors.Is(err, store.ErrNotFound) {
		return Published{}, err
	}
	if err := w.recover(); err != nil {
		return Published{}, err
	}
	if head.Size == w.last.Size {
		return w.ask()
	}
	signed, err := w.sign(head)
	if err != nil {
		return Published{Size: w.last.Size, Lacking: w.to.lacking}, err
	}
	return w.publish(signed)
}

// recover publishes a checkpoint that was kept and did not get into the folder.
func (w *publishing) recover() error {
	if w.last.Size == 0 {
		return nil
	}
	data, err := w.to.Folder.Checkpoint()
	if err == nil && string(data) == w.last.Note {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return w.put([]byte(w.last.Note))
}

// sign returns a signed checkpoint that is not smaller than the last one.
func (w *publishing) sign(head store.LogHead) ([]byte, error) {
	proof, err := w.prove(w.ctx, w.last.Size, head.Size)
	if err != nil {
		return nil, err
	}
	c := publog.Checkpoint{Origin: w.app.Public.Origin, Size: head.Size, Root: head.Root}
	return w.to.Sign(w.ctx, Unsigned{Old: w.last.Size, Proof: proof, Checkpoint: c})
}

func (w *publishing) prove(ctx context.Context, old, size int64) ([]publog.Hash, error) {
	return publog.Consistency(size, old, w.app.Store.LogHashes(ctx))
}

// ask asks witnesses again who have not signed the last checkpoint.
func (w *publishing) ask() (Published, error) {
	out := Published{Size: w.last.Size, Lacking: w.to.lacking}
	if !w.to.lacking || w.app.now().Sub(w.to.asked) < askAgain {
		return out, nil
	}
	return w.publish([]byte(w.last.Note))
}

// publish asks the witnesses, keeps the checkpoint and puts it into the folder.
func (w *publishing) publish(signed []byte) (Published, error) {
	all := true
	if w.to.Cosign != nil {
		cosigned, every, err := w.to.Cosign(w.ctx, signed, w.prove)
		if err != nil {
			return Published{}, err
		}
		signed, all = cosigned, every
	}
	w.to.lacking, w.to.asked = !all, w.app.now()
	c, err := publog.CheckpointBody(signed)
	if err != nil {
		return Published{}, err
	}
	kept := store.Checkpoint{Size: c.Size, Root: c.Root, At: w.app.now(), Note: string(signed)}
	if kept.Note == w.last.Note {
		return Published{Size: c.Size, Lacking: !all}, nil
	}
	if err := w.app.Store.SaveCheckpoint(w.ctx, kept, w.fence); err != nil {
		return Published{}, err
	}
	return Published{Size: c.Size, New: true, Lacking: !all}, w.put(signed)
}

func (w *publishing) put(signed []byte) error {
	return w.to.Folder.Publish(w.ctx, signed, w.app.Store.LogHashes(w.ctx), w.app.logEntries)
}

// logEntries returns the entries from … to-1 as they were hashed.
func (a *App) logEntries(ctx context.Context, from, to int64) ([][]byte, error) {
	entries, err := a.Store.LogEntries(ctx, from, int(to-from))
	out := make([][]byte, len(entries))
	for i, e := range entries {
		out[i] = e.Data
	}
	return out, err
}
