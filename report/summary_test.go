package report

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

// The table over many cases lines up in both languages, sums its columns, and counts what the reports show.
func TestSummary(t *testing.T) {
	p := toy(t)
	var s Summary
	s.Add(assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil))
	s.Add(assess(t, p, file(t, "press.yaml"), civil.Date(2024, 5, 31), nil))
	golden(t, "summary-zh.txt", s.Text(Options{Lang: i18n.ZH, Width: 100}))
	golden(t, "summary-en.txt", s.Text(Options{Lang: i18n.EN, Width: 100}))
}

// Each slot of an assessment is counted once, in one state.
func TestTally(t *testing.T) {
	p := toy(t)
	a := assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil)
	c := Tally(a)
	perObligation := len(p.LimitIDs()) + len(p.MeasureIDs()) + len(p.AccrualIDs()) + len(p.DetermineIDs())
	if c.Slots != 2*perObligation {
		t.Errorf("%d slots, want %d", c.Slots, 2*perObligation)
	}
	if got := c.Open + c.Closed + c.MeasuresUnknown; got != 2*len(p.MeasureIDs()) {
		t.Errorf("%d measures are in a state, want %d", got, 2*len(p.MeasureIDs()))
	}
	if c.Running != 2 || c.Lapsed != 2 || c.Due != 3 || c.Gaps != 2 {
		t.Errorf("running %d, lapsed %d, due %d, gaps %d; want 2, 2, 3, 2", c.Running, c.Lapsed, c.Due, c.Gaps)
	}
}

// The share decided is rounded down: 100 % is all, never nearly all.
func TestPercent(t *testing.T) {
	for _, c := range [][3]int{{0, 0, 100}, {199, 200, 99}, {200, 200, 100}, {0, 7, 0}, {1, 3, 33}} {
		if got := percent(c[0], c[1]); got != c[2] {
			t.Errorf("percent(%d, %d) = %d, want %d", c[0], c[1], got, c[2])
		}
	}
}

// The table of coverage counts each kind by itself, and names the questions where nothing could be told.
func TestCoverage(t *testing.T) {
	p := toy(t)
	var c Coverage
	c.Add(assess(t, p, file(t, "case.yaml"), civil.Date(2024, 3, 20), nil))
	if k := c.rows[0].kinds; k[0] != (kindCounts{6, 0, 0}) || k[1] != (kindCounts{12, 0, 0}) || k[2] != (kindCounts{4, 0, 2}) {
		t.Errorf("counts are %v", k)
	}
	if len(c.rows[0].questions) != 0 {
		t.Error("a case that can be told asks for nothing")
	}
	lost := assess(t, p, file(t, "press.yaml", `  - on: "2023-11"
    kind: registration
    by: court
`, ""), civil.Date(2024, 5, 31), nil)
	c.Add(lost)
	if n := len(c.rows[1].questions); n != shownWhenLost {
		t.Errorf("%d questions are named, want %d", n, shownWhenLost)
	}
	text := string(Text(p, lost, Options{Lang: i18n.EN, Width: 100}))
	if !strings.Contains(text, "These 3 answers would decide most") || !strings.Contains(text, " 3  ") || strings.Contains(text, " 4  ") {
		t.Errorf("the report does not name the three questions:\n%s", text)
	}
}
