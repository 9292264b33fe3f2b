package law

import (
	"maps"
	"slices"
	"strings"

	"mandamus/casefile"
)

// factSource says where in a case file a fact is found (docs/pack-format.md, “Facts”).
type factSource struct {
	how  string // field, event, finding, none, aggregate
	path string // field path, finding, or list of an aggregate
	eventSource
	pick string // first, last, count, sum, any, open
	take string // typed field instead of the day
}

// listSource says where the items of a list are found: a choice of events, or a field.
type listSource struct {
	eventSource
	field string // instalments, heads
}

// eventSource is a choice of events: what a fact is read from, or a list is made of.
type eventSource struct {
	events  []selector
	measure string // only events about this measure
}

// selector picks events of a kind: all, those of one state or way, or (“!word”) those of another.
type selector struct{ kind, state string }

// kinds are the kinds of the events.
func (s eventSource) kinds() (out []string) {
	for _, x := range s.events {
		out = append(out, x.kind)
	}
	return out
}

func (s eventSource) matches(e *casefile.Event) bool {
	return (s.measure == "" || e.Measure == s.measure) && slices.ContainsFunc(s.events, func(x selector) bool {
		return x.kind == e.Kind && inState(e, x.state)
	})
}

var eventPicks = []string{"first", "last", "count", "sum", "any", "open"}
var eventFields = []string{"until", "amount", "rate", "days", "state", "way"}

// parseFactSource reads the source of a fact: “field PATH”, “event SELECTORS PICK [FIELD] [for MEASURE]”, “finding NAME”, “none”.
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
	out := factSource{how: "event", pick: w[1]}
	var err error
	if out.events, err = parseSelectors(w[0]); err != nil {
		return out, err
	}
	rest := w[2:]
	if len(rest) > 0 && slices.Contains(eventFields, rest[0]) {
		out.take, rest = rest[0], rest[1:]
	}
	if out.measure, err = parseMeasure(rest); err != nil {
		return out, err
	}
	if !slices.Contains(eventPicks, out.pick) {
		return out, wrong("law.pack.source", "source", strings.Join(w, " "))
	}
	return out, nil
}

// parseListSource reads the source of a list: “event SELECTORS [for MEASURE]”, “field instalments”, “field heads”.
func parseListSource(s string) (listSource, error) {
	w := strings.Fields(s)
	switch {
	case len(w) >= 2 && w[0] == "event":
		events, err := parseSelectors(w[1])
		if err != nil {
			return listSource{}, err
		}
		measure, err := parseMeasure(w[2:])
		return listSource{eventSource: eventSource{events, measure}}, err
	case len(w) == 2 && w[0] == "field" && (w[1] == "instalments" || w[1] == "heads"):
		return listSource{field: w[1]}, nil
	}
	return listSource{}, wrong("law.pack.source", "source", s)
}

// parseMeasure reads “for MEASURE”, or nothing.
func parseMeasure(w []string) (string, error) {
	switch {
	case len(w) == 0:
		return "", nil
	case len(w) != 2 || w[0] != "for":
		return "", wrong("law.pack.source", "source", strings.Join(w, " "))
	case !slices.Contains(casefile.Measures, w[1]):
		return "", noSuch("law.pack.unknown_measure", w[1], casefile.Measures)
	}
	return w[1], nil
}

// parseSelectors reads KIND, KIND[STATE] or KIND[!STATE], several joined by commas. A state holds also for the kinds right before it that have none:
// “a,b[x]” is “a[x],b[x]”, but “a[x],b” leaves b any state.
func parseSelectors(s string) ([]selector, error) {
	var out []selector
	for _, part := range strings.Split(s, ",") {
		kind, state, chosen := strings.Cut(part, "[")
		if err := checkKinds([]string{kind}); err != nil {
			return nil, err
		}
		word, closed := strings.CutSuffix(state, "]")
		if bare := strings.TrimPrefix(word, "!"); chosen && (!closed || bare == "" || strings.ContainsAny(bare, "![]")) {
			return nil, wrong("law.pack.source", "source", part)
		}
		out = append(out, selector{kind, word})
		for i := len(out) - 2; chosen && i >= 0 && out[i].state == ""; i-- {
			out[i].state = word
		}
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

// inState reports that an event has a state or way; “!word” wants another one, “” any.
func inState(e *casefile.Event, state string) bool {
	if not, ok := strings.CutPrefix(state, "!"); ok {
		return e.State != not && e.Way != not
	}
	return state == "" || state == e.State || state == e.Way
}
