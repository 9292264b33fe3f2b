package publog

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
)

// MaxCheckpoint bounds a checkpoint with all its signatures, in bytes.
const MaxCheckpoint = 64 << 10

// Checkpoint says how many entries a log has and what its root is.
type Checkpoint struct {
	Origin     string   // name of the log, the same for ever
	Size       int64    // entries
	Root       Hash     // of the tree over them
	Extensions []string // further lines, kept as they are and not understood; ours has none
}

// Text returns the body that is signed.
func (c Checkpoint) Text() string {
	lines := append([]string{c.Origin, strconv.FormatInt(c.Size, 10), base64.StdEncoding.EncodeToString(c.Root[:])}, c.Extensions...)
	return strings.Join(lines, "\n") + "\n"
}

// ParseCheckpoint reads a body: C2SP tlog-checkpoint. Extension lines are kept, since a witness signs them with the rest; an empty one, a size
// with a leading zero or beyond MaxSize, or another spelling of the root is an error that wraps ErrForm.
func ParseCheckpoint(text string) (Checkpoint, error) {
	body, ended := strings.CutSuffix(text, "\n")
	lines := strings.Split(body, "\n")
	if !ended || len(lines) < 3 {
		return Checkpoint{}, fmt.Errorf("checkpoint: %w: want three lines: origin, size, root", ErrForm)
	}
	size, err := decimal(lines[1])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint: %w: size %.40q", ErrForm, lines[1])
	}
	root, err := parseHash(lines[2])
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint: %w: root %.80q", ErrForm, lines[2])
	}
	c := Checkpoint{Origin: lines[0], Size: size, Root: root}
	if len(lines) > 3 {
		c.Extensions = lines[3:]
	}
	return c, c.check()
}

// check: no line is empty, and nothing in them would end the text early.
func (c Checkpoint) check() error {
	if c.Size < 0 || c.Size > MaxSize {
		return fmt.Errorf("checkpoint: %w: size %d", ErrForm, c.Size)
	}
	for _, line := range append([]string{c.Origin}, c.Extensions...) {
		if line == "" || !plainText(line) {
			return fmt.Errorf("checkpoint: %w: line %.80q is empty or has a control character", ErrForm, line)
		}
	}
	if c.Origin == promiseHead || c.Origin == rotationHead {
		return fmt.Errorf("checkpoint: %w: no log is called %s", ErrForm, c.Origin)
	}
	return nil
}

// SignCheckpoint returns c as a signed note, a line for each signer.
func SignCheckpoint(c Checkpoint, signers ...Signer) ([]byte, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	return note.Sign(&note.Note{Text: c.Text()}, signers...)
}

// Cosigned is one cosignature that holds.
type Cosigned struct {
	Key *Key
	At  time.Time // the witness's own stamp
}

// Signed is a checkpoint with the signatures under it that hold.
type Signed struct {
	Checkpoint
	By       []*Key     // keys of the log, in the order of the note
	Cosigned []Cosigned // witnesses, in the order of the note
	Ignored  int        // signatures of keys that were not asked for
}

// OpenCheckpoint reads a signed checkpoint and verifies it. origin, where not empty, must be the log's. A signature of a key that is not
// among keys is ignored; one of a key that is, and does not hold, is an error, and so is a note under which none holds. Whether those that
// hold are enough is for the caller (Trust) to say.
func OpenCheckpoint(data []byte, origin string, keys ...*Key) (*Signed, error) {
	if len(data) > MaxCheckpoint {
		return nil, fmt.Errorf("checkpoint: %w: %d bytes, at most %d", ErrForm, len(data), MaxCheckpoint)
	}
	n, by, err := openNote(data, keys)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	c, err := ParseCheckpoint(n.Text)
	if err != nil {
		return nil, err
	}
	if origin != "" && c.Origin != origin {
		return nil, fmt.Errorf("checkpoint of %q, want %q", c.Origin, origin)
	}
	s := &Signed{Checkpoint: c, Ignored: len(n.UnverifiedSigs)}
	for i, k := range by {
		if k.alg == Cosignature {
			s.Cosigned = append(s.Cosigned, Cosigned{k, stampOf(n.Sigs[i])})
		} else {
			s.By = append(s.By, k)
		}
	}
	return s, nil
}

// Cosign returns the signed checkpoint data with one more signature under it. The body and the signatures that are there stay as they are.
func Cosign(data []byte, signers ...Signer) ([]byte, error) {
	n, err := unverified(data)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	if _, err := ParseCheckpoint(n.Text); err != nil {
		return nil, err
	}
	return note.Sign(n, signers...)
}

// CheckpointBody reads a signed checkpoint without looking at any signature: for a log's own, or to know which log somebody speaks of.
func CheckpointBody(data []byte) (Checkpoint, error) {
	n, err := unverified(data)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("checkpoint: %w", err)
	}
	return ParseCheckpoint(n.Text)
}

// decimal reads a count without sign and leading zeros.
func decimal(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != s || n < 0 {
		return 0, fmt.Errorf("%w: %.40q is no whole number", ErrForm, s)
	}
	return n, nil
}

// parseHash reads base64 of 32 bytes in its one spelling.
func parseHash(s string) (h Hash, err error) {
	raw, err := unbase64(s)
	if err != nil || len(raw) != len(h) {
		return h, fmt.Errorf("%w: %.80q is no hash", ErrForm, s)
	}
	return Hash(raw), nil
}

// plainText: valid UTF-8 without control characters, as notes must be.
func plainText(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) < 0
}
