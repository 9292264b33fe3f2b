package casework

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
)

// leaf is one field of the body of an event.
type leaf struct {
	name string // as the stored body has it; of a part of a part with both names, "period.kind"
	path string // of the fields in Go
	v    reflect.Value
}

// unsaid are fields nobody writes: ids the docket gives, and what only the program knows.
var unsaid = []string{"id", "source", "under", "life", "anchor", "reconstruction", "file", "banner", "reported_to", "sources", "doubts",
	"performance.state", "performance.by", "performance.as_of", "report_due", "jurisdiction", "found_responsible", "other_numbers"}

// leavesOf returns the fields of a body that people write, what happened last.
func leavesOf(body docket.Body) []leaf {
	var out []leaf
	walk(reflect.ValueOf(body).Elem(), "", "", func(l leaf) {
		if !slices.Contains(unsaid, l.name) && sortOf(l) >= 0 {
			out = append(out, l)
		}
	})
	slices.SortStableFunc(out, func(a, b leaf) int { return late(a) - late(b) })
	return out
}

// late puts the fields all occurrences have behind those of the kind.
func late(l leaf) int { return slices.Index([]string{"by", "obligations", "fact"}, l.name) + 1 }

// walk calls f for each field of a struct that is no struct of fields itself.
func walk(v reflect.Value, name, path string, f func(leaf)) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		at := leaf{name: joined(name, tag), path: joined(path, field.Name), v: v.Field(i)}
		if field.Type.Kind() == reflect.Struct && !whole(at.v) {
			walk(at.v, at.name, at.path, f)
			continue
		}
		f(at)
	}
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "." + b
}

// whole reports whether a struct is one answer.
func whole(v reflect.Value) bool {
	switch v.Interface().(type) {
	case casefile.Date, docket.Words, docket.Personal, i18n.Text:
		return true
	}
	return false
}

// sortOf is what a field asks for; -1 where no form can.
func sortOf(l leaf) sort {
	switch l.v.Interface().(type) {
	case casefile.Date:
		return aDate
	case docket.Words:
		return aText
	case docket.Personal, i18n.Text:
		return aLine
	case docket.Yuan:
		return aSum
	case docket.Length:
		return aLength
	case []string:
		return someOf
	case *bool:
		return oneOf
	}
	switch l.v.Kind() {
	case reflect.String:
		return aLine
	case reflect.Int:
		return aCount
	case reflect.Bool:
		return aFlag
	}
	return -1
}

// value is what a field says, as a form has it.
func (l leaf) value(k *kase) []string {
	var out string
	switch v := l.v.Interface().(type) {
	case casefile.Date:
		out = v.String()
	case docket.Words:
		if !v.IsZero() {
			out = v.In(k.lang)
		}
	case docket.Personal:
		if !v.IsZero() {
			out = v.In(k.lang)
		}
	case i18n.Text:
		out = v.In(k.lang)
	case []string:
		return v
	case *bool:
		if v != nil {
			out = map[bool]string{true: "yes", false: "no"}[*v]
		}
	default:
		out = plainValue(l.v)
	}
	if out == "" {
		return nil
	}
	return []string{out}
}

func plainValue(v reflect.Value) string {
	switch {
	case v.IsZero():
		return ""
	case v.Kind() == reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case v.Kind() == reflect.Bool:
		return "yes"
	}
	return v.String()
}

// among are the choices of a field that names things of the docket or takes its words from a list; nil where anything may be written.
func (k *kase) among(kind docket.Kind, body docket.Body, l leaf) func(k *kase) []choice {
	if by, ok := named[l.name]; ok {
		return by
	}
	if _, ok := l.v.Interface().(*bool); ok {
		return func(k *kase) []choice {
			return []choice{{"yes", k.t("casework.yes")}, {"no", k.t("casework.no")}}
		}
	}
	if l.name == "about" && l.v.Kind() == reflect.Int {
		return openObjections
	}
	if of := listOf(kind, body, l.name); of != (list{}) {
		return func(k *kase) []choice { return of.choices(k.lang) }
	}
	return nil
}

// named are the fields that name things of the docket.
var named = map[string]func(k *kase) []choice{
	"obligations": duties, "obligation": duties, "going_on": duties, "by": offices, "party": parties, "debtor": sideOf("debtor"),
	"successor": parties, "person": persons, "hearing": allHearings, "present": everybody, "representative": allAgents, "officer": staff,
	"register": registered, "clarification": allQuestions, "alternative_to": duties, "hold": allHolds,
}

func allHearings(k *kase) []choice {
	var out []choice
	for _, h := range k.Docket.Hearings {
		out = append(out, choice{h.ID, k.hearing(h.ID)})
	}
	return out
}

func allAgents(k *kase) []choice {
	var out []choice
	for _, r := range k.Docket.Representatives {
		out = append(out, choice{r.ID, k.representative(r.ID)})
	}
	return out
}

func allQuestions(k *kase) []choice {
	var out []choice
	for _, q := range k.Docket.Clarifications {
		out = append(out, choice{q.ID, k.clarification(q.ID)})
	}
	return out
}

func allHolds(k *kase) []choice {
	var out []choice
	for _, h := range k.Docket.Holds {
		out = append(out, choice{h.ID, dotted(h.ID, h.Until.String())})
	}
	return out
}

// specOf is the field of a form that asks for a field of a body; ok is false where no form can ask for it.
func (k *kase) specOf(kind docket.Kind, body docket.Body, l leaf) (s spec, ok bool) {
	s = spec{name: l.name, path: l.path, sort: sortOf(l), label: "casework.field." + fieldWord(kind, l.name)}
	s.choices = k.among(kind, body, l)
	switch {
	case s.choices != nil && s.sort != someOf:
		s.sort = oneOf
	case s.choices == nil && s.sort == someOf:
		return s, false
	case l.name == "number" || l.name == "numbers":
		s.sort = aNumber
	case l.name == "at":
		s.sort = aClock
	}
	if len(l.value(k)) > 0 && s.sort == oneOf {
		s.choices = keeping(s.choices, l.value(k)[0])
	}
	return s, true
}

// keeping adds to choices what stands there already.
func keeping(choices func(k *kase) []choice, value string) func(k *kase) []choice {
	return func(k *kase) []choice {
		all := choices(k)
		if !slices.ContainsFunc(all, func(c choice) bool { return c.value == value }) {
			all = append(all, choice{value, k.who(value)})
		}
		return all
	}
}

// labels are the fields that mean something of their own in one kind of event.
var labels = map[string]string{
	"hearing.scheduled on": "hearing_day", "hearing.moved on": "hearing_day", "hearing.scheduled about": "topic", "person.named from": "in_office_from",
	"person.named until": "first_day_not", "person.changed until": "first_day_not", "representative.appeared until": "first_day_not",
	"hold.placed until": "hold_until", "notice.given until": "notice_until", "settlement.made until": "settled_until", "enforcement.stayed until": "halt_until",
	"enforcement.suspended until": "halt_until", "case.closed way": "closing_way", "objection.raised way": "objection_topic",
	"party.added name": "party_name", "party.added number": "number_of", "title.described kind": "title_kind", "clarification.requested from": "asked_by",
}

// fieldWord is the last part of the key of a field's label.
func fieldWord(kind docket.Kind, name string) string {
	if word, ok := labels[kind.Name+" "+name]; ok {
		return word
	}
	return strings.ReplaceAll(name, ".", "_")
}
