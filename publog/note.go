package publog

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

// Errors of signed notes.
var (
	ErrSignature = errors.New("a signature does not hold")
	ErrUnknown   = errors.New("signed by none of the keys asked for")
)

// openNote verifies a note; by are the keys behind n.Sigs, one for each. The error wraps ErrForm, ErrSignature or ErrUnknown.
func openNote(data []byte, keys []*Key) (n *note.Note, by []*Key, err error) {
	var list []note.Verifier
	known := map[string]*Key{}
	for _, k := range keys {
		id := fmt.Sprintf("%s+%08x", k.name, k.hash)
		if known[id] == nil {
			known[id], list = k, append(list, k)
		}
	}
	n, err = note.Open(data, note.VerifierList(list...))
	var nobody *note.UnverifiedNoteError
	var wrong *note.InvalidSignatureError
	switch {
	case errors.As(err, &nobody):
		return nil, nil, fmt.Errorf("%w", ErrUnknown)
	case errors.As(err, &wrong):
		return nil, nil, fmt.Errorf("%w: of %s", ErrSignature, wrong.Name)
	case err != nil:
		return nil, nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	for _, s := range n.Sigs {
		by = append(by, known[fmt.Sprintf("%s+%08x", s.Name, s.Hash)])
	}
	return n, by, nil
}

// unverified reads a note and looks at no signature.
func unverified(data []byte) (*note.Note, error) {
	_, err := note.Open(data, nil)
	var nobody *note.UnverifiedNoteError
	if errors.As(err, &nobody) {
		return nobody.Note, nil
	}
	return nil, fmt.Errorf("%w: %w", ErrForm, err)
}
