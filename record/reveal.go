package record

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"

	"mandamus/calendar"
	"mandamus/docket"
	"mandamus/publog"
)

// Closed is a withheld entry of a docket.
type Closed struct {
	Version int   // of the event
	Index   int64 // of the entry
}

// Opening is an entry that opens a withheld one.
type Opening struct {
	Closed
	Counted bool // the entry is only counted: its rule is told and nothing else
	Projected
}

// Due returns the entries that open what is withheld of a docket and need no longer be, at an instant: because its rule is met, or because
// it may not be withheld any longer. Under a policy with an error nothing is due.
func (p *Policy) Due(s Subject, closed []Closed, at time.Time) []Opening {
	if !p.sound {
		return nil
	}
	var out []Opening
	s = p.together(s, closed)
	for _, c := range closed {
		entry := s.Docket.Recorded(c.Version)
		if entry == nil {
			continue
		}
		rule := p.revealOf(s.Docket, entry.Event)
		switch {
		case p.opens(s.Docket, entry.Event):
			out = append(out, p.open(s, c, entry.Event, at))
		case calendar.LegalDay(at) >= p.Latest(later(rule, AfterService), calendar.LegalDay(entry.Event.Recorded)):
			out = append(out, count(s, c, rule, at))
		}
	}
	return out
}

// opens reports whether the entry of an event need no longer be withheld.
func (p *Policy) opens(d *docket.Docket, e docket.Event) bool {
	return d.Restricted == nil && p.reached(d, e, p.revealOf(d, e))
}

// together returns the case in which the public already sees the events that are about to be opened, so that what corrects another can name it
// when both are opened at once.
func (p *Policy) together(s Subject, closed []Closed) Subject {
	before := s.Index
	s.Index = func(version int) (int64, bool) {
		for _, c := range closed {
			if e := s.Docket.Recorded(version); c.Version == version && e != nil {
				return c.Index, p.opens(s.Docket, e.Event)
			}
		}
		if before == nil {
			return 0, false
		}
		return before(version)
	}
	return s
}

// opened is what an opening shows.
type opened struct {
	Of    int64           `json:"of"`             // index of the withheld entry
	Kind  string          `json:"kind,omitempty"` // of the event
	Shown json.RawMessage `json:"shown,omitempty"`
	Rule  Reveal          `json:"rule,omitempty"` // of an entry that is only counted
}

// open makes the entry that shows what a withheld one stood for.
func (p *Policy) open(s Subject, c Closed, e docket.Event, at time.Time) Opening {
	var shown Projected
	p.show(s, e, &shown)
	out := Opening{Closed: c, Projected: projected(s.Court, at)}
	out.Kind, out.Case, out.Day = publog.KindOpened, shown.Case, shown.Day
	out.Public = written(opened{Of: c.Index, Kind: e.Kind, Shown: shown.Public})
	return out
}

// count makes the entry that says of a withheld one that it is only counted.
func count(s Subject, c Closed, rule Reveal, at time.Time) Opening {
	out := Opening{Closed: c, Counted: true, Projected: projected(s.Court, at)}
	out.Kind, out.Public = publog.KindOpened, written(opened{Of: c.Index, Rule: rule})
	return out
}

// written is JSON in its one form.
func written(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err == nil {
		raw, err = docket.Canonical(raw)
	}
	if err != nil {
		return nil
	}
	return raw
}

// revealOf returns the rule of an event: the latest of those of its kind, of the measure it tells of, and of the event it corrects.
func (p *Policy) revealOf(d *docket.Docket, e docket.Event) Reveal {
	kind, known := docket.KindOf(e.Kind)
	r, ok := p.rules[kind.Name]
	if !p.sound || !known || !ok {
		return Never
	}
	reveal := r.Reveal
	if _, measure, ok := lifeOf(d, e, r); ok {
		reveal = later(reveal, p.measures[measure])
	}
	if wrong := d.Recorded(e.Corrects); wrong != nil && wrong.Event.Version < e.Version {
		if of := p.revealOf(d, wrong.Event); !p.reached(d, wrong.Event, of) {
			reveal = later(reveal, of)
		}
	}
	return reveal
}

// telling is what the body of an event says of the measure it tells of.
type telling struct {
	Measure string `json:"measure"`
	Person  string `json:"person"`
	Life    string `json:"life"`
}

// lifeOf returns the life of a measure that an event tells of, nil where the docket has none, and the measure; ok is false where the event
// tells of no measure.
func lifeOf(d *docket.Docket, e docket.Event, r Rule) (m *docket.Measure, measure string, ok bool) {
	if _, has := r.Fields["life"]; !has && r.Of == "" {
		return nil, "", false
	}
	var b telling
	if json.Unmarshal(e.Body, &b) != nil {
		return nil, "", true
	}
	if m := d.Measure(b.Life); m != nil {
		return m, m.Measure, true
	}
	measure = cmp.Or(b.Measure, r.Of)
	for _, m := range slices.Backward(d.Measures) {
		if m.Measure == measure && (b.Person == "" || m.Person == b.Person) {
			return m, measure, true
		}
	}
	return nil, measure, true
}

// reached reports whether what an event says may be shown.
func (p *Policy) reached(d *docket.Docket, e docket.Event, rule Reveal) bool {
	switch {
	case !p.sound || rule == Never:
		return false
	case rule == AtOnce || over(d):
		return true
	case rule == AfterService:
		return p.served(d, e)
	case rule == AfterExecution:
		return p.executed(d, e)
	}
	return false
}

// over reports whether nothing more is to come of the case.
func over(d *docket.Docket) bool {
	return d.Closed != nil || !d.Refused.IsZero() || !d.Withdrawn.IsZero()
}

// served reports whether what was decided has reached the one it is for.
func (p *Policy) served(d *docket.Docket, e docket.Event) bool {
	kind, _ := docket.KindOf(e.Kind)
	r := p.rules[kind.Name]
	if m, _, ok := lifeOf(d, e, r); ok && m != nil {
		return !m.Served.IsZero() || carriedOut(m)
	}
	return r.ServedBy != "" && slices.ContainsFunc(d.History, func(x docket.Entry) bool {
		return x.Kind.Name == r.ServedBy && x.CorrectedBy == 0 && x.Event.Version > e.Version && sameMatter(x.Event, e)
	})
}

// sameMatter reports whether two events are not about different objections.
func sameMatter(a, b docket.Event) bool {
	var x, y struct {
		About int `json:"about"`
	}
	_, _ = json.Unmarshal(a.Body, &x), json.Unmarshal(b.Body, &y)
	return x.About == y.About || x.About == 0 || y.About == 0
}

// executed reports whether the measure an event tells of was carried out, or is over.
func (p *Policy) executed(d *docket.Docket, e docket.Event) bool {
	kind, _ := docket.KindOf(e.Kind)
	m, _, _ := lifeOf(d, e, p.rules[kind.Name])
	return m != nil && carriedOut(m)
}

func carriedOut(m *docket.Measure) bool {
	return !m.Begun.IsZero() || !m.Completed.IsZero() || !m.Lifted.IsZero() || !m.Settled.IsZero()
}
