package record

import "cmp"

// Summary is the line of a case in lists of the public.
type Summary struct {
	Case, Court string
	Number      string   // the case number; the filing reference where there is none yet
	Bodies      []string // that owe in it, by their ids in the register
	Stage       string
	Since       *Proof // of the stage
	Duties      int
	Open        int    // duties that are open or performed in part
	Last        string // when its last entry was recorded
	Restricted  bool
}

// Summary returns the line of the case.
func (c *Case) Summary() Summary {
	stage, since := c.Stage()
	out := Summary{Case: c.Ref, Court: c.Court, Number: cmp.Or(c.number(), c.Ref), Stage: stage, Since: since, Restricted: c.Restricted != nil}
	if len(c.Lines) > 0 {
		out.Last = c.Lines[len(c.Lines)-1].At
	}
	if out.Restricted {
		return out
	}
	out.Bodies, out.Duties = c.owing(), len(c.Duties)
	for _, d := range c.Duties {
		if s := c.DutyState(d); s == Open || s == Partly {
			out.Open++
		}
	}
	return out
}

// Answer is a reply of a body, with where it stands, for the page of the body.
type Answer struct {
	Body, Court, Case, Number string
	*Reply
}

// Answers returns the replies of bodies in the case, for a store to keep and to look up by body. Of a case closed to the public by law
// there are none.
func (c *Case) Answers() []Answer {
	if c.Restricted != nil {
		return nil
	}
	var out []Answer
	for _, r := range c.Replies {
		for _, body := range c.bodyOf(r.Party) {
			out = append(out, Answer{Body: body, Court: c.Court, Case: c.Ref, Number: cmp.Or(c.number(), c.Ref), Reply: r})
		}
	}
	return out
}
