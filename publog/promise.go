package publog

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// promiseHead is the first line of a promise. A checkpoint has its origin there, so neither can be taken for the other.
const promiseHead = "mandamus/promise/v1"

// Promise says that a leaf will be in the log. It is signed at the counter, before the applicant goes.
type Promise struct {
	Origin string
	Leaf   Hash      // the entry, with its commitment as it will stand
	By     time.Time // UTC, whole seconds: in every checkpoint that witnesses stamp later than this
	Size   int64     // entries the log had when the promise was signed; a later checkpoint with fewer breaks it too
}

// Text returns what is signed: five lines.
func (p Promise) Text() string {
	return strings.Join([]string{promiseHead, p.Origin, p.Leaf.String(), p.By.UTC().Format(stamp), strconv.FormatInt(p.Size, 10)}, "\n") + "\n"
}

// ParsePromise reads what Text writes.
func ParsePromise(text string) (Promise, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 6 || lines[0] != promiseHead {
		return Promise{}, fmt.Errorf("promise: %w: want %s and four lines", ErrForm, promiseHead)
	}
	leaf, err := parseHash(lines[2])
	by, err2 := time.Parse(stamp, lines[3])
	size, err3 := decimal(lines[4])
	p := Promise{Origin: lines[1], Leaf: leaf, By: by, Size: size}
	if err != nil || err2 != nil || err3 != nil || p.Text() != text {
		return Promise{}, fmt.Errorf("promise: %w: leaf %.60q, instant %.40q, size %.40q", ErrForm, lines[2], lines[3], lines[4])
	}
	return p, p.check()
}

func (p Promise) check() error {
	switch {
	case p.Origin == "" || !plainText(p.Origin):
		return fmt.Errorf("promise: %w: origin %.80q", ErrForm, p.Origin)
	case p.Size < 0 || !p.By.Equal(p.By.Truncate(time.Second)) || p.By.Year() < 1970 || p.By.Year() > 9999:
		return fmt.Errorf("promise: %w: by %v, size %d", ErrForm, p.By, p.Size)
	}
	return nil
}

// SignPromise returns p as a signed note.
func SignPromise(p Promise, signers ...Signer) ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: p.Text()}, signers...)
}

// OpenPromise reads a signed promise and verifies it; by are the keys whose signatures hold, at least one.
func OpenPromise(data []byte, keys ...*Key) (p Promise, by []*Key, err error) {
	n, by, err := openNote(data, keys)
	if err != nil {
		return Promise{}, nil, fmt.Errorf("promise: %w", err)
	}
	p, err = ParsePromise(n.Text)
	return p, by, err
}

// promiseBody reads a signed promise without looking at its signatures.
func promiseBody(data []byte) (Promise, error) {
	n, err := unverified(data)
	if err != nil {
		return Promise{}, fmt.Errorf("promise: %w", err)
	}
	return ParsePromise(n.Text)
}
