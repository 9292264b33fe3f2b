package view

import (
	"mandamus/i18n"
	"mandamus/law"
)

// Money is a sum that grows by the day.
type Money struct {
	ID, Label string
	URL       string
	Of        string // obligation
	Sum       string
	PerDay    string
	Owed      Tag
	Run       string // from when to when, how many days
	Cites     []Cite
	Shares    []Share
	Segments  []Segment
	Notes     []string
}

// Share is what falls to one office-holder.
type Share struct {
	Who, Sum, Note string
	Days           int
}

// Segment is a run of days charged alike.
type Segment struct {
	From, Until, Base, Rate, Sum string
	Days                         int
	Mark                         string // of a rate whose text was not read in full
}

// money are the accruals that run or have run, and the names of those that cannot be told with what they lack.
func (c *caseMaker) money() (due []Money, open []string) {
	for i := range c.a.Positions {
		pos := &c.a.Positions[i]
		for k := range pos.Accruals {
			switch a := &pos.Accruals[k]; a.State {
			case law.Due:
				due = append(due, c.accrual(pos, a))
			case law.Undetermined:
				var l lack
				for _, id := range a.Ask {
					l.add(c.pack, id)
				}
				open = append(open, c.noted(c.in(a.Label), c.clauses(c.lacking(l))))
			}
		}
	}
	return due, unique(open)
}

func (c *caseMaker) accrual(pos *law.Position, a *law.Accrual) Money {
	out := Money{
		ID: a.ID, Label: c.in(a.Label), URL: c.ruleURL("accrual", a.ID), Sum: c.sum(a.Amount), Owed: c.owed(a), Run: c.run(a), Cites: c.cites(a.Cites),
		Shares: mapped(a.Shares, func(s law.Share) Share { return c.share(a, s) }), Segments: mapped(a.Segments, c.segment),
	}
	if len(c.a.Positions) > 1 {
		out.Of = pos.Obligation.ID
	}
	if r, ok := a.PerDay(); ok {
		out.PerDay = c.t("report.money.per_day", "sum", c.sum(r))
	}
	if a.Estimate {
		out.Notes = append(out.Notes, c.t("report.money.estimate"))
	}
	if gaps := c.incomplete(a.Incomplete); gaps != "" {
		out.Notes = append(out.Notes, gaps)
	}
	return out
}

// owed says whether a sum is owed, only shown because no decision stands behind it, or whether that cannot be told. What is split
// among office-holders is owed in part if a decision was served on some of them only: a fine is personal.
func (c *caseMaker) owed(a *law.Accrual) Tag {
	served := len(kept(a.Shares, func(s law.Share) bool { return s.Owed == law.Yes }))
	switch {
	case a.Owed == law.Unknown:
		return Tag{Unknown, c.t("report.money.owed_unknown")}
	case a.Owed == law.No || len(a.Shares) > 0 && served == 0:
		return Tag{Neutral, c.t("report.money.shown")}
	case len(a.Shares) > served:
		return Tag{Bad, c.t("report.money.partly")}
	}
	return Tag{Bad, c.t("report.money.owed")}
}

// run says over which days the sum grew.
func (c *caseMaker) run(a *law.Accrual) string {
	from, until := c.day(a.From), c.day(a.Until)
	if !a.Estimate && len(a.Segments) > 0 {
		from, until = a.Segments[0].From.String(), a.Segments[len(a.Segments)-1].Until.String()
	}
	return c.t("report.money.run", "from", from, "until", until, "days", a.Days)
}

func (c *caseMaker) share(a *law.Accrual, s law.Share) Share {
	out := Share{Who: c.t("report.money.nobody"), Sum: c.sum(s.Amount), Days: s.Days}
	if s.Person != "" {
		out.Who = c.person(c.a.File, s.Person)
	}
	if a.Owed == law.Yes && s.Owed != law.Yes {
		out.Note = c.t("report.money.shown")
	}
	return out
}

func (c *caseMaker) segment(s law.Segment) Segment {
	out := Segment{From: s.From.String(), Until: s.Until.String(), Days: s.Days, Sum: s.Amount.String()}
	if s.Base != 0 {
		out.Base, out.Rate = s.Base.Grouped(), s.Percent
	}
	if s.Mark != "" && s.Mark != "verified" {
		out.Mark = i18n.T(c.lang, "report.mark."+string(s.Mark))
	}
	return out
}
