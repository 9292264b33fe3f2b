package record

import (
	"encoding/json"
	"slices"

	"mandamus/docket"
	"mandamus/publog"
)

// Preview is what the entry of an event would show, and when: for whoever is about to record it.
type Preview struct {
	Kind       docket.Kind
	Rule       Reveal
	Withheld   bool   // at first the record would only say that something happened
	Restricted bool   // the case is closed to the public by law
	Case, Day  string // as the entry would have them, once it is not withheld
	Fields     []FieldPreview
	Public     json.RawMessage // once it is not withheld; nil: nothing
}

// FieldPreview is what would be shown of a field that the body has.
type FieldPreview struct {
	Name string
	Show Show
	Out  json.RawMessage // nil: nothing of it
}

// Preview returns what the entry of an event that is not recorded yet would show. The docket of s is folded with the event in it.
func (p *Policy) Preview(s Subject, e docket.Event) Preview {
	kind, _ := docket.KindOf(e.Kind)
	out := Preview{Kind: kind, Rule: p.revealOf(s.Docket, e), Restricted: s.Docket.Restricted != nil}
	out.Withheld = !p.reached(s.Docket, e, out.Rule)
	if !p.sound || out.Rule == Never {
		out.Fields = p.fields(kind, e, nil)
		return out
	}
	var shown Projected
	p.show(s, e, &shown)
	out.Case, out.Day, out.Public = shown.Case, shown.Day, shown.Public
	out.Fields = p.fields(kind, e, shown.Public)
	return out
}

// fields says of each field that the body has what is shown of it.
func (p *Policy) fields(kind docket.Kind, e docket.Event, public json.RawMessage) []FieldPreview {
	in, shown := leaves(e.Body), leaves(public)
	var out []FieldPreview
	for _, f := range Fields(kind.Name) {
		if _, there := in[f.Name]; !there && !begun(in, f.Name) {
			continue
		}
		show := p.rules[kind.Name].Fields[f.Name]
		if show == "" {
			show = Hidden
		}
		out = append(out, FieldPreview{Name: f.Name, Show: show, Out: shown[f.Name]})
	}
	return out
}

// begun reports whether a body has a part of the field, as the Chinese text of words.
func begun(in map[string]json.RawMessage, name string) bool {
	for _, lang := range []string{".zh", ".en", ".c"} {
		if _, ok := in[name+lang]; ok {
			return true
		}
	}
	return false
}

// leaves returns the values of an object by the names a policy has for them; of a list of objects the first that has it.
func leaves(raw json.RawMessage) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	collectLeaves(raw, "", out)
	return out
}

func collectLeaves(raw json.RawMessage, at string, into map[string]json.RawMessage) {
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) == nil && object != nil {
		for key, v := range object {
			collectLeaves(v, joined(at, key), into)
		}
		if len(object) > 0 && at != "" {
			into[at] = raw
		}
		return
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil && slices.ContainsFunc(list, isObject) {
		for _, v := range list {
			collectLeaves(v, at, into)
		}
		return
	}
	if _, taken := into[at]; !taken && at != "" {
		into[at] = raw
	}
}

func isObject(raw json.RawMessage) bool { return len(raw) > 0 && raw[0] == '{' }

// Withheld reports whether an entry is one of those that say nothing yet.
func Withheld(e publog.Entry) bool { return e.Kind == publog.KindWithheld }
