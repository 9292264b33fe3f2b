package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

// The JSON of an assessment holds every slot of every obligation, each text in both languages, and is what the golden file says.
func TestJSON(t *testing.T) {
	p := toy(t)
	a := assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil)
	var out bytes.Buffer
	if err := JSON(&out, p, a); err != nil {
		t.Fatal(err)
	}
	golden(t, "assessment.json", out.Bytes())
	var got struct {
		Assessment  int
		Obligations []struct {
			Limits, Measures, Accruals, Determinations []struct {
				ID    string
				Label i18n.Text
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Assessment != jsonVersion || len(got.Obligations) != 2 {
		t.Fatalf("version %d, %d obligations", got.Assessment, len(got.Obligations))
	}
	for _, o := range got.Obligations {
		got := [4]int{len(o.Limits), len(o.Measures), len(o.Accruals), len(o.Determinations)}
		want := [4]int{len(p.LimitIDs()), len(p.MeasureIDs()), len(p.AccrualIDs()), len(p.DetermineIDs())}
		if got != want {
			t.Errorf("limits, measures, accruals, determinations: %v, want %v", got, want)
		}
		for _, l := range append(o.Limits, o.Measures...) {
			if l.Label.ZH == "" || l.Label.EN == "" {
				t.Errorf("%s lacks a label in one language", l.ID)
			}
		}
	}
}

// The same assessment gives the same bytes, and an incomplete file gives valid JSON too.
func TestJSONIsReproducible(t *testing.T) {
	p := toy(t)
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := JSON(out, p, assess(t, p, file(t, "press.yaml"), civil.Date(2024, 5, 31), nil)); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs differ")
	}
	if !json.Valid(first.Bytes()) {
		t.Error("it is no JSON")
	}
}
