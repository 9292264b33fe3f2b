package casefile

import (
	"reflect"
	"strings"
	"testing"

	"mandamus/i18n"
)

// Claim: the template of every kind of title reads without a problem, is of that kind, invents no event, and is not the
// template of another kind.
func TestTemplateReads(t *testing.T) {
	seen := map[string]bool{}
	for _, kind := range TitleKinds {
		text := Template(kind)
		f := mustRead(t, kind, text)
		if f.Enforcement.Kind != kind || f.Complete || len(f.Events) > 0 || seen[string(text)] {
			t.Errorf("template %s: %+v", kind, f.Enforcement)
		}
		seen[string(text)] = true
	}
	if Template("verdict") != nil {
		t.Error("a template for a kind that does not exist")
	}
}

// Claim: the template shows every key of the format, explained in both languages right above it.
func TestTemplateExplainsEveryKey(t *testing.T) {
	text := string(Template("admin_judgment"))
	for _, typ := range allTypes() {
		for _, k := range keysOf(typ) {
			m := Explain(typ.Name(), k.name)
			at := strings.Index(text, "## "+m.In(i18n.ZH)+"\n")
			if at < 0 || !strings.Contains(text, "## "+m.In(i18n.EN)+"\n") || !strings.Contains(text[at:], k.name+":") {
				t.Errorf("%s.%s is not explained", typ.Name(), k.name)
			}
		}
	}
	for _, k := range Kinds {
		if !strings.Contains(text, " "+k.Word) {
			t.Errorf("kind %s is not listed", k.Word)
		}
	}
}

// Claim: with every key switched on the template is still a case file, but for the sample event, which has more than any kind.
func TestTemplateSwitchedOn(t *testing.T) {
	var lines []string
	for line := range strings.Lines(string(Template("admin_judgment"))) {
		if bare := strings.TrimLeft(line, " "); strings.HasPrefix(bare, "# ") {
			line = strings.Replace(line, "# ", "", 1)
		}
		lines = append(lines, line)
	}
	text := strings.NewReplacer("d2", "d1", "o2", "o1").Replace(strings.Join(lines, ""))
	_, problems := decode("on", []byte(text))
	if len(problems) > 0 {
		t.Errorf("%v\n%s", problems, text)
	}
}

// Claim: the sample has a value for every key.
func TestSampleIsFull(t *testing.T) {
	var visit func(v reflect.Value, path string)
	visit = func(v reflect.Value, path string) {
		for _, k := range keysOf(v.Type()) {
			field, at := v.Field(k.index), under(path, k.name)
			if isAbsent(field) && k.name != "complete" {
				t.Errorf("%s is absent", at)
				continue
			}
			switch {
			case isMap(k.typ):
				visit(field, at)
			case k.typ.Kind() == reflect.Slice && isMap(k.typ.Elem()):
				visit(field.Index(0), at)
			}
		}
	}
	visit(reflect.ValueOf(sample()), "")
}
