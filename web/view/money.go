package view

import (
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
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
				lacks := c.say.Lacking(c.Asked(a.Ask), nil)
				open = append(open, c.Noted(c.In(a.Label), c.Clauses(lacks)))
			}
		}
	}
	return due, each.Once(open)
}

func (c *caseMaker) accrual(pos *law.Position, a *law.Accrual) Money {
	out := Money{
		ID: a.ID, Label: c.In(a.Label), URL: c.ruleURL("accrual", a.ID), Sum: c.Sum(a.Amount), Owed: c.owed(a), Run: c.Run(a), PerDay: c.PerDay(a), Cites: c.cites(a.Cites),
		Shares: each.Mapped(a.Shares, func(s law.Share) Share { return c.share(a, s) }), Segments: each.Mapped(a.Segments, c.segment),
	}
	if len(c.a.Positions) > 1 {
		out.Of = pos.Obligation.ID
	}
	if a.Estimate {
		out.Notes = append(out.Notes, c.t("report.money.estimate"))
	}
	if gaps := c.incomplete(a.Incomplete); gaps != "" {
		out.Notes = append(out.Notes, gaps)
	}
	return out
}

// owings are the tones of whether a sum is owed.
var owings = map[wording.Owing]Tone{wording.Owed: Bad, wording.OwedPartly: Bad, wording.OnlyShown: Neutral, wording.OwedUnknown: Unknown}

// owed says whether a sum is owed.
func (c *caseMaker) owed(a *law.Accrual) Tag {
	owing := wording.OwingOf(a)
	return Tag{owings[owing], c.Owing(owing)}
}

func (c *caseMaker) share(a *law.Accrual, s law.Share) Share {
	return Share{Who: c.say.Bearer(s), Sum: c.Sum(s.Amount), Days: s.Days, Note: c.ShareNote(a, s)}
}

func (c *caseMaker) segment(s law.Segment) Segment {
	out := Segment{From: s.From.String(), Until: s.Until.String(), Days: s.Days, Sum: s.Amount.String(), Mark: c.MarkNote(s.Mark)}
	if s.Base != 0 {
		out.Base, out.Rate = s.Base.Grouped(), s.Percent
	}
	return out
}
