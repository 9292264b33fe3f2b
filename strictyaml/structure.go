package strictyaml

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"mandamus/fault"
	"mandamus/i18n"
)

// field is a struct field with its key.
type field struct {
	key      string
	index    []int
	required bool
}

// schema is what a struct type has to say about a map.
type schema struct {
	fields []field
	byKey  map[string]int
	keys   []string
	pos    [][]int // fields of type Pos to fill
}

var (
	schemas  sync.Map // reflect.Type → *schema
	posType  = reflect.TypeFor[Pos]()
	textType = reflect.TypeFor[i18n.Text]()
)

func schemaOf(t reflect.Type) *schema {
	if s, ok := schemas.Load(t); ok {
		return s.(*schema)
	}
	s := &schema{byKey: map[string]int{}}
	s.collect(t, nil)
	actual, _ := schemas.LoadOrStore(t, s)
	return actual.(*schema)
}

// collect adds the fields of t, which lies at index inside the outermost struct.
func (s *schema) collect(t reflect.Type, index []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(slices.Clone(index), i)
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case f.Type == posType && f.Anonymous:
			s.pos = append(s.pos, at)
		case key == "-" || !f.IsExported() && options != "inline":
		case options == "inline":
			s.collect(f.Type, at)
		default:
			s.add(t, field{key: keyOf(f, key), index: at, required: options == "required"})
		}
	}
}

func (s *schema) add(t reflect.Type, f field) {
	if _, ok := s.byKey[f.key]; ok {
		panic("strictyaml: type " + t.String() + " has the key " + f.key + " twice")
	}
	s.byKey[f.key] = len(s.fields)
	s.fields = append(s.fields, f)
	s.keys = append(s.keys, f.key)
}

func keyOf(f reflect.StructField, tag string) string {
	if tag != "" {
		return tag
	}
	return strings.ToLower(f.Name)
}

// structure reads a map into the struct v.
func (d *decoder) structure(v reflect.Value, n Node) {
	s := schemaOf(v.Type())
	for _, index := range s.pos {
		v.FieldByIndex(index).Set(reflect.ValueOf(n.Pos()))
	}
	if v.Type() == textType && n.Kind() == Scalar && meaningOf(n.y) != asNull {
		d.fail(n.y, n.path, i18n.M("strictyaml.bilingual"), i18n.M("strictyaml.bilingual.hint"))
		return
	}
	if !d.want(n, Map) {
		return
	}
	seen := make([]bool, len(s.fields))
	for _, e := range n.Entries() {
		if i, ok := s.byKey[e.Key]; ok {
			seen[i] = true
			d.value(v.FieldByIndex(s.fields[i].index), e.Value)
		} else if i := d.unknown(e.At, s); i >= 0 {
			seen[i] = true // the file means this one: that it is missing need not be said too
		}
	}
	for i, f := range s.fields {
		if f.required && !seen[i] {
			d.fail(n.y, n.path, i18n.M("strictyaml.missing", "key", f.key), i18n.M("strictyaml.missing.hint", "key", f.key))
		}
	}
}

// unknown reports a key the schema does not have and returns the index of the field that was probably meant, or -1.
func (d *decoder) unknown(key Node, s *schema) int {
	if d.full || d.bad[key.y] {
		return -1
	}
	what := i18n.M("strictyaml.unknown", "key", shorten(key.y.Value))
	if near, ok := fault.Nearest(key.y.Value, s.keys); ok {
		d.fail(key.y, key.path, what, i18n.M("strictyaml.unknown.near", "key", near))
		return s.byKey[near]
	}
	hint := i18n.M("strictyaml.unknown.known", "keys", s.keys)
	if fullWidthColon(key.y.Value) {
		hint = i18n.M("strictyaml.colon.hint")
	}
	d.fail(key.y, key.path, what, hint)
	return -1
}
