package docket

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"mandamus/casefile"
)

// Claim: the events each release wrote fold for ever, to the state and the case file they folded to then. The events are never
// rewritten: a file that is there stays. The golden state may change with the state, the case file only with its format.
func TestHistoryFoldsForEver(t *testing.T) {
	const release = "testdata/history/v1"
	for name, events := range map[string][]Event{"every-kind": everyKind(t), "played": played(t).events, "intake": intakeEvents(t), "proposals": proposed(t).events,
		"law":    oneOfEach(t, []Kind{byString["case.opened/1"], byString["law.changed/1"]}),
		"public": answered(t).events} {
		path := filepath.Join(release, name+".json")
		if _, err := os.Stat(path); os.IsNotExist(err) && *update {
			write(t, path, events)
		}
	}
	seen := map[string]bool{}
	for _, path := range files(t, "testdata/history/*/*.json") {
		var events []Event
		if err := json.Unmarshal(readFile(t, path), &events); err != nil {
			t.Fatal(err)
		}
		d, err := Fold(events)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for _, e := range d.History {
			seen[e.Event.Kind] = e.Known()
		}
		matches(t, path[:len(path)-len(".json")]+".state", []byte(dump(d)))
		matches(t, path[:len(path)-len(".json")]+".yaml", casefile.Encode(d.CaseFile(today)))
	}
	for _, k := range Kinds {
		if !seen[k.String()] {
			t.Errorf("no history has %v: add a file to a folder of testdata/history", k)
		}
	}
}

// Claim: an event written today is written as the history has it, so that hashes of bodies keep.
func TestBodiesAreWrittenAsEver(t *testing.T) {
	for _, path := range files(t, "testdata/history/*/*.json") {
		var events []Event
		if err := json.Unmarshal(readFile(t, path), &events); err != nil {
			t.Fatal(err)
		}
		d, err := Fold(events)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range d.History {
			i := -1
			raw, private, err := seal(e.Body, func() [32]byte { i++; return e.Event.Private[i].Salt })
			if err != nil || string(raw) != string(e.Event.Body) || len(private) != len(e.Event.Private) {
				t.Errorf("%s, event %d: %s, %v", path, e.Event.Version, raw, err)
			}
		}
	}
}

func write(t *testing.T, path string, events []Event) {
	t.Helper()
	data, err := json.MarshalIndent(events, "", " ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o777)
	}
	if err == nil {
		err = os.WriteFile(path, append(data, '\n'), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// matches compares got with a golden file.
func matches(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := readFile(t, path); string(want) != string(got) {
		t.Errorf("%s is not current: run go test ./docket -update and read the difference\n%s", path, got)
	}
}
