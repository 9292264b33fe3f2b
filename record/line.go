package record

import (
	"encoding/json"

	"mandamus/docket"
	"mandamus/publog"
)

// Proof is a proof chip: the entry that says so, and the legal day it says. The nil Proof: no entry says so.
type Proof struct {
	Entry int64  `json:"entry"`         // index in the log
	Day   string `json:"day,omitempty"` // YYYY[-MM[-DD]]
}

// Line is an entry of a case as the public reads it.
type Line struct {
	Index    int64           `json:"index"` // in the log
	Place    int64           `json:"place"` // index of the entry that first stood here: a correction takes the place of what it corrects
	Kind     string          `json:"kind"`  // of the docket: of an opening, that of what it opened
	Day      string          `json:"day,omitempty"`
	At       string          `json:"at"`           // recorded; of an opening, when it was opened
	Of       *int64          `json:"of,omitempty"` // index of the withheld entry that it opened
	Shown    json.RawMessage `json:"shown,omitempty"`
	Corrects *int64          `json:"corrects,omitempty"` // index of the line it corrects
	By       *int64          `json:"by,omitempty"`       // index of the entry that corrects it: it no longer counts
}

// lineOf reads an entry of a case; ok is false where it is none.
func lineOf(index int64, e publog.Entry) (l Line, ok bool) {
	l = Line{Index: index, Place: index, Kind: e.Kind, Day: e.Day, At: e.At, Shown: e.Public}
	switch e.Kind {
	case publog.KindWithheld, publog.KindDayCommitted, publog.KindKeyRotated, publog.KindPublished, publog.KindLodged:
		return Line{}, false
	case publog.KindOpened:
		var o opened
		if json.Unmarshal(e.Public, &o) != nil || o.Kind == "" || o.Of < 0 || o.Of >= index {
			return Line{}, false
		}
		l.Kind, l.Shown, l.Of = o.Kind, o.Shown, &o.Of
	}
	if n, has := hear(l.Shown).number("corrects"); has && n < index {
		l.Corrects = &n
	}
	return l, e.Case != ""
}

// name returns the name of the kind without its version; empty where this program does not know it.
func (l *Line) name() string {
	k, _ := docket.KindOf(l.Kind)
	return k.Name
}

// proof returns the line as a proof chip.
func (l *Line) proof() *Proof { return &Proof{Entry: l.Index, Day: l.Day} }
