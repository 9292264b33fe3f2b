package publog

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"mandamus/docket"
)

const openingHead = "mandamus/opening/v1"

// MaxOpening bounds an opening in bytes.
const MaxOpening = 8 << 20

// Opening shows what an entry's commitment stands for: the event with its salt, and the personal texts in it with theirs. It is for the
// applicant alone and travels apart from the receipt.
type Opening struct {
	Filing string // filing reference; may be empty
	Leaf   Hash   // of the entry that is opened
	Salt   Salt
	Event  []byte           // canonical bytes, as EventBytes has them
	Parts  []docket.Private // texts of the event's body that were kept apart; those erased are not among them
}

// EventBytes returns the canonical bytes of an event, over which Commitment is made: the event without what is kept apart.
func EventBytes(e docket.Event) ([]byte, error) {
	e.Private = nil
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return docket.Canonical(raw)
}

// Text returns the opening as ParseOpening reads it.
func (o Opening) Text() string {
	b64 := base64.StdEncoding.EncodeToString
	var out strings.Builder
	out.WriteString(openingHead + "\n")
	if o.Filing != "" {
		out.WriteString("filing " + o.Filing + "\n")
	}
	fmt.Fprintf(&out, "leaf %v\nsalt %s\nevent %s\n", o.Leaf, b64(o.Salt[:]), b64(o.Event))
	for _, p := range o.Parts {
		fmt.Fprintf(&out, "part %s %s %s\n", p.Field, b64(p.Salt[:]), b64([]byte(p.Value)))
	}
	return out.String()
}

// ParseOpening reads what Text writes. Whether it opens an entry, Check says.
func ParseOpening(data []byte) (*Opening, error) {
	l, err := readLines(data, MaxOpening)
	if err != nil {
		return nil, err
	}
	if err := l.head(openingHead); err != nil {
		return nil, err
	}
	o := new(Opening)
	if o.Filing, err = l.optional("filing"); err != nil {
		return nil, err
	}
	if err := l.exactly("leaf", o.Leaf[:]); err != nil {
		return nil, err
	}
	if err := l.exactly("salt", o.Salt[:]); err != nil {
		return nil, err
	}
	if o.Event, err = l.bytes("event"); err != nil {
		return nil, err
	}
	for l.more() {
		p, err := l.part()
		if err != nil {
			return nil, err
		}
		o.Parts = append(o.Parts, p)
	}
	return o, nil
}

// exactly takes the line "name base64" of as many bytes as into has.
func (l *lines) exactly(name string, into []byte) error {
	raw, err := l.bytes(name)
	if err != nil {
		return err
	}
	if copy(into, raw); len(raw) != len(into) {
		return l.wrong("publog.form.base64", "name", name)
	}
	return nil
}

// part takes the line "part field salt value".
func (l *lines) part() (p docket.Private, err error) {
	value, err := l.field("part")
	if err != nil {
		return p, err
	}
	words := strings.Split(value, " ")
	if len(words) != 3 || !strings.HasPrefix(words[0], "/") {
		return p, l.wrong("publog.form.field", "name", "part")
	}
	salt, err := unbase64(words[1])
	text, err2 := unbase64(words[2])
	if err != nil || err2 != nil || len(salt) != len(p.Salt) || len(text) == 0 {
		return p, l.wrong("publog.form.base64", "name", "part")
	}
	return docket.Private{Field: words[0], Value: string(text), Salt: [32]byte(salt)}, nil
}

// errOpening marks an opening that does not fit the entry.
var errOpening = errors.New("the opening does not fit the entry")

// Check is nil where o opens e, which has the leaf: salt and event give the commitment in e, and each part the commitment in the event.
func (o Opening) Check(e Entry, leaf Hash) error {
	switch {
	case o.Leaf != leaf:
		return fmt.Errorf("%w: it is of the entry with leaf %v", errOpening, o.Leaf)
	case e.Event == "" || Commitment(o.Salt, o.Event) != e.Event:
		return fmt.Errorf("%w: salt and event give another commitment", errOpening)
	}
	for _, p := range o.Parts {
		if got, err := committedAt(o.Event, p.Field); err != nil || got != docket.Commitment(p.Salt, p.Value) {
			return fmt.Errorf("%w: %s is not what the event commits to", errOpening, p.Field)
		}
	}
	return nil
}

// committedAt finds the commitment at a field, a JSON pointer into the body of the event.
func committedAt(event []byte, field string) (string, error) {
	var at any
	d := json.NewDecoder(bytes.NewReader(event))
	if err := d.Decode(&at); err != nil {
		return "", err
	}
	for _, step := range strings.Split("body"+field, "/") {
		step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		switch v := at.(type) {
		case map[string]any:
			at = v[step]
		case []any:
			i, err := decimal(step)
			if err != nil || i >= int64(len(v)) {
				return "", errOpening
			}
			at = v[i]
		default:
			return "", errOpening
		}
	}
	m, _ := at.(map[string]any)
	c, _ := m["c"].(string)
	return c, nil
}
