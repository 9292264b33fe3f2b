package docket

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"mandamus/casefile"
)

// fill gives every field of a body a value; each personal one a name of its own that begins with planted.
func fill(v reflect.Value, n *int) {
	*n++
	switch x := v.Addr().Interface().(type) {
	case *Personal:
		*x = Say(fmt.Sprintf("%s%d", planted, *n))
		return
	case *casefile.Date:
		*x = date(2024, 1+*n%12, 1+*n%28)
		return
	case *Yuan:
		*x = Yuan(fmt.Sprintf("%d.50", *n))
		return
	case *Length:
		*x = Length(fmt.Sprintf("%dd", *n))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("w%d", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	}
}

// planted begins every personal value of a filled body.
const planted = "王五"

// everyKind is a docket with one event of every kind, every field of every body filled.
func everyKind(t testing.TB) []Event { return oneOfEach(t, Kinds) }

// oneOfEach is a docket with one event of each of some kinds, every field filled.
func oneOfEach(t testing.TB, kinds []Kind) []Event {
	t.Helper()
	var out []Event
	salt, n := salts(), 0
	for i, k := range kinds {
		body := k.blank()
		fill(reflect.ValueOf(body).Elem(), &n)
		raw, private, err := seal(body, salt)
		if err != nil {
			t.Fatalf("%v: %v", k, err)
		}
		out = append(out, Event{
			Docket: testID, Version: i + 1, Kind: k.String(), Legal: date(2025, 1, 1+i%28), Actor: "u-clerk",
			Recorded: time.Date(2025, 2, 1, 0, 0, i, 1000*i, time.UTC), Body: raw, Private: private,
		})
	}
	return out
}
