package docket

import "mandamus/casefile"

// Told is what the body of every occurrence may say. An occurrence is an event that a case file has too; its body carries,
// beside Told, the typed fields of that kind of event under the same names.
type Told struct {
	ID          string   `json:"id,omitempty"`          // its id in the case file a reconstruction was made from
	Fact        Words    `json:"fact,omitzero"`         // what happened, in words
	Obligations []string `json:"obligations,omitempty"` // those it concerns; none: all
	By          string   `json:"by,omitempty"`          // who did it: a word of casefile.Actors, or the id of a party or person
	Source      []string `json:"source,omitempty"`      // in a reconstruction: the sources that report it
}

func (*Told) apply(*Docket, *Entry) {}

// told returns the Told of a body that embeds it.
func (t *Told) told() *Told { return t }

// occurrence is the body of an event that a case file has too.
type occurrence interface {
	Body
	told() *Told
}

// The typed fields that several kinds carry; their meaning is that of a case file's event.
type (
	WithNumber struct {
		Number string `json:"number,omitempty"` // case number
	}
	WithUntil struct {
		Until casefile.Date `json:"until,omitzero"` // last day of what it sets
	}
	WithAmount struct {
		Amount Yuan `json:"amount,omitempty"`
	}
	WithParty struct {
		Party string `json:"party,omitempty"` // applicant or debtor concerned
	}
	WithPerson struct {
		Person string `json:"person,omitempty"` // office-holder concerned
	}
	WithWay struct {
		Way string `json:"way,omitempty"` // ground, outcome or class, from the closed list of the kind
	}
	WithState struct {
		State string `json:"state,omitempty"` // performance: none, partial, full, disputed
	}
	WithEvidence struct {
		Evidence []string `json:"evidence,omitempty"` // ids of papers that show it, or words of EvidenceKinds
	}
)
