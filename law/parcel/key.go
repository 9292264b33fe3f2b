package parcel

import (
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// NewKey makes a pair of keys from a cryptographic source. The private one signs and stays with its maker; the public one goes to the
// courts. A name has no space and no “+”.
func NewKey(random io.Reader, name string) (private, public string, err error) {
	if name == "" || strings.ContainsAny(name, "+ \t\n") {
		return "", "", wrong("parcel.name", "name", name)
	}
	return note.GenerateKey(random, name)
}

// KeyName returns the name of a public key; an error where it is none.
func KeyName(public string) (string, error) {
	v, err := note.NewVerifier(strings.TrimSpace(public))
	if err != nil {
		return "", wrong("parcel.bad_trust", "key", public)
	}
	return v.Name(), nil
}
