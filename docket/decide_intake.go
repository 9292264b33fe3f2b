package docket

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// EnterOperative keeps the text of the operative part.
type EnterOperative struct {
	On
	OperativeEntered
}

func (c EnterOperative) decide(*Docket, Context) ([]act, error) {
	if c.Text.IsZero() {
		return nil, wanting("operative")
	}
	return say(&c.OperativeEntered)
}

// SetAside says that a passage of the operative part carries no duty. The hash of the text is filled in.
type SetAside struct {
	On
	PassageSetAside
}

func (c SetAside) decide(d *Docket, _ Context) ([]act, error) {
	if d.Operative == nil {
		return nil, wanting("operative")
	}
	text, ok := d.Operative.Text.Value()
	if !ok || c.From < 0 || c.To <= c.From || c.To > utf8.RuneCountInString(text) {
		return nil, wanting("quote")
	}
	c.Anchor.Text = TextHash(text)
	return oneOfThen(oneOf("reason", c.Reason, PassageReasons), &c.PassageSetAside)
}

// ReceivePaper records a paper handed in.
type ReceivePaper struct {
	On
	PaperReceived
}

func (c ReceivePaper) decide(*Docket, Context) ([]act, error) {
	return oneOfThen(c.PaperReceived.check(), &c.PaperReceived)
}

// oneOfThen records a body unless there is an error.
func oneOfThen(err error, body Body) ([]act, error) {
	if err != nil {
		return nil, err
	}
	return say(body)
}

// TextHash names a text of a title in anchors: SHA-256 of its UTF-8 bytes, in hexadecimal digits.
func TextHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
