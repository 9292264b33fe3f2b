package report

import (
	"strings"
	"testing"

	"mandamus/i18n"
)

// The course of a measure names for each date what stood between: conditions, then a finding, then the court's decision, its service,
// and last nothing.
func TestTimeline(t *testing.T) {
	p := toy(t)
	for _, c := range []struct {
		name, file string
		lang       i18n.Lang
	}{
		{"timeline-en.txt", "case.yaml", i18n.EN},
		{"timeline-zh.txt", "case.yaml", i18n.ZH},
		{"timeline-press-zh.txt", "press.yaml", i18n.ZH},
	} {
		text, err := Timeline(p, file(t, c.file), "daily_fine", nil, Options{Lang: c.lang, Width: 100})
		if err != nil {
			t.Fatal(err)
		}
		golden(t, c.name, text)
	}
}

// The words for what stood between come in the order in which the record removed it.
func TestTimelineOrder(t *testing.T) {
	text, err := Timeline(toy(t), file(t, "case.yaml"), "daily_fine", nil, Options{Lang: i18n.EN, Width: 120})
	if err != nil {
		t.Fatal(err)
	}
	course, _, _ := strings.Cut(string(text), "o2  ")
	at := 0
	for _, want := range []string{"2023-06-01  closed  conditions failing: 3", "2023-10-09  closed  conditions failing: 1",
		"2024-01-15  open    a decision", "2024-01-25  open    service", "2024-01-26  open    nothing"} {
		i := strings.Index(course[at:], want)
		if i < 0 {
			t.Fatalf("%q does not follow in\n%s", want, course)
		}
		at += i
	}
}

// A reading the pack does not have is refused.
func TestTimelineUnknownReading(t *testing.T) {
	if _, err := Timeline(toy(t), file(t, "case.yaml"), "daily_fine", map[string]string{"nonsense": "x"}, Options{Lang: i18n.EN}); err == nil {
		t.Error("a reading that does not exist was taken")
	}
}
