package record

import (
	"slices"

	"mandamus/casefile"
)

// Measure is what the public sees of the life of a measure. What is deliberation is never seen, and the rest not before its rule is met.
type Measure struct {
	*Proof            // of the first entry of it
	ID         string // of the life; empty: none
	Measure    string // a word of casefile.Measures
	Person     string // the office of the person it is taken against; empty: none
	Duties     []string
	Amount     string // yuan
	Rate       string // yuan a day
	Days       int64  // of detention
	FirstDay   string // first day a daily fine is charged for
	Steps      []Step
	Settlement string // yuan: the sum that was fixed in the end
}

// Step is a station of a measure: Word is the past tense of its kind, as decided, served, lifted.
type Step struct {
	*Proof
	Word string
}

// stations are the kinds that are stations of a measure, with their words. An entry of one that the case has no measure for begins it.
var stations = map[string]string{
	"measure.warned": "warned", "measure.decided": "decided", "measure.served": "served", "measure.begun": "begun", "measure.stayed": "stayed",
	"measure.renewed": "renewed", "measure.lifted": "lifted", "measure.completed": "completed", "measure.settled": "settled",
	"measure.taken_at_once":          "decided",
	"sanction_reconsideration.asked": "reconsideration_asked", "sanction_reconsideration.decided": "reconsidered",
}

// Stations are the words of Step.
var Stations = []string{"warned", "decided", "served", "begun", "stayed", "renewed", "lifted", "completed", "settled",
	"reconsideration_asked", "reconsidered"}

func init() {
	for kind := range stations {
		saying[kind] = (*Case).station
	}
}

// station brings the life of a measure on.
func (c *Case) station(l *Line, s said) {
	if !slices.Contains(casefile.Measures, s.text("measure")) {
		return
	}
	m := c.measure(s.text("life"), s.text("measure"), s.text("person"))
	if m == nil {
		m = &Measure{Proof: l.proof(), ID: s.text("life"), Measure: s.text("measure"), Person: s.text("person")}
		c.Measures = append(c.Measures, m)
	}
	word := stations[l.name()]
	m.Steps = append(m.Steps, Step{l.proof(), word})
	m.terms(word, s)
}

// terms takes over what an entry says of what the measure is.
func (m *Measure) terms(word string, s said) {
	if word == "settled" {
		m.Settlement = s.text("amount")
		return
	}
	set(&m.Amount, s.text("amount"))
	set(&m.Rate, s.text("rate"))
	set(&m.FirstDay, s.text("first_day"))
	if n, ok := s.number("days"); ok && n > 0 {
		m.Days = n
	}
	if duties := s.list("obligations"); len(duties) > 0 {
		m.Duties = duties
	}
}

func set(to *string, v string) {
	if v != "" {
		*to = v
	}
}

// measure returns the life with the id; without an id, the last of the measure against that office. A warning comes before the life has its
// id, and is taken into it.
func (c *Case) measure(id, measure, person string) *Measure {
	for _, m := range slices.Backward(c.Measures) {
		switch {
		case m.Measure != measure:
		case id != "" && m.ID == id, id == "" && (person == "" || m.Person == person):
			return m
		case id != "" && m.ID == "" && m.Person == person:
			m.ID = id
			return m
		}
	}
	return nil
}

// Station returns the last station of the measure.
func (m *Measure) Station() Step {
	if len(m.Steps) == 0 {
		return Step{}
	}
	return m.Steps[len(m.Steps)-1]
}
