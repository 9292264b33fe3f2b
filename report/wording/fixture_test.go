package wording

import (
	"os"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// toy is the small invented law on which the report is tested.
func toy(t testing.TB) *law.Pack {
	t.Helper()
	p, problems := law.Load(os.DirFS("../testdata/pack"))
	if p == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	return p
}

// caseOf assesses a case file of the report's tests under the toy law; edits may change its text first.
func caseOf(t testing.TB, l i18n.Lang, name string, on civil.Day, readings map[string]string, edits ...string) Case {
	t.Helper()
	data, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	f, problems := casefile.Read(name, []byte(strings.NewReplacer(edits...).Replace(string(data))))
	if f == nil {
		t.Fatal(problems.In(i18n.EN))
	}
	p := toy(t)
	a, err := law.Assess(p, f, on, law.WithReadings(readings))
	if err != nil {
		t.Fatal(err)
	}
	return Case{Words: Words{l, p}, A: a}
}

// measure is a measure of the first obligation.
func (c Case) measure(t testing.TB, id string) *law.Measure {
	t.Helper()
	for i, m := range c.A.Positions[0].Measures {
		if m.ID == id {
			return &c.A.Positions[0].Measures[i]
		}
	}
	t.Fatalf("no measure %s", id)
	return nil
}
