package publog

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"time"
)

// IsEvidence reports whether a text begins as evidence does: of a broken promise, or of two histories. What begins otherwise may be a receipt.
func IsEvidence(data []byte) bool {
	return bytes.HasPrefix(data, []byte(brokenHead)) || bytes.HasPrefix(data, []byte(forkHead))
}

// VerifyEvidence says what evidence proves to somebody who has nothing else but a trust file: BrokenBy, Forked, Unvouched without trust or under
// keys that are not trusted, else Refuted. now is the reader's clock, as for Standing.
func VerifyEvidence(r io.Reader, t *Trust, now time.Time) Verdict {
	in := &inquiry{Question: Question{Trust: t, Now: now}}
	in.v = Verdict{Index: -1}
	buffered := bufio.NewReader(r)
	head, _ := buffered.Peek(len(brokenHead))
	var err error
	switch {
	case t == nil:
		in.open("publog.open.no_trust")
		in.v.Status = Unvouched
	case bytes.HasPrefix(head, []byte(brokenHead)):
		err = in.brokenEvidence(buffered)
	default:
		err = in.forkEvidence(buffered)
	}
	switch {
	case errors.Is(err, ErrUnknown):
		in.open("publog.open.log_unknown")
		in.v.Status = Unvouched
	case err != nil:
		in.wrong("publog.wrong.evidence", "why", err.Error())
	}
	in.advise()
	return in.v
}

// brokenEvidence reads the proof of a broken promise.
func (in *inquiry) brokenEvidence(r io.Reader) error {
	p, standing, size, err := checkBroken(r, in.Trust, in.Now)
	if err != nil {
		return err
	}
	in.promise, in.v.Leaf = p, p.Leaf
	in.betrayed(standing, size)
	return nil
}

// forkEvidence reads the proof of two histories.
func (in *inquiry) forkEvidence(r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxFork+1))
	if err != nil {
		return err
	}
	f, err := ParseFork(data)
	if err == nil {
		err = f.Check(in.Trust, in.Now)
	}
	if err != nil {
		return err
	}
	a, err := in.Trust.OpenCheckpoint(f.A)
	b, err2 := in.Trust.OpenCheckpoint(f.B)
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	in.under, in.standing = a, in.Trust.Standing(a, in.Now)
	in.split(f, b.Size)
	return nil
}
