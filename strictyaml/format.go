package strictyaml

import (
	"bytes"
	"slices"
	"strings"

	"mandamus/fault"
	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// The widths of canonical style, in characters.
const (
	textWidth = 120 // where a text is broken, at a space
	flowWidth = 140 // up to which a list or map in brackets stays on one line
)

// Format rewrites a file in canonical style: block style with two spaces a level, lists indented below their key, one blank line
// where there were any, days and the words yes, no, on, off in quotes. What stands in brackets stays so if it fits on one line
// and holds no comments. Comments stay in their order, at the line or before the key they stood at.
//
// The values do not change, except that an unquoted day becomes text; formatting twice changes nothing more. A file that Decode
// refuses whatever the schema is refused here too, and returned problems mean that nothing was formatted.
func Format(file string, data []byte) ([]byte, fault.Problems) {
	d := &decoder{report: report{file: file}, mend: true}
	root, comments := d.read(data, newConfig(nil))
	if root != nil {
		d.inspect(root)
	}
	if len(d.problems) > 0 {
		return nil, d.sorted()
	}
	p := &printer{comments: comments, source: strings.Split(string(data), "\n"), fresh: true}
	p.document(root)
	if !same(root, comments, p.out.Bytes()) {
		d.failAt(place{}, i18n.M("strictyaml.format"), i18n.M("strictyaml.format.hint"))
		return nil, d.problems
	}
	return p.out.Bytes(), nil
}

// same reads the printed file and reports whether it says what the source says: the last guard between a slip of the printer
// and somebody's law.
func same(root *yaml.Node, comments []comment, printed []byte) bool {
	d := &decoder{}
	again, kept := d.read(printed, newConfig(nil))
	return again != nil && sameNode(root, again, false) && slices.Equal(words(comments), words(kept))
}

// words returns the words of all comments in order; how comments are spread over lines may change.
func words(comments []comment) []string {
	var all []string
	for _, c := range comments {
		all = append(all, strings.Fields(c.text)...)
	}
	return all
}

// sameNode compares two nodes but for their styles and places. Quotes count, save where the printer puts them on purpose.
func sameNode(a, b *yaml.Node, key bool) bool {
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Content) != len(b.Content) {
		return false
	}
	if a.Kind == yaml.ScalarNode && quoted(a) != quoted(b) && !needsQuotes(a, key) {
		return false
	}
	for i := range a.Content {
		if !sameNode(a.Content[i], b.Content[i], a.Kind == yaml.MappingNode && i%2 == 0) {
			return false
		}
	}
	return true
}

// printer writes nodes in canonical style and weaves the comments in by their lines.
type printer struct {
	out       bytes.Buffer
	lineStart int       // where the line being written begins in out
	comments  []comment // not yet written
	source    []string  // lines of the source, to see the blank ones
	fresh     bool      // nothing written in this block yet: no blank line
	kept      bool      // a text that keeps its blank lines was just written: one more would belong to it
}

// entry is a line or more of a block: a key with its value, or an item without a key.
type entry struct{ key, value *yaml.Node }

// first is the node the entry begins with.
func (e entry) first() *yaml.Node {
	if e.key != nil {
		return e.key
	}
	return e.value
}

func entriesOf(y *yaml.Node) []entry {
	var entries []entry
	if y.Kind == yaml.SequenceNode {
		for _, item := range y.Content {
			entries = append(entries, entry{value: item})
		}
		return entries
	}
	for i := 0; i+1 < len(y.Content); i += 2 {
		entries = append(entries, entry{y.Content[i], y.Content[i+1]})
	}
	return entries
}
