package report

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/wording"
)

// A recommendation left without an answer is reported by what that means alone.
func TestUnansweredRecommendation(t *testing.T) {
	p := chinese(t)
	f := example(t, "fictitious/qinghe-compensation.yaml")
	var events = f.Events[:0:0]
	for _, e := range f.Events {
		if e.Kind != "recommendation_reply" {
			events = append(events, e)
		}
	}
	f.Events = events
	text := string(Text(p, assess(t, p, f, civil.Date(2024, 6, 3), nil), Options{Lang: i18n.EN, Width: 200}))
	got := line(t, text, "reply to the judicial recommendation (addressee")
	if want := "no reply by the date asked (no statutory limit; two months by reference)"; !strings.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A gap is named by the first clause of its reason.
func TestFirstClause(t *testing.T) {
	for in, want := range map[string]string{
		"执行费用没有建模。":                               "执行费用没有建模",
		"没有标准；由法院决定":                              "没有标准",
		"It has no end":                           "It has no end",
		"No tariff; ask.":                         "No tariff",
		"At 0.5 % of the sum. More is not known.": "At 0.5 % of the sum",
		"":                                      "",
		"Disputed: art. 96 said so; it lapsed.": "Disputed: art. 96 said so",
		"Rule of No. 3 (art. 5) is not modelled. Ask it.": "Rule of No. 3 (art. 5) is not modelled",
	} {
		if got := firstClause(in); got != want {
			t.Errorf("firstClause(%q) = %q, want %q", in, got, want)
		}
	}
}

// The day a recommendation asks for gets no word of lateness at all; any other missed limit gets the word for its sort.
func TestLimitStateInARow(t *testing.T) {
	w := newWriter(toy(t), nil, Options{Lang: i18n.EN})
	for _, c := range []struct {
		l    law.Limit
		want string
	}{
		{law.Limit{State: law.Lapsed, Sort: "due", Who: wording.AskedOnly}, ""},
		{law.Limit{State: law.Late, Sort: "due", Who: wording.AskedOnly}, ""},
		{law.Limit{State: law.Running, Sort: "due", Who: wording.AskedOnly}, "running"},
		{law.Limit{State: law.Lapsed, Sort: "wait", Who: "court"}, "has run"},
	} {
		if got := w.limitState(&c.l).String(); got != c.want {
			t.Errorf("%s %s of %s: %q, want %q", c.l.State, c.l.Sort, c.l.Who, got, c.want)
		}
	}
}
