package casefile

import (
	"reflect"
	"strings"
	"sync"

	"mandamus/i18n"
	"mandamus/strictyaml"
)

// key is one key of a type of the format, as its struct tags describe it. Checking, writing, the JSON Schema and the template
// all go by it, so they cannot disagree.
type key struct {
	name     string
	index    int // of the struct field
	required bool
	words    string // closed list
	form     string // way of writing
	ref      string // what the id must name
	typ      reflect.Type
}

var (
	shapes   sync.Map // reflect.Type → []key
	textType = reflect.TypeFor[i18n.Text]()
	dateType = reflect.TypeFor[Date]()
	posType  = reflect.TypeFor[strictyaml.Pos]()
)

// keysOf returns the keys of a struct type in their order.
func keysOf(t reflect.Type) []key {
	if known, ok := shapes.Load(t); ok {
		return known.([]key)
	}
	var keys []key
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type == posType {
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		keys = append(keys, key{
			name: name, index: i, required: option == "required", typ: f.Type,
			words: f.Tag.Get("words"), form: f.Tag.Get("form"), ref: f.Tag.Get("ref"),
		})
	}
	actual, _ := shapes.LoadOrStore(t, keys)
	return actual.([]key)
}

// isMap reports whether values of the type are maps in the file that the format itself describes.
func isMap(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t != textType && t != dateType
}

// under appends a key to a path.
func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
