package docket

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"mandamus/i18n"
)

// Personal is a text that names or may name a person: a name, and whatever somebody wrote in words of their own. In the body
// of an event only its commitment stands, {"c":"…"}. The zero Personal is absent.
type Personal struct {
	value      string
	salt       [32]byte
	commitment string // hexadecimal digits; empty until it has a salt
	erased     bool
	withheld   bool // from whom the docket was folded for
}

// Say makes a Personal of a text. It gets its salt when the event is made; until then it cannot be written. The empty text is
// the absent Personal.
func Say(value string) Personal { return Personal{value: value} }

// commitmentTag keeps commitments apart from hashes made elsewhere.
const commitmentTag = "mandamus/private/v1"

// Commitment is what stands for a value in the body of an event: SHA-256 of the tag, the salt and the UTF-8 bytes of the value
// as they are, in hexadecimal digits. Who knows value and salt can show that the event said so; who knows neither learns nothing.
func Commitment(salt [32]byte, value string) string {
	h := sha256.New()
	h.Write([]byte(commitmentTag))
	h.Write(salt[:])
	h.Write([]byte(value))
	return hex.EncodeToString(h.Sum(nil))
}

// IsZero reports whether nothing was said.
func (p Personal) IsZero() bool { return p.value == "" && p.commitment == "" }

// Erased reports whether the value was erased.
func (p Personal) Erased() bool { return p.erased }

// Withheld reports whether there is a value that whoever the docket was folded for is not shown.
func (p Personal) Withheld() bool { return p.withheld }

// Value returns the value; ok is false where it is absent, erased or withheld.
func (p Personal) Value() (value string, ok bool) { return p.value, p.value != "" }

// In returns the value or, where it was erased or is withheld, a word that says which.
func (p Personal) In(l i18n.Lang) string {
	switch {
	case p.erased:
		return i18n.T(l, "docket.erased")
	case p.withheld:
		return i18n.T(l, "docket.withheld")
	}
	return p.value
}

// seal gives the value its salt and returns what is kept apart of it.
func (p *Personal) seal(field string, salt [32]byte) (Private, error) {
	if !utf8.ValidString(p.value) {
		return Private{}, fmt.Errorf("%s: not valid UTF-8", field)
	}
	p.salt, p.commitment = salt, Commitment(salt, p.value)
	return Private{Field: field, Value: p.value, Salt: salt}, nil
}

// errCommitment marks a value that is not the one committed to.
var errCommitment = errors.New("not the value the event commits to")

// open puts the value kept apart into its place.
func (p *Personal) open(with Private) error {
	switch {
	case with.Erased:
		p.value, p.salt, p.erased = "", [32]byte{}, true
	case with.Withheld:
		p.value, p.salt, p.withheld = "", [32]byte{}, true
	case with.Value == "" || Commitment(with.Salt, with.Value) != p.commitment:
		return fmt.Errorf("%s: %w", with.Field, errCommitment)
	default:
		p.value, p.salt = with.Value, with.Salt
	}
	return nil
}

// committed is a Personal as the body has it.
type committed struct {
	C string `json:"c"`
}

// MarshalJSON writes the commitment. A value that has no salt yet is an error, so that none gets into a body by mistake.
func (p Personal) MarshalJSON() ([]byte, error) {
	if p.commitment == "" {
		return nil, errors.New("a personal value without its salt cannot be written")
	}
	return json.Marshal(committed{p.commitment})
}

// UnmarshalJSON reads the commitment; the value comes from what is kept apart.
func (p *Personal) UnmarshalJSON(data []byte) error {
	var c committed
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	if sum, err := hex.DecodeString(c.C); err != nil || len(sum) != sha256.Size {
		return fmt.Errorf("commitment %q: 64 hexadecimal digits are wanted", c.C)
	}
	*p = Personal{commitment: c.C}
	return nil
}

// Words is a text in both languages, or in one, in somebody's own words.
type Words struct {
	ZH Personal `json:"zh,omitzero"`
	EN Personal `json:"en,omitzero"`
}

// InWords makes Words of a text in each language; either may be empty.
func InWords(zh, en string) Words { return Words{Say(zh), Say(en)} }

// wordsOf makes Words of a text of a case file.
func wordsOf(t i18n.Text) Words { return InWords(t.ZH, t.EN) }

// IsZero reports whether nothing was said.
func (w Words) IsZero() bool { return w.ZH.IsZero() && w.EN.IsZero() }

// Text returns the words as a text; an erased or withheld one is the word for it.
func (w Words) Text() i18n.Text { return i18n.Text{ZH: w.ZH.In(i18n.ZH), EN: w.EN.In(i18n.EN)} }

// In returns the words in l; where they are lacking, those in the other language.
func (w Words) In(l i18n.Lang) string { return w.Text().In(l) }
