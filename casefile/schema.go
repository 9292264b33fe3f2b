package casefile

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"mandamus/i18n"
)

//i18n:keys casefile.field.*

// datePattern is what a Date looks like; Read also refuses days that do not exist.
const datePattern = `^(unknown|[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)$`

// object is a JSON object of the schema. Its keys are written in alphabetical order, so that equal types give equal bytes.
type object map[string]any

// Schema returns the JSON Schema (draft 2020-12) of the format, for editors and for other people's programs. It is made from the
// types and the closed lists; what one value says of another (ids, the order of days) only Read checks.
func Schema() []byte {
	defs := object{"text": textSchema(), "date": object{"type": "string", "pattern": datePattern}}
	root := schemaOf(reflect.TypeFor[File](), defs)
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "urn:mandamus:casefile:1"
	root["title"] = "Mandamus case file, version 1"
	root["$defs"] = defs
	root["properties"].(object)["casefile"].(object)["const"] = Version
	defs["event"].(object)["allOf"] = kindRules()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(root); err != nil {
		panic("casefile: schema: " + err.Error()) // objects of strings, numbers and lists always encode
	}
	return out.Bytes()
}

// textSchema is a text in one language or both.
func textSchema() object {
	line := object{"type": "string"}
	return object{
		"type": "object", "properties": object{"zh": line, "en": line}, "minProperties": 1, "additionalProperties": false,
	}
}

// schemaOf describes a struct type; the types inside it go into defs.
func schemaOf(t reflect.Type, defs object) object {
	properties, required := object{}, []string{}
	for _, k := range keysOf(t) {
		described := valueSchema(k.typ, k, defs)
		described["description"] = Explain(t.Name(), k.name).In(i18n.EN)
		properties[k.name] = described
		if k.required {
			required = append(required, k.name)
		}
	}
	out := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// valueSchema describes the value of a key.
func valueSchema(t reflect.Type, k key, defs object) object {
	switch {
	case t == textType:
		return object{"$ref": "#/$defs/text"}
	case t == dateType:
		return object{"$ref": "#/$defs/date"}
	case t.Kind() == reflect.Pointer:
		return valueSchema(t.Elem(), k, defs)
	case t.Kind() == reflect.Slice:
		return listSchema(t, k, defs)
	case t.Kind() == reflect.Struct:
		name := strings.ToLower(t.Name())
		if _, ok := defs[name]; !ok {
			defs[name] = schemaOf(t, defs)
		}
		return object{"$ref": "#/$defs/" + name}
	case t.Kind() == reflect.Bool:
		return object{"type": "boolean"}
	case t.Kind() == reflect.Int:
		return object{"type": "integer", "minimum": 1}
	}
	return stringSchema(k)
}

func listSchema(t reflect.Type, k key, defs object) object {
	out := object{"type": "array", "items": valueSchema(t.Elem(), k, defs)}
	if k.required {
		out["minItems"] = 1
	}
	return out
}

func stringSchema(k key) object {
	out := object{"type": "string", "minLength": 1}
	switch {
	case k.words != "":
		out["enum"] = lists[k.words]
	case k.form != "":
		out["pattern"] = forms[k.form].pattern
	}
	return out
}

// kindRules says for each set of kinds that carry the same fields which they must and may carry.
func kindRules() []object {
	type carrying struct{ must, may, ways string }
	var order []carrying
	same := map[carrying][]string{}
	for _, k := range Kinds {
		c := carrying{strings.Join(k.Must, " "), strings.Join(k.May, " "), k.Ways}
		if same[c] == nil {
			order = append(order, c)
		}
		same[c] = append(same[c], k.Word)
	}
	rules := make([]object, len(order))
	for i, c := range order {
		kinds := same[c]
		k, _ := KindOf(kinds[0])
		rules[i] = object{
			"if":   object{"properties": object{"kind": object{"enum": kinds}}, "required": []string{"kind"}},
			"then": kindRule(k),
		}
	}
	return rules
}

// kindRule says what an event of the kind must and may carry.
func kindRule(k Kind) object {
	properties := object{}
	for _, f := range typedFields {
		if !k.Carries(f) {
			properties[f] = false
		}
	}
	if k.Ways != "" {
		properties["way"] = object{"enum": lists[k.Ways]}
	}
	rule := object{"properties": properties}
	if len(k.Must) > 0 {
		rule["required"] = slices.Clone(k.Must)
	}
	return rule
}

// Explain returns what a key of a type means, as a message: Explain("Obligation", "amount").
func Explain(typeName, key string) i18n.Msg {
	return i18n.Msg{Key: "casefile.field." + strings.ToLower(typeName) + "." + key}
}
