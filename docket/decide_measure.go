package docket

import (
	"slices"

	"mandamus/casefile"
	"mandamus/civil"
)

// milder are the measures that coerce nobody. All others need a basis in the pack of law.
var milder = []string{"judicial_recommendation", "notify_superior", "letters", "property_report"}

// ProposeMeasure proposes a measure for one or more obligations. The law must hold it open for each.
type ProposeMeasure struct {
	On
	MeasureProposed
	Urgent bool // bears no delay: goes on while a request for recusal is undecided
}

func (c ProposeMeasure) decide(d *Docket, at Context) ([]act, error) {
	if err := d.named(c.Obligations); err != nil {
		return nil, err
	}
	slot, _, err := d.permit(step{c.AMeasure, c.Obligations, legalDay(c, at).First, c.Urgent}, at)
	if err != nil {
		return nil, err
	}
	c.Life, c.Under = d.newLife(), slot.Receipt
	c.By = or(c.By, "court")
	return say(&c.MeasureProposed)
}

func (d *Docket) newLife() string {
	return nextID("m", func(id string) bool { return d.Measure(id) != nil })
}

// step is a step in the life of a measure that the law must allow.
type step struct {
	AMeasure
	obligations []string
	on          civil.Day
	urgent      bool
}

// permit refuses a step that the law does not allow now, and returns the slot of the measure and whether a congress has to be
// told.
func (d *Docket) permit(s step, at Context) (slot Slot, report bool, err error) {
	switch {
	case s.Measure == "":
		return slot, false, wanting("measure")
	case s.Person != "" && d.Person(s.Person) == nil:
		return slot, false, noSuch("person", s.Person)
	case !d.Recusal.IsZero() && !s.urgent:
		return slot, false, refuse("measure.recusal", "on", d.Recusal.On)
	}
	for _, id := range s.obligations {
		if slot, err = d.slot(id, s.Measure, at); err != nil {
			return slot, false, err
		}
	}
	if s.Measure == "detention" {
		report, err = d.detention(s.Person, s.on)
	}
	return slot, report, err
}

// slot returns what the law says of a measure for an obligation, or refuses where it is not open.
func (d *Docket) slot(obligation, measure string, at Context) (Slot, error) {
	name := casefile.Label("measure", measure)
	var slot Slot
	known := false
	if at.Gate != nil {
		slot, known = at.Gate.Slot(obligation, measure)
	}
	switch {
	case !known && slices.Contains(milder, measure):
		return slot, nil
	case !known:
		return slot, refuse("measure.no_basis", "measure", name)
	case slot.State != "open":
		r := refuse("measure.not_open", "measure", name, "obligation", d.Obligation(obligation).What, "on", at.Today)
		r.Cite, r.Grounds = slot.Cite, slot.Grounds
		return slot, r
	}
	return slot, nil
}

// detention refuses the detention of a deputy of a people's congress of a county or above without its permission, and of a
// person of whom it is not known whether they are one. It reports whether a congress has to be told: that of a township.
func (d *Docket) detention(person string, on civil.Day) (report bool, err error) {
	p := d.Person(person)
	if p == nil {
		return false, refuse("detention.person")
	}
	switch p.Deputy {
	case "none":
		return false, nil
	case "township":
		return true, nil
	case "county_or_above":
		if p.Permission.Known() && p.Permission.Last <= on {
			return false, nil
		}
		return false, refuse("detention.no_permission", "post", p.Post)
	}
	return false, refuse("detention.deputy", "post", p.Post)
}

// ApproveMeasure approves a proposed measure. Who proposed it cannot.
type ApproveMeasure struct {
	On
	Told   Told
	Life   string
	Urgent bool
}

func (c ApproveMeasure) decide(d *Docket, at Context) ([]act, error) {
	m, err := d.pending(c.Life)
	switch {
	case err != nil:
		return nil, err
	case m.Proposed.by(at.Actor) || m.Proposed.by(at.For):
		return nil, refuse("measure.own_proposal", "actor", at.Actor)
	}
	slot, _, err := d.permit(step{m.named(), m.Obligations, legalDay(c, at).First, c.Urgent}, at)
	if err != nil {
		return nil, err
	}
	c.Told.By, c.Told.Obligations = or(c.Told.By, "president"), m.Obligations
	return say(&MeasureApproved{c.Told, m.named(), WithUnder{slot.Receipt}})
}

// RefuseMeasure refuses to approve a proposed measure, with a coded reason.
type RefuseMeasure struct {
	On
	Told   Told
	Life   string
	Reason string
}

func (c RefuseMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := d.pending(c.Life)
	if err != nil {
		return nil, err
	}
	if err := oneOf("reason", c.Reason, RefusalReasons); err != nil {
		return nil, err
	}
	c.Told.By, c.Told.Obligations = or(c.Told.By, "president"), m.Obligations
	return say(&MeasureRefused{c.Told, m.named(), c.Reason})
}

// pending returns the proposed measure that waits for approval.
func (d *Docket) pending(life string) (*Measure, error) {
	m := d.Measure(life)
	switch {
	case m == nil:
		return nil, noSuch("life", life)
	case m.Proposed.IsZero() || !m.Approved.IsZero() || !m.Refused.IsZero() || !m.Decided.IsZero():
		return nil, m.misplaced()
	}
	return m, nil
}

// named returns how events name the measure.
func (m *Measure) named() AMeasure { return AMeasure{m.Measure, WithPerson{m.Person}, m.ID} }

// misplaced refuses a step that does not follow from where the measure stands.
func (m *Measure) misplaced() *Refusal {
	return refuse("measure.station", "measure", casefile.Label("measure", m.Measure), "station", Label("station", m.Station()))
}

// Stations are where a measure may stand, the last first.
var Stations = []string{"settled", "completed", "lifted", "stayed", "begun", "served", "decided", "refused", "approved", "proposed"}

// Station returns where the measure stands, a word of Stations.
func (m *Measure) Station() string {
	marks := []Mark{m.Settled, m.Completed, m.Lifted, m.Stayed, m.Begun, m.Served, m.Decided, m.Refused, m.Approved}
	for i, at := range marks {
		if !at.IsZero() {
			return Stations[i]
		}
	}
	return "proposed"
}
