package docket

import (
	"reflect"
	"strconv"

	"mandamus/casefile"
)

// copying says which field of a body goes into which of a case file's event.
type copying struct {
	from []int
	to   int
}

// typed are the fields of a case file's event that depend on its kind, with those all kinds have beside fact and id.
var typed = []string{"Obligations", "By", "Person", "Party", "Until", "Amount", "Measure", "Finding", "Value", "Rate", "Days", "State", "Way", "Number", "Source"}

// copiesOf finds the fields of a body that carry the name of one of a case file's event.
func copiesOf(body reflect.Type) []copying {
	event := reflect.TypeFor[casefile.Event]()
	var out []copying
	for _, name := range typed {
		to, _ := event.FieldByName(name)
		if from, ok := body.FieldByName(name); ok {
			out = append(out, copying{from.Index, to.Index[0]})
		}
	}
	return out
}

// happened returns the entry as an event of a case file; ok is false where it is none.
func (e *Entry) happened() (event casefile.Event, ok bool) {
	body, ok := e.Body.(occurrence)
	if !ok || e.Kind.Event == "" {
		return casefile.Event{}, false
	}
	told := body.told()
	event = casefile.Event{ID: told.ID, On: e.Event.Legal, Kind: e.Kind.Event, Fact: told.Fact.Text()}
	from, to := reflect.ValueOf(body).Elem(), reflect.ValueOf(&event).Elem()
	for _, c := range e.Kind.copies {
		field := to.Field(c.to)
		field.Set(from.FieldByIndex(c.from).Convert(field.Type()))
	}
	if event.ID == "" {
		event.ID = "v" + strconv.Itoa(e.Place)
	}
	return event, true
}

// occurrenceOf returns the body that says what an event of a case file says. Its kind is the first that becomes such an
// event; of statements on performance, the one of that side.
func occurrenceOf(event casefile.Event, applicant func(id string) bool) Body {
	kind := kindOfEvent[event.Kind]
	if event.Kind == "performance_report" && (event.By == "applicant" || applicant(event.By)) {
		kind, _ = kindOfBody(new(PerformanceViewed))
	}
	body := kind.blank()
	to, from := reflect.ValueOf(body).Elem(), reflect.ValueOf(event)
	for _, c := range kind.copies {
		field := to.FieldByIndex(c.from)
		field.Set(from.Field(c.to).Convert(field.Type()))
	}
	told := body.(occurrence).told()
	told.ID, told.Fact = event.ID, wordsOf(event.Fact)
	return body
}

// kindOfEvent gives each kind of a case file's event the first kind that becomes one.
var kindOfEvent = func() map[string]Kind {
	out := map[string]Kind{}
	for _, k := range Kinds {
		if _, taken := out[k.Event]; k.Event != "" && !taken {
			out[k.Event] = k
		}
	}
	return out
}()
