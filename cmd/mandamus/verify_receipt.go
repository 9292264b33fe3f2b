package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"strings"
	"time"

	"mandamus/fault"
	"mandamus/publog"
	"mandamus/publog/tiles"
)

// The first words of evidence, by which it is told from a receipt.
const (
	brokenHead = "mandamus/broken-promise/"
	forkHead   = "mandamus/two-histories/"
)

// verdictError ends the program with the exit status of a verdict, which was printed.
type verdictError publog.Status

// Error is the verdict in one word.
func (v verdictError) Error() string { return string(v) }

// file verifies a receipt or evidence.
func (c *verifyCommand) file(p *program) error {
	data, problem := p.read(c.File)
	if problem != nil {
		return fault.Problems{*problem}
	}
	trust, err := p.trust(c.Trust)
	if err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(data, []byte(brokenHead)):
		return p.broken(data, trust)
	case bytes.HasPrefix(data, []byte(forkHead)):
		return p.fork(data, trust)
	}
	return c.receipt(p, data, trust)
}

// trust reads a trust file; nobody is trusted where none is named.
func (p *program) trust(file string) (*publog.Trust, error) {
	if file == "" {
		return nil, nil
	}
	data, problem := p.read(file)
	if problem != nil {
		return nil, fault.Problems{*problem}
	}
	trust, err := publog.ParseTrust(data)
	if err != nil {
		return nil, inFile(file, err)
	}
	p.report(trust.Warnings)
	return trust, nil
}

// receipt says what a receipt proves.
func (c *verifyCommand) receipt(p *program, data []byte, trust *publog.Trust) error {
	bundle, err := publog.ParseBundle(data)
	if err != nil {
		return inFile(c.File, err)
	}
	q := publog.Question{Bundle: bundle, Trust: trust, Now: p.now.UTC()}
	if c.Log != "" {
		q.Log = servedLog{tiles.NewReader(tiles.Open(c.Log))}
	}
	if q.Opening, err = p.opening(c.Opening); err != nil {
		return err
	}
	v := publog.Verify(q)
	if _, err := io.WriteString(p.stdout, v.Text(p.lang)); err != nil {
		return err
	}
	if err := c.keep(v); err != nil {
		return err
	}
	if v.ExitCode() == exitOK {
		return nil
	}
	return verdictError(v.Status)
}

// opening reads an opening file; nil where none is named.
func (p *program) opening(file string) (*publog.Opening, error) {
	if file == "" {
		return nil, nil
	}
	data, problem := p.read(file)
	if problem != nil {
		return nil, fault.Problems{*problem}
	}
	opening, err := publog.ParseOpening(data)
	if err != nil {
		return nil, inFile(file, err)
	}
	return opening, nil
}

// keep writes what a verdict has brought with it: the receipt with its proof, or the evidence beside it.
func (c *verifyCommand) keep(v publog.Verdict) error {
	if v.Completed != nil && c.Complete != "" {
		return os.WriteFile(c.Complete, []byte(v.Completed.Text()), 0o600)
	}
	evidence := strings.TrimSuffix(c.File, ".txt") + ".evidence"
	switch {
	case c.File == "-":
		return nil
	case v.Fork != nil:
		return writeNew(evidence, v.Fork.Text())
	case v.Broken != nil:
		var text bytes.Buffer
		if _, err := v.Broken.WriteTo(&text); err != nil {
			return err
		}
		return writeNew(evidence, text.String())
	}
	return nil
}

// broken verifies the evidence that a promise was broken.
func (p *program) broken(data []byte, trust *publog.Trust) error {
	if trust == nil {
		return p.unvouched()
	}
	promise, _, err := publog.CheckBroken(bytes.NewReader(data), trust, p.now.UTC())
	if err != nil {
		return p.refuted(err)
	}
	_, err = io.WriteString(p.stdout, p.t("cmd.verify.broken", "by", promise.By.Format(time.RFC3339), "origin", promise.Origin)+"\n")
	return err
}

// fork verifies the evidence that a log has two histories.
func (p *program) fork(data []byte, trust *publog.Trust) error {
	if trust == nil {
		return p.unvouched()
	}
	fork, err := publog.ParseFork(data)
	if err == nil {
		err = fork.Check(trust, p.now.UTC())
	}
	if err != nil {
		return p.refuted(err)
	}
	_, err = io.WriteString(p.stdout, p.t("cmd.verify.fork", "origin", trust.Origin)+"\n")
	return err
}

// unvouched says of evidence that without a trust file nothing follows from it.
func (p *program) unvouched() error {
	_, err := io.WriteString(p.stdout, p.t("cmd.verify.no_trust")+"\n")
	if err == nil {
		err = verdictError(publog.Unvouched)
	}
	return err
}

// refuted says that evidence does not hold.
func (p *program) refuted(why error) error {
	_, err := io.WriteString(p.stdout, p.t("cmd.verify.no_proof", "error", why)+"\n")
	if err == nil {
		err = verdictError(publog.Refuted)
	}
	return err
}

// servedLog is a log as somebody serves it.
type servedLog struct{ *tiles.Reader }

// Checkpoint implements publog.Log.
func (l servedLog) Checkpoint() ([]byte, error) { return l.Reader.Checkpoint(context.Background()) }

// Hashes implements publog.Log.
func (l servedLog) Hashes(c publog.Checkpoint) publog.Hashes {
	return l.Reader.Hashes(context.Background(), c)
}
