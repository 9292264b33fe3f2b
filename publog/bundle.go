package publog

import (
	"encoding/base64"
	"strings"
)

const bundleHead = "mandamus/receipt/v1"

// MaxBundle bounds a receipt in bytes.
const MaxBundle = 256 << 10

// MaxQR is how many bytes a QR code holds, at its largest and with the least correction.
const MaxQR = 2953

// Bundle is the receipt an applicant carries away. It holds nothing personal: no salt, no name, no access code.
type Bundle struct {
	Filing  string // filing reference of the case; empty for an entry of a court or of the log
	Entry   []byte // as logged
	Promise []byte // signed promise; nil where none was given
	Proof   *Proof // nil as long as the entry is not in a checkpoint
}

// Text returns the bundle as ParseBundle reads it: the receipt's own lines, the promise as it was signed, the proof as C2SP writes it.
//
//	mandamus/receipt/v1
//	filing 2026-0001-7QK3
//	entry eyJ2Ijox…
//
//	mandamus/promise/v1
//	…
func (b Bundle) Text() string {
	var out strings.Builder
	out.WriteString(bundleHead + "\n")
	if b.Filing != "" {
		out.WriteString("filing " + b.Filing + "\n")
	}
	out.WriteString("entry " + base64.StdEncoding.EncodeToString(b.Entry) + "\n")
	if b.Promise != nil {
		out.WriteString("\n" + string(b.Promise))
	}
	if b.Proof != nil {
		out.WriteString("\n" + b.Proof.Text())
	}
	return out.String()
}

// ParseBundle reads a receipt, from a file, a paste or a code. Its form is checked and no signature: that is for Verify. The error is
// ErrForm, with fault.Problems for the reader.
func ParseBundle(data []byte) (*Bundle, error) {
	l, err := readLines(data, MaxBundle)
	if err != nil {
		return nil, err
	}
	if err := l.head(bundleHead); err != nil {
		return nil, err
	}
	b := new(Bundle)
	if b.Filing, err = l.optional("filing"); err != nil {
		return nil, err
	}
	if b.Filing != "" && !plainForm.MatchString(b.Filing) {
		return nil, l.wrong("publog.form.field", "name", "filing")
	}
	if b.Entry, err = l.bytes("entry"); err != nil {
		return nil, err
	}
	if _, err := ParseEntry(b.Entry); err != nil {
		return nil, l.inside(err)
	}
	return b, b.parts(l)
}

// parts reads what comes behind the entry: a promise, a proof, or both.
func (b *Bundle) parts(l *lines) (err error) {
	if err := l.blank(); err != nil {
		return err
	}
	if l.peek() == promiseHead {
		if b.Promise, err = l.signed(); err != nil {
			return err
		}
		if _, err := promiseBody(b.Promise); err != nil {
			return l.inside(err)
		}
		if !l.more() {
			return nil
		}
		if err := l.blank(); err != nil {
			return err
		}
	}
	b.Proof, err = l.proof()
	return err
}

// Leaf returns the leaf of the entry.
func (b Bundle) Leaf() Hash { return LeafHash(b.Entry) }

// QR returns what goes into the code of the printed receipt: the bundle itself, or without its proof where it is too long for a code (the
// promise says all that is needed to ask for the proof). ok is false where even that is too long.
func (b Bundle) QR() (text string, ok bool) {
	if text = b.Text(); len(text) > MaxQR && b.Promise != nil {
		b.Proof = nil
		text = b.Text()
	}
	return text, len(text) <= MaxQR
}
