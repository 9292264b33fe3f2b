package casefile

import (
	"reflect"
	"slices"
	"strings"

	"mandamus/i18n"
)

// Template returns a skeleton to fill in, for an enforcement title of the kind (a word of TitleKinds): the keys every case
// needs, live; all others as comments with a sample; above each key what it means, in Chinese and in English. Read accepts it
// as it stands. For an unknown kind it returns nil.
func Template(kind string) []byte {
	if !slices.Contains(TitleKinds, kind) {
		return nil
	}
	var t template
	t.note("", i18n.M("casefile.template.head"))
	t.mapping(reflect.ValueOf(skeleton(kind)), reflect.ValueOf(sample()), "", true)
	return t.Bytes()
}

// template writes a File as Encode does, with explanations, and with the keys it lacks taken from a sample as comments.
type template struct{ writer }

// mapping writes the keys of live, and those of sample that live lacks as comments.
func (t *template) mapping(live, sample reflect.Value, indent string, explain bool) {
	for _, k := range keysOf(live.Type()) {
		if indent == "" {
			t.line("")
		}
		if explain {
			t.explain(live.Type(), k, indent)
		}
		if field := live.Field(k.index); k.required || !isAbsent(field) {
			t.entry(k, field, sample.Field(k.index), indent)
			continue
		}
		t.off(k, sample.Field(k.index), indent)
	}
}

// off writes a key with its value as comments.
func (t *template) off(k key, sample reflect.Value, indent string) {
	var sub template
	sub.entry(k, sample, sample, indent)
	for line := range strings.Lines(sub.String()) {
		t.WriteString(indent + "# " + strings.TrimPrefix(line, indent))
	}
}

// entry writes one key with its value.
func (t *template) entry(k key, live, sample reflect.Value, indent string) {
	t.WriteString(indent + k.name + ":")
	switch {
	case isMap(k.typ):
		t.line("")
		t.mapping(live, sample, indent+"  ", true)
	case k.typ.Kind() == reflect.Slice && isMap(k.typ.Elem()):
		t.line("")
		for i := range live.Len() {
			var sub template
			sub.mapping(live.Index(i), sample.Index(0), indent+"    ", i == 0)
			t.item(sub.String(), indent+"  ")
		}
	default:
		t.value(live, indent)
	}
}

// explain writes above a key what it means and which words it takes.
func (t *template) explain(typ reflect.Type, k key, indent string) {
	t.note(indent, Explain(typ.Name(), k.name))
	switch words := lists[k.words]; {
	case typ == reflect.TypeFor[Event]() && k.name == "kind":
		t.kinds(indent)
	case len(words) > 0 && k.words != "event":
		t.line(indent + "##   " + strings.Join(words, " | "))
	}
}

// kinds writes the kinds of event, a stage a line; those of an event's kind are explained in docs/casefile.md.
func (t *template) kinds(indent string) {
	for i, k := range Kinds {
		switch {
		case i == 0 || k.Stage != Kinds[i-1].Stage:
			if i > 0 {
				t.line("")
			}
			t.WriteString(indent + "##   " + k.StageLabel().In(i18n.ZH) + " " + k.StageLabel().In(i18n.EN) + ": " + k.Word)
		default:
			t.WriteString(" | " + k.Word)
		}
	}
	t.line("")
}

// note writes a message as comments, Chinese above English. Two signs tell an explanation from a key that is switched off.
func (t *template) note(indent string, m i18n.Msg) {
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		for line := range strings.Lines(m.In(l)) {
			t.line(indent + "## " + strings.TrimSuffix(line, "\n"))
		}
	}
}
