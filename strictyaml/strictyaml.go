// Package strictyaml reads YAML the way a registrar reads a form: what is not foreseen is refused, with the place and the
// likely remedy, and nothing is guessed. JSON is read too, being YAML.
//
// A schema is the Go type a file is decoded into; the file never chooses a type itself. The package knows structs, pointers,
// slices, maps, Ordered maps, OneOrList, strings, true and false, whole numbers, and types that read themselves (Unmarshaler,
// FromString, encoding.TextUnmarshaler). There are no floating-point numbers: money and rates are text, read by their types.
//
// Refused, each with line, column and path, and all of a file's problems at once:
//   - a key the schema does not have, a key given twice, a required key that is missing;
//   - a value of the wrong kind; an unquoted number, true, null or the like where text is wanted; an empty value;
//   - an unquoted day (2020-01-01) anywhere, as every reader of YAML makes something else of it;
//   - anchors, aliases, tags, merge keys, directives, several documents, tabs as indentation, control characters;
//   - a file above 4 MiB, above 200,000 nodes or nested deeper than 32; a scan of the bytes decides this before the YAML
//     library sees the file.
//
// A struct field is named by its tag as in other packages: `yaml:"name"`, `yaml:"name,required"`, `yaml:"-"`; without a tag
// the field's name in lower case is the key. `yaml:",inline"` reads the keys of a struct field as the outer struct's own. A
// field the file does not mention keeps its value.
//
// Format rewrites a file in one canonical style. The package does not write Go values as YAML, and it does not judge what the
// values mean: that is the schema's owner, who finds positions in Pos.
package strictyaml

import (
	"reflect"
	"strconv"

	"mandamus/fault"

	"go.yaml.in/yaml/v4"
)

// The limits of a file.
const (
	MaxBytes    = 4 << 20 // size of a file
	MaxDepth    = 32      // lists and maps inside each other
	MaxNodes    = 200_000 // keys, values, lists and maps
	MaxProblems = 50      // problems reported of one file
)

// Pos is a place in a file. A struct that embeds it (tag `yaml:"-"`) learns where it stood.
type Pos struct {
	File string
	Line int    // from 1; 0 for a value that did not come from a file
	Col  int    // from 1
	Path string // obligations[0]; empty for the whole file
}

// String returns file:line:col.
func (p Pos) String() string {
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

// Unmarshaler is a type that reads itself from a node. The problems it returns are reported as they are; another error is
// reported at the node.
type Unmarshaler interface {
	UnmarshalStrict(n Node) error
}

// FromString is a type that reads itself from text. It is given text only: an unquoted number, true or null is refused
// before. An error that has a method In(i18n.Lang) string is shown in the reader's language.
type FromString interface {
	FromString(s string) error
}

// Option changes a limit of Decode.
type Option func(*config)

type config struct {
	maxBytes, maxDepth, maxNodes int
	load                         func(data []byte) ([]yaml.Node, error)
}

func newConfig(opts []Option) config {
	c := config{maxBytes: MaxBytes, maxDepth: MaxDepth, maxNodes: MaxNodes, load: loadAll}
	for _, opt := range opts {
		opt(&c)
	}
	return c
}

// WithMaxBytes sets the size from which a file is refused, in bytes, instead of MaxBytes.
func WithMaxBytes(n int) Option { return func(c *config) { c.maxBytes = n } }

// WithMaxNodes sets the number of nodes from which a file is refused instead of MaxNodes.
func WithMaxNodes(n int) Option { return func(c *config) { c.maxNodes = n } }

// Decode reads data, called file in problems, into the value that into points to. It returns all problems in the order of
// the file, at most MaxProblems; where there are any, the value is incomplete and only good for being shown. It panics if into
// is not a pointer or its type has no YAML form, which is a mistake of the program and not of the file.
func Decode(file string, data []byte, into any, opts ...Option) fault.Problems {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() {
		panic("strictyaml: Decode wants a pointer, got " + target.Kind().String())
	}
	d := &decoder{report: report{file: file}}
	if root, _ := d.read(data, newConfig(opts)); root != nil {
		d.inspect(root)
		d.value(target.Elem(), Node{d: d, y: root})
	}
	return d.sorted()
}
