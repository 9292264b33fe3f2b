package record

import (
	"fmt"
	"strings"

	"mandamus/i18n"
)

//i18n:keys record.figure.*

// Figure is a number of the statistics with what it was computed from. Whoever has the entries below Size gets the same by asking the same.
type Figure struct {
	ID    string // what is counted, without who; label and explanation in the catalogue, under record.figure.ID
	Value int64
	Of    int64  // the number it is a part of; 0: none
	Query string // as Ask reads it: "count duty.open court=皖1181"
	Size  int64  // of the log
}

// Label returns what the figure counts, for people.
func (f Figure) Label() i18n.Msg { return i18n.Msg{Key: "record.figure." + f.ID} }

// figures are the figures of the statistics: key of Counts, a word before a dot and an asterisk for all below it, and what each is a part of.
var figures = []struct{ id, key, of string }{
	{"cases", "cases", ""}, {"live", "cases.live", "cases"}, {"closed_by_law", "cases.closed_by_law", "cases"},
	{"closed", "stage.closed", "cases"}, {"closed_performed", "outcome.performed", "stage.closed"}, {"end_of_round", "outcome.end_of_round", "stage.closed"},
	{"terminated", "outcome.terminated", "stage.closed"}, {"refused", "stage.refused", "cases"},
	{"duties", "duties", ""}, {"open", "duty.open", "duties"}, {"partly", "duty.partly", "duties"}, {"performed", "duty.performed", "duties"},
	{"ended", "duty.ended", "duties"}, {"disputed", "duty.disputed", "duties"},
	{"ordered", "sum.ordered", ""}, {"paid", "sum.paid", ""},
	{"measures", "measure.*", ""}, {"unused", "unused.*", ""}, {"undecided", "undecided.*", ""}, {"lapses", "lapse.*", ""},
	{"relapses", "relapse", ""}, {"broken_promises", "broken.promise", ""}, {"broken_settlements", "broken.settlement", ""},
	{"remedies", "remedy", ""}, {"replies", "reply", ""}, {"replies_waiting", "reply.waiting", "reply"}, {"requests", "request", ""},
	{"requests_waiting", "request.waiting", "request"},
}

// FigureIDs are the ids of the figures in their order.
func FigureIDs() (out []string) {
	for _, f := range figures {
		out = append(out, f.id)
	}
	return out
}

// Statistics returns the figures of a court, a body, or all courts together. Scope is "court=CODE", "body=ID" or empty.
func Statistics(size int64, scope string, k Counts) []Figure {
	var out []Figure
	for _, f := range figures {
		one := Figure{ID: f.id, Value: k.at(f.key), Query: strings.TrimSpace("count " + f.key + " " + scope), Size: size}
		if f.of != "" {
			one.Of = k.at(f.of)
		}
		out = append(out, one)
	}
	return out
}

// at returns the count of a key, or the sum of all below a word.
func (k Counts) at(key string) int64 {
	if word, ok := strings.CutSuffix(key, ".*"); ok {
		return k.Below(word).Total()
	}
	return k[key]
}

// Ask answers the query of a figure from the whole record. The error says how a query is written.
func (r *Record) Ask(query string) (int64, error) {
	words := strings.Fields(query)
	if len(words) < 2 || len(words) > 3 || words[0] != "count" {
		return 0, badQuery(query)
	}
	if len(words) == 2 {
		all := Counts{}
		for _, k := range r.Courts {
			all.Add(k, 1)
		}
		return all.at(words[1]), nil
	}
	scope, name, _ := strings.Cut(words[2], "=")
	switch scope {
	case "court":
		return r.Courts[name].at(words[1]), nil
	case "body":
		return r.Bodies[name].at(words[1]), nil
	}
	return 0, badQuery(query)
}

func badQuery(query string) error {
	return fmt.Errorf("query %.80q: write count KEY, count KEY court=CODE or count KEY body=ID", query)
}
