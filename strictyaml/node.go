package strictyaml

import (
	"reflect"
	"strconv"

	"mandamus/fault"
	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// Kind says what a node is.
type Kind uint8

// The kinds of a node.
const (
	Scalar Kind = iota + 1 // one value: text, a number, true
	List
	Map
)

// Node is a piece of a file that a type reads itself, or keeps to read later: a field may have the type Node. The zero Node is
// what a field keeps that the file did not mention.
type Node struct {
	d    *decoder
	y    *yaml.Node
	path string
}

// Entry is a key of a map with its value.
type Entry struct {
	Key   string
	At    Node // the key itself, for problems about it
	Value Node
}

// IsZero reports whether the file did not give the node.
func (n Node) IsZero() bool { return n.y == nil }

// Kind returns what the node is; 0 for the zero Node.
func (n Node) Kind() Kind {
	if n.y == nil {
		return 0
	}
	switch n.y.Kind {
	case yaml.SequenceNode:
		return List
	case yaml.MappingNode:
		return Map
	}
	return Scalar
}

// Text returns the text of a scalar as written, without its quotes; empty for lists and maps.
func (n Node) Text() string {
	if n.Kind() != Scalar {
		return ""
	}
	return n.y.Value
}

// Quoted reports whether a scalar cannot be anything but text: it is in quotes or a block.
func (n Node) Quoted() bool { return n.Kind() == Scalar && quoted(n.y) }

// Pos returns where the node stands.
func (n Node) Pos() Pos {
	if n.y == nil {
		return Pos{}
	}
	return Pos{File: n.d.file, Line: n.y.Line, Col: n.y.Column, Path: n.path}
}

// Path returns the place of the node inside the document: obligations[0].amount.
func (n Node) Path() string { return n.path }

// Items returns the items of a list; nil for anything else.
func (n Node) Items() []Node {
	if n.Kind() != List {
		return nil
	}
	items := make([]Node, len(n.y.Content))
	for i, y := range n.y.Content {
		items[i] = n.item(i, y)
	}
	return items
}

// Entries returns the keys and values of a map in the order of the file; nil for anything else.
func (n Node) Entries() []Entry {
	if n.Kind() != Map {
		return nil
	}
	entries := make([]Entry, 0, len(n.y.Content)/2)
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		key, value := n.y.Content[i], n.y.Content[i+1]
		path := join(n.path, key.Value)
		entries = append(entries, Entry{key.Value, Node{n.d, key, path}, Node{n.d, value, path}})
	}
	return entries
}

// Decode reads the node into the value that into points to, as strictly as the package's Decode. It returns the problems as
// an error, or nil; they are not reported unless the caller returns them, so one form can be tried after another.
func (n Node) Decode(into any) error {
	sub := &decoder{report: report{file: n.d.file}, bad: n.d.bad}
	sub.value(reflect.ValueOf(into).Elem(), Node{sub, n.y, n.path})
	return sub.sorted().Err()
}

// Problem describes something wrong with the node; a type that reads itself returns it as its error. The hint may be zero.
func (n Node) Problem(what, hint i18n.Msg) fault.Problem {
	return n.d.problem(n.y, n.path, what, hint)
}

func (n Node) item(i int, y *yaml.Node) Node {
	return Node{n.d, y, index(n.path, i)}
}

// join appends a key to a path.
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// index appends the number of an item to a path.
func index(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
