package record

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
)

// class is what sort of thing a field holds.
type class int

const (
	word     class = iota // text, or a list of texts
	value                 // a day, a sum, a length, a number, yes or no: has its form by itself
	event                 // version of another event of the docket
	sentence              // text in both languages that was put down for others to read
	personal              // what people write, and what names a person
)

// Field is a field of the body of a kind of event.
type Field struct {
	Name     string // as a policy has it
	Personal bool
	class    class
}

// whole are the types that are one field although they are structs.
var whole = map[reflect.Type]class{
	reflect.TypeFor[docket.Personal](): personal, reflect.TypeFor[docket.Words](): personal,
	reflect.TypeFor[i18n.Text](): sentence, reflect.TypeFor[casefile.Date](): value,
	reflect.TypeFor[docket.Yuan](): value, reflect.TypeFor[docket.Length](): value,
}

// pointing are the fields that hold the version of another event, where they hold a number.
var pointing = []string{"about", "of", "new_act"}

// fieldsOf are the fields of all kinds by name of the kind, all versions of it together, sorted by name.
var fieldsOf = func() map[string][]Field {
	out := map[string][]Field{}
	for _, k := range docket.Kinds {
		fields := map[string]Field{}
		for _, f := range out[k.Name] {
			fields[f.Name] = f
		}
		collect(reflect.TypeOf(k.Blank()).Elem(), "", fields)
		out[k.Name] = slices.SortedFunc(maps.Values(fields), func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	}
	return out
}()

// Fields returns the fields of a kind, by its name without a version. The caller must not change them.
func Fields(kind string) []Field { return fieldsOf[kind] }

// collect adds the fields of a type.
func collect(t reflect.Type, at string, into map[string]Field) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	c, one := whole[t]
	switch {
	case one:
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				collect(f.Type, joined(at, name), into)
			}
		}
		return
	case t.Kind() == reflect.String:
		c = word
	case slices.Contains(pointing, at):
		c = event
	default:
		c = value
	}
	into[at] = Field{Name: at, Personal: c == personal, class: c}
}

// joined names a part of a field; what is embedded has no name of its own.
func joined(at, name string) string {
	if at == "" || name == "" {
		return at + name
	}
	return at + "." + name
}
