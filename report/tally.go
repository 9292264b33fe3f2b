package report

import "mandamus/law"

// Counts are how many slots of an assessment are in which state, over all its obligations.
type Counts struct {
	Obligations     int `json:"obligations"`
	Running         int `json:"limits_running"`
	Lapsed          int `json:"limits_lapsed"` // lapsed, or met late without an excuse
	LimitsUnknown   int `json:"limits_undetermined"`
	Open            int `json:"measures_open"` // measures, routes and steps
	Closed          int `json:"measures_closed"`
	MeasuresUnknown int `json:"measures_undetermined"`
	Due             int `json:"accruals_due"`
	AccrualsUnknown int `json:"accruals_undetermined"`
	Slots           int `json:"slots"` // limits, measures, accruals and determinations
	Decided         int `json:"decided"`
	Answers         int `json:"answers"` // decided limits, measures and accruals that bear on the case: not “closed” or “not applicable”
	Gaps            int `json:"gaps"`    // slots a declared gap taints
}

// Tally counts the slots of an assessment.
func Tally(a *law.Assessment) Counts {
	c := Counts{Obligations: len(a.Positions)}
	for _, pos := range a.Positions {
		for _, l := range pos.Limits {
			c.limit(l)
		}
		for _, m := range pos.Measures {
			c.measure(m)
		}
		for _, x := range pos.Accruals {
			c.slot(x.State, x.State == law.Due, len(x.Incomplete))
			c.Due += one(x.State == law.Due)
			c.AccrualsUnknown += one(x.State == law.Undetermined)
		}
		for _, d := range pos.Determinations {
			c.slot(d.State, false, 0)
		}
	}
	return c
}

func (c *Counts) limit(l law.Limit) {
	missed := l.State == law.Lapsed || l.State == law.Late
	c.slot(l.State, missed || l.State == law.Running || l.State == law.Met, len(l.Incomplete))
	c.Running += one(l.State == law.Running)
	c.Lapsed += one(missed && !l.Saved)
	c.LimitsUnknown += one(l.State == law.Undetermined)
}

func (c *Counts) measure(m law.Measure) {
	c.slot(m.State, m.State == law.Open, len(m.Incomplete))
	c.Open += one(m.State == law.Open)
	c.Closed += one(m.State == law.Closed)
	c.MeasuresUnknown += one(m.State == law.Undetermined)
}

func (c *Counts) slot(s law.State, answer bool, gaps int) {
	c.Slots++
	c.Decided += one(s != law.Undetermined)
	c.Answers += one(answer)
	c.Gaps += one(gaps > 0)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
