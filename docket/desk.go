package docket

import "mandamus/casefile"

// What only the desk of a court has: hearings, holds, and the record of time that passed in silence.

// HearingScheduled sets a hearing.
type HearingScheduled struct {
	ID      string        `json:"id"`
	On      casefile.Date `json:"on"`
	At      string        `json:"at"` // time of day at the court, "14:30"
	Place   Words         `json:"place,omitzero"`
	About   string        `json:"about"`             // a word of HearingTopics
	Minutes int           `json:"minutes,omitempty"` // how long it is to last; 0: it was not said
	Judge   string        `json:"judge,omitempty"`   // staff id of who holds it; empty: who has the case
}

// HearingTopics are what hearings are about.
var HearingTopics = []string{"social_impact", "objection", "performance", "settlement", "measure", "other"}

func (b *HearingScheduled) apply(d *Docket, e *Entry) {
	d.Hearings = append(d.Hearings, &Hearing{HearingScheduled: *b, Set: e.mark()})
}

// HearingMoved moves it.
type HearingMoved struct {
	Hearing string        `json:"hearing"`
	On      casefile.Date `json:"on"`
	At      string        `json:"at"`
	Reason  string        `json:"reason"`         // a word of MovingReasons
	Place   Words         `json:"place,omitzero"` // unchanged where empty, as are the next two
	Minutes int           `json:"minutes,omitempty"`
	Judge   string        `json:"judge,omitempty"`
}

// MovingReasons are why a hearing is moved.
var MovingReasons = []string{"party_prevented", "judge_prevented", "clash", "papers_missing", "other"}

func (b *HearingMoved) apply(d *Docket, _ *Entry) {
	if h := d.Hearing(b.Hearing); h != nil {
		h.On, h.At, h.Judge = b.On, b.At, or(b.Judge, h.Judge)
		if !b.Place.IsZero() {
			h.Place = b.Place
		}
		if b.Minutes > 0 {
			h.Minutes = b.Minutes
		}
	}
}

// HearingHeld says that it was held.
type HearingHeld struct {
	Hearing string   `json:"hearing"`
	Present []string `json:"present,omitempty"` // ids of parties, persons and representatives
	Outcome Words    `json:"outcome,omitzero"`
	WithEvidence
}

func (b *HearingHeld) apply(d *Docket, e *Entry) {
	if h := d.Hearing(b.Hearing); h != nil {
		h.Held = e.mark()
	}
}

// HoldPlaced lays the case aside until a day. It comes back by itself on that day.
type HoldPlaced struct {
	ID     string        `json:"id"`
	Until  casefile.Date `json:"until"`  // day on which it comes back
	Reason string        `json:"reason"` // a word of HoldReasons
	Note   Words         `json:"note,omitzero"`
}

// HoldReasons are why a case is laid aside.
var HoldReasons = []string{"awaiting_reply", "awaiting_payment", "awaiting_appraisal", "awaiting_other_court", "awaiting_permission", "other"}

func (b *HoldPlaced) apply(d *Docket, e *Entry) {
	d.Holds = append(d.Holds, &Hold{HoldPlaced: *b, Placed: e.mark()})
}

// HoldEnded takes the case up again.
type HoldEnded struct {
	Hold string `json:"hold"`
	Why  string `json:"why"` // a word of HoldEndings
}

// HoldEndings are why a hold ends.
var HoldEndings = []string{"day_came", "event_came", "taken_up", "ordered"}

func (b *HoldEnded) apply(d *Docket, e *Entry) {
	for _, h := range d.Holds {
		if h.ID == b.Hold {
			h.Ended = e.mark()
		}
	}
}

// LimitLapsed says that a limit ran out and nobody had acted. The daily run records it, so that silence is visible.
type LimitLapsed struct {
	Obligation string        `json:"obligation"`
	Limit      string        `json:"limit"` // id of the limit in the pack of law
	Last       casefile.Date `json:"last"`  // its last day
	WithUnder
}

func (b *LimitLapsed) apply(d *Docket, e *Entry) { d.Lapses = append(d.Lapses, Lapse{b, e.mark()}) }

// NonUseNoted is a row of the non-use ledger: days on which a lawful measure stood open and was not taken, or could not be
// decided only because the court had made no finding.
type NonUseNoted struct {
	Obligation string        `json:"obligation"`
	Measure    string        `json:"measure"`
	Sort       string        `json:"sort"`              // a word of NonUseSorts
	From       casefile.Date `json:"from"`              // first day it was open; of not_decided: day the finding became possible
	Until      casefile.Date `json:"until,omitzero"`    // last day of the row
	Finding    string        `json:"finding,omitempty"` // of not_decided: the finding that is wanting
	Reason     string        `json:"reason"`            // a word of NonUseReasons
	WithUnder
}

// NonUseSorts are the two kinds of row, counted apart.
var NonUseSorts = []string{"available_not_used", "not_decided"}

// NonUseReasons are the coded reasons. “May” is discretion: none of them is a reproach, nor is none_given.
var NonUseReasons = []string{"none_given", "milder_means_chosen", "performance_under_way", "settlement_talks", "facts_under_inquiry",
	"disproportionate", "awaiting_other_office", "workload"}

func (b *NonUseNoted) apply(d *Docket, e *Entry) { d.NonUse = append(d.NonUse, NonUse{b, e.mark()}) }
