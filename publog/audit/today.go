package audit

import (
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/record"
)

// Times after which silence is a finding: a court commits every day, and witnesses are asked at least as often.
const (
	silent = 2 // days without a commitment
	stale  = 48 * time.Hour
)

// today looks at what is wrong on the day of the audit: entries withheld for too long, courts that no longer commit, a log nobody has
// stamped lately, entries recorded later than witnesses saw them.
func (a *audit) today() error {
	day := calendar.LegalDay(a.Now)
	for _, flaw := range a.state.Tally.Overdue(a.policy(), day) {
		a.report.Today = append(a.report.Today, flawed(flaw))
	}
	for _, court := range a.state.courts() {
		last, what := a.state.Since[court], "never_committed"
		if d, err := civil.ParseDay(a.state.Tally.Days[court].Day); err == nil {
			last, what = d, "silent"
		}
		if last.AddDays(silent) < day {
			a.report.Today = append(a.report.Today, found(what, -1, "court", court, "day", last))
		}
	}
	a.stamps()
	return nil
}

// stamps holds the log against its witnesses' clocks.
func (a *audit) stamps() {
	if !a.report.Standing.Vouched() {
		return
	}
	at, _ := a.report.Standing.Seen()
	if !a.report.Standing.After(a.Now.Add(-stale)) {
		a.report.Today = append(a.report.Today, found("stale", -1, "at", text(at)))
	}
	if a.state.LatestAt.After(at.Add(skew)) {
		a.report.Today = append(a.report.Today, found("ahead_stamp", -1, "at", text(a.state.LatestAt), "than", text(at)))
	}
}

func (a *audit) policy() *record.Policy {
	if a.Policy != nil {
		return a.Policy
	}
	return record.Default()
}
