package strictyaml

import (
	"iter"
	"reflect"
)

// Ordered is a map that keeps the order of its keys in the file and the line of each. The zero Ordered is empty.
type Ordered[T any] struct {
	Keys []string
	M    map[string]T
	Line map[string]int // line of the key, from 1
}

// All iterates over keys and values in the order of the file.
func (o Ordered[T]) All() iter.Seq2[string, T] {
	return func(yield func(string, T) bool) {
		for _, key := range o.Keys {
			if !yield(key, o.M[key]) {
				return
			}
		}
	}
}

// Len returns the number of keys.
func (o Ordered[T]) Len() int { return len(o.Keys) }

func (o *Ordered[T]) decodeNode(d *decoder, n Node) {
	if !d.want(n, Map) {
		return
	}
	entries := n.Entries()
	*o = Ordered[T]{M: make(map[string]T, len(entries)), Line: make(map[string]int, len(entries))}
	for _, e := range entries {
		key, ok := d.text(e.At)
		var value T
		d.value(reflect.ValueOf(&value).Elem(), e.Value)
		if !ok {
			continue
		}
		o.Keys = append(o.Keys, key)
		o.M[key], o.Line[key] = value, e.At.y.Line
	}
}

// OneOrList is a list that may be written as its only item: `cite: a` for `cite: [a]`.
type OneOrList[T any] []T

func (l *OneOrList[T]) decodeNode(d *decoder, n Node) {
	if n.Kind() == List {
		d.list(reflect.ValueOf((*[]T)(l)).Elem(), n)
		return
	}
	*l = make(OneOrList[T], 1)
	d.value(reflect.ValueOf(&(*l)[0]).Elem(), n)
}
