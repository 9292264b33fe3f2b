package store

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"mandamus/docket"
)

// Append is one write to one docket.
type Append struct {
	Docket   docket.ID
	Expected int            // version the caller decided on; 0 opens the docket
	Events   []docket.Event // numbered from Expected+1; none only renews the rows
	Key      string         // names the request, so that it can be sent again; unique among all requests; empty: none
	At       time.Time      // now
	Rows     *Rows          // read models after these events; nil leaves them as they are
	Outbox   []Message
	Jobs     []Job
	Log      []Unlogged // entries of the public record, in their order; none: nothing is logged
	Fence    *Fence     // the lease under which the caller works; nil: none
}

// Result says where an append was stored.
type Result struct {
	Docket  docket.ID `json:"docket"`  // of the first request with the key, if that opened another docket
	Version int       `json:"version"` // of the docket, after the append
	First   int64     `json:"first"`   // position of the first event; 0 where there was none
	Last    int64     `json:"last"`    // position of the last event
	Log     []Logged  `json:"-"`       // where the entries of the public record are, in their order
	Again   bool      `json:"-"`       // an append with the same key was stored before, this one was not
}

// Recorded is an event with its position.
type Recorded struct {
	Pos int64
	docket.Event
}

// Head is how far the record reaches. The zero Head is that of an empty store.
type Head struct {
	Pos   int64
	Chain string // hexadecimal digits; empty at position 0
}

// Erasure names one private field to erase, and why.
type Erasure struct {
	Version int       // of the event
	Field   string    // JSON pointer into its body
	Basis   string    // provision or decision that orders it
	By      string    // who ordered it
	At      time.Time // when
}

// Check returns a *Refused that says what is not in order, or nil. Drivers call it before they write.
func (a *Append) Check() error {
	switch {
	case !a.Docket.Valid():
		return a.refuse("an id has 26 small letters and digits")
	case a.Expected < 0:
		return a.refuse("a negative version is expected")
	case len(a.Events) == 0 && a.Expected == 0:
		return a.refuse("a docket opens with an event")
	case !inMicroseconds(a.At):
		return a.refuse("the instant of the append is not in UTC and whole microseconds")
	}
	for i := range a.Events {
		if why := wrong(&a.Events[i], a.Docket, a.Expected+i+1); why != "" {
			return a.refuse(why)
		}
	}
	for i := range a.Log {
		u := &a.Log[i]
		if u.Docket != "" && u.Docket != a.Docket || u.Version > a.Expected+len(a.Events) {
			return a.refuse("an entry of the log stands for an event that is not of this docket")
		}
		if why := u.wrong(); why != "" {
			return a.refuse(why)
		}
	}
	if a.Rows != nil && a.Rows.Case.Court == "" {
		return a.refuse("the rows name no court")
	}
	return nil
}

// inMicroseconds reports whether t is an instant as the store keeps it.
func inMicroseconds(t time.Time) bool {
	return !t.IsZero() && t.Location() == time.UTC && t.Equal(t.Truncate(time.Microsecond))
}

func (a *Append) refuse(why string) error { return &Refused{Docket: a.Docket, Why: why} }

// wrong says what is not in order with an event, as far as the store can see; docket judges the rest.
func wrong(e *docket.Event, id docket.ID, version int) string {
	switch {
	case e.Docket != id:
		return "an event belongs to another docket"
	case e.Version != version:
		return "the versions of the events do not follow on the version expected"
	case e.Kind == "" || e.Actor == "":
		return "an event has no kind or no actor"
	case !e.Legal.Given:
		return "an event has no legal day"
	case !inMicroseconds(e.Recorded):
		return "an event was not recorded in UTC and whole microseconds"
	case !json.Valid(e.Body) || !storable(string(e.Body)):
		return "the body of an event is not JSON"
	}
	for _, p := range e.Private {
		if p.Field == "" || p.Erased != (p.Value == "") || !storable(p.Value) {
			return "a private field of an event is nameless, empty or not text"
		}
	}
	return ""
}

// storable reports whether both engines can keep s as text.
func storable(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }
