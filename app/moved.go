package app

import (
	"slices"

	"mandamus/civil"
	"mandamus/docket"
)

// idle are the kinds of event that bring a case no further: what the court says to itself, what passed in silence, and the keeping
// of the record.
var idle = []string{"note.added", "hold.placed", "hold.ended", "limit.lapsed", "law.changed", "nonuse.noted", "correction.made", "value.erased",
	"case.assigned", "case.linked", "number.assigned", "hearing.moved", "act.refused", "measure.refused"}

// moved is the last day on which something brought the case on: an effective act, of the court or of a side. An act that was
// corrected away counts no more.
func moved(d *docket.Docket) civil.Day {
	last := civil.MinDay
	for i := range d.History {
		e := &d.History[i]
		on := e.Event.Legal
		if e.CorrectedBy == 0 && on.Known() && !slices.Contains(idle, e.Kind.Name) {
			last = max(last, on.First)
		}
	}
	return last
}
