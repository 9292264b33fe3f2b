package publog

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

const forkHead = "mandamus/two-histories/v1"

// maxFork bounds the proof of two histories in bytes.
const maxFork = 2*MaxCheckpoint + 8<<10

// Fork is the proof that a log has two histories: two checkpoints, both signed by it, of which neither goes on from the other. Either of
// them alone looks sound.
type Fork struct {
	A, B []byte // signed; A of the smaller size, or the earlier one of a log that was put back
	Root Hash   // of B's first entries, as many as A has
	// Proof shows that Root is of the beginning of B. Where both have the same size it is empty; where B has fewer entries than A there
	// is none: then witnesses stamped B after A.
	Proof []Hash
}

// NewFork holds two signed checkpoints of one log against each other; stored are the hashes of the log under b. It returns nil where b goes
// on from a.
func NewFork(a, b []byte, stored Hashes) (*Fork, error) {
	first, err := CheckpointBody(a)
	second, err2 := CheckpointBody(b)
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	f := &Fork{A: a, B: b}
	if second.Size < first.Size {
		f.Root = second.Root
		return f, nil
	}
	if f.Root, err = Root(first.Size, stored); err != nil || f.Root == first.Root {
		return nil, err
	}
	f.Proof, err = Consistency(second.Size, first.Size, stored)
	return f, err
}

// Text returns the proof as ParseFork reads it.
func (f *Fork) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\n%s\n%s\nroot %v\n", forkHead, f.A, f.B, f.Root)
	for _, h := range f.Proof {
		out.WriteString(h.String() + "\n")
	}
	return out.String()
}

// ParseFork reads what Text writes.
func ParseFork(data []byte) (*Fork, error) {
	l, err := readLines(data, maxFork)
	if err != nil {
		return nil, err
	}
	f := new(Fork)
	if err := errors.Join(l.head(forkHead), l.blank()); err != nil {
		return nil, err
	}
	for _, part := range []*[]byte{&f.A, &f.B} {
		if *part, err = l.signed(); err != nil {
			return nil, err
		}
		if err := l.blank(); err != nil {
			return nil, err
		}
	}
	if err := l.exactly("root", f.Root[:]); err != nil {
		return nil, err
	}
	for l.more() {
		h, err := parseHash(l.next())
		if err != nil || len(f.Proof) == 128 {
			return nil, l.wrong("publog.form.hash")
		}
		f.Proof = append(f.Proof, h)
	}
	return f, nil
}

// Check is nil where f proves that the log trusted by t has two histories. now is the reader's clock, as for Standing.
func (f *Fork) Check(t *Trust, now time.Time) error {
	a, err := t.OpenCheckpoint(f.A)
	b, err2 := t.OpenCheckpoint(f.B)
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	earlier, later := t.Standing(a, now), t.Standing(b, now)
	if !earlier.ByLog || !later.ByLog {
		return fmt.Errorf("%w: not both checkpoints are signed by the log", ErrNoProof)
	}
	if b.Size < a.Size {
		if seen, ok := earlier.Seen(); ok && later.After(seen) {
			return nil
		}
		return fmt.Errorf("%w: no quorum has stamped the smaller log after the larger", ErrNoProof)
	}
	if f.Root == a.Root {
		return fmt.Errorf("%w: the second checkpoint goes on from the first", ErrNoProof)
	}
	return CheckConsistency(f.Proof, b.Size, b.Root, a.Size, f.Root)
}
