package report

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// line returns the lines of a report that begin at a label, up to the next row.
func line(t *testing.T, text, label string) string {
	t.Helper()
	_, after, ok := strings.Cut(text, label)
	if !ok {
		t.Fatalf("there is no %q in\n%s", label, text)
	}
	var out []string
	for i, l := range strings.Split(after, "\n") {
		if i > 0 && !strings.HasPrefix(l, "        ") {
			break
		}
		out = append(out, strings.TrimSpace(l))
	}
	return strings.Join(out, " ")
}

// report assesses the complete case, edited, and returns its English report on one wide page.
func englishReport(t *testing.T, p *law.Pack, on civil.Day, readings map[string]string, edits ...string) string {
	t.Helper()
	return string(Text(p, assess(t, p, file(t, "case.yaml", edits...), on, readings), Options{Lang: i18n.EN, Width: 200}))
}

// A measure that is not open says why not and what would mend it: a finding of whom, an act of whom, or a day; never a day where acts
// must come first.
func TestWhatStandsBetween(t *testing.T) {
	p := toy(t)
	for _, c := range []struct {
		on   civil.Day
		want string
	}{
		{civil.Date(2023, 8, 15), "nobody has applied for enforcement [an act of the applicant]; the performance period runs until 2023-08-31 [from 2023-09-01]; " +
			"the court has found no refusal [a finding of the enforcing court]"},
		{civil.Date(2023, 8, 31), "the performance period runs until 2023-08-31 [from 2023-09-01]"}, // the last day
		{civil.Date(2023, 9, 1), "nobody has applied for enforcement [an act of the applicant]; the court has found no refusal"},
		{civil.Date(2023, 10, 9), "the court has found no refusal [a finding of the enforcing court] (Enforcement Act art. 11(2))"},
	} {
		if got := line(t, englishReport(t, p, c.on, nil), "daily fine  "); !strings.Contains(got, c.want) {
			t.Errorf("on %s: %q, want %q", c.on, got, c.want)
		}
	}
}

// An open measure says who may take it, against whom, with whose approval and on what basis.
func TestOpenMeasure(t *testing.T) {
	got := line(t, englishReport(t, toy(t), civil.Date(2024, 1, 15), nil), "daily fine  ")
	want := "enforcing court may take it; against: head of the body; approved by: court president (by analogy) (Enforcement Act art. 11(2))"
	if strings.TrimSpace(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A reported measure that the law holds closed is a note, with the reading or the kind of title that closes it; never an error.
func TestReportedButClosed(t *testing.T) {
	p := toy(t)
	on := civil.Date(2024, 3, 20)
	for _, c := range []struct {
		name     string
		readings map[string]string
		edits    []string
		want     string
	}{
		{"reading", nil, nil, "reported as decided (2024-02-20); not open under the reading taken (only for duties to act); there is no detention for a debt"},
		{"title", nil, []string{"kind: admin_judgment", "kind: civil_judgment"}, "reported as decided (2024-02-20); not open with this title (Enforcement Act art. 12-1)"},
		{"neither", map[string]string{"detention_for": "all"}, nil, "reported as decided (2024-02-20); closed now; the court has found no grave social impact"},
	} {
		if got := line(t, englishReport(t, p, on, c.readings, c.edits...), "detention"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Where the kind of title closes all principal measures one line says so; what was reported all the same is named apart.
func TestKindOfTitleCloses(t *testing.T) {
	text := englishReport(t, toy(t), civil.Date(2024, 3, 20), nil, "kind: admin_judgment", "kind: civil_judgment")
	if got := line(t, text, "art. 96, all 3"); strings.TrimSpace(got) != "not for this kind of title (civil judgment)" {
		t.Errorf("the line for all says %q", got)
	}
	if strings.Contains(text, "transfer of funds") {
		t.Error("a measure that nobody reported has a line beside the one for all")
	}
	if got, want := line(t, text, "o1 daily fine"), "reported as decided (2024-01-25); not open with this title"; !strings.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A closed measure names what fails and no missing fact: no answer would open it. An undetermined one names what is missing, and what
// may block it apart from that.
func TestClosedAsksForNothing(t *testing.T) {
	p := toy(t)
	on := civil.Date(2024, 5, 31)
	closed := file(t, "press.yaml", "events:\n", "events:\n  - {on: \"2024-04\", kind: performance_assessed, by: court, state: full}\n")
	got := string(Text(p, assess(t, p, closed, on, nil), Options{Lang: i18n.EN, Width: 200}))
	if fine := line(t, got, "daily fine  "); !strings.Contains(fine, "the duty was performed on 2024-04") || strings.Contains(fine, "on file") {
		t.Errorf("closed: %q", fine)
	}
	got = string(Text(p, assess(t, p, file(t, "press.yaml"), on, nil), Options{Lang: i18n.EN, Width: 200}))
	for _, want := range []string{"All undetermined ones – no finding on file: refusal to perform; ",
		"May block undetermined ones, unreported: a stay is running; the duty was performed on some day"} {
		if !strings.Contains(got, want) {
			t.Errorf("undetermined: the report lacks %q:\n%s", want, got)
		}
	}
}

// Ways out that are undetermined for the same reasons share a paragraph; those closed for good are only counted.
func TestRoutesOfTheSameReason(t *testing.T) {
	p, f := chinese(t), example(t, "cn/cn-006.yaml")
	text := string(Text(p, assess(t, p, f, civil.Date(2017, 1, 4), nil), Options{Lang: i18n.EN, Width: 200}))
	if got, want := line(t, text, "undetermined (4)"), "apply to the court above, order to enforce, elevated enforcement, designate another court to enforce: "; !strings.HasPrefix(strings.TrimSpace(got), want) {
		t.Errorf("%q, want %q", got, want)
	}
	if strings.Contains(text, "cross enforcement") {
		t.Error("a way out that no law knew yet is named")
	}
}

// A note that warns stands with its measure, on a page too, while the measure is open or may be; other notes are left to explaining.
func TestNotesThatWarn(t *testing.T) {
	p, f := chinese(t), example(t, "fictitious/qinghe-compensation.yaml")
	on := civil.Date(2024, 6, 3)
	warning, other := "Disputed for administrative titles", "The law states neither cap nor end"
	for _, c := range []struct {
		readings map[string]string
		want     bool
	}{{nil, true}, {map[string]string{"cpl_fines_persons": "excluded"}, false}} {
		text := string(Text(p, assess(t, p, f, on, c.readings), Options{Lang: i18n.EN, Width: 200}))
		if got := strings.Contains(text, warning); got != c.want {
			t.Errorf("readings %v: warned %v, want %v", c.readings, got, c.want)
		}
		if strings.Contains(text, other) {
			t.Error("a page shows a note that warns of nothing")
		}
	}
}

// Where the duty has been performed that alone is said: no other condition matters any more, and undoing it is no way.
func TestPerformedIsFinal(t *testing.T) {
	text := englishReport(t, toy(t), civil.Date(2024, 8, 1), nil, `none_of:
  - kinds: [performance_assessed]
    as_of: "2024-09-30"
`, `  - on: "2024-07-01"
    kind: performance_assessed
    by: court
    state: full
`)
	if got, want := line(t, text, "detention"), "the duty was performed on 2024-07-01 (Enforcement Act art. 12-1)"; !strings.HasSuffix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if strings.Contains(text, "2024-07-01 [") {
		t.Error("the report offers a way out of performance")
	}
}
