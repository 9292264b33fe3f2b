package docket

import (
	"slices"

	"mandamus/casefile"
)

// LawChanged says that other law was installed, or that the calendar of another year became known, and what of this case moved by it.
// Decisions taken before keep the receipt they were taken under.
type LawChanged struct {
	Before   LawState      `json:"before"`
	After    LawState      `json:"after"`
	Limits   []LimitMoved  `json:"limits,omitempty"`
	Measures []MeasureTurn `json:"measures,omitempty"`
}

// LawState names a state of the law by digests.
type LawState struct {
	Pack     string `json:"pack"`
	Calendar string `json:"calendar"`
}

// LimitMoved is a limit whose state or last day is another under the new law.
type LimitMoved struct {
	Obligation  string        `json:"obligation"`
	Limit       string        `json:"limit"` // id in the pack
	StateBefore string        `json:"state_before"`
	StateAfter  string        `json:"state_after"`
	LastBefore  casefile.Date `json:"last_before,omitzero"`
	LastAfter   casefile.Date `json:"last_after,omitzero"`
}

// MeasureTurn is a measure that the new law opens, or closes.
type MeasureTurn struct {
	Obligation string `json:"obligation"`
	Measure    string `json:"measure"` // id in the pack
	Before     string `json:"before"`  // state
	After      string `json:"after"`
}

// LawChange is a change of law that moved something in the case.
type LawChange struct {
	*LawChanged
	Mark
}

func (b *LawChanged) apply(d *Docket, e *Entry) {
	d.LawChanges = append(d.LawChanges, LawChange{b, e.mark()})
}

// Under reports whether the last change of law on record is to this state.
func (d *Docket) Under(s LawState) bool {
	n := len(d.LawChanges)
	return n > 0 && d.LawChanges[n-1].After == s
}

// ChangeLaw records a change of law. Only the program does, once for each state of the law.
type ChangeLaw struct {
	On
	LawChanged
}

func (c ChangeLaw) decide(d *Docket, at Context) ([]act, error) {
	switch {
	case !at.is("system"):
		return nil, refuse("office", "actor", at.Actor)
	case len(c.Limits)+len(c.Measures) == 0:
		return nil, wanting("limit")
	case d.Under(c.After):
		return nil, refuse("law.noted", "on", d.LawChanges[len(d.LawChanges)-1].On)
	}
	for _, id := range c.obligations() {
		if d.Obligation(id) == nil {
			return nil, noSuch("obligation", id)
		}
	}
	return say(&c.LawChanged)
}

// obligations are the ids of those concerned, each once.
func (b *LawChanged) obligations() []string {
	var out []string
	for _, l := range b.Limits {
		out = append(out, l.Obligation)
	}
	for _, m := range b.Measures {
		out = append(out, m.Obligation)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
