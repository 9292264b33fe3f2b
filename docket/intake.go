package docket

import (
	"slices"

	"mandamus/casefile"
)

// What is handed in with an application, and the text of the title beside which its duties are typed.

// OperativeEntered keeps the text of the operative part (主文) as it stands in the title. A later one takes its place; the anchors
// of duties name the text they were set in by its hash.
type OperativeEntered struct {
	Text Personal `json:"text"`
}

func (b *OperativeEntered) apply(d *Docket, e *Entry) { d.Operative = &Operative{b, e.mark()} }

// PassageSetAside says that a passage of the operative part carries no duty, and why.
type PassageSetAside struct {
	Anchor
	Reason string `json:"reason"` // a word of PassageReasons
}

// PassageReasons are why a passage carries no duty to be enforced.
var PassageReasons = []string{"annulment", "declaration", "dismissal", "court_costs", "appeal_notice", "heading", "other"}

func (b *PassageSetAside) apply(d *Docket, e *Entry) {
	d.SetAside = append(d.SetAside, Passage{b, e.mark()})
}

// PaperReceived says that a paper was handed in.
type PaperReceived struct {
	Kind  string `json:"kind"`            // a word of PaperKinds
	What  Words  `json:"what,omitzero"`   // what it is, where the kind does not say enough
	Pages int    `json:"pages,omitempty"` // 0: not counted
	Way   string `json:"way,omitempty"`   // how it came: a word of PaperWays
}

// PaperKinds are what papers are to an application to enforce.
var PaperKinds = []string{"application", "title", "proof_of_service", "proof_of_effect", "identity", "power_of_attorney", "evidence", "other"}

// PaperWays are how papers come.
var PaperWays = []string{"counter", "post", "electronic", "transfer"}

func (b *PaperReceived) apply(d *Docket, e *Entry) { d.Papers = append(d.Papers, Paper{b, e.mark()}) }

// ContactGiven says how a party can be reached.
type ContactGiven struct {
	Party   string   `json:"party"`
	Address Personal `json:"address,omitzero"`
	Phone   Personal `json:"phone,omitzero"`
}

func (b *ContactGiven) apply(d *Docket, _ *Entry) {
	d.Contacts = slices.DeleteFunc(d.Contacts, func(c *ContactGiven) bool { return c.Party == b.Party })
	d.Contacts = append(d.Contacts, b)
}

type (
	// Operative is the text of the operative part.
	Operative struct {
		*OperativeEntered
		Mark
	}
	// Passage is one that carries no duty.
	Passage struct {
		*PassageSetAside
		Mark
	}
	// Paper is one that was handed in.
	Paper struct {
		*PaperReceived
		Mark
	}
)

// Received reports whether a paper of the kind was handed in.
func (d *Docket) Received(kind string) bool {
	return slices.ContainsFunc(d.Papers, func(p Paper) bool { return p.Kind == kind })
}

// Contact returns how a party can be reached; nil where nobody said.
func (d *Docket) Contact(party string) *ContactGiven {
	return find(d.Contacts, func(c *ContactGiven) bool { return c.Party == party })
}

// Handed is what comes with an application: the days on which the title reached the parties, the text of its operative part,
// papers, and how parties can be reached. Parties are named by their ids.
type Handed struct {
	Served    []Served
	Operative Personal
	Papers    []PaperReceived
	Contacts  []ContactGiven
}

// acts returns the events that record what was handed in.
func (h Handed) acts(known func(party string) bool, at Context) ([]act, error) {
	var out []act
	for _, s := range h.Served {
		switch {
		case !known(s.Party):
			return nil, noSuch("party", s.Party)
		case !s.On.Known() || !s.On.Exact():
			return nil, refuse("inexact_day", "on", s.On)
		case s.On.First > at.Today:
			return nil, refuse("future", "on", s.On, "today", at.Today)
		}
		out = append(out, act{body: &TitleServed{WithParty{s.Party}}, legal: casefile.On(s.On.Partial)})
	}
	if !h.Operative.IsZero() {
		out = append(out, act{body: &OperativeEntered{h.Operative}})
	}
	for i := range h.Papers {
		if err := h.Papers[i].check(); err != nil {
			return nil, err
		}
		out = append(out, act{body: &h.Papers[i]})
	}
	for i := range h.Contacts {
		if !known(h.Contacts[i].Party) {
			return nil, noSuch("party", h.Contacts[i].Party)
		}
		out = append(out, act{body: &h.Contacts[i]})
	}
	return out, nil
}

func (b *PaperReceived) check() error {
	if err := oneOf("paper", b.Kind, PaperKinds); err != nil {
		return err
	}
	if b.Way == "" {
		return nil
	}
	return oneOf("way", b.Way, PaperWays)
}
