package strictyaml

import (
	"encoding"
	"errors"
	"reflect"

	"mandamus/fault"
	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// decoder fills Go values from nodes and collects what is wrong.
type decoder struct {
	report
	bad  map[*yaml.Node]bool // already reported by inspect
	mend bool                // formatting: an unquoted day is about to be quoted, not refused
}

// generic is a type of this package whose element type only it knows.
type generic interface {
	decodeNode(d *decoder, n Node)
}

var nodeType = reflect.TypeFor[Node]()

// value reads n into v.
func (d *decoder) value(v reflect.Value, n Node) {
	if d.full || d.bad[n.y] {
		return
	}
	if v.Type() == nodeType {
		v.Set(reflect.ValueOf(n))
		return
	}
	if d.readsItself(v, n) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(v.Type().Elem())
		d.value(fresh.Elem(), n)
		v.Set(fresh)
	case reflect.Struct:
		d.structure(v, n)
	case reflect.Slice:
		d.list(v, n)
	case reflect.Map:
		d.mapping(v, n)
	default:
		d.scalar(v, n)
	}
}

// readsItself lets a type with a method of its own read the node, and reports whether it has one.
func (d *decoder) readsItself(v reflect.Value, n Node) bool {
	switch self := v.Addr().Interface().(type) {
	case generic:
		self.decodeNode(d, n)
	case Unmarshaler:
		d.wrap(n, self.UnmarshalStrict(n))
	case FromString:
		if s, ok := d.text(n); ok {
			d.wrap(n, self.FromString(s))
		}
	case encoding.TextUnmarshaler:
		if s, ok := d.text(n); ok {
			d.wrap(n, self.UnmarshalText([]byte(s)))
		}
	default:
		return false
	}
	return true
}

// wrap reports the error of a type that reads itself.
func (d *decoder) wrap(n Node, err error) {
	var many fault.Problems
	var one fault.Problem
	switch {
	case err == nil:
	case errors.As(err, &many):
		for _, p := range many {
			d.add(p)
		}
	case errors.As(err, &one):
		d.add(one)
	default:
		d.fail(n.y, n.path, i18n.M("strictyaml.invalid", "value", shorten(n.Text()), "reason", reason(err)), i18n.Msg{})
	}
}

// reason returns what to print of an error: itself if it speaks both languages, else its text.
func reason(err error) any {
	var both interface {
		error
		i18n.Localizer
	}
	if errors.As(err, &both) {
		return both
	}
	return err.Error()
}

// list reads a list into the slice v.
func (d *decoder) list(v reflect.Value, n Node) {
	if !d.want(n, List) {
		return
	}
	items := n.Items()
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		d.value(out.Index(i), item)
	}
	v.Set(out)
}

// mapping reads a map into the Go map v; its keys are text.
func (d *decoder) mapping(v reflect.Value, n Node) {
	if !d.want(n, Map) {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.y.Content)/2)
	for _, e := range n.Entries() {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.value(key, e.At)
		d.value(value, e.Value)
		out.SetMapIndex(key, value)
	}
	v.Set(out)
}

// want reports a node of another kind than the schema has.
func (d *decoder) want(n Node, kind Kind) bool {
	got := n.Kind()
	if got == kind {
		return true
	}
	if got == Scalar && meaningOf(n.y) == asNull {
		d.fail(n.y, n.path, i18n.M("strictyaml.empty"), i18n.M("strictyaml.empty.hint"))
		return false
	}
	d.fail(n.y, n.path,
		i18n.M("strictyaml.kind", "want", kindName(kind), "got", kindName(got)), kindHint(n, kind))
	return false
}

func kindName(kind Kind) i18n.Msg {
	switch kind {
	case List:
		return i18n.M("strictyaml.kind.list")
	case Map:
		return i18n.M("strictyaml.kind.map")
	}
	return i18n.M("strictyaml.kind.scalar")
}

// kindHint shows how the wanted kind is written, and names the full-width colon where it is to blame.
func kindHint(n Node, want Kind) i18n.Msg {
	switch {
	case want == Map && fullWidthColon(n.Text()):
		return i18n.M("strictyaml.colon.hint")
	case want == Map:
		return i18n.M("strictyaml.kind.map.hint")
	case want == List:
		return i18n.M("strictyaml.kind.list.hint")
	}
	return i18n.M("strictyaml.kind.scalar.hint")
}
