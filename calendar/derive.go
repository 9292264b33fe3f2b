package calendar

import "mandamus/civil"

// Skip is a resting day that a computation passed over, and why it rests.
type Skip struct {
	Day         civil.Day
	Name        string // the holiday, empty for an ordinary weekend
	Kind        string // Off or Weekend
	Provisional bool   // no notice covers the year: only the weekday says so
}

// String returns the line a report shows: 2025-10-01 国庆节 off.
func (s Skip) String() string {
	line := s.Day.String()
	if s.Name != "" {
		line += " " + s.Name
	}
	line += " " + s.Kind
	if s.Provisional {
		line += " (provisional)"
	}
	return line
}

// Derive explains Roll(d): the resting days from d to the day before Roll(d), in
// order. It is empty when d is a working day.
func (c *Calendar) Derive(d civil.Day) []Skip { return c.Skipped(d, c.Roll(d)-1) }

// DeriveWorking explains AddWorking(d, n) for n ≥ 0: the resting days after d that
// were passed over and not counted.
func (c *Calendar) DeriveWorking(d civil.Day, n int) []Skip {
	if n <= 0 || !d.Valid() {
		return nil
	}
	return c.Skipped(d+1, c.AddWorking(d, n))
}

// Skipped returns the resting days from first to last, both included.
func (c *Calendar) Skipped(first, last civil.Day) []Skip {
	var skips []Skip
	for d := max(first, civil.MinDay); d <= min(last, civil.MaxDay); d++ {
		if c.Working(d) {
			continue
		}
		name, kind := c.Reason(d)
		skips = append(skips, Skip{d, name, kind, !c.known.Contains(d)})
	}
	return skips
}
