package docket

import (
	"slices"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
)

// Docket is the state of a case: what its events come to, in their order. Fold makes it, nothing changes it.
type Docket struct {
	ID      ID
	Version int     // of the last event; 0: none yet
	History []Entry // every event, also those that were corrected and those this program does not know
	Unknown []int   // versions of the events of kinds this program does not know; Decide refuses where there are some

	Opened  *CaseOpened // nil before the first event
	Numbers []Number
	Officer string // who has the case
	Links   []Link
	Notes   []Note

	Title           *TitleDescribed
	Served          []Served // of the title
	Revoked         Mark     // the title, by another decision
	Parties         []*Party
	Representatives []*Representative
	Persons         []*Person
	Contacts        []*ContactGiven
	Papers          []Paper
	Operative       *Operative // the text of the operative part; nil: not kept
	SetAside        []Passage  // of it, that carry no duty
	Obligations     []*Obligation
	Clarifications  []*Clarification

	Filed, Registered, Refused, Withdrawn Mark // the application
	Noticed                               Mark // the last enforcement notice
	Payments                              []Payment
	Settlement                            *Settlement // the last
	Findings                              []Finding
	NewActs                               []*NewAct
	Measures                              []*Measure
	Proposals                             []*Proposal
	Halts                                 []*Halt
	Objections                            []*Objection
	Recusal                               Mark // a request for recusal not yet decided
	Left                                  Mark // the case went to another court
	Hearings                              []*Hearing
	Holds                                 []*Hold
	Lapses                                []Lapse
	NonUse                                []NonUse
	LawChanges                            []LawChange
	Restricted                            *Restriction // nil: open to the public
	Replies                               []*Reply
	CorrectionRequests                    []*CorrectionRequest
	Closed                                *Closing // nil: open
}

// Mark says where in the docket something stands. The zero Mark: it did not happen.
type Mark struct {
	At       int           // version of the event; of a corrected one, that of the first, so that what points at it goes on pointing
	On       casefile.Date // legal day
	Recorded time.Time
	Actor    string
	For      string
}

// IsZero reports whether it did not happen.
func (m Mark) IsZero() bool { return m.At == 0 }

// by reports whether somebody was the actor, or the one on whose behalf it was done.
func (m Mark) by(who string) bool { return who != "" && (m.Actor == who || m.For == who) }

// surelyLater reports whether a lies on a later legal day than b.
func surelyLater(a, b Mark) bool {
	return a.On.Known() && b.On.Known() && civil.Compare(a.On.Partial, b.On.Partial) == civil.After
}

// The parts of the state that are little more than the event they come from.
type (
	// Served says when the title reached a party.
	Served struct {
		On    casefile.Date
		Party string
	}
	// Number is a case number of this case.
	Number struct {
		Number, Use string
		Mark
	}
	// Link points at another case.
	Link struct {
		*CaseLinked
		Mark
	}
	// Note is a note to the file.
	Note struct {
		*NoteAdded
		Mark
	}
	// Finding is a finding of the court.
	Finding struct {
		*FindingMade
		Mark
	}
	// Lapse is a limit that ran out in silence.
	Lapse struct {
		*LimitLapsed
		Mark
	}
	// NonUse is a row of the non-use ledger.
	NonUse struct {
		*NonUseNoted
		Mark
	}
)

// Party is an applicant or a debtor.
type Party struct {
	PartyAdded
	Added Mark
}

// Representative acts for a party.
type Representative struct {
	RepresentativeAppeared
	From casefile.Date
}

// Acts reports whether the representative acts on the day.
func (r *Representative) Acts(on civil.Day) bool {
	return r.From.Known() && r.From.First <= on && (!r.Until.Known() || on < r.Until.First)
}

// Person is an office-holder of a debtor.
type Person struct{ PersonNamed }

// Obligation is a duty with what the three sides say of its performance.
type Obligation struct {
	ID string
	Duty
	Typed, Revised             Mark
	Reported, Viewed, Assessed *Statement // by the debtor, by the applicant, by the court; nil: nothing yet
}

// Statement is what one side says of performance.
type Statement struct {
	Mark
	State    string
	By       string
	Fact     Words
	Evidence []string
	Manner   string // of the court's assessment: a word of Manners; empty: nothing is said of it
}

// Disputed reports whether two sides that have spoken say different things.
func (o *Obligation) Disputed() bool {
	var said string
	for _, s := range []*Statement{o.Reported, o.Viewed, o.Assessed} {
		switch {
		case s == nil:
		case said == "":
			said = s.State
		case said != s.State:
			return true
		}
	}
	return false
}

// moneyKinds are the obligations that are to pay.
var moneyKinds = []string{"pay", "return_fine"}

// Money reports whether the duty is to pay money.
func (o *Obligation) Money() bool { return slices.Contains(moneyKinds, o.Kind) }

// Clarification is a question to the court that made the title.
type Clarification struct {
	ClarificationRequested
	Asked    Mark
	Answer   Words
	Answered Mark
}

// Payment is money paid.
type Payment struct {
	Mark
	Amount      Yuan
	Obligations []string
}

// Settlement is the last settlement in enforcement.
type Settlement struct {
	Mark
	Until       casefile.Date
	Obligations []string
	Breached    Mark
}

// NewAct is a new act with the annulled one beside it. Same is the judge's finding; nil: none yet.
type NewAct struct {
	NewActMade
	Mark
	Same *bool
}

// Measure is the life of one measure.
type Measure struct {
	ID          string // empty in reconstructions
	Measure     string
	Person      string
	Obligations []string
	Terms       WithTerms
	Decision    *MeasureDecided // nil: not decided
	Sum         Yuan            // fixed by the settlement of the measure
	ReportDue   bool            // a people's congress is still to be told

	Proposed, Approved, Refused, Decided, Served, Begun, Stayed, Reconsidered, Lifted, Completed, Settled Mark
}

// Over reports whether nothing more can come of the measure but the fixing of its sum.
func (m *Measure) Over() bool {
	return !m.Refused.IsZero() || !m.Lifted.IsZero() || !m.Completed.IsZero()
}

// Owed reports whether a fine is owed: a decision names person, post, rate, first day and remedy, and was served. Whatever
// accrues before that is only shown.
func (m *Measure) Owed() bool {
	b := m.Decision
	return m.Measure == "daily_fine" && b != nil && b.Person != "" && b.Post != (i18n.Text{}) && b.Rate != "" && b.FirstDay.Given &&
		b.RemedyTo != "" && !m.Served.IsZero()
}

// Halt is a stay or a suspension.
type Halt struct {
	Mark
	Stay        bool // else a suspension
	Until       casefile.Date
	Way         string
	Obligations []string
	Ended       Mark
}

// Runs reports whether the halt lasts on the day.
func (h *Halt) Runs(on civil.Day) bool {
	last, ends := lastOf(h.Until)
	return h.Ended.IsZero() && (!ends || on <= last)
}

// Objection is an objection of a party or an outsider.
type Objection struct {
	Mark
	Outsider bool
	Way      string
	By       string
	Decided  Mark
	Outcome  string
}

// Hearing is a hearing that was set.
type Hearing struct {
	HearingScheduled
	Set, Held Mark
}

// Hold is a time during which the case is laid aside.
type Hold struct {
	HoldPlaced
	Placed, Ended Mark
}

// Closing says how the case was closed.
type Closing struct {
	Mark
	Way    string
	Ground string
}
