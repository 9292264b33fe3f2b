package docket

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"mandamus/casefile"
)

// Event is one entry of a docket as it is stored. Nothing in it changes once it is stored, but for the erasure of a Private.
type Event struct {
	Docket   ID              `json:"docket"`
	Version  int             `json:"version"`            // 1, 2, 3 … in its docket, gapless
	Kind     string          `json:"kind"`               // family.past_tense/N, as "application.filed/1"; see Kinds
	Legal    casefile.Date   `json:"legal"`              // the legal day: when it happened in law; partial or unknown only in reconstructions
	Recorded time.Time       `json:"recorded"`           // UTC, whole microseconds: when it was recorded
	Actor    string          `json:"actor"`              // who recorded it: id of a member of staff or a party, or "system:daily"
	For      string          `json:"for,omitempty"`      // on whose behalf; empty: the actor's own
	Corrects int             `json:"corrects,omitempty"` // version of the event this one corrects; 0: none
	Body     json.RawMessage `json:"body"`               // canonical JSON of the kind's body, with commitments in place of personal data
	Private  []Private       `json:"private,omitempty"`  // the personal data of the body, kept apart, in the order of the body
}

// Private is one personal datum of an event's body.
type Private struct {
	Field    string   // JSON pointer into the body, to where the commitment stands
	Value    string   // empty once erased
	Salt     [32]byte // random, fresh for each field of each event, so that equal values never show as equal; zero once erased
	Erased   bool
	Withheld bool // of a copy for somebody who is not shown the value, which has neither value nor salt; never stored
}

// Withhold returns the datum as it is for somebody who is not shown it. What was erased stays erased.
func (p Private) Withhold() Private {
	return Private{Field: p.Field, Erased: p.Erased, Withheld: !p.Erased}
}

// errEnvelope marks an event whose envelope is not in order.
var errEnvelope = errors.New("not a sound event")

// check says what is wrong with the envelope, whatever the body.
func (e *Event) check() error {
	switch {
	case !e.Docket.Valid():
		return e.unsound("docket %q: an id has 26 small letters and digits", string(e.Docket))
	case e.Version < 1:
		return e.unsound("version %d: versions count from 1", e.Version)
	case !kindForm.MatchString(e.Kind):
		return e.unsound("kind %q: a kind is written family.past_tense/1", e.Kind)
	case !e.Legal.Given:
		return e.unsound("no legal day")
	case !e.Recorded.Equal(e.Recorded.Truncate(time.Microsecond)) || e.Recorded.Location() != time.UTC || e.Recorded.IsZero():
		return e.unsound("recorded %v: an instant is in UTC and whole microseconds", e.Recorded)
	case e.Actor == "":
		return e.unsound("no actor")
	case e.Corrects < 0 || e.Corrects >= e.Version:
		return e.unsound("corrects version %d, which is no earlier event", e.Corrects)
	}
	return nil
}

func (e *Event) unsound(format string, args ...any) error {
	return fmt.Errorf("docket %v, event %d: %w: %s", e.Docket, e.Version, errEnvelope, fmt.Sprintf(format, args...))
}

// UnmarshalJSON reads an event. However the JSON around it is laid out, the body comes back in its one form, if it has one.
func (e *Event) UnmarshalJSON(data []byte) error {
	type plain Event
	if err := json.Unmarshal(data, (*plain)(e)); err != nil {
		return err
	}
	if body, err := Canonical(e.Body); err == nil {
		e.Body = body
	}
	return nil
}

// wire is Private as JSON has it.
type wire struct {
	Field  string `json:"field"`
	Value  string `json:"value,omitempty"`
	Salt   string `json:"salt,omitempty"` // 64 hexadecimal digits
	Erased bool   `json:"erased,omitempty"`
	Kept   bool   `json:"withheld,omitempty"`
}

// MarshalJSON writes the salt in hexadecimal digits, and nothing of an erased or withheld value.
func (p Private) MarshalJSON() ([]byte, error) {
	if p.Erased || p.Withheld {
		return json.Marshal(wire{Field: p.Field, Erased: p.Erased, Kept: p.Withheld && !p.Erased})
	}
	return json.Marshal(wire{Field: p.Field, Value: p.Value, Salt: hex.EncodeToString(p.Salt[:])})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Private) UnmarshalJSON(data []byte) error {
	var w wire
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*p = Private{Field: w.Field, Value: w.Value, Erased: w.Erased, Withheld: w.Kept}
	if w.Erased || w.Kept {
		p.Value = ""
		return nil
	}
	salt, err := hex.DecodeString(w.Salt)
	if err != nil || len(salt) != len(p.Salt) {
		return fmt.Errorf("private field %s: salt %q: 64 hexadecimal digits are wanted", w.Field, w.Salt)
	}
	copy(p.Salt[:], salt)
	return nil
}
