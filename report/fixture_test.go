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
	"mandamus/law/packs"
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

// chinese is the law of China as it comes with the program.
func chinese(t testing.TB) *law.Pack {
	t.Helper()
	files, ok := packs.Open("cn")
	if !ok {
		t.Fatal("there is no pack cn")
	}
	p, problems := law.Load(files)
	if p == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	return p
}

// example reads a case file of the examples.
func example(t testing.TB, name string) *casefile.File {
	t.Helper()
	return file(t, filepath.Join("../../examples", name))
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
