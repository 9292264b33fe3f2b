package house

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// repository is this repository; the tests of a package run in its folder.
var repository = os.DirFS("../..")

// planted makes a small tree out of path, text, path, text …
func planted(files ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		out[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return out
}

// wantFindings fails unless there is one finding a want, in this order, and each contains its want.
func wantFindings(t *testing.T, got []string, err error, want ...string) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("got %d findings, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("finding %d is %q, want it to contain %q", i, got[i], want[i])
		}
	}
}

// architecture is the package table of this repository.
func architecture(t *testing.T) table {
	t.Helper()
	page, err := os.ReadFile("../../ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	tab, err := parseTable(string(page))
	if err != nil {
		t.Fatal(err)
	}
	return tab
}
