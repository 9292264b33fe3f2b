package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"mandamus/app"
	"mandamus/i18n"
	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/publog/witness"
	"mandamus/store"
)

// publishEvery is how often the desk looks whether the log has grown.
const publishEvery = time.Second

// logFolder is a folder of tiles as the use cases write to it.
type logFolder struct{ *tiles.Writer }

// Publish implements app.LogFolder.
func (f logFolder) Publish(ctx context.Context, checkpoint []byte, hashes publog.Hashes, entries app.LogEntries) error {
	return f.Writer.Publish(ctx, checkpoint, hashes, tiles.Entries(entries))
}

// publisher publishes the log of a desk.
type publisher struct {
	folder string
	desk   func() *app.App
	log    *slog.Logger
	keys   keys
	to     *app.Publication
	table  *signingTable // of checkpoints for another operator; nil: the key is here
}

// newPublisher makes a publisher; nothing is published yet.
func (p *program) newPublisher(f *logFlags, d database, k keys) (*publisher, error) {
	peers, err := p.witnesses(f.LogWitnesses)
	if err != nil {
		return nil, err
	}
	out := &publisher{folder: f.dir(d), desk: p.live.App, log: slog.New(slog.NewTextHandler(p.stderr, nil)), keys: k}
	writer, err := tiles.NewWriter(out.folder)
	if err != nil {
		return nil, err
	}
	out.to = &app.Publication{Folder: logFolder{writer}, Sign: out.sign}
	if k.checkpoints == nil {
		out.table = &signingTable{key: k.public}
		out.to.Sign = out.table.sign
	}
	if len(peers) > 0 {
		out.to.Cosign = cosigner{witness.NewClient(peers...), out.log}.ask
	}
	return out, nil
}

// sign signs with the key that is here.
func (p *publisher) sign(_ context.Context, r app.Unsigned) ([]byte, error) {
	return publog.SignCheckpoint(r.Checkpoint, p.keys.checkpoints...)
}

// ready looks whether the store is the one that was published from, that the key has not been retired, and enters what was recorded before there
// was a log.
func (p *publisher) ready(ctx context.Context, s store.Store) error {
	desk := p.desk()
	if err := desk.Guard(ctx, p.to.Folder); err != nil {
		return err
	}
	retired, err := retiredKeys(ctx, s)
	if err != nil {
		return err
	}
	for _, old := range retired {
		if old.SameAs(p.keys.public) {
			return misuse(i18n.M("cmd.log.retired"), i18n.M("cmd.log.retired.hint"))
		}
	}
	_, err = desk.EnterMissing(ctx)
	if errors.Is(err, app.ErrRunning) {
		return nil // another program has begun it
	}
	return err
}

// run publishes until the context ends. An alarm ends it: nothing more is signed.
func (p *publisher) run(ctx context.Context) {
	if p == nil {
		return
	}
	failed := complaint{log: p.log, what: "public record not published"}
	every(ctx, publishEvery, func() bool {
		err := p.once(ctx)
		switch {
		case ctx.Err() != nil:
			return false
		case contradicts(err):
			p.log.ErrorContext(ctx, "the public record contradicts what was published; nothing more is signed", "error", err)
			return false
		}
		failed.about(ctx, err)
		return true
	})
}

// contradicts reports whether an error says that the log is not the one that was published.
func contradicts(err error) bool {
	var behind *app.Behind
	return errors.As(err, &behind) || errors.Is(err, tiles.ErrForked) || errors.Is(err, tiles.ErrRolledBack) || errors.Is(err, tiles.ErrChanged) ||
		errors.Is(err, witness.ErrProof)
}

// once publishes what there is. That another program does it, or that a signature is awaited, is no failure.
func (p *publisher) once(ctx context.Context) error {
	_, err := p.desk().Publish(ctx, p.to)
	if errors.Is(err, app.ErrPublishing) || errors.Is(err, app.ErrUnsigned) || errors.Is(err, durable.ErrLocked) {
		return nil
	}
	return err
}

// cosigner asks witnesses.
type cosigner struct {
	client *witness.Client
	log    *slog.Logger
}

// ask implements app.Publication. That a witness has seen a longer log than this one is an alarm; that one does not answer is not.
func (c cosigner) ask(ctx context.Context, signed []byte, prove app.Prove) ([]byte, bool, error) {
	cosigned, answers, err := c.client.Ask(ctx, signed, witness.Prove(prove))
	if err != nil {
		return nil, false, err
	}
	all := true
	for _, a := range answers {
		var ahead witness.AheadError
		switch {
		case errors.As(a.Err, &ahead):
			return nil, false, &app.Behind{Have: ahead.Shown, Published: ahead.Signed}
		case errors.Is(a.Err, witness.ErrProof):
			return nil, false, fmt.Errorf("witness %s: %w", a.Peer.URL, a.Err)
		case a.Err != nil:
			all = false
			c.log.WarnContext(ctx, "a witness did not sign", "witness", a.Peer.URL, "error", a.Err)
		}
	}
	return cosigned, all, nil
}

// retiredKeys are those that have handed over in the log.
func retiredKeys(ctx context.Context, s store.Log) ([]*publog.Key, error) {
	var out []*publog.Key
	series, _, err := s.LogSeries(ctx)
	if err != nil {
		return nil, err
	}
	for _, line := range series {
		if line.Kind != publog.KindKeyRotated {
			continue
		}
		entries, err := s.LogSeriesEntries(ctx, line.Series, 1, line.Last)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			entry, err := publog.ParseEntry(e.Data)
			if err != nil {
				return nil, err
			}
			r, err := publog.OpenRotation(entry.Public)
			if err != nil {
				return nil, fmt.Errorf("entry %d of the log: %w", e.Index, err)
			}
			out = append(out, r.Old)
		}
	}
	return out, nil
}
