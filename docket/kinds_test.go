package docket

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/i18n"
)

// Claim: every kind has a name of its own in its form, a body of its own, a label and a heading in both languages.
func TestKindsTable(t *testing.T) {
	names, bodies := map[string]bool{}, map[reflect.Type]bool{}
	for _, k := range Kinds {
		if names[k.String()] || bodies[k.body] || !kindForm.MatchString(k.String()) {
			t.Errorf("kind %v: name or body not its own, or not in its form", k)
		}
		names[k.String()], bodies[k.body] = true, true
		if got, ok := KindOf(k.String()); !ok || got.Name != k.Name {
			t.Errorf("kind %v is not found", k)
		}
		for _, m := range []i18n.Msg{k.Label(), k.StageLabel()} {
			if zh, en := m.In(i18n.ZH), m.In(i18n.EN); strings.HasPrefix(zh, "⟦") || zh == en {
				t.Errorf("kind %v is called %q, %q", k, zh, en)
			}
		}
	}
	for _, key := range i18n.Keys() {
		if name, ok := strings.CutPrefix(key, "docket.kind."); ok && !names[name+"/1"] {
			t.Errorf("%s names no kind", key)
		}
	}
}

// Claim: every kind of event of a case file is a kind here, and the body of each carries exactly its typed fields.
func TestEveryOccurrenceHasAKind(t *testing.T) {
	ofCaseFile := []string{"person", "party", "until", "amount", "measure", "finding", "value", "rate", "days", "state", "way", "number"}
	for _, c := range casefile.Kinds {
		k, ok := kindOfEvent[c.Word]
		if !ok {
			t.Errorf("no kind becomes %s", c.Word)
			continue
		}
		keys := keysOf(k.body)
		for _, field := range ofCaseFile {
			if slices.Contains(keys, field) != c.Carries(field) {
				t.Errorf("%v: field %s, in %s %v", k, field, c.Word, c.Carries(field))
			}
		}
	}
	for _, k := range Kinds {
		_, is := k.blank().(occurrence)
		if _, known := casefile.KindOf(k.Event); k.Event != "" != is || k.Event != "" && !known || (k.Known || k.Free) && k.Event == "" {
			t.Errorf("%v becomes %q", k, k.Event)
		}
	}
}

// Claim: an unknown kind and an unknown version of a known one are not found.
func TestUnknownKinds(t *testing.T) {
	for _, s := range []string{"", "application.filed", "application.filed/2", "application.filed/1 ", "Application.filed/1"} {
		if _, ok := KindOf(s); ok {
			t.Errorf("%q is found", s)
		}
	}
	if slices.Contains(FreeKinds(), "measure.decided") || !slices.Contains(FreeKinds(), "letter.sent") {
		t.Errorf("free kinds: %v", FreeKinds())
	}
}

// Claim: every list, word and field has a text in both languages, and the catalogue has none beside them.
func TestWordsAreNamed(t *testing.T) {
	want := map[string]bool{}
	for _, list := range Lists() {
		for _, word := range WordsOf(list) {
			want[Label(list, word).Key] = true
		}
	}
	for key := range want {
		if text := i18n.T(i18n.ZH, key); strings.HasPrefix(text, "⟦") {
			t.Errorf("%s has no text", key)
		}
	}
	for _, key := range i18n.Keys() {
		if strings.HasPrefix(key, "docket.word.") && !want[key] {
			t.Errorf("%s names nothing", key)
		}
		if rule, ok := strings.CutPrefix(key, "docket.refuse."); ok {
			if _, known := rules[strings.TrimSuffix(rule, ".remedy")]; !known {
				t.Errorf("%s is no rule", key)
			}
		}
	}
}

// keysOf returns the JSON keys of a body's type, those of embedded structs among them.
func keysOf(typ reflect.Type) []string {
	var out []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			out = append(out, keysOf(f.Type)...)
			continue
		}
		out = append(out, name)
	}
	return out
}
