// Package parcel is how a new version of the law reaches a court: files under one signature.
//
// Words. A parcel is a set of text files with a note. The note says what the parcel is (the law of a jurisdiction, or the holiday notices
// of its calendar), when it was made, and the hash of its files; its maker signs the note with an Ed25519 key. A key is made by a person
// who answers for the law; the court keeps the public half of it, and takes no parcel of anybody else. Note, keys and hash are those of
// golang.org/x/mod (sumdb/note, sumdb/dirhash), so that others can check a parcel without this program.
//
// The package does not know what is in the files, keeps no keys, and has no clock and no random source.
package parcel

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/dirhash"
	"golang.org/x/mod/sumdb/note"

	"mandamus/fault"
	"mandamus/i18n"
)

// MaxBytes bounds a parcel as it is written.
const MaxBytes = 16 << 20

// Kind says what a parcel holds.
type Kind string

// The kinds there are.
const (
	Law      Kind = "law"      // the files of a pack
	Calendar Kind = "calendar" // one file, the days off and make-up days of whole years
)

// Parcel is what was signed.
type Parcel struct {
	Kind         Kind
	Jurisdiction string    // "cn"
	Made         time.Time // UTC, whole seconds
	Digest       string    // h1:…, of the files
	Signer       string    // name of the key; empty where the signature was not looked at
	Files        map[string]string
}

// wire is a parcel as it is written.
type wire struct {
	Note  string            `json:"note"`
	Files map[string]string `json:"files"`
}

// Folder returns the files as a folder.
func (p *Parcel) Folder() (fs.FS, error) {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, name := range slices.Sorted(maps.Keys(p.Files)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = io.WriteString(f, p.Files[name])
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}

// text is what is signed: four lines.
func (p *Parcel) text() string {
	return "mandamus " + string(p.Kind) + "\n" + p.Jurisdiction + "\n" + p.Made.UTC().Format(time.RFC3339) + "\n" + p.Digest + "\n"
}

// Sign returns a parcel as it is written, signed with a private key. Digest and Signer are filled in.
func Sign(p Parcel, key string) ([]byte, error) {
	signer, err := note.NewSigner(strings.TrimSpace(key))
	if err != nil {
		return nil, wrong("parcel.bad_key")
	}
	if p.Digest, err = digest(p.Files); err != nil {
		return nil, wrong("parcel.files")
	}
	signed, err := note.Sign(&note.Note{Text: p.text()}, signer)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err = e.Encode(wire{Note: string(signed), Files: p.Files})
	return out.Bytes(), err
}

// Open reads a parcel, and takes it only under the signature of one of the public keys. The error is a fault.Problem that says what to do.
func Open(data []byte, keys ...string) (*Parcel, error) {
	w, err := decode(data)
	if err != nil {
		return nil, err
	}
	var known []note.Verifier
	for _, key := range keys {
		v, err := note.NewVerifier(strings.TrimSpace(key))
		if err != nil {
			return nil, wrong("parcel.bad_trust", "key", key)
		}
		known = append(known, v)
	}
	signed, err := note.Open([]byte(w.Note), note.VerifierList(known...))
	var unknown *note.UnverifiedNoteError
	switch {
	case errors.As(err, &unknown):
		return nil, wrong("parcel.unknown_key", "name", signers(unknown.Note))
	case err != nil:
		return nil, wrong("parcel.signature")
	}
	p, err := read(signed.Text, w.Files)
	if err == nil {
		p.Signer = signed.Sigs[0].Name
	}
	return p, err
}

// Again reads a parcel whose signature was looked at when it was installed: only form and hash are checked.
func Again(data []byte) (*Parcel, error) {
	w, err := decode(data)
	if err != nil {
		return nil, err
	}
	text, _, found := strings.Cut(w.Note, "\n\n")
	if !found {
		return nil, wrong("parcel.form")
	}
	return read(text+"\n", w.Files)
}

// decode reads the form.
func decode(data []byte) (w wire, err error) {
	if len(data) > MaxBytes {
		return w, wrong("parcel.form")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if d.Decode(&w) != nil || d.Decode(new(any)) != io.EOF {
		return w, wrong("parcel.form")
	}
	return w, nil
}

// read reads the note and holds the files against it.
func read(text string, files map[string]string) (*Parcel, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "mandamus ") {
		return nil, wrong("parcel.form")
	}
	p := &Parcel{Kind: Kind(strings.TrimPrefix(lines[0], "mandamus ")), Jurisdiction: lines[1], Digest: lines[3], Files: files}
	made, err := time.Parse(time.RFC3339, lines[2])
	p.Made = made.UTC()
	if err != nil || p.text() != text || p.Kind != Law && p.Kind != Calendar {
		return nil, wrong("parcel.form")
	}
	for name := range files {
		if !fs.ValidPath(name) {
			return nil, wrong("parcel.files")
		}
	}
	if sum, err := digest(files); err != nil || sum != p.Digest {
		return nil, wrong("parcel.changed")
	}
	return p, nil
}

// digest is the hash of files, as dirhash has it.
func digest(files map[string]string) (string, error) {
	return dirhash.Hash1(slices.Sorted(maps.Keys(files)), func(name string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(files[name])), nil
	})
}

// signers are the names of the keys a note was signed with.
func signers(n *note.Note) string {
	var out []string
	for _, s := range slices.Concat(n.Sigs, n.UnverifiedSigs) {
		out = append(out, s.Name)
	}
	return strings.Join(out, ", ")
}

//i18n:keys parcel.*

// wrong is a refusal with its remedy.
func wrong(key string, args ...any) error {
	return fault.Problems{{What: i18n.Msg{Key: key, Args: args}, Hint: i18n.Msg{Key: key + ".hint"}}}
}
