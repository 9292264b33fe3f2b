package docket

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// Body is what an event of one kind says: a struct whose keys are those of the stored JSON. Which body a kind has stands in
// the table of kinds.
type Body interface {
	// apply brings what the event says into the state. It never fails: whether an event may be recorded is Decide's affair.
	apply(d *Docket, e *Entry)
}

// seal writes a body: its canonical JSON with commitments, and what is kept apart, with a fresh salt for each. What was said in
// the body stays with the caller as it is.
func seal(body Body, salt func() [32]byte) (json.RawMessage, []Private, error) {
	sealed := reflect.New(reflect.TypeOf(body).Elem())
	sealed.Elem().Set(reflect.ValueOf(body).Elem())
	var private []Private
	err := eachPersonal(sealed.Elem(), "", func(field string, p *Personal) error {
		if p.value == "" { // erased where it was copied from
			*p = Personal{}
			return nil
		}
		one, err := p.seal(field, salt())
		private = append(private, one)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	raw, err := json.Marshal(sealed.Interface())
	if err != nil {
		return nil, nil, err
	}
	raw, err = Canonical(raw)
	return raw, private, err
}

var (
	errBody    = errors.New("body not in its one form")
	errPrivate = errors.New("what is kept apart does not fit the body")
)

// open reads a body of the kind from what seal wrote. Anything but that exact form is an error.
func (k Kind) open(raw json.RawMessage, private []Private) (Body, error) {
	if len(raw) > maxBody {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", errBody, len(raw), maxBody)
	}
	body := k.blank()
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(body); err != nil {
		return nil, fmt.Errorf("%w: %w", errBody, err)
	}
	again, err := json.Marshal(body)
	if err == nil {
		again, err = Canonical(again)
	}
	if err != nil || !bytes.Equal(again, raw) {
		return nil, fmt.Errorf("%w: it would be written %s", errBody, again)
	}
	return body, openPrivate(body, private)
}

// openPrivate puts the personal values into their places: each has its own, in order, and none is left over.
func openPrivate(body Body, private []Private) error {
	err := eachPersonal(reflect.ValueOf(body).Elem(), "", func(field string, p *Personal) error {
		if len(private) == 0 || private[0].Field != field {
			return fmt.Errorf("%w: nothing is kept for %s", errPrivate, field)
		}
		with := private[0]
		private = private[1:]
		return p.open(with)
	})
	if err == nil && len(private) > 0 {
		return fmt.Errorf("%w: the body has no %s", errPrivate, private[0].Field)
	}
	return err
}

var personalType = reflect.TypeFor[Personal]()

// eachPersonal calls f for each Personal in v that is not absent, in the order of the fields, with the JSON pointer to it.
func eachPersonal(v reflect.Value, at string, f func(field string, p *Personal) error) error {
	switch {
	case v.Type() == personalType:
		if p := v.Addr().Interface().(*Personal); !p.IsZero() {
			return f(at, p)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		return eachPersonal(v.Elem(), at, f)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			if err := eachPersonal(v.Field(i), at+pointer(field), f); err != nil {
				return err
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if err := eachPersonal(v.Index(i), at+"/"+strconv.Itoa(i), f); err != nil {
				return err
			}
		}
	}
	return nil
}

// Personal returns the fields in which bodies of the kind may hold personal values, as JSON pointers; the first of a list stands for all.
func (k Kind) Personal() []string { return personalIn(k.body, "") }

// personalIn returns the pointers to the personal values a type has room for.
func personalIn(t reflect.Type, at string) (out []string) {
	switch {
	case t == personalType:
		return []string{at}
	case t.Kind() == reflect.Pointer:
		return personalIn(t.Elem(), at)
	case t.Kind() == reflect.Slice:
		return personalIn(t.Elem(), at+"/0")
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				out = append(out, personalIn(f.Type, at+pointer(f))...)
			}
		}
	}
	return out
}

// pointer returns the step a field adds to a JSON pointer; what is embedded adds none.
func pointer(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	if name == "" {
		return ""
	}
	return "/" + name
}
