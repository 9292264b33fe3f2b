package strictyaml

import (
	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// inspect looks for what is refused whatever the schema: anchors, aliases, tags, merge keys, keys that are no text, keys given
// twice, unquoted days. The nodes it reports are marked bad, so that decoding does not report them again.
func (d *decoder) inspect(root *yaml.Node) { d.inspectNode(root, "") }

func (d *decoder) inspectNode(y *yaml.Node, path string) {
	d.inspectForm(y, path)
	switch y.Kind {
	case yaml.SequenceNode:
		for i, item := range y.Content {
			d.inspectNode(item, index(path, i))
		}
	case yaml.MappingNode:
		d.inspectKeys(y, path)
		for i := 0; i+1 < len(y.Content); i += 2 {
			d.inspectNode(y.Content[i+1], join(path, y.Content[i].Value))
		}
	}
}

// inspectForm reports what one node must not carry.
func (d *decoder) inspectForm(y *yaml.Node, path string) {
	switch {
	case y.Kind == yaml.AliasNode:
		d.refuse(y, path, i18n.M("strictyaml.alias", "name", y.Value), i18n.M("strictyaml.alias.hint"))
	case y.Anchor != "":
		d.refuse(y, path, i18n.M("strictyaml.anchor", "name", y.Anchor), i18n.M("strictyaml.anchor.hint"))
	case y.Style&yaml.TaggedStyle != 0 || y.Tag == "!":
		d.refuse(y, path, i18n.M("strictyaml.tag", "tag", y.Tag), i18n.M("strictyaml.tag.hint"))
	case y.Kind == yaml.ScalarNode && meaningOf(y) == asDay && !d.mend:
		d.refuse(y, path, i18n.M("strictyaml.day", "value", y.Value), i18n.M("strictyaml.day.hint", "value", y.Value))
	}
}

// inspectKeys reports keys that are no text and keys given twice.
func (d *decoder) inspectKeys(y *yaml.Node, path string) {
	first := make(map[string]int, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		key := y.Content[i]
		at := join(path, key.Value)
		if key.Kind != yaml.ScalarNode {
			d.refuse(key, path, i18n.M("strictyaml.key-kind"), i18n.M("strictyaml.key-kind.hint"))
			continue
		}
		d.inspectForm(key, at)
		if key.Value == "<<" && !quoted(key) {
			d.refuse(key, at, i18n.M("strictyaml.merge"), i18n.M("strictyaml.merge.hint"))
		} else if line, ok := first[key.Value]; ok {
			d.refuse(key, at, i18n.M("strictyaml.duplicate", "key", key.Value, "line", line),
				i18n.M("strictyaml.duplicate.hint"))
		} else {
			first[key.Value] = key.Line
		}
	}
}

// refuse reports a node and marks it bad.
func (d *decoder) refuse(y *yaml.Node, path string, what, hint i18n.Msg) {
	if d.bad == nil {
		d.bad = map[*yaml.Node]bool{}
	}
	if !d.bad[y] {
		d.bad[y] = true
		d.fail(y, path, what, hint)
	}
}
