package wording

import (
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// A condition that fails is told with what it awaits: a finding of whom, an act of whom, or a day; never a day where acts must come first.
func TestObstaclesAwait(t *testing.T) {
	for _, c := range []struct {
		on   civil.Day
		want []string
	}{
		{civil.Date(2023, 8, 31), []string{"nobody has applied for enforcement [an act of the applicant]",
			"the performance period runs until 2023-08-31 [from 2023-09-01]", "the court has found no refusal [a finding of the enforcing court]"}},
		{civil.Date(2023, 9, 1), []string{"nobody has applied for enforcement [an act of the applicant]",
			"the court has found no refusal [a finding of the enforcing court]"}},
		{civil.Date(2023, 10, 9), []string{"the court has found no refusal [a finding of the enforcing court]"}},
	} {
		k := caseOf(t, i18n.EN, "case.yaml", c.on, nil)
		if got := each.Mapped(k.Obstacles(k.measure(t, "daily_fine")), k.Obstacle); !slices.Equal(got, c.want) {
			t.Errorf("on %s: %q, want %q", c.on, got, c.want)
		}
	}
}

// What fails for good alone is told, with nothing it would await: the kind of title, or that the duty has been performed.
func TestFinalObstacles(t *testing.T) {
	performed := []string{`none_of:
  - kinds: [performance_assessed]
    as_of: "2024-09-30"
`, `  - on: "2024-07-01"
    kind: performance_assessed
    by: court
    state: full
`}
	for want, edits := range map[string][]string{
		"not for this kind of title (civil judgment)": {"kind: admin_judgment", "kind: civil_judgment"},
		"the duty was performed on 2024-07-01":        performed,
	} {
		k := caseOf(t, i18n.EN, "case.yaml", civil.Date(2024, 8, 1), nil, edits...)
		got := k.Obstacles(k.measure(t, "daily_fine"))
		if len(got) != 1 || !ForGood(got) || k.Obstacle(got[0]) != want {
			t.Errorf("got %+v, want %q alone and for good", got, want)
		}
	}
}

// A closed measure lacks nothing, as no answer would open it, and nothing may block it; an undetermined one lacks its findings and names
// what may block it.
func TestLackAndBlocks(t *testing.T) {
	on := civil.Date(2024, 5, 31)
	k := caseOf(t, i18n.EN, "press.yaml", on, nil)
	m := k.measure(t, "daily_fine")
	if got := k.LackOf(m); m.State != law.Undetermined || !slices.Contains(got.Findings, "refusal") {
		t.Errorf("%s: lacks %+v", m.State, got)
	}
	if got := strings.Join(k.Blocks(m), "; "); got != "a stay is running; the duty was performed on some day" {
		t.Errorf("blocks: %q", got)
	}
	k.Explain = true
	if got := k.LackOf(m); !slices.Contains(got.Acts, "stayed") {
		t.Errorf("where all is explained: lacks %+v", got)
	}
	closed := caseOf(t, i18n.EN, "press.yaml", on, nil, "events:\n", "events:\n  - {on: \"2024-04\", kind: performance_assessed, by: court, state: full}\n")
	m = closed.measure(t, "daily_fine")
	if got := closed.LackOf(m); m.State != law.Closed || !got.None() || closed.Blocks(m) != nil {
		t.Errorf("%s: lacks %+v, blocks %q", m.State, got, closed.Blocks(m))
	}
}

// What is reported and closed all the same is doubtful under the kind of title or the reading taken, and no more than closed otherwise.
func TestReported(t *testing.T) {
	for _, c := range []struct {
		name     string
		readings map[string]string
		edits    []string
		want     string
		doubtful bool
	}{
		{"reading", nil, nil, "reported as decided (2024-02-20); not open under the reading taken (only for duties to act)", true},
		{"title", nil, []string{"kind: admin_judgment", "kind: civil_judgment"}, "reported as decided (2024-02-20); not open with this title", true},
		{"neither", map[string]string{"detention_for": "all"}, nil, "reported as decided (2024-02-20); closed now", false},
	} {
		k := caseOf(t, i18n.EN, "case.yaml", civil.Date(2024, 3, 20), c.readings, c.edits...)
		if got, doubtful := k.Reported(k.measure(t, "detention")); got != c.want || doubtful != c.doubtful {
			t.Errorf("%s: %q, doubtful %v; want %q, %v", c.name, got, doubtful, c.want, c.doubtful)
		}
	}
	k := caseOf(t, i18n.EN, "case.yaml", civil.Date(2024, 3, 20), nil)
	if got, doubtful := k.Reported(&law.Measure{ID: "daily_fine", State: law.Closed}); got != "" || doubtful {
		t.Errorf("nothing reported: %q, %v", got, doubtful)
	}
}

// An approval is told with its basis; a measure that needs none, or has no remedy, gets no clause.
func TestApprovalAndRemedy(t *testing.T) {
	w := Words{i18n.EN, toy(t)}
	if got, want := w.Approval("daily_fine"), "approved by: court president (by analogy)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, id := range w.Pack.MeasureIDs() {
		d := w.Pack.Measures.M[id]
		if got := w.Approval(id); (got != "") != (d.Approve != nil) {
			t.Errorf("%s: approval %q", id, got)
		}
		got := w.Remedy(id)
		if (got != "") != (d.Remedy != nil) || d.Remedy != nil && !strings.HasPrefix(got, w.Term(d.Remedy.Kind)) {
			t.Errorf("%s: remedy %q", id, got)
		}
	}
}

// A condition stands or not, with its facts; what may defeat it stands where it does not hold.
func TestConditions(t *testing.T) {
	k := caseOf(t, i18n.EN, "case.yaml", civil.Date(2024, 3, 20), nil)
	m := k.measure(t, "daily_fine")
	got := k.Conditions(m)
	if len(got) != len(m.Reasons) || len(got) == 0 {
		t.Fatalf("%d conditions of %d reasons", len(got), len(m.Reasons))
	}
	for i, c := range got {
		if c.Stands != m.Reasons[i].Stands() || c.Text == "" {
			t.Errorf("%s: %+v", m.Reasons[i].Condition, c)
		}
	}
	for in, want := range map[law.Truth]law.Truth{law.Yes: law.No, law.No: law.Yes, law.Unknown: law.Unknown} {
		if got := opposite(in); got != want {
			t.Errorf("opposite of %s: %s", in, got)
		}
	}
}
