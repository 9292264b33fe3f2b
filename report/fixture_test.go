package report

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

// toy is the small invented law of testdata/pack.
func toy(t testing.TB) *law.Pack {
	t.Helper()
	p, problems := law.Load(os.DirFS("testdata/pack"))
	if p == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	return p
}

// file reads a case file of testdata; edit may change its text first.
func file(t testing.TB, name string, edits ...string) *casefile.File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	f, problems := casefile.Read(name, []byte(strings.NewReplacer(edits...).Replace(string(data))))
	if f == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	return f
}

// assess assesses a file on a day.
func assess(t testing.TB, p *law.Pack, f *casefile.File, on civil.Day, readings map[string]string) *law.Assessment {
	t.Helper()
	a, err := law.Assess(p, f, on, law.WithReadings(readings))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// golden compares text with a file of testdata/golden.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata/golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; with -update the file is written anew. Got:\n%s", path, got)
	}
}
