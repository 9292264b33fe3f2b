package casefile

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

// update rewrites what the tests compare with: go test ./casefile -update.
var update = flag.Bool("update", false, "rewrite golden files, schema.json, docs/casefile.md and examples/cn/README.md")

// matches compares got with the file at path.
func matches(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not current: run go test ./casefile -update and read the difference\n%s", path, got)
	}
}

// glob returns the files of a pattern, of which there must be some.
func glob(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file matches %s (%v)", pattern, err)
	}
	return paths
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// mustRead reads a case file that must have no problem.
func mustRead(t testing.TB, name string, data []byte) *File {
	t.Helper()
	f, problems := Read(name, data)
	if len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	return f
}
