package strictyaml

//i18n:keys strictyaml.syntax.* strictyaml.tab.hint

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// read turns the bytes of a file into its root node, or reports why not. The cheap refusals come first: size, encoding,
// then what a scan of the bytes sees; only a file that passes them is given to the YAML library. The comments are those the
// scan saw.
func (d *decoder) read(data []byte, c config) (*yaml.Node, []comment) {
	if len(data) > c.maxBytes {
		d.failAt(place{}, i18n.M("strictyaml.size", "size", len(data), "max", c.maxBytes), i18n.M("strictyaml.size.hint"))
		return nil, nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if at, ok := invalidUTF8(data); ok {
		d.failAt(at, i18n.M("strictyaml.encoding"), i18n.M("strictyaml.encoding.hint"))
		return nil, nil
	}
	o := scan(data, c)
	d.outline(o, c)
	if len(d.problems) > 0 {
		return nil, nil
	}
	docs, err := c.load(data)
	if err != nil {
		d.syntax(err)
		return nil, nil
	}
	return d.only(docs, c), o.comments
}

// outline reports what the scan saw.
func (d *decoder) outline(o outline, c config) {
	for _, at := range o.tabs {
		d.failAt(at, i18n.M("strictyaml.tab"), i18n.M("strictyaml.tab.hint"))
	}
	for _, ch := range o.forbidden {
		d.failAt(ch.at, i18n.M("strictyaml.character", "code", ch.code()), i18n.M("strictyaml.character.hint"))
	}
	for _, at := range o.directives {
		d.failAt(at, i18n.M("strictyaml.directive"), i18n.M("strictyaml.directive.hint"))
	}
	switch o.limit {
	case tooDeep:
		d.failAt(o.limitAt, i18n.M("strictyaml.depth", "max", c.maxDepth), i18n.M("strictyaml.depth.hint"))
	case tooMany:
		d.tooMany(o.limitAt, c)
	}
}

func (d *decoder) tooMany(at place, c config) {
	d.failAt(at, i18n.M("strictyaml.nodes", "max", c.maxNodes), i18n.M("strictyaml.size.hint"))
}

// only returns the root of the one document there must be, if it keeps within the limits. The scan counted low where it was in
// doubt; this count is exact.
func (d *decoder) only(docs []yaml.Node, c config) *yaml.Node {
	switch {
	case len(docs) > 1:
		d.failAt(place{line: docs[1].Line, col: docs[1].Column},
			i18n.M("strictyaml.documents"), i18n.M("strictyaml.documents.hint"))
		return nil
	case len(docs) == 0 || len(docs[0].Content) == 0 || blank(docs[0].Content[0]):
		d.failAt(place{}, i18n.M("strictyaml.nothing"), i18n.M("strictyaml.nothing.hint"))
		return nil
	}
	root, left := docs[0].Content[0], c.maxNodes
	deepest := measure(root, c.maxDepth, &left)
	switch {
	case deepest != nil:
		at := place{deepest.Line, deepest.Column}
		d.failAt(at, i18n.M("strictyaml.depth", "max", c.maxDepth), i18n.M("strictyaml.depth.hint"))
		return nil
	case left < 0:
		d.tooMany(place{root.Line, root.Column}, c)
		return nil
	}
	return root
}

// blank reports whether the document is empty but for comments.
func blank(y *yaml.Node) bool { return y.Kind == yaml.ScalarNode && y.Value == "" && !quoted(y) }

// measure counts the nodes of y down from left, and returns the first list or map that lies deeper than depth.
func measure(y *yaml.Node, depth int, left *int) *yaml.Node {
	*left--
	if len(y.Content) > 0 && depth == 0 {
		return y
	}
	for _, child := range y.Content {
		if deep := measure(child, depth-1, left); deep != nil {
			return deep
		}
	}
	return nil
}

// loadAll calls the YAML library.
func loadAll(data []byte) (docs []yaml.Node, err error) {
	err = yaml.Load(data, &docs, yaml.WithAllDocuments(), yaml.WithUniqueKeys(false))
	return docs, err
}

// phrase finds our message by a piece of the library's.
type phrase struct {
	piece, key string
	opening    bool // the place to show is where the quote or bracket was opened, not where its end was missed
}

var phrases = []phrase{
	{"found unexpected end of stream", "strictyaml.syntax.quote", true},
	{"found unexpected document indicator", "strictyaml.syntax.quote", true},
	{"did not find expected ',' or", "strictyaml.syntax.bracket", true},
	{"did not find expected node content", "strictyaml.syntax.bracket", true},
	{"mapping values are not allowed", "strictyaml.syntax.colon", false},
	{"could not find expected ':'", "strictyaml.syntax.no-colon", true},
	{"did not find expected key", "strictyaml.syntax.indent", false},
	{"block sequence entries are not allowed", "strictyaml.syntax.indent", false},
	{"did not find expected '-' indicator", "strictyaml.syntax.indent", false},
	{"cannot start any token", "strictyaml.syntax.start", false},
	{"unknown escape character", "strictyaml.syntax.escape", false},
	{"unknown anchor", "strictyaml.syntax.star", false},
	{"tab character", "strictyaml.tab", false},
}

// syntax reports the library's error in our words; one we have no words for is quoted.
func (d *decoder) syntax(err error) {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		load = &yaml.LoadError{Message: err.Error()}
	}
	what, hint, mark := i18n.M("strictyaml.syntax", "message", load.Message), i18n.Msg{}, load.Mark
	for _, p := range phrases {
		if strings.Contains(load.Message, p.piece) {
			what, hint = i18n.M(p.key), i18n.M(p.key+".hint")
			if p.opening && load.ContextMark.Line > 0 {
				mark = load.ContextMark
			}
			break
		}
	}
	d.failAt(place{mark.Line, mark.Column}, what, hint)
}

// invalidUTF8 returns where data stops being UTF-8.
func invalidUTF8(data []byte) (place, bool) {
	if utf8.Valid(data) {
		return place{}, false
	}
	at := place{line: 1, col: 1}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		at.col++
		if r == '\n' {
			at = place{line: at.line + 1, col: 1}
		}
		data = data[size:]
	}
	return at, true
}
