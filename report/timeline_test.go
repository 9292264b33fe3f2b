package report

import (
	"bytes"
	"strings"
	"testing"

	"mandamus/i18n"
	"mandamus/law"
)

// The course of a measure names for each date what stood between: an act, time, a finding, then the court's decision, its service, and
// last nothing.
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

// The words for what stood between come in the order in which the record removed it: in a complete case, and in one made from press
// reports, where what may have blocked the measure is no obstacle but said once, below.
func TestTimelineOrder(t *testing.T) {
	for _, c := range []struct {
		pack *law.Pack
		file string
		want []string
	}{
		{toy(t), "case.yaml", []string{"2023-06-01  closed  an act, time, a finding, then a decision", "2023-10-09  closed  a finding, then a decision",
			"2024-01-15  open    a decision", "2024-01-25  open    service", "2024-01-26  open    nothing"}},
		{chinese(t), "stalled.yaml", []string{"2024-01-10  undetermined  a finding, then a decision", "2024-11     undetermined  as before",
			"2025-10-15  undetermined  a decision", "approved by: court president (by analogy)", "2025-11-03  undetermined  service",
			"2025-11-05  undetermined  nothing", "All this unless, unreported: ", "a stay is running; ", "the enforcement case was closed on some day"}},
	} {
		text, err := Timeline(c.pack, file(t, c.file), "daily_fine", nil, Options{Lang: i18n.EN, Width: 400})
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, want := range c.want {
			i := strings.Index(string(text[at:]), want)
			if i < 0 {
				t.Fatalf("%s: %q does not follow in\n%s", c.file, want, text)
			}
			at += i
		}
	}
}

// Dates of mere background are left out, and obligations with the same course have a line each above it.
func TestTimelineHead(t *testing.T) {
	text, err := Timeline(chinese(t), file(t, "stalled.yaml"), "daily_fine", nil, Options{Lang: i18n.ZH, Width: 100})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("2003")) || bytes.Contains(text, []byte("背景")) {
		t.Errorf("the background of the dispute is in the timeline:\n%s", text)
	}
	if !bytes.Contains(text, []byte("\no1  落实 35 亩受让土地的置换\no2  赔偿部分，金额未见报道 ──")) {
		t.Errorf("the obligations do not stand below each other:\n%s", text)
	}
}

// On the real case that stalled a finding, and then the court's decision, stood between on every date.
func TestTimelineOfAStalledCase(t *testing.T) {
	text, err := Timeline(chinese(t), example(t, "cn/cn-001.yaml"), "daily_fine", nil, Options{Lang: i18n.EN, Width: 100})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "timeline-cn-001-en.txt", text)
	if n := strings.Count(string(text), "a finding, then a decision"); n != 1 || strings.Count(string(text), "as before") != 9 {
		t.Errorf("the course changes:\n%s", text)
	}
}

// What can never be, because of the kind of duty or of performance, is called so, and no decision is held out.
func TestTimelineNever(t *testing.T) {
	text, err := Timeline(toy(t), file(t, "case.yaml"), "transfer", nil, Options{Lang: i18n.EN, Width: 100})
	if err != nil {
		t.Fatal(err)
	}
	_, o2, _ := strings.Cut(string(text), "o2  ")
	if !strings.Contains(o2, "closed  no way") || strings.Contains(o2, "a decision") {
		t.Errorf("a duty to act is no duty to pay:\n%s", o2)
	}
}

// A reading the pack does not have is refused.
func TestTimelineUnknownReading(t *testing.T) {
	if _, err := Timeline(toy(t), file(t, "case.yaml"), "daily_fine", map[string]string{"nonsense": "x"}, Options{Lang: i18n.EN}); err == nil {
		t.Error("a reading that does not exist was taken")
	}
}
