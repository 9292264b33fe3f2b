package record

import (
	"encoding/json"

	"mandamus/docket"
)

// Reference returns the filing reference of the case: what the public, receipts and entries call it from its first event to its last.
func Reference(id docket.ID) string { return string(id) }

// DocketOf returns the docket a filing reference names; ok is false where it is none.
func DocketOf(reference string) (id docket.ID, ok bool) {
	id = docket.ID(reference)
	return id, id.Valid()
}

// Logged reports whether the events of a docket get entries. Those of a reconstruction do not: no court recorded them.
func Logged(d *docket.Docket) bool { return !d.Reconstruction() }

// envelope is an event without its body, under the keys of docket.Event.
type envelope struct {
	Docket   string          `json:"docket"`
	Version  int             `json:"version"`
	Kind     string          `json:"kind"`
	Legal    string          `json:"legal"`
	Recorded string          `json:"recorded"` // RFC 3339 with as many digits of the second as it has
	Actor    string          `json:"actor"`
	For      string          `json:"for,omitempty"`
	Corrects int             `json:"corrects,omitempty"`
	Body     json.RawMessage `json:"body"`
}

// recordedForm is how canonical bytes write the instant.
const recordedForm = "2006-01-02T15:04:05.999999Z"

// Canonical returns the bytes of an event that its entry commits to: JSON as docket.Canonical writes it, with the body as it is stored and
// without what is kept apart. So they stay the same when a personal value is erased.
func Canonical(e docket.Event) ([]byte, error) {
	raw, err := json.Marshal(envelope{
		Docket: string(e.Docket), Version: e.Version, Kind: e.Kind, Legal: e.Legal.String(), Recorded: e.Recorded.UTC().Format(recordedForm),
		Actor: e.Actor, For: e.For, Corrects: e.Corrects, Body: e.Body,
	})
	if err != nil {
		return nil, err
	}
	return docket.Canonical(raw)
}
