package casefile

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// compiled returns the JSON Schema, ready to validate.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// generic reads YAML as a reader does that does not know the format.
func generic(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Claim: the published schema.json is what the types say today, twice in a row.
func TestSchemaIsCurrent(t *testing.T) {
	if !bytes.Equal(Schema(), Schema()) {
		t.Error("two schemas differ")
	}
	matches(t, "schema.json", Schema())
}

// Claim: every example and every template satisfies the schema.
func TestExamplesSatisfySchema(t *testing.T) {
	s := compiled(t)
	for _, path := range examples(t) {
		if err := s.Validate(generic(t, readFile(t, path))); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, kind := range TitleKinds {
		if err := s.Validate(generic(t, Template(kind))); err != nil {
			t.Errorf("template %s: %v", kind, err)
		}
	}
}

// Claim: one change that breaks the format is refused by the schema and by Read alike.
func TestSchemaRefuses(t *testing.T) {
	const base = `casefile: 1
id: x
jurisdiction: cn
title: {en: x}
complete: false
enforcement_title: {kind: admin_judgment}
debtors: [{id: d1, name: {en: d}}]
obligations: [{id: o1, kind: pay, what: {en: p}, amount: "5.00"}]
events: [{on: "2020", kind: finding, finding: refusal}, {on: "2020", kind: closing, way: performed}]
`
	s := compiled(t)
	if err := s.Validate(generic(t, []byte(base))); err != nil {
		t.Fatal(err)
	}
	mustRead(t, "base", []byte(base))
	for _, c := range []struct{ claim, old, new string }{
		{"another version", "casefile: 1", "casefile: 2"},
		{"an unknown key", "id: x", "id: x\nname: y"},
		{"a missing key", "complete: false\n", ""},
		{"no debtor", "[{id: d1, name: {en: d}}]", "[]"},
		{"a text without a language", "title: {en: x}", "title: {}"},
		{"a third language", "title: {en: x}", "title: {fr: x}"},
		{"a word outside its list", "kind: pay", "kind: pays"},
		{"a sum that is none", `"5.00"`, `"5,00"`},
		{"three decimals", `"5.00"`, `"5.000"`},
		{"an id that is none", "id: o1", "id: O1"},
		{"a date that is none", `on: "2020", kind: finding`, `on: "20", kind: finding`},
		{"a field the kind must have", ", finding: refusal", ""},
		{"a field the kind has not", "finding: refusal", `finding: refusal, amount: "1"`},
		{"a way of another kind", "way: performed", "way: granted"},
		{"an empty text where a word belongs", "kind: pay", `kind: ""`},
	} {
		broken := strings.Replace(base, c.old, c.new, 1)
		if broken == base {
			t.Fatalf("%s: nothing replaced", c.claim)
		}
		if s.Validate(generic(t, []byte(broken))) == nil {
			t.Errorf("the schema accepts %s", c.claim)
		}
		if f, _ := Read("broken", []byte(broken)); f != nil {
			t.Errorf("Read accepts %s", c.claim)
		}
	}
}
