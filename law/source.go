package law

import (
	"maps"
	"slices"
	"strings"

	"mandamus/casefile"
)

// factSource says where in a case file a fact is found (docs/pack-format.md, “Facts”).
type factSource struct {
	how     string   // field, event, finding, none, aggregate
	path    string   // field path, finding, or list of an aggregate
	kinds   []string // event kinds
	state   string   // only events whose state or way is this
	measure string   // only events about this measure
	pick    string   // first, last, count, sum, any, open
	take    string   // typed field instead of the day
}

type listSource struct {
	events  []selector
	measure string // only events about this measure
	field   string // instalments, heads
}

// selector picks events of a kind, all or those of one state or way.
type selector struct{ kind, state string }

// kinds are the kinds of the events a list is made of.
func (s listSource) kinds() (out []string) {
	for _, x := range s.events {
		out = append(out, x.kind)
	}
	return out
}

func (s listSource) matches(e *casefile.Event) bool {
	return (s.measure == "" || e.Measure == s.measure) && slices.ContainsFunc(s.events, func(x selector) bool {
		return x.kind == e.Kind && inState(e, x.state)
	})
}

var eventPicks = []string{"first", "last", "count", "sum", "any", "open"}
var eventFields = []string{"until", "amount", "rate", "days", "state", "way"}

// parseFactSource reads the source of a fact: “field PATH”, “event KIND[,KIND][STATE] PICK [FIELD] [for MEASURE]”, “finding NAME”, “none”.
func parseFactSource(s string) (factSource, error) {
	w := strings.Fields(s)
	switch {
	case len(w) == 1 && w[0] == "none":
		return factSource{how: "none"}, nil
	case len(w) == 2 && w[0] == "field":
		if _, ok := fieldReaders[w[1]]; !ok {
			return factSource{}, noSuch("law.pack.unknown_field", w[1], slices.Sorted(maps.Keys(fieldReaders)))
		}
		return factSource{how: "field", path: w[1]}, nil
	case len(w) == 2 && w[0] == "finding":
		if !slices.Contains(casefile.Findings, w[1]) {
			return factSource{}, noSuch("law.pack.unknown_finding", w[1], casefile.Findings)
		}
		return factSource{how: "finding", path: w[1]}, nil
	case len(w) >= 3 && w[0] == "event":
		return parseEventSource(w[1:])
	}
	return factSource{}, wrong("law.pack.source", "source", s)
}

func parseEventSource(w []string) (factSource, error) {
	kinds, state, _ := strings.Cut(w[0], "[")
	out := factSource{how: "event", kinds: strings.Split(kinds, ","), state: strings.TrimSuffix(state, "]"), pick: w[1]}
	if err := checkKinds(out.kinds); err != nil {
		return out, err
	}
	if !slices.Contains(eventPicks, out.pick) {
		return out, wrong("law.pack.source", "source", strings.Join(w, " "))
	}
	w = w[2:]
	if len(w) > 0 && slices.Contains(eventFields, w[0]) {
		out.take, w = w[0], w[1:]
	}
	if len(w) == 2 && w[0] == "for" {
		if !slices.Contains(casefile.Measures, w[1]) {
			return out, noSuch("law.pack.unknown_measure", w[1], casefile.Measures)
		}
		out.measure, w = w[1], nil
	}
	if len(w) > 0 {
		return out, wrong("law.pack.source", "source", strings.Join(w, " "))
	}
	return out, nil
}

func checkKinds(kinds []string) error {
	for _, k := range kinds {
		if _, ok := casefile.KindOf(k); !ok {
			return noSuch("law.pack.unknown_event", k, casefile.Words("event"))
		}
	}
	return nil
}

func parseListSource(s string) (listSource, error) {
	w := strings.Fields(s)
	switch {
	case len(w) == 2 && w[0] == "event":
		return parseSelectors(w[1])
	case len(w) == 4 && w[0] == "event" && w[2] == "for" && slices.Contains(casefile.Measures, w[3]):
		out, err := parseSelectors(w[1])
		out.measure = w[3]
		return out, err
	case len(w) == 2 && w[0] == "field" && (w[1] == "instalments" || w[1] == "heads"):
		return listSource{field: w[1]}, nil
	}
	return listSource{}, wrong("law.pack.source", "source", s)
}

// inState reports that an event has a state or way; “!word” wants another one, “” any.
func inState(e *casefile.Event, state string) bool {
	if not, ok := strings.CutPrefix(state, "!"); ok {
		return e.State != not && e.Way != not
	}
	return state == "" || state == e.State || state == e.Way
}

// parseSelectors reads KIND[,KIND][STATE]…, separated by commas.
func parseSelectors(s string) (listSource, error) {
	var out listSource
	for _, part := range strings.Split(s, ",") {
		kind, state, _ := strings.Cut(part, "[")
		if err := checkKinds([]string{kind}); err != nil {
			return out, err
		}
		out.events = append(out.events, selector{kind, strings.TrimSuffix(state, "]")})
	}
	return out, nil
}
