package publog

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

const brokenHead = "mandamus/broken-promise/v1"

// Broken is the proof that a promise was broken: the promise, a checkpoint that a quorum stamped after its day, and the leaves of all
// entries under that checkpoint, among which the promised one is not. Everybody can compute the root again from the leaves.
type Broken struct {
	Promise    []byte // signed
	Checkpoint []byte // signed and cosigned
	leaves     Hashes
}

// NewBroken puts the proof together; the leaves are read from stored when it is written.
func NewBroken(promise, checkpoint []byte, stored Hashes) *Broken {
	return &Broken{promise, checkpoint, stored}
}

// WriteTo writes the proof as CheckBroken reads it: one line for each leaf.
func (b *Broken) WriteTo(w io.Writer) (int64, error) {
	c, err := CheckpointBody(b.Checkpoint)
	if err != nil {
		return 0, err
	}
	buffered := bufio.NewWriter(w)
	n, _ := fmt.Fprintf(buffered, "%s\n\n%s\n%s\nleaves\n", brokenHead, b.Promise, b.Checkpoint)
	total := int64(n)
	for h, err := range leaves(c.Size, b.leaves) {
		if err != nil {
			return total, err
		}
		n, _ := buffered.WriteString(h.String() + "\n")
		total += int64(n)
	}
	return total, buffered.Flush()
}

// ErrNoProof marks evidence that does not prove what it is for.
var ErrNoProof = errors.New("the evidence does not hold")

// CheckBroken reads what WriteTo wrote and verifies all of it against t; on success it returns the promise and who stamped the log after
// its day. The leaves are read once and not kept. now is the reader's clock, as for Standing.
func CheckBroken(r io.Reader, t *Trust, now time.Time) (Promise, Standing, error) {
	p, standing, _, err := checkBroken(r, t, now)
	return p, standing, err
}

// checkBroken is CheckBroken with the size of the log.
func checkBroken(r io.Reader, t *Trust, now time.Time) (p Promise, standing Standing, size int64, err error) {
	in := bufio.NewScanner(r)
	promise, checkpoint, err := brokenParts(in)
	if err != nil {
		return p, standing, 0, err
	}
	p, by, err := OpenPromise(promise, t.logKeys(UseCheckpoints)...)
	if err != nil {
		return p, standing, 0, err
	}
	if p.Origin != t.Origin || !t.binds(by, p.Size) {
		return p, standing, 0, fmt.Errorf("%w: the promise is not by a key of the log in use", ErrNoProof)
	}
	s, err := t.OpenCheckpoint(checkpoint)
	if err != nil {
		return p, standing, 0, err
	}
	if standing = t.Standing(s, now); !standing.After(p.By) {
		return p, standing, s.Size, fmt.Errorf("%w: no quorum has stamped the log after %s", ErrNoProof, p.By.Format(stamp))
	}
	return p, standing, s.Size, absent(in, p.Leaf, s.Checkpoint)
}

// brokenParts reads up to the leaves.
func brokenParts(in *bufio.Scanner) (promise, checkpoint []byte, err error) {
	var text strings.Builder
	for in.Scan() && in.Text() != "leaves" {
		if text.WriteString(in.Text() + "\n"); text.Len() > 2*MaxCheckpoint {
			break
		}
	}
	l, err := readLines([]byte(text.String()), 2*MaxCheckpoint)
	if err == nil {
		err = errors.Join(l.head(brokenHead), l.blank())
	}
	if err == nil {
		promise, err = l.signed()
	}
	if err == nil {
		err = l.blank()
	}
	if err == nil {
		checkpoint, err = l.signed()
	}
	if err == nil {
		err = l.done()
	}
	return promise, checkpoint, err
}

// absent is nil where the leaves to come are those under c and leaf is none of them.
func absent(in *bufio.Scanner, leaf Hash, c Checkpoint) error {
	var f frontier
	for f.size < c.Size && in.Scan() {
		h, err := parseHash(in.Text())
		switch {
		case err != nil:
			return err
		case h == leaf:
			return fmt.Errorf("%w: the promised entry is number %d", ErrNoProof, f.size)
		}
		f.add(h)
	}
	switch {
	case in.Err() != nil:
		return in.Err()
	case f.size != c.Size || f.root() != c.Root || in.Scan():
		return fmt.Errorf("%w: the leaves are not those under the checkpoint", ErrNoProof)
	}
	return nil
}
