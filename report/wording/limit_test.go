package wording

import (
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// The word for a state fits the sort of limit: what only has to be waited for has run, and the day a recommendation asks for is never
// called overdue.
func TestLimitState(t *testing.T) {
	w := Words{i18n.EN, toy(t)}
	for _, c := range []struct {
		l    law.Limit
		want string
	}{
		{law.Limit{State: law.Lapsed, Sort: "due", Who: "court"}, "lapsed"},
		{law.Limit{State: law.Lapsed, Sort: "wait", Who: "court"}, "has run"},
		{law.Limit{State: law.Running, Sort: "wait", Who: "court"}, "running"},
		{law.Limit{State: law.Lapsed, Sort: "due", Who: AskedOnly}, "the day has come"},
		{law.Limit{State: law.Late, Sort: "due", Who: AskedOnly}, "the day has come"},
		{law.Limit{State: law.Running, Sort: "due", Who: AskedOnly}, "running"},
		{law.Limit{State: law.Late, Sort: "right", Who: "applicant", Saved: true}, "late, saved"},
	} {
		if got := w.LimitState(&c.l); got != c.want {
			t.Errorf("%s %s of %s: %q, want %q", c.l.State, c.l.Sort, c.l.Who, got, c.want)
		}
	}
}

// The verb for a late act fits who had to act.
func TestLateAct(t *testing.T) {
	w := Words{i18n.ZH, toy(t)}
	for who, want := range map[string]string{
		"debtor": "2023-12-04 才履行", "applicant": "2023-12-04 才申请", "court": "2023-12-04 才作出", AskedOnly: "2023-12-04 才回复",
	} {
		if got := w.lateAct(&law.Limit{Who: who, MetOn: civil.Exactly(civil.Date(2023, 12, 4))}); got != want {
			t.Errorf("%s: %q, want %q", who, got, want)
		}
	}
}

// Overdue is only what somebody had to do: no right that ended, no time waited out, no longest time, no day only asked for, nothing with an
// excuse, and nothing that still runs or was done in time.
func TestOverdue(t *testing.T) {
	for _, c := range []struct {
		l               law.Limit
		missed, overdue bool
	}{
		{law.Limit{State: law.Lapsed, Sort: "due", Who: "enforcing_court"}, true, true},
		{law.Limit{State: law.Late, Sort: "due", Who: "debtor"}, true, true},
		{law.Limit{State: law.Late, Sort: "due", Who: "debtor", Saved: true}, false, false},
		{law.Limit{State: law.Lapsed, Sort: "right", Who: "applicant"}, true, false},
		{law.Limit{State: law.Lapsed, Sort: "wait", Who: "enforcing_court"}, true, false},
		{law.Limit{State: law.Lapsed, Sort: "cap", Who: "enforcing_court"}, true, false},
		{law.Limit{State: law.Lapsed, Sort: "due", Who: AskedOnly}, true, false},
		{law.Limit{State: law.Running, Sort: "due", Who: "debtor"}, false, false},
		{law.Limit{State: law.Met, Sort: "due", Who: "debtor"}, false, false},
		{law.Limit{State: law.Undetermined, Sort: "due", Who: "debtor"}, false, false},
	} {
		if missed, overdue := Missed(&c.l), Overdue(&c.l); missed != c.missed || overdue != c.overdue {
			t.Errorf("%s %s of %s: missed %v, overdue %v", c.l.State, c.l.Sort, c.l.Who, missed, overdue)
		}
	}
}
