package law

import (
	"maps"
	"slices"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/i18n"
)

// Pack is one body of law as data, loaded and checked. It is immutable; a new version of the law is a new Pack.
type Pack struct {
	source // the merged sections of all files; Pack is its header
	digest string

	versions  map[string]*versionInfo
	enums     map[string]*enum
	facts     []*fact
	factIndex map[string]int
	lists     []*list
	listIndex map[string]int
	countOf   map[int]int // list → the fact “count(list)”, for lists that can move a period
	cal       *calendar.Calendar
	rates     *RateTable
	sourcesTo civil.Day
	standard  *program // under the default readings
}

// versionInfo is one version of an instrument with its days in force.
type versionInfo struct {
	instrument string
	def        *Version
	in         civil.Interval
}

// enum is a closed list of words.
type enum struct {
	id     string
	words  []string
	labels map[string]i18n.Text
}

func (e *enum) index(word string) int { return slices.Index(e.words, word) }

// fact is what a case file can say, ready to be read from one.
type fact struct {
	id     string
	def    *factDef
	typ    typ
	enum   *enum
	source factSource
	absent state // none: not there; known: false; unknown
	change change
}

// change says how a fact can come to be otherwise. It drives counterfactuals.
type change struct {
	kind string // fixed, act, finding
	by   string // term id of the actor or office
}

type list struct {
	id     string
	def    *listDef
	source listSource
}

// ID is the pack's id, Digest the SHA-256 of its files in canonical order.
func (p *Pack) ID() string     { return p.Pack.ID }
func (p *Pack) Digest() string { return p.digest }

// Title is the pack's title.
func (p *Pack) Title() i18n.Text { return p.Pack.Title }

// SourcesTo is the last day of the sources that were read.
func (p *Pack) SourcesTo() civil.Day { return p.sourcesTo }

// Span is the interval of days for which the pack is meant, and over which its rules are tested.
func (p *Pack) Span() civil.Interval {
	in, _ := p.Pack.Spans.interval()
	return in
}

// Term is the label of an office, paper, step or enum word; the id itself where the pack has none.
func (p *Pack) Term(id string) i18n.Text {
	if t, ok := p.Terms.M[id]; ok {
		return t
	}
	for _, e := range p.enums {
		if t, ok := e.labels[id]; ok {
			return t
		}
	}
	return i18n.Text{ZH: id, EN: id}
}

// Reading returns a contested point by id.
func (p *Pack) Reading(id string) (Reading, bool) {
	r, ok := p.Readings.M[id]
	return r, ok
}

// ReadingIDs, LimitIDs, MeasureIDs, AccrualIDs, DetermineIDs and ProvisionIDs are in the order of the pack's files, which is that of their names.
func (p *Pack) ReadingIDs() []string   { return p.Readings.Keys }
func (p *Pack) LimitIDs() []string     { return p.Limits.Keys }
func (p *Pack) MeasureIDs() []string   { return p.Measures.Keys }
func (p *Pack) AccrualIDs() []string   { return p.Accruals.Keys }
func (p *Pack) DetermineIDs() []string { return p.Determine.Keys }
func (p *Pack) ProvisionIDs() []string { return p.Provisions.Keys }

// FactIDs are the facts in the order in which rows hold them; those computed from lists, such as “count(demands)”, come last.
func (p *Pack) FactIDs() []string {
	out := make([]string, len(p.facts))
	for i, f := range p.facts {
		out[i] = f.id
	}
	return out
}

// defaults are the default readings.
func (p *Pack) defaults() map[string]string {
	out := map[string]string{}
	for id, r := range p.Readings.M {
		out[id] = r.Default
	}
	return out
}

// regime compiles the pack for a choice of readings; the default one is compiled once.
func (p *Pack) regime(readings map[string]string) (*program, error) {
	all := p.defaults()
	for id, choice := range readings {
		r, ok := p.Readings.M[id]
		if !ok {
			return nil, unknownReading(p, id)
		}
		if _, ok := r.Choices.M[choice]; !ok {
			return nil, unknownChoice(r, id, choice)
		}
		all[id] = choice
	}
	if p.standard != nil && maps.Equal(all, p.standard.readings) {
		return p.standard, nil
	}
	return compile(p, all).result()
}

func (s span) interval() (civil.Interval, error) {
	from, err := civil.ParseDay(s.From)
	if err != nil {
		return civil.Interval{}, wrong("law.pack.bad_day", "day", s.From)
	}
	if s.Until == "" {
		return civil.Interval{From: from, Until: civil.Never}, nil
	}
	until, err := civil.ParseDay(s.Until)
	switch {
	case err != nil:
		err = wrong("law.pack.bad_day", "day", s.Until)
	case until <= from:
		err = wrong("law.pack.empty_interval", "from", s.From, "until", s.Until)
	}
	return civil.Interval{From: from, Until: until}, err
}

func hasKey[K comparable, V any](m map[K]V, k K) bool { _, ok := m[k]; return ok }

// slotIDs are the ids of all slots: limit.apply, measure.transfer …
func (p *Pack) slotIDs() []string {
	var out []string
	for _, k := range []struct {
		kind string
		ids  []string
	}{{"limit.", p.Limits.Keys}, {"measure.", p.Measures.Keys}, {"accrual.", p.Accruals.Keys}, {"determine.", p.Determine.Keys}} {
		for _, id := range k.ids {
			out = append(out, k.kind+id)
		}
	}
	return out
}

// Calendar is the calendar the pack counts working days by.
func (p *Pack) Calendar() *calendar.Calendar { return p.cal }
