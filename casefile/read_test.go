package casefile

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"mandamus/fault"
	"mandamus/i18n"
)

// Claim: each broken file is refused with its problems, in Chinese and in English, at their places.
func TestReadBroken(t *testing.T) {
	for _, path := range glob(t, "testdata/broken/*.yaml") {
		name := strings.TrimPrefix(path, "testdata/broken/")
		f, problems := Read(name, readFile(t, path))
		if f != nil {
			t.Errorf("%s was accepted", name)
		}
		var out bytes.Buffer
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			out.WriteString(problems.In(l) + "\n")
		}
		matches(t, strings.TrimSuffix(path, ".yaml")+".golden", out.Bytes())
	}
}

// Claim: every message about a problem is provoked by one of the broken files, and each has a place in its file.
func TestEveryProblemIsProvoked(t *testing.T) {
	var said []string
	for _, path := range glob(t, "testdata/broken/*.yaml") {
		_, problems := Read(path, readFile(t, path))
		for _, p := range problems {
			said = append(said, p.What.Key, p.Hint.Key)
			if p.Line == 0 || p.Col == 0 || p.File != path {
				t.Errorf("no place: %v", p)
			}
		}
	}
	for _, key := range problemKeys() {
		if !slices.Contains(said, key) {
			t.Errorf("no broken file provokes %s", key)
		}
	}
}

// problemKeys returns the keys of the catalogue that stand in a Problem themselves.
func problemKeys() []string {
	parts := []string{"casefile.field.", "casefile.word.", "casefile.list.", "casefile.stage.", "casefile.ref.", "casefile.template.",
		"casefile.date.hint"}
	var keys []string
	for _, key := range i18n.Keys() {
		if strings.HasPrefix(key, "casefile.") && !slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(key, p) }) {
			keys = append(keys, key)
		}
	}
	return keys
}

// Claim: a File that was not read is judged by the same rules; what it lacks is reported as well.
func TestCheckWithoutFile(t *testing.T) {
	for _, path := range examples(t) {
		f := mustRead(t, path, readFile(t, path))
		if problems := Check(f); len(problems) > 0 {
			t.Errorf("%s: %v", path, problems)
		}
	}
	var paths []string
	for _, p := range Check(&File{Events: []Event{{Kind: "finding"}}}) {
		paths = append(paths, p.Path)
	}
	for _, want := range []string{"casefile", "id", "jurisdiction", "title", "enforcement_title.kind", "debtors", "obligations",
		"events[0]", "events[0].on"} {
		if !slices.Contains(paths, want) {
			t.Errorf("nothing said of %s: %v", want, paths)
		}
	}
}

// Claim: a warning does not stop the work: the File is there.
func TestWarningsPass(t *testing.T) {
	f := sample()
	f.Persons[0].Deputy, f.Events = "none", nil
	f.Debtors = append(f.Debtors, Debtor{ID: "d2", Name: f.Debtors[0].Name})
	f.Obligations[0].Period, f.Obligations[0].Instalments, f.Obligations[0].AlternativeTo = Term{Kind: "unstated"}, nil, ""
	got, problems := Read("w", Encode(&f))
	if got == nil || len(problems) != 1 || !problems[0].Warning || problems[0].Path != "persons[0].deputy_permission" {
		t.Errorf("%v", problems)
	}
}

// Claim: an event without an id is called by its place in the list, a given id stays.
func TestEventIDs(t *testing.T) {
	f := sample()
	f.Obligations, f.Debtors[0].Successor, f.Persons = []Obligation{{ID: "o1", Kind: "other", What: f.Title}}, "", nil
	f.Events = []Event{{ID: "e1", On: Undated(), Kind: "demand"}, {ID: "x", On: Undated(), Kind: "demand"}, {ID: "e3", On: Undated(), Kind: "demand"}}
	text := string(Encode(&f))
	if strings.Contains(text, "id: e1") || !strings.Contains(text, "- id: x") || strings.Contains(text, "id: e3") {
		t.Errorf("ids written:\n%s", text)
	}
	got := mustRead(t, "ids", []byte(text))
	if ids := []string{got.Events[0].ID, got.Events[1].ID, got.Events[2].ID}; !slices.Equal(ids, []string{"e1", "x", "e3"}) {
		t.Errorf("ids read: %v", ids)
	}
}

// Claim: JSON is read as YAML is.
func TestReadJSON(t *testing.T) {
	data := `{"casefile": 1, "id": "j", "jurisdiction": "cn", "title": {"zh": "甲"}, "complete": true,
		"enforcement_title": {"kind": "civil_judgment", "made": "2020-02"}, "debtors": [{"id": "d1", "name": {"zh": "乙"}}],
		"obligations": [{"id": "o1", "kind": "pay", "what": {"zh": "付款"}, "amount": "5"}]}`
	if f := mustRead(t, "j", []byte(data)); f.Enforcement.Made.String() != "2020-02" || !f.Complete {
		t.Errorf("%+v", f)
	}
}

// Claim: whatever the bytes, Read does not panic, says why where it gives no File, and an accepted File survives writing.
func FuzzRead(f *testing.F) {
	for _, path := range append(examples(f), glob(f, "testdata/broken/*.yaml")...) {
		f.Add(readFile(f, path))
	}
	f.Add(Template("admin_act"))
	f.Add([]byte(nil))
	f.Add([]byte("[1, 2]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, problems := Read("fuzz", data)
		if (file == nil) != (problems.Err() != nil) {
			t.Fatalf("file %v, problems %v", file != nil, problems)
		}
		if file == nil {
			return
		}
		again, problems := Read("again", Encode(file))
		if again == nil || !same(file, again) {
			t.Fatalf("%v\n%s", problems, Encode(file))
		}
	})
}

// Claim: a key or word mistyped by one letter is answered with the right one.
func TestDidYouMean(t *testing.T) {
	_, problems := Read("keys.yaml", readFile(t, "testdata/broken/keys.yaml"))
	hints := problems.In(i18n.EN)
	for _, want := range []string{"admin_judgment", "number", "remake", "amount", "notice"} {
		if !strings.Contains(hints, "“"+want+"”") {
			t.Errorf("no hint %q in\n%s", want, hints)
		}
	}
	if !slices.ContainsFunc(problems, func(p fault.Problem) bool { return p.Path == "events[1]" }) {
		t.Errorf("the missing day is not reported:\n%s", hints)
	}
}
