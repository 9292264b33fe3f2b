package casework

import (
	"reflect"
	"slices"
	"strconv"

	"mandamus/docket"
)

// A correction says that an event was not so, or puts another in its place. Its fields are those of the body of the event, filled with
// what stands there.

// Ways of correcting.
const (
	takeBack = "take_back" // it was not so
	replace  = "replace"   // it was otherwise
)

// correctable are the events that can be corrected, the last first.
func correctable(k *kase) []choice {
	var out []choice
	for i := range slices.Backward(k.Docket.History) {
		e := &k.Docket.History[i]
		if e.CorrectedBy != 0 || !e.Known() || e.Kind.Name == "correction.made" || e.Kind.Name == "value.erased" {
			continue
		}
		at := strconv.Itoa(e.Place)
		out = append(out, choice{at, dotted("№ "+strconv.Itoa(e.Event.Version), k.date(e.Event.Legal), k.in(e.Kind.Label()))})
	}
	return out
}

// wronged is the event to be corrected; nil before one is chosen.
func (k *kase) wronged() *docket.Entry {
	if k.event == 0 {
		return nil
	}
	return k.Docket.Entry(k.event)
}

// replaceable reports whether another event can be put in the place of one: what its verb asks for, a correction could evade.
func replaceable(e *docket.Entry) bool { return e != nil && e.Known() && !e.Kind.Anew }

// correctSpecs are the fields of a correction: why, how, and what the event should say.
func (k *kase) correctSpecs() []spec {
	out := slices.Clone(verbNamed("correct").specs)
	e := k.wronged()
	if e == nil {
		return out[:1]
	}
	out[0].given = func(*kase) string { return strconv.Itoa(k.event) }
	how := pick("how", "", waysToCorrect).required()
	if !replaceable(e) || e.Kind.Name == "case.opened" {
		how.given = firstOf(waysToCorrect)
	}
	out = append(out, how)
	if !replaceable(e) {
		return out
	}
	on := spec{name: "on", sort: aDate, label: "casework.field.on", given: func(k *kase) string { return dateValue(e.Event.Legal) }}
	return append(append(out, on), k.correctedSpecs(e)...)
}

func waysToCorrect(k *kase) []choice {
	var out []choice
	e := k.wronged()
	if replaceable(e) {
		out = append(out, choice{replace, k.t("casework.correct.replace")})
	}
	if e != nil && e.Kind.Name != "case.opened" {
		out = append(out, choice{takeBack, k.t("casework.correct.take_back")})
	}
	return out
}

// correctedSpecs are the fields of the body of an event, filled with what it says.
func (k *kase) correctedSpecs(e *docket.Entry) []spec {
	var out []spec
	for _, l := range leavesOf(e.Body) {
		s, ok := k.specOf(e.Kind, e.Body, l)
		if !ok {
			continue
		}
		s.name = correctedPrefix + s.name
		values := l.value(k)
		s.given = func(*kase) string { return joinValues(values) }
		out = append(out, s)
	}
	return out
}

// correctedPrefix keeps the fields of the event apart from those of the correction.
const correctedPrefix = "as."

// correction makes the command of a correction.
func correction(k *kase, in *answers) docket.Command {
	at, _ := strconv.Atoi(in.value("event"))
	cmd := docket.Correct{At: at, Reason: in.value("reason"), Note: in.words(docket.Words{}, in.value("note"))}
	e := k.wronged()
	if in.value("how") != replace || !replaceable(e) {
		return cmd
	}
	instead := reflect.New(reflect.TypeOf(e.Body).Elem())
	instead.Elem().Set(reflect.ValueOf(e.Body).Elem())
	bound := &answers{k: k, form: in.form}
	for _, s := range in.specs {
		if len(s.name) > len(correctedPrefix) && s.name[:len(correctedPrefix)] == correctedPrefix && in.changed(k, s) {
			bound.specs = append(bound.specs, s)
		}
	}
	bound.into(instead.Elem())
	cmd.Instead = instead.Interface().(docket.Body)
	cmd.On = in.legal()
	return cmd
}

// changed reports whether the answer to a field is another than what stood there: what nobody touched stays as it is.
func (in *answers) changed(k *kase, s spec) bool {
	return s.given == nil || joinValues(in.values(s.name)) != s.given(k)
}
