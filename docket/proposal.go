package docket

import (
	"slices"

	"mandamus/casefile"
)

// A step of procedure may need somebody's approval, as a measure does: it is proposed, approved or refused, then taken. Which step
// needs it, and whose, the approval policy of the court says; the docket keeps what was proposed and what became of it.

// ActProposed proposes a step of procedure.
type ActProposed struct {
	ID          string        `json:"id"`
	Act         string        `json:"act"` // a word of Acts
	Obligations []string      `json:"obligations,omitempty"`
	Way         string        `json:"way,omitempty"`  // of a stay, suspension or closing; ground of a termination
	Life        string        `json:"life,omitempty"` // of the measure it is about
	Until       casefile.Date `json:"until,omitzero"` // how long it is to last
	Note        Words         `json:"note,omitzero"`
}

// ActApproved approves it. Records are what was on file for it, as the approval policy asks.
type ActApproved struct {
	Proposal string   `json:"proposal"`
	Records  []string `json:"records,omitempty"`
}

// ActRefused refuses it, with a word of RefusalReasons.
type ActRefused struct {
	Proposal string `json:"proposal"`
	Reason   string `json:"reason"`
	Note     Words  `json:"note,omitzero"`
}

// taken gives each step the kind of event by which it is taken.
var taken = map[string]string{
	"refuse_registration": "application.refused", "reassignment": "case.assigned", "term_extension": "term.extended",
	"stay": "enforcement.stayed", "stay_extension": "enforcement.stayed", "suspension": "enforcement.suspended",
	"resumption": "enforcement.resumed", "termination": "case.closed", "end_of_round": "case.closed", "closing": "case.closed",
	"reversal": "reversal.ordered", "change_of_party": "party.changed", "report_upward": "case.reported_upward",
	"entrusted_enforcement": "case.entrusted", "lift_measure": "measure.lifted", "fine_settlement": "measure.settled",
	"recusal": "recusal.decided",
}

// Acts are the steps that may be proposed, in the order of a case. The approval policy has them by the same words.
var Acts = []string{"refuse_registration", "recusal", "reassignment", "change_of_party", "term_extension", "stay", "stay_extension",
	"suspension", "resumption", "report_upward", "entrusted_enforcement", "lift_measure", "fine_settlement", "termination",
	"end_of_round", "closing", "reversal"}

// Proposal is a step of procedure that was proposed.
type Proposal struct {
	ActProposed
	Records []string // on file when it was approved

	Proposed, Approved, Refused, Taken Mark
}

// Waits reports whether nobody has decided on the proposal.
func (p *Proposal) Waits() bool { return p.Approved.IsZero() && p.Refused.IsZero() && p.Taken.IsZero() }

// Ready reports whether the step was approved and not taken yet.
func (p *Proposal) Ready() bool { return !p.Approved.IsZero() && p.Taken.IsZero() }

// Proposal returns the proposal with the id; nil if there is none.
func (d *Docket) Proposal(id string) *Proposal {
	return find(d.Proposals, func(p *Proposal) bool { return p.ID == id })
}

func (b *ActProposed) apply(d *Docket, e *Entry) {
	d.Proposals = append(d.Proposals, &Proposal{ActProposed: *b, Proposed: e.mark()})
}

func (b *ActApproved) apply(d *Docket, e *Entry) {
	if p := d.Proposal(b.Proposal); p != nil {
		p.Approved, p.Records = e.mark(), b.Records
	}
}

func (b *ActRefused) apply(d *Docket, e *Entry) {
	if p := d.Proposal(b.Proposal); p != nil {
		p.Refused = e.mark()
	}
}

// take notes of the first approved proposal that the event carries out that it was taken.
func (d *Docket) take(e *Entry) {
	if i := slices.IndexFunc(d.Proposals, func(p *Proposal) bool { return p.Ready() && carries(e, p) }); i >= 0 {
		d.Proposals[i].Taken = e.mark()
	}
}

// carries reports whether the event takes the step that was proposed.
func carries(e *Entry, p *Proposal) bool {
	if taken[p.Act] != e.Kind.Name {
		return false
	}
	switch b := e.Body.(type) {
	case *CaseClosed:
		return closingAct(b.Way) == p.Act
	case *MeasureLifted:
		return b.Life == p.Life
	case *MeasureSettled:
		return b.Life == p.Life
	}
	return true
}

// closingAct returns the step by which a case is closed in a way.
func closingAct(way string) string {
	switch way {
	case "terminated":
		return "termination"
	case "end_of_round":
		return "end_of_round"
	}
	return "closing"
}
