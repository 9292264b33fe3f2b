package view

import (
	"slices"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// position is a position of obligation o1 on which a test puts its slots.
func position(id string, limits []law.Limit, measures []law.Measure) law.Position {
	return law.Position{Obligation: &casefile.Obligation{ID: id}, Limits: limits, Measures: measures}
}

// Over counts what somebody had to do and did not in time, and says whose it is; rights of others that ended, times waited out and days only
// asked for are rows like any other, but none of them is red and none is counted.
func TestOverdueIsOfWhoHadToAct(t *testing.T) {
	on := civil.Date(2024, 5, 17)
	past := civil.Exactly(on - 10)
	limit := func(id, sort, who string, s law.State) law.Limit {
		return law.Limit{ID: id, Sort: sort, Who: who, State: s, Last: past, MetOn: past}
	}
	a := assess(t, readExample(t, "qinghe-compensation"), on, nil)
	a.Positions = a.Positions[:1]
	a.Positions[0].Limits = []law.Limit{
		limit("notice_law", "due", "enforcing_court", law.Lapsed), limit("finish", "due", "enforcing_court", law.Late),
		limit("performance", "due", "debtor", law.Lapsed), limit("apply", "right", "applicant", law.Lapsed),
		limit("inaction", "wait", "enforcing_court", law.Lapsed), limit("stay_court_above", "cap", "court_above", law.Lapsed),
		limit("recommendation_reply", "due", "recommendation_addressee", law.Lapsed), limit("appeal", "right", "party", law.Met),
	}
	for l, want := range map[i18n.Lang]string{i18n.ZH: "执行法院 2、被执行人 1", i18n.EN: "enforcing court 2, debtor 1"} {
		got := newCaseMaker(pack(), a, l, Options{}).limits()
		if got.Over != 3 || got.OverOf != want || len(got.Rows) != 7 {
			t.Errorf("%s: %d overdue, of %q, %d rows; want 3 of %q in 7", l, got.Over, got.OverOf, len(got.Rows), want)
		}
		var red []string
		for _, row := range got.Rows {
			if row.State.Tone == Bad {
				red = append(red, row.ID)
			}
		}
		slices.Sort(red)
		if want := []string{"finish", "notice_law", "performance"}; !slices.Equal(red, want) {
			t.Errorf("%s: red are %v, want %v", l, red, want)
		}
	}
	if e := EntryOf(a, false); e.over != 3 {
		t.Errorf("the list counts %d overdue, want 3", e.over)
	}
}

// Without anything overdue nobody is named.
func TestNothingOverdue(t *testing.T) {
	a := &law.Assessment{Positions: []law.Position{position("o1", []law.Limit{{ID: "apply", Sort: "right", Who: "applicant", State: law.Lapsed}}, nil)}}
	if n, whose := newCaseMaker(pack(), a, i18n.ZH, Options{}).overdue(limitOutcomes(a.Positions)); n != 0 || whose != "" {
		t.Errorf("%d, %q", n, whose)
	}
}

// The state of a limit is told in the word for its sort, as the terminal does.
func TestLimitTag(t *testing.T) {
	c := newCaseMaker(pack(), nil, i18n.ZH, Options{})
	for _, test := range []struct {
		l    law.Limit
		want Tag
	}{
		{law.Limit{State: law.Lapsed, Sort: "due", Who: "enforcing_court"}, Tag{Bad, "已过"}},
		{law.Limit{State: law.Late, Sort: "due", Who: "debtor"}, Tag{Bad, "逾期"}},
		{law.Limit{State: law.Late, Sort: "due", Who: "debtor", Saved: true}, Tag{Warn, "逾期获准"}},
		{law.Limit{State: law.Late, Sort: "right", Who: "applicant"}, Tag{Bad, "逾期"}},
		{law.Limit{State: law.Lapsed, Sort: "right", Who: "applicant"}, Tag{Neutral, "已过"}},
		{law.Limit{State: law.Lapsed, Sort: "wait", Who: "debtor"}, Tag{Info, "已满"}},
		{law.Limit{State: law.Lapsed, Sort: "due", Who: "recommendation_addressee"}, Tag{Neutral, "所定日期已到"}},
		{law.Limit{State: law.Running, Sort: "due", Who: "debtor"}, Tag{Info, "进行中"}},
	} {
		if got := c.limitState(&test.l); got != test.want {
			t.Errorf("%s %s of %s: %+v, want %+v", test.l.State, test.l.Sort, test.l.Who, got, test.want)
		}
	}
}
