package publog

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const rotationHead = "mandamus/key-rotation/v1"

// Rotation is the log's hand-over from one key to the next. It stands in an entry of kind KindKeyRotated; the old key signs checkpoints up to
// that entry, the new one those that have it.
type Rotation struct {
	Origin   string
	Old, New *Key
}

func (r Rotation) text() string {
	return fmt.Sprintf("%s\n%s\n%v\n%v\n", rotationHead, r.Origin, r.Old, r.New)
}

// SignRotation returns what the entry makes public: the hand-over signed by both keys. That the old one signs shows who hands over; that the
// new one does, that somebody has it.
func SignRotation(r Rotation, old, next Signer) (json.RawMessage, error) {
	if old.KeyHash() != r.Old.hash || next.KeyHash() != r.New.hash || r.Old.SameAs(r.New) {
		return nil, fmt.Errorf("rotation from %v to %v: %w: signed by others, or no change", r.Old, r.New, ErrKey)
	}
	signed, err := note.Sign(&note.Note{Text: r.text()}, old, next)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]string{"note": string(signed)})
}

// OpenRotation reads what SignRotation wrote and verifies both signatures, with the keys in it: whether the old key is the log's, the caller
// must know (Trust.Follow asks).
func OpenRotation(public json.RawMessage) (Rotation, error) {
	var body struct {
		Note string `json:"note"`
	}
	if err := json.Unmarshal(public, &body); err != nil {
		return Rotation{}, fmt.Errorf("rotation: %w: %w", ErrForm, err)
	}
	n, err := unverified([]byte(body.Note))
	if err != nil {
		return Rotation{}, fmt.Errorf("rotation: %w", err)
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 5 || lines[0] != rotationHead || lines[1] == "" {
		return Rotation{}, fmt.Errorf("rotation: %w: want %s, origin, old key, new key", ErrForm, rotationHead)
	}
	r := Rotation{Origin: lines[1]}
	if r.Old, err = ParseKey(lines[2]); err == nil {
		r.New, err = ParseKey(lines[3])
	}
	if err != nil {
		return Rotation{}, fmt.Errorf("rotation: %w", err)
	}
	_, by, err := openNote([]byte(body.Note), []*Key{r.Old, r.New})
	if err != nil || len(by) != 2 || r.Old.SameAs(r.New) {
		return Rotation{}, fmt.Errorf("rotation: %w: not signed by both keys", ErrSignature)
	}
	return r, nil
}

// Follow returns the trust after a rotation found in the log as entry number index: the old key ends there and the new one begins. The error
// says why it is not followed: another log, or an old key that is not trusted there.
func (t *Trust) Follow(r Rotation, index int64) (*Trust, error) {
	i := slices.IndexFunc(t.Logs, func(k LogKey) bool { return k.Key.String() == r.Old.String() })
	switch {
	case r.Origin != t.Origin:
		return nil, fmt.Errorf("rotation of %q in the log %q", r.Origin, t.Origin)
	case i < 0 || !t.Logs[i].covers(index) || t.Logs[i].End == KeyCompromised || index < 1:
		return nil, fmt.Errorf("rotation at entry %d: %w: %s is not the log's there", index, ErrKey, r.Old.name)
	case slices.ContainsFunc(t.Logs, func(k LogKey) bool { return k.Key.SameAs(r.New) }):
		return nil, fmt.Errorf("rotation at entry %d: %w: %s was a key of the log before", index, ErrKey, r.New.name)
	}
	next := *t
	next.Logs = slices.Clone(t.Logs)
	begun := LogKey{Key: r.New, Use: next.Logs[i].Use, From: index + 1}
	next.Logs[i].Until, next.Logs[i].End = index+1, KeyRotated
	next.Logs = append(next.Logs, begun)
	return &next, nil
}
