package record

import "slices"

// Stages are where a case may stand in public, the last first; they are those of the lists of the desk.
var Stages = []string{"closed", "refused", "withdrawn", "performed", "halted", "enforcing", "registered", "intake"}

// Stage returns where the case stands and which entry says so; the nil Proof for a case of which no entry is there. A halt lasts until an
// entry ends it: an entry does not know what day it is.
func (c *Case) Stage() (stage string, since *Proof) {
	switch {
	case c.Closed != nil:
		return "closed", c.Closed
	case c.Refused != nil:
		return "refused", c.Refused
	case c.Withdrawn != nil:
		return "withdrawn", c.Withdrawn
	}
	if p := c.allPerformed(); p != nil {
		return "performed", p
	}
	if h := c.halted(); h != nil {
		return "halted", h.Proof
	}
	switch {
	case c.Noticed != nil:
		return "enforcing", c.Noticed
	case c.Registered != nil:
		return "registered", c.Registered
	case c.Filed != nil:
		return "intake", c.Filed
	}
	return "intake", c.Opened
}

// allPerformed returns the last entry by which the court found every duty performed; nil where one is not, or there is none.
func (c *Case) allPerformed() (last *Proof) {
	for _, d := range c.Duties {
		if c.DutyState(d) != Performed {
			return nil
		}
		if last == nil || d.Assessed.Entry > last.Entry {
			last = d.Assessed.Proof
		}
	}
	return last
}

// halted returns the stay or suspension that lasts for every open duty, of several the last; nil where one goes on.
func (c *Case) halted() (last *Halt) {
	for _, d := range c.Duties {
		if s := c.DutyState(d); s != Open && s != Partly {
			continue
		}
		i := slices.IndexFunc(c.Halts, func(h *Halt) bool {
			return h.Ended == nil && (len(h.Duties) == 0 || slices.Contains(h.Duties, d.ID))
		})
		if i < 0 {
			return nil
		}
		if h := c.Halts[i]; last == nil || h.Entry > last.Entry {
			last = h
		}
	}
	return last
}

// Live reports whether enforcement goes on.
func (c *Case) Live() bool { return c.Closed == nil && c.Refused == nil && c.Withdrawn == nil }
