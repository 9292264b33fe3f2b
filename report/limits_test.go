package report

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// The word for a state fits the sort of limit: what only has to be waited for has run, and the day a recommendation asks for is never
// called overdue.
func TestLimitState(t *testing.T) {
	w := newWriter(toy(t), nil, Options{Lang: i18n.EN})
	for _, c := range []struct {
		l    law.Limit
		want string
	}{
		{law.Limit{State: law.Lapsed, Sort: "due", Who: "court"}, "lapsed"},
		{law.Limit{State: law.Lapsed, Sort: "wait", Who: "court"}, "has run"},
		{law.Limit{State: law.Running, Sort: "wait", Who: "court"}, "running"},
		{law.Limit{State: law.Lapsed, Sort: "due", Who: askedOnly}, ""},
		{law.Limit{State: law.Late, Sort: "due", Who: askedOnly}, ""},
		{law.Limit{State: law.Running, Sort: "due", Who: askedOnly}, "running"},
		{law.Limit{State: law.Late, Sort: "right", Who: "applicant", Saved: true}, "late, saved"},
	} {
		if got := w.limitState(&c.l).String(); got != c.want {
			t.Errorf("%s %s of %s: %q, want %q", c.l.State, c.l.Sort, c.l.Who, got, c.want)
		}
	}
}

// The verb for a late act fits who had to act.
func TestLateAct(t *testing.T) {
	w := newWriter(toy(t), nil, Options{Lang: i18n.ZH})
	for who, want := range map[string]string{
		"debtor": "2023-12-04 才履行", "applicant": "2023-12-04 才申请", "court": "2023-12-04 才作出", askedOnly: "2023-12-04 才回复",
	} {
		if got := w.lateAct(&law.Limit{Who: who, MetOn: civil.Exactly(civil.Date(2023, 12, 4))}); got != want {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
}

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
