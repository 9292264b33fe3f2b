package verify

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
)

var update = flag.Bool("update", false, "rewrite kinds.json")

// The check page calls every kind of entry what the program calls it: kinds.json, which the build takes in, is up to date.
func TestKindsOfThePage(t *testing.T) {
	names := map[string]i18n.Text{}
	for _, key := range i18n.Keys() {
		if name, own := strings.CutPrefix(key, "publog.kind."); own {
			names[name+"/1"] = i18n.Text{ZH: i18n.T(i18n.ZH, key), EN: i18n.T(i18n.EN, key)}
		}
	}
	for _, k := range docket.Kinds {
		names[k.String()] = i18n.Text{ZH: k.Label().In(i18n.ZH), EN: k.Label().In(i18n.EN)}
	}
	got, err := json.MarshalIndent(names, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile("kinds.json", got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile("kinds.json"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("kinds.json is of another program (%v): run this test with -update", err)
	}
}
