package publog

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"time"

	"mandamus/civil"
	"mandamus/docket"
)

// MaxEntry is the most bytes an entry has: a bundle of entries gives each a length of 16 bits.
const MaxEntry = 65_535

// Version is the version of the form of entries.
const Version = 1

// Kinds of the log itself; all others are kinds of the docket.
const (
	KindWithheld     = "withheld/1"       // something happened that is not shown yet
	KindOpened       = "opened/1"         // what a withheld entry stood for
	KindDayCommitted = "day.committed/1"  // the counts of a day
	KindKeyRotated   = "key.rotated/1"    // the log hands over to a new key
	KindPublished    = "file.published/1" // the hash of a file everybody may fetch
	KindLodged       = "filing.lodged/1"  // the hash of a filing that a counter refused
)

// Entry is one line of the record, public for ever.
type Entry struct {
	V      int             `json:"v"`                // 1
	Kind   string          `json:"kind"`             // of the docket ("application.filed/1") or of the log itself
	Court  string          `json:"court,omitempty"`  // code of the court
	Case   string          `json:"case,omitempty"`   // filing reference of the case, public; empty for an entry of a court or of the log
	Year   int             `json:"year,omitempty"`   // of the series: the year of recording in the legal zone
	Number int             `json:"number,omitempty"` // in the series of court, year and kind, from 1 without a gap; 0: in no series
	Day    string          `json:"day,omitempty"`    // legal day, month or year: YYYY[-MM[-DD]]
	At     string          `json:"at"`               // recorded: RFC 3339, UTC, whole seconds
	Event  string          `json:"event,omitempty"`  // Commitment to the event, in hexadecimal digits
	Public json.RawMessage `json:"public,omitempty"` // what the policy lets out, a JSON object; absent when withheld
}

// Canonical returns the bytes of e that are logged: JSON without blanks, keys in the order of the fields, Public as docket.Canonical
// writes it, at most MaxEntry bytes. The error wraps ErrForm and says which field is not in its form.
func (e Entry) Canonical() ([]byte, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	if e.Public != nil {
		public, err := docket.Canonical(e.Public)
		if err != nil {
			return nil, fmt.Errorf("entry: public: %w: %w", ErrForm, err)
		}
		if public[0] != '{' {
			return nil, e.unsound("public %.20q: an object", public)
		}
		e.Public = public
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return nil, fmt.Errorf("entry: %w: %w", ErrForm, err)
	}
	data := bytes.TrimSuffix(out.Bytes(), []byte("\n"))
	if len(data) > MaxEntry {
		return nil, e.unsound("%d bytes, at most %d", len(data), MaxEntry)
	}
	return data, nil
}

// ParseEntry reads what Canonical wrote, and nothing else: whatever it takes, Canonical gives back byte for byte.
func ParseEntry(data []byte) (Entry, error) {
	if len(data) > MaxEntry {
		return Entry{}, fmt.Errorf("entry: %w: %d bytes, at most %d", ErrForm, len(data), MaxEntry)
	}
	var e Entry
	if err := json.Unmarshal(data, &e); err != nil {
		return Entry{}, fmt.Errorf("entry: %w: %w", ErrForm, err)
	}
	again, err := e.Canonical()
	if err != nil {
		return Entry{}, err
	}
	if !bytes.Equal(again, data) {
		return Entry{}, e.unsound("another spelling of it would be %.80q", again)
	}
	return e, nil
}

var (
	kindForm  = regexp.MustCompile(`^[a-z_]+(\.[a-z_]+)?/[1-9][0-9]{0,3}$`)
	plainForm = regexp.MustCompile(`^[^\s"\\\x00-\x1f\x7f]{1,100}$`)
)

// stamp is how an instant is written everywhere in the record: 20 characters.
const stamp = "2006-01-02T15:04:05Z"

// check holds every field against its form.
func (e Entry) check() error {
	at, err := time.Parse(stamp, e.At)
	_, dayErr := civil.ParsePartial(e.Day)
	commitment, hexErr := hex.DecodeString(e.Event)
	switch {
	case e.V != Version:
		return e.unsound("version %d, want %d", e.V, Version)
	case !kindForm.MatchString(e.Kind):
		return e.unsound("a kind is written family.past_tense/1")
	case e.Court != "" && !plainForm.MatchString(e.Court):
		return e.unsound("court %q: at most 100 characters, without blanks", e.Court)
	case e.Case != "" && !plainForm.MatchString(e.Case):
		return e.unsound("case %q: at most 100 characters, without blanks", e.Case)
	case (e.Year == 0) != (e.Number == 0) || e.Year < 0 || e.Year > 9999 || e.Number < 0:
		return e.unsound("number %d of year %d: both or none, from 1", e.Number, e.Year)
	case e.Day != "" && dayErr != nil:
		return e.unsound("day %q: write YYYY, YYYY-MM or YYYY-MM-DD", e.Day)
	case err != nil || at.Format(stamp) != e.At:
		return e.unsound("at %q: write UTC as 2006-01-02T15:04:05Z", e.At)
	case e.Event != "" && (hexErr != nil || len(commitment) != 32 || strings.ToLower(e.Event) != e.Event):
		return e.unsound("event %q: 64 hexadecimal digits in small letters", e.Event)
	case e.Kind == KindWithheld && !e.blank():
		return e.unsound("a withheld entry has court, number, instant and commitment, nothing else")
	}
	return nil
}

// blank reports whether e shows no more than a withheld entry may.
func (e Entry) blank() bool {
	return e.Court != "" && e.Number > 0 && e.Event != "" && e.Case == "" && e.Day == "" && e.Public == nil
}

func (e Entry) unsound(format string, args ...any) error {
	return fmt.Errorf("entry %q: %w: %s", e.Kind, ErrForm, fmt.Sprintf(format, args...))
}

// Withheld returns the entry of something that is not shown yet. All that happened looks the same in it: its length depends on the court's code
// and the digits of its number, both of which it shows.
func Withheld(court string, year, number int, at time.Time, event string) Entry {
	return Entry{V: Version, Kind: KindWithheld, Court: court, Year: year, Number: number, At: Stamp(at), Event: event}
}

// Stamp writes an instant as entries have it: RFC 3339, UTC, whole seconds.
func Stamp(t time.Time) string { return t.UTC().Format(stamp) }
