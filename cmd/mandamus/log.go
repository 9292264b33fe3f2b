package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"mandamus/calendar"
	"mandamus/i18n"
	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/store"
)

// logCommands are the commands on the public record.
type logCommands struct {
	Audit  logAuditCommand  `cmd:""`
	Keygen logKeygenCommand `cmd:""`
	Show   logShowCommand   `cmd:""`
	Sign   logSignCommand   `cmd:""`
	Rotate logRotateCommand `cmd:""`
}

// logKeygenCommand makes the keys of a log. The name of the key is the origin of the log.
type logKeygenCommand struct {
	Name string `arg:"" name:"name" placeholder:"NAME"`
	Out  string `default:"log.key" placeholder:"FILE"`
	SM2  bool   `name:"sm2"`
}

// Run writes the private key to a file that must not be there yet, and prints the public one.
func (c *logKeygenCommand) Run(p *program) error {
	algorithm := publog.Ed25519
	if c.SM2 {
		algorithm = publog.SM2
	}
	private, public, err := publog.NewKey(rand.Reader, c.Name, algorithm)
	if err != nil {
		return misuse(i18n.M("cmd.log.name", "name", c.Name, "error", err), i18n.M("cmd.log.name.hint"))
	}
	return p.keepKey(c.Out, private, public)
}

// logShowCommand prints what a published log says: its checkpoint, or one of its entries.
type logShowCommand struct {
	Place string `arg:"" name:"place" placeholder:"URL|DIR"`
	Entry *int64 `placeholder:"N"`
}

// Run prints the checkpoint as it is; an entry only after it was found to belong to the checkpoint.
func (c *logShowCommand) Run(p *program) error {
	ctx := context.Background()
	log := tiles.NewReader(tiles.Open(c.Place))
	signed, err := log.Checkpoint(ctx)
	if errors.Is(err, fs.ErrNotExist) {
		return wrong(c.Place, "cmd.log.none")
	}
	if err != nil {
		return err
	}
	if c.Entry == nil {
		_, err = p.stdout.Write(signed)
		return err
	}
	checkpoint, err := publog.CheckpointBody(signed)
	if err != nil {
		return err
	}
	if *c.Entry < 0 || *c.Entry >= checkpoint.Size {
		return wrong(c.Place, "cmd.log.no_entry", "n", *c.Entry, "size", checkpoint.Size)
	}
	for leaf, err := range log.Entries(ctx, checkpoint, *c.Entry, *c.Entry+1) {
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%s\n", leaf.Data)
	}
	return nil
}

// logRotateCommand hands the log over to a new key.
type logRotateCommand struct {
	database
	Old         string `required:"" placeholder:"FILE|KEY"`
	New         string `required:"" placeholder:"FILE"`
	Lost        bool
	Compromised string `placeholder:"INSTANT"`
}

// Run puts the hand-over into the log, signed by both keys, and prints the lines of the trust file that readers must have. The key that is lost
// can sign nothing: then there are the lines alone.
func (c *logRotateCommand) Run(p *program) error {
	next, nextKey, err := p.signer(c.New)
	if err != nil {
		return err
	}
	since, err := c.since()
	if err != nil {
		return err
	}
	return c.with(false, func(ctx context.Context, s store.Store) error {
		old, at, err := c.handOver(ctx, p, s, next, nextKey)
		if err != nil {
			return err
		}
		ended := publog.LogKey{Key: old, Use: publog.UseBoth, Until: at, End: publog.KeyRotated, Compromised: since}
		switch {
		case c.Lost:
			ended.End = publog.KeyLost
		case !since.IsZero():
			ended.End = publog.KeyCompromised
		}
		fmt.Fprintln(p.stderr, p.t("cmd.log.rotated", "n", at))
		fmt.Fprintf(p.stdout, "log %s\nlog %s\n", ended, publog.LogKey{Key: nextKey, Use: publog.UseBoth, From: at})
		return nil
	})
}

// since is the instant from which somebody else may have had the key.
func (c *logRotateCommand) since() (time.Time, error) {
	if c.Compromised == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, c.Compromised)
	if err != nil || c.Lost {
		return at, misuse(i18n.M("cmd.log.instant", "value", c.Compromised), i18n.M("cmd.log.instant.hint"))
	}
	return at.UTC(), nil
}

// handOver writes the entry and returns the old key, and the size of the first checkpoint that the new one signs.
func (c *logRotateCommand) handOver(ctx context.Context, p *program, s store.Store, next publog.Signer, nextKey *publog.Key) (*publog.Key, int64, error) {
	if c.Lost {
		old, err := publog.ParseKey(c.Old)
		if err != nil {
			return nil, 0, misuse(i18n.M("cmd.log.signer", "key", c.Old), i18n.M("cmd.log.signer.hint"))
		}
		last, err := s.LastCheckpoint(ctx)
		if errors.Is(err, store.ErrNotFound) {
			err = nil
		}
		return old, last.Size + 1, err
	}
	signer, old, err := p.signer(c.Old)
	if err != nil {
		return nil, 0, err
	}
	public, err := publog.SignRotation(publog.Rotation{Origin: old.Name(), Old: old, New: nextKey}, signer, next)
	if err != nil {
		return nil, 0, err
	}
	at := p.now.UTC().Truncate(time.Microsecond)
	year, _, _ := calendar.LegalDay(at).YMD()
	logged, err := s.LogAppend(ctx, store.LogWrite{At: at, Key: "key " + nextKey.String(), Entries: []store.Unlogged{{
		Series: store.Series{Year: year, Kind: publog.KindKeyRotated},
		Make: func(number int) ([]byte, error) {
			return publog.Entry{V: publog.Version, Kind: publog.KindKeyRotated, Year: year, Number: number, At: at.Format(time.RFC3339), Public: public}.Canonical()
		},
	}}})
	if err != nil {
		return nil, 0, err
	}
	return old, logged[0].Index + 1, nil
}
