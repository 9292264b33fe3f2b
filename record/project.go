package record

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/publog"
)

// Subject is a case as its entries need it.
type Subject struct {
	Docket *docket.Docket // folded with the event in it and all that was recorded together with it
	Court  string         // code of the court that keeps it
	// Index returns the index of the entry of an earlier event: of one that was withheld and then opened, of either of the two; ok is false
	// where the public does not see the event. nil: it sees none.
	Index func(version int) (index int64, ok bool)
}

// Projected is an entry that only lacks its number.
type Projected struct {
	Kind     string // of the entry: that of the docket, withheld/1 or opened/1
	Court    string
	Year     int    // of recording, in the legal zone: with court and kind the series
	Case     string // filing reference; empty where withheld, and for most entries of a case closed by law
	Day      string // legal day; empty where withheld or not known
	At       time.Time
	Public   json.RawMessage // what is shown, canonical; nil where nothing is
	Withheld bool
	Rule     Reveal // under which it is withheld; empty where it is not
	Event    string // commitment to the event; empty for an opening
}

// Make returns the canonical bytes of the entry under a number of its series. It depends on the number alone.
func (p Projected) Make(number int) ([]byte, error) {
	return publog.Entry{
		V: publog.Version, Kind: p.Kind, Court: p.Court, Case: p.Case, Year: p.Year, Number: number, Day: p.Day,
		At: p.At.UTC().Format(stampForm), Event: p.Event, Public: p.Public,
	}.Canonical()
}

// stampForm is how an entry writes an instant.
const stampForm = "2006-01-02T15:04:05Z"

// mostPublic bounds what an entry shows, so that it stays below what an entry may have. What is longer is left out as a whole.
const mostPublic = 60_000

// Project returns the entry of an event, under the salt of its commitment. The error says that the event is not in its form; it is
// none of the policy, which in doubt withholds.
func (p *Policy) Project(s Subject, e docket.Event, salt [32]byte) (Projected, error) {
	raw, err := Canonical(e)
	if err != nil {
		return Projected{}, fmt.Errorf("entry of event %d of %v: %w", e.Version, e.Docket, err)
	}
	out := projected(s.Court, e.Recorded)
	out.Event = publog.Commitment(salt, raw)
	if rule := p.revealOf(s.Docket, e); !p.reached(s.Docket, e, rule) {
		out.Kind, out.Withheld, out.Rule = publog.KindWithheld, true, rule
		return out, nil
	}
	p.show(s, e, &out)
	return out, nil
}

// projected begins an entry.
func projected(court string, at time.Time) Projected {
	year, _, _ := calendar.LegalDay(at).YMD()
	return Projected{Court: court, Year: year, At: at}
}

// show fills in what an event shows.
func (p *Policy) show(s Subject, e docket.Event, out *Projected) {
	kind, _ := docket.KindOf(e.Kind)
	out.Kind = e.Kind
	names, linked := p.closed[kind.Name]
	restricted := s.Docket.Restricted != nil
	if restricted && !linked {
		return
	}
	out.Case = Reference(s.Docket.ID)
	if !restricted && e.Legal.Known() {
		out.Day = e.Legal.String()
	}
	f := filter{subject: s, shows: p.rules[kind.Name].Fields, fields: Fields(kind.Name)}
	if restricted {
		f.shows = only(f.shows, names)
	}
	out.Public = f.public(e)
}

// only leaves of what is shown the fields named.
func only(shows map[string]Show, names []string) map[string]Show {
	out := map[string]Show{}
	for _, name := range names {
		out[name] = shows[name]
	}
	return out
}

// filter lets through of a body what the policy shows.
type filter struct {
	subject Subject
	shows   map[string]Show
	fields  []Field
}

// public returns what is shown of an event; nil where that is nothing. Beside the fields of the body stands, under corrects, the index of
// the entry that is corrected.
func (f filter) public(e docket.Event) json.RawMessage {
	var body map[string]any
	if json.Unmarshal(e.Body, &body) != nil {
		return nil
	}
	out := f.object(body, "")
	if body["kind"] == "private" || body["side"] == "applicant" {
		delete(out, "register") // of who is no public body not even the id
	}
	if i, ok := f.index(e.Corrects); ok {
		out["corrects"] = i
	}
	raw, err := json.Marshal(out)
	if err == nil {
		raw, err = docket.Canonical(raw)
	}
	if err != nil || len(out) == 0 || len(raw) > mostPublic {
		return nil
	}
	return raw
}

// index returns the entry in which the public sees an earlier event.
func (f filter) index(version int) (int64, bool) {
	if f.subject.Index == nil || version <= 0 {
		return 0, false
	}
	return f.subject.Index(version)
}

// object returns of an object what is shown.
func (f filter) object(in map[string]any, at string) map[string]any {
	out := map[string]any{}
	for key, v := range in {
		name := joined(at, key)
		if i := slices.IndexFunc(f.fields, func(x Field) bool { return x.Name == name }); i >= 0 {
			if shown, ok := f.field(f.fields[i], v); ok {
				out[key] = shown
			}
			continue
		}
		if part, ok := f.part(v, name); ok {
			out[key] = part
		}
	}
	return out
}

// part returns what is shown of a field made of fields, or a list of such.
func (f filter) part(v any, name string) (any, bool) {
	switch v := v.(type) {
	case map[string]any:
		out := f.object(v, name)
		return out, len(out) > 0
	case []any:
		var out []any
		for _, item := range v {
			if one, ok := f.part(item, name); ok {
				out = append(out, one)
			}
		}
		return out, len(out) > 0
	}
	return nil, false
}

// field returns what is shown of a field.
func (f filter) field(x Field, v any) (any, bool) {
	show := f.shows[x.Name]
	if show == "" || !x.allowed(show) || show == Hidden {
		return nil, false
	}
	switch x.class {
	case event:
		n, _ := v.(float64)
		return valued(f.index(int(n)))
	case word:
		return f.words(x.Name, show, v)
	}
	return v, true
}

func valued(i int64, ok bool) (any, bool) { return i, ok }

// words returns of a text, or of each of a list, what is shown.
func (f filter) words(name string, show Show, v any) (any, bool) {
	switch v := v.(type) {
	case string:
		if show == Shown {
			return v, guards[name](v)
		}
		w := f.code(name, v)
		return w, w != ""
	case []any:
		out := []any{}
		for _, item := range v {
			one, ok := f.words(name, show, item)
			if !ok {
				one = unnamed
			}
			out = append(out, one)
		}
		return out, len(out) > 0
	}
	return nil, false
}

// unnamed stands in a list for what is not shown of it, so that a list of some does not look like one of none, which means all.
const unnamed = "?"

// who are the fields that say who: a word of casefile.Actors, or the id of a party, a representative or an office-holder.
var who = []string{"by", "person", "party", "debtor", "from", "present"}

// code returns the word that stands for a value in public; empty where none does.
func (f filter) code(name, v string) string {
	if codes[v] {
		return v
	}
	if slices.Contains(who, name) {
		return side(f.subject.Docket, v)
	}
	return ""
}

// side returns the side of a party or representative, or the office of an office-holder.
func side(d *docket.Docket, id string) string {
	if r := d.Representative(id); r != nil {
		id = r.Party
	}
	if p := d.Party(id); p != nil && slices.Contains(docket.Sides, p.Side) {
		return p.Side
	}
	if p := d.Person(id); p != nil && slices.Contains(casefile.PersonRoles, p.Role) {
		return p.Role
	}
	return ""
}
