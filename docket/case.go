package docket

import (
	"mandamus/casefile"
	"mandamus/i18n"
)

// CaseOpened is the first event of every docket. A reconstruction is a docket that no court kept: it was made from reports.
type CaseOpened struct {
	Jurisdiction   string        `json:"jurisdiction"` // pack of law that governs: "cn"
	Title          Words         `json:"title"`
	Courts         Courts        `json:"courts,omitzero"`
	Reconstruction bool          `json:"reconstruction,omitempty"`
	File           string        `json:"file,omitempty"`       // id of the case file it was made from
	Banner         i18n.Text     `json:"banner,omitzero"`      // shown on every page: “reconstruction from press reports”
	ReportedTo     casefile.Date `json:"reported_to,omitzero"` // last day the reports speak of
	Sources        []Source      `json:"sources,omitempty"`
	Doubts         []Words       `json:"doubts,omitempty"` // what the reports leave open
}

func (b *CaseOpened) apply(d *Docket, _ *Entry) { d.Opened = b }

// Courts names the courts of the case by their full names.
type Courts struct {
	First       string `json:"first_instance,omitempty"`
	Appeal      string `json:"appeal,omitempty"`
	Retrial     string `json:"retrial,omitempty"`
	Enforcing   string `json:"enforcing,omitempty"`
	Centralised *bool  `json:"centralised,omitempty"` // the first-instance court sits by centralised jurisdiction
}

// Source is where reported facts come from.
type Source struct {
	ID          string   `json:"id"`
	Address     Personal `json:"address"`
	Reliability string   `json:"reliability"`
}

// NumberAssigned gives the case a case number besides the one it was registered under: after a resumption, an elevation.
type NumberAssigned struct {
	Number string `json:"number"`
	Use    string `json:"use"` // a word of NumberUses
}

func (b *NumberAssigned) apply(d *Docket, e *Entry) { d.number(b.Number, b.Use, e) }

// NumberUses are what a case number is for.
var NumberUses = []string{"enforcement", "resumption", "preservation", "review", "other"}

// CaseAssigned gives the case to an officer (承办人), who has the file from the legal day on.
type CaseAssigned struct {
	Told
	Officer string `json:"officer,omitempty"` // id of a member of staff; empty in reconstructions
	Reason  string `json:"reason,omitempty"`  // of a change of officer: a word of AssignmentReasons
}

func (b *CaseAssigned) apply(d *Docket, _ *Entry) { d.Officer = b.Officer }

// AssignmentReasons are why an officer takes over.
var AssignmentReasons = []string{"draw", "recusal", "absence", "transfer", "workload", "order_of_court_above"}

// CaseLinked points at another case and says what it does to the title.
type CaseLinked struct {
	Relation string `json:"relation"`         // a word of Relations
	Docket   ID     `json:"docket,omitempty"` // where it is kept here too
	Number   string `json:"number,omitempty"`
	Effect   string `json:"effect,omitempty"` // a word of LinkEffects; empty: none
	Note     Words  `json:"note,omitzero"`
}

func (b *CaseLinked) apply(d *Docket, e *Entry) { d.Links = append(d.Links, Link{b, e.mark()}) }

// Relations are how another case bears on this one.
var Relations = []string{"appeal", "retrial", "objection", "outsider_objection", "outsider_suit", "repeated_act", "same_title", "same_debtor", "other"}

// LinkEffects are what another case does to the title: it has not taken effect after all, its enforcement is suspended, it is
// revoked, or it stands again.
var LinkEffects = []string{"not_effective", "suspended", "revoked", "stands"}

// NoteAdded is a note for those who keep the docket. Law reads none.
type NoteAdded struct {
	Note Words `json:"note"`
}

func (b *NoteAdded) apply(d *Docket, e *Entry) { d.Notes = append(d.Notes, Note{b, e.mark()}) }

// CorrectionMade says that the event it corrects was not so, or not recorded rightly. Where an event of the same kind that
// corrects the same one follows, that takes its place.
type CorrectionMade struct {
	Reason string `json:"reason"` // a word of CorrectionReasons
	Note   Words  `json:"note,omitzero"`
}

func (*CorrectionMade) apply(*Docket, *Entry) {}

// CorrectionReasons are why an event is corrected.
var CorrectionReasons = []string{"typing_error", "wrong_case", "wrong_day", "wrong_party", "did_not_happen", "recorded_twice", "other"}

// ValueErased puts on record that a personal value was erased, and on what basis. The erasure itself is the store's.
type ValueErased struct {
	Of    int    `json:"of"`    // version of the event
	Field string `json:"field"` // JSON pointer into its body
	Basis string `json:"basis"` // a word of ErasureBases
}

func (*ValueErased) apply(*Docket, *Entry) {}

// ErasureBases are on what an erasure rests.
var ErasureBases = []string{"request_of_person", "consent_withdrawn", "no_longer_needed", "unlawfully_collected", "order_of_authority"}
