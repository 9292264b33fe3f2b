package casefile

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// Claim: each kind of event stands once in the table, its fields are typed fields of Event named once, a way has a list, and
// the way's list is used.
func TestKindsTable(t *testing.T) {
	used := map[string]bool{}
	for i, k := range Kinds {
		if got, ok := KindOf(k.Word); !ok || !reflect.DeepEqual(got, k) {
			t.Errorf("kind %s stands twice", k.Word)
		}
		fields := slices.Concat(k.Must, k.May)
		for j, f := range fields {
			if !slices.Contains(typedFields, f) || slices.Contains(fields[:j], f) {
				t.Errorf("kind %s: field %s", k.Word, f)
			}
		}
		if (k.Ways != "") != k.Carries("way") || k.Ways != "" && lists[k.Ways] == nil {
			t.Errorf("kind %s: ways %q", k.Word, k.Ways)
		}
		used[k.Ways] = true
		if i > 0 && k.Stage != Kinds[i-1].Stage && slices.ContainsFunc(Kinds[:i], func(b Kind) bool { return b.Stage == k.Stage }) {
			t.Errorf("stage %s stands in two places", k.Stage)
		}
	}
	if _, ok := KindOf("daily_fine"); ok {
		t.Error("a measure is no kind of event")
	}
	for _, list := range []string{"closing_way", "decision", "stay_ground", "suspension_ground", "objection_topic", "lead_urgency",
		"supervision_start", "property_class"} {
		if !used[list] {
			t.Errorf("no kind has its way from %s", list)
		}
	}
}

// Claim: typedFields are the keys of Event that are not common to all kinds.
func TestTypedFields(t *testing.T) {
	common := []string{"id", "on", "kind", "fact", "obligations", "by", "source"}
	var keys []string
	for _, k := range keysOf(reflect.TypeFor[Event]()) {
		if !slices.Contains(common, k.name) {
			keys = append(keys, k.name)
		}
	}
	if !slices.Equal(keys, typedFields) {
		t.Errorf("keys of Event %v, typed fields %v", keys, typedFields)
	}
}

// Claim: every word, list, stage and key has a meaning in both languages, and the catalogue has none beside them.
func TestEverythingIsNamed(t *testing.T) {
	want := map[string]bool{}
	for _, list := range Lists() {
		want[listLabel(list).Key] = true
		for _, word := range Words(list) {
			want[Label(list, word).Key] = true
		}
	}
	for _, k := range Kinds {
		want[k.StageLabel().Key] = true
		want[k.Label().Key] = true
	}
	for _, typ := range allTypes() {
		for _, k := range keysOf(typ) {
			want[Explain(typ.Name(), k.name).Key] = true
		}
	}
	for ref := range refs {
		want["casefile.ref."+ref] = true
	}
	for key := range want {
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			if text := i18n.T(l, key); text == "" || strings.HasPrefix(text, "⟦") {
				t.Errorf("%s has no text in %s", key, l)
			}
		}
	}
	for _, key := range i18n.Keys() {
		for _, part := range []string{"word", "list", "stage", "field", "ref"} {
			if strings.HasPrefix(key, "casefile."+part+".") && !want[key] {
				t.Errorf("%s names nothing", key)
			}
		}
	}
}

// Claim: every list, form and ref named by a tag exists.
func TestTags(t *testing.T) {
	for _, typ := range allTypes() {
		for _, k := range keysOf(typ) {
			_, formKnown := forms[k.form]
			switch {
			case k.name == "" || typ.Field(k.index).Tag.Get("json") == "":
				t.Errorf("%s.%s lacks a tag", typ.Name(), typ.Field(k.index).Name)
			case k.words != "" && lists[k.words] == nil, k.ref != "" && refs[k.ref] == nil, k.form != "" && k.form != "count" && !formKnown:
				t.Errorf("%s.%s: words %q, ref %q, form %q", typ.Name(), k.name, k.words, k.ref, k.form)
			}
		}
	}
}

// allTypes returns the types of the format, each before those inside it.
func allTypes() []reflect.Type {
	var all []reflect.Type
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if !isMap(t) || slices.Contains(all, t) {
			return
		}
		all = append(all, t)
		for _, k := range keysOf(t) {
			visit(k.typ)
		}
	}
	visit(reflect.TypeFor[File]())
	return all
}

// Claim: a finding holds unless its value is false.
func TestHolds(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		value *bool
		want  bool
	}{{nil, true}, {&yes, true}, {&no, false}} {
		if got := (Event{Value: c.value}).Holds(); got != c.want {
			t.Errorf("value %v: %v", c.value, got)
		}
	}
}
