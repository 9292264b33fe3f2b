package docket

import (
	"mandamus/casefile"
	"mandamus/i18n"
)

// A measure lives: proposed → approved or refused → decided → served → begun → stayed, lifted or completed → settled. The
// events of one life name it by its id. A reconstruction has no such ids; there an event belongs to the last life of that
// measure against that person.

// AMeasure is what every event of a measure says.
type AMeasure struct {
	Measure string `json:"measure"`
	WithPerson
	Life string `json:"life,omitempty"` // id of the life of the measure
}

// WithTerms are what a measure is to be, or is.
type WithTerms struct {
	WithAmount
	Rate Yuan `json:"rate,omitempty"` // yuan a day
	Days int  `json:"days,omitempty"` // of detention
}

// The stations of a measure.
type (
	MeasureWarned struct {
		Told
		AMeasure
		WithTerms
		WithUntil
	}

	// MeasureProposed: under is the receipt of the assessment that showed the measure open.
	MeasureProposed struct {
		Told
		AMeasure
		WithTerms
		WithUnder
	}
	MeasureApproved struct {
		Told
		AMeasure
		WithUnder
	}

	// MeasureRefused says with a word of RefusalReasons why a measure is not approved.
	MeasureRefused struct {
		Told
		AMeasure
		Reason string `json:"reason,omitempty"`
	}

	MeasureServed struct {
		Told
		AMeasure
		WithParty
	}
	MeasureBegun struct {
		Told
		AMeasure
		WithUntil
	}
	MeasureStayed struct {
		Told
		AMeasure
		WithUntil
	}
	MeasureLifted struct {
		Told
		AMeasure
	}
	MeasureCompleted struct {
		Told
		AMeasure
		WithAmount
	}
	MeasureSettled struct {
		Told
		AMeasure
		WithAmount
	}
)

// WithUnder is the receipt of the assessment under which something was done.
type WithUnder struct {
	Under string `json:"under,omitempty"`
}

// RefusalReasons are why a measure is not approved.
var RefusalReasons = []string{"milder_means_first", "not_proportionate", "facts_not_clear", "debtor_is_performing", "settlement_in_sight", "form", "other"}

// MeasureDecided is the decision. A daily fine is personal: it names person, post, rate, first day and remedy, and nothing is
// owed before it was served on that person.
type MeasureDecided struct {
	Told
	AMeasure
	WithTerms
	WithParty
	WithUntil
	WithNumber
	WithWay
	Post         i18n.Text     `json:"post,omitzero"`           // of the person, as the decision names it
	FirstDay     casefile.Date `json:"first_day,omitzero"`      // first day a daily fine is charged for
	RemedyTo     string        `json:"remedy_to,omitempty"`     // whom to ask for reconsideration: a word of casefile.Actors
	RemedyWithin Length        `json:"remedy_within,omitempty"` // within which time
	ReportDue    bool          `json:"report_due,omitempty"`    // detention of a township deputy: to be reported to that congress at once
	WithUnder
}

// MeasureRenewed keeps a seizure or freeze going.
type MeasureRenewed struct {
	Told
	Measure string `json:"measure"`
	Life    string `json:"life,omitempty"`
	WithUntil
	WithWay
}

// CongressInformed says that a people's congress was told of the detention of its deputy.
type CongressInformed struct {
	Life string `json:"life"`
	Note Words  `json:"note,omitzero"`
}

// What belongs to measures.
type (
	RecommendationReplied struct{ Told }
	FamilyNotified        struct {
		Told
		WithPerson
	}
	FineReimbursed struct {
		Told
		WithAmount
		WithPerson
	}
)

func (b *MeasureProposed) apply(d *Docket, e *Entry) {
	d.Measures = append(d.Measures, &Measure{
		ID: b.Life, Measure: b.Measure, Person: b.Person, Obligations: b.Obligations, Terms: b.WithTerms, Proposed: e.mark(),
	})
}

func (b *MeasureApproved) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Approved = e.mark() })
}
func (b *MeasureRefused) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Refused = e.mark() })
}

// apply takes the decision for the beginning of a life where none was proposed.
func (b *MeasureDecided) apply(d *Docket, e *Entry) {
	m := d.life(b.Life, b.Measure, b.Person)
	if m == nil || !m.Decided.IsZero() {
		m = &Measure{ID: b.Life, Measure: b.Measure, Person: b.Person, Obligations: b.Obligations}
		d.Measures = append(d.Measures, m)
	}
	m.Decided, m.Decision, m.Terms, m.ReportDue = e.mark(), b, b.WithTerms, b.ReportDue
}

func (b *MeasureServed) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Served = e.mark() })
}

func (b *MeasureBegun) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Begun, m.Stayed = e.mark(), Mark{} })
}

func (b *MeasureStayed) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Stayed = e.mark() })
}
func (b *MeasureLifted) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Lifted = e.mark() })
}

func (b *MeasureCompleted) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Completed = e.mark() })
}

func (b *MeasureSettled) apply(d *Docket, e *Entry) {
	d.station(b.AMeasure, func(m *Measure) { m.Settled, m.Sum = e.mark(), b.Amount })
}

func (b *CongressInformed) apply(d *Docket, _ *Entry) {
	d.station(AMeasure{Life: b.Life}, func(m *Measure) { m.ReportDue = false })
}

// station brings the life of a measure on.
func (d *Docket) station(of AMeasure, set func(*Measure)) {
	if m := d.life(of.Life, of.Measure, of.Person); m != nil {
		set(m)
	}
}

// life returns the life with the id; without an id, the last of the measure against the person.
func (d *Docket) life(id, measure, person string) *Measure {
	for i := len(d.Measures) - 1; i >= 0; i-- {
		m := d.Measures[i]
		if id != "" && m.ID == id || id == "" && m.Measure == measure && (person == "" || m.Person == person) {
			return m
		}
	}
	return nil
}
