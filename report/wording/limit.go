package wording

import "mandamus/law"

// AskedOnly is who has no time by law to answer: whoever receives a judicial recommendation. The day is the one the court asked for.
const AskedOnly = "recommendation_addressee"

// Missed reports whether the last day of a limit passed, or passed before the act came, without an excuse.
func Missed(l *law.Limit) bool { return (l.State == law.Lapsed || l.State == law.Late) && !l.Saved }

// Overdue reports whether somebody who had to act by the last day of a limit missed it. The end of a right, of a time that has to be
// waited out and of the longest time something may last is no fault of anybody; a day that only a letter asked for binds nobody.
func Overdue(l *law.Limit) bool { return Missed(l) && l.Sort == "due" && l.Who != AskedOnly }

// Waited reports whether a time that has to be waited out has run.
func Waited(l *law.Limit) bool { return l.State == law.Lapsed && l.Sort == "wait" }

// Asked reports whether the day of a limit that only a letter asked for has passed, so that no word of lateness fits.
func Asked(l *law.Limit) bool { return Missed(l) && l.Who == AskedOnly }

// LimitState is the word for the state of a limit.
func (w Words) LimitState(l *law.Limit) string {
	switch {
	case l.Saved:
		return w.t("report.limit.saved")
	case Asked(l):
		return w.t("report.limit.day_passed")
	case Waited(l):
		return w.t("report.limit.waited")
	}
	return w.State(l.State)
}

// LimitNotes are the clauses on a limit: when a late act came, what it means that a limit was missed, when it was kept, and that its day
// may still move.
func (w Words) LimitNotes(l *law.Limit) []string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	switch l.State {
	case law.Late:
		add(w.lateAct(l))
		add(w.In(l.Effect))
	case law.Lapsed:
		add(w.In(l.Effect))
	case law.Met:
		add(w.t("report.limit.kept", "day", w.Day(l.MetOn)))
	}
	if l.Provisional {
		add(w.t("report.limit.provisional_note"))
	}
	return out
}

// lateAct says when a late act came, with the verb that fits who had to act.
func (w Words) lateAct(l *law.Limit) string {
	day := w.Day(l.MetOn)
	switch l.Who {
	case "debtor", "debtor_body":
		return w.t("report.limit.performed", "day", day)
	case "applicant":
		return w.t("report.limit.applied", "day", day)
	case AskedOnly:
		return w.t("report.limit.answered", "day", day)
	}
	return w.t("report.limit.done", "day", day)
}
