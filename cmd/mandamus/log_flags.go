package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"mandamus/app"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/publog"
	"mandamus/publog/witness"
	"mandamus/record"
	"mandamus/store"
)

// logFlags say how the public record is kept: where it is published, and who signs. Without a key there is none.
type logFlags struct {
	LogDir       string        `placeholder:"DIR"`
	LogKey       string        `placeholder:"FILE"`
	LogKey2      string        `name:"log-key2" placeholder:"FILE"`
	LogSigner    string        `placeholder:"KEY"`
	PromiseKey   string        `placeholder:"FILE"`
	LogWitnesses string        `placeholder:"FILE"`
	LogWithin    time.Duration `default:"24h" placeholder:"DURATION"`
}

// keys are those of a log as a program has them.
type keys struct {
	public      *publog.Key     // of who signs checkpoints
	checkpoints []publog.Signer // the first is of public; none: with another operator
	promises    publog.Signer   // nil: no promises are given
}

// kept reports whether a public record is kept.
func (f *logFlags) kept() bool { return f.LogKey != "" || f.LogSigner != "" }

// dir is the folder in which the log of a database is published.
func (f *logFlags) dir(d database) string {
	switch {
	case f.LogDir != "":
		return f.LogDir
	case d.remote():
		return "mandamus.log"
	}
	return strings.TrimSuffix(d.Database, filepath.Ext(d.Database)) + ".log"
}

// keys reads the keys.
func (p *program) keys(f *logFlags) (keys, error) {
	var out keys
	var err error
	switch {
	case f.LogKey != "" && f.LogSigner != "":
		return out, misuse(i18n.M("cmd.log.both_keys"), i18n.M("cmd.log.both_keys.hint"))
	case f.LogKey != "":
		if out.checkpoints, out.public, err = p.signers(f.LogKey, f.LogKey2); err != nil {
			return out, err
		}
		out.promises = out.checkpoints[0]
	case f.LogKey2 != "":
		return out, misuse(i18n.M("cmd.log.second_alone"), i18n.M("cmd.log.second_alone.hint"))
	default:
		if out.public, err = publog.ParseKey(f.LogSigner); err != nil {
			return out, misuse(i18n.M("cmd.log.signer", "key", f.LogSigner), i18n.M("cmd.log.signer.hint"))
		}
	}
	if f.PromiseKey != "" {
		out.promises, _, err = p.signer(f.PromiseKey)
	}
	return out, err
}

// signers reads the private keys with which checkpoints are signed; second may be none. It has the name of the first and another algorithm: who
// cannot read the second signature passes over it.
func (p *program) signers(first, second string) ([]publog.Signer, *publog.Key, error) {
	signer, key, err := p.signer(first)
	if err != nil || second == "" {
		return []publog.Signer{signer}, key, err
	}
	more, other, err := p.signer(second)
	if err == nil && (other.Name() != key.Name() || other.Algorithm() == key.Algorithm()) {
		err = wrong(second, "cmd.log.second", "origin", key.Name())
	}
	return []publog.Signer{signer, more}, key, err
}

// signer reads a private key of a log.
func (p *program) signer(file string) (publog.Signer, *publog.Key, error) {
	data, problem := p.read(file)
	if problem != nil {
		return nil, nil, fault.Problems{*problem}
	}
	private := strings.TrimSpace(string(data))
	signer, err := publog.NewSigner(private, rand.Reader)
	if err != nil {
		return nil, nil, wrong(file, "cmd.log.key", "error", err)
	}
	public, err := publog.PublicOf(private)
	if err != nil {
		return nil, nil, wrong(file, "cmd.log.key", "error", err)
	}
	key, err := publog.ParseKey(public)
	return signer, key, err
}

// publicRecord is how the use cases keep the record of these keys.
func (f *logFlags) publicRecord(k keys) *app.PublicRecord {
	return &app.PublicRecord{Origin: k.public.Name(), Policy: record.Default(), Promise: k.promises, Within: f.LogWithin}
}

// recordOf is how a store's public record is kept: as the command line says or, where the store has begun one, at least so that what is recorded
// has its entries. To write them no key is needed.
func (p *program) recordOf(ctx context.Context, s store.Log) (*app.PublicRecord, error) {
	if p.public != nil {
		return p.public, nil
	}
	head, err := s.LogHead(ctx)
	if err != nil || head.Size == 0 {
		return nil, err
	}
	return &app.PublicRecord{Policy: record.Default()}, nil
}

// record reads the keys with which the desk keeps the public record; the demonstration makes one.
func (c *serveCommand) record(p *program) (keys, error) {
	if c.Demo && !c.kept() {
		var err error
		if c.LogKey, err = demoKey(c.database); err != nil {
			return keys{}, err
		}
	}
	if !c.kept() {
		return keys{}, nil
	}
	k, err := p.keys(&c.logFlags)
	if err == nil {
		p.public = c.publicRecord(k)
	}
	return k, err
}

// publisher is who publishes the record of the desk; nil where none is kept.
func (c *serveCommand) publisher(ctx context.Context, p *program, k keys, s store.Store) (*publisher, error) {
	if !c.kept() {
		return nil, nil
	}
	out, err := p.newPublisher(&c.logFlags, c.database, k)
	if err != nil {
		return nil, err
	}
	return out, out.ready(ctx, s)
}

// witnesses reads the file of witnesses: a key and an address a line; what follows # is a comment.
func (p *program) witnesses(file string) ([]witness.Peer, error) {
	if file == "" {
		return nil, nil
	}
	data, problem := p.read(file)
	if problem != nil {
		return nil, fault.Problems{*problem}
	}
	var out []witness.Peer
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		key, err := publog.ParseKey(words[0])
		if err != nil || len(words) != 2 || !strings.HasPrefix(words[1], "http") {
			return nil, fault.Problems{{File: file, Line: n, What: i18n.M("cmd.log.witness"), Hint: i18n.M("cmd.log.witness.hint")}}
		}
		out = append(out, witness.Peer{Key: key, URL: words[1]})
	}
	return out, nil
}

// demoKey is the key of the demonstration's log, made in the folder of its database at the first start.
func demoKey(d database) (string, error) {
	file := "mandamus.log.key"
	if !d.remote() {
		file = d.Database + ".log.key"
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	private, _, err := publog.NewKey(rand.Reader, "demo.mandamus.example/record", publog.Ed25519)
	if err != nil {
		return "", err
	}
	return file, writeNew(file, private+"\n")
}
