package docket

import "mandamus/civil"

// Stay records a stay of enforcement (暂缓执行). By is who asked for it: what the debtor brings about stops nothing in its own
// favour.
type Stay struct {
	On
	EnforcementStayed
}

func (c Stay) decide(d *Docket, at Context) ([]act, error) {
	if err := d.haltable(true, c.Obligations, c.By, c.Way, at); err != nil {
		return nil, err
	}
	return say(&c.EnforcementStayed)
}

// Suspend records a suspension of enforcement (中止执行).
type Suspend struct {
	On
	EnforcementSuspended
}

func (c Suspend) decide(d *Docket, at Context) ([]act, error) {
	if err := d.haltable(false, c.Obligations, c.By, c.Way, at); err != nil {
		return nil, err
	}
	return say(&c.EnforcementSuspended)
}

// haltable refuses a halt that nobody orders, asks for or gives a ground for, and one of the same sort on top of another.
func (d *Docket) haltable(stay bool, obligations []string, by, way string, at Context) error {
	switch {
	case by == "":
		return wanting("by")
	case way == "":
		return wanting("way")
	}
	for _, h := range d.Halts {
		if h.Stay == stay && h.Runs(at.Today) && d.overlap(h.Obligations, obligations) {
			return refuse("halt.already", "on", h.On)
		}
	}
	return at.bench()
}

// overlap reports whether two lists of obligations have one in common; an empty list is all.
func (d *Docket) overlap(a, b []string) bool {
	for _, x := range d.concerned(a) {
		for _, y := range d.concerned(b) {
			if x.ID == y.ID {
				return true
			}
		}
	}
	return false
}

// Resume takes enforcement up again, after a stay or a suspension, or after a closing at the end of a round.
type Resume struct {
	On
	late
	EnforcementResumed
}

func (c Resume) decide(d *Docket, _ Context) ([]act, error) {
	again := d.Closed != nil && d.Closed.Way == "end_of_round"
	if d.Closed != nil && !again {
		return nil, refuse("closed", "on", d.Closed.On, "way", closingLabel(d.Closed.Way))
	}
	if !again && d.lastsSomehow() == nil {
		return nil, refuse("halt.none")
	}
	c.By = or(c.By, "court")
	return say(&c.EnforcementResumed)
}

// lastsSomehow returns a stay or suspension that nothing has ended, its last day reached or not.
func (d *Docket) lastsSomehow() *Halt {
	return find(d.Halts, func(h *Halt) bool { return h.Ended.IsZero() })
}

// Halting returns the stays and suspensions that last on the day.
func (d *Docket) Halting(on civil.Day) []*Halt {
	var out []*Halt
	for _, h := range d.Halts {
		if h.Runs(on) {
			out = append(out, h)
		}
	}
	return out
}
