package record

import (
	"cmp"
	"slices"

	"mandamus/civil"
	"mandamus/money"
)

// Duty is a duty of the operative part, with what the three sides say of its performance.
type Duty struct {
	*Proof
	ID      string
	Kind    string // a word of casefile.ObligationKinds
	Nature  string
	Debtor  string // id of the body in the case; empty: the only one
	Amount  string // yuan; empty: none
	Period  Period
	Revised *Proof

	Reported, Viewed, Assessed *Voice // the body, the applicant, the court; nil: nothing yet
}

// Period is the time the title gives for a duty.
type Period struct{ Kind, Day, Length, From string }

// Voice is what one side says of performance.
type Voice struct {
	*Proof
	State  string // a word of casefile.PerformanceStates
	Manner string // of the court: a word of docket.Manners
}

// States of a duty in public. Closed is not performed: only what the court has found counts.
const (
	Open      = "open"      // the court has not found that it is performed
	Partly    = "partly"    // the court has found that it is performed in part
	Performed = "performed" // the court has found that it is performed
	Ended     = "ended"     // enforcement has ended without it
)

// DutyStates are the states of a duty.
var DutyStates = []string{Open, Partly, Performed, Ended}

// ended are the ways of closing after which nothing more is to be enforced.
var ended = []string{"terminated", "deregistered", "not_enforced", "dismissed"}

// DutyState returns the state of a duty of the case.
func (c *Case) DutyState(d *Duty) string {
	switch {
	case d.Assessed != nil && d.Assessed.State == "full":
		return Performed
	case c.Refused != nil || c.Withdrawn != nil || c.Closed != nil && slices.Contains(ended, c.Way):
		return Ended
	case d.Assessed != nil && d.Assessed.State == "partial":
		return Partly
	}
	return Open
}

// Disputed reports whether two sides that have spoken say different things.
func (d *Duty) Disputed() bool {
	var states []string
	for _, v := range []*Voice{d.Reported, d.Viewed, d.Assessed} {
		if v != nil {
			states = append(states, v.State)
		}
	}
	slices.Sort(states)
	return len(slices.Compact(states)) > 1
}

// Since returns the day since when a duty of the case is counted as owed: that on which the title took effect, was made, or the
// application was filed; the zero Proof where no entry says any.
func (c *Case) Since(d *Duty) Proof {
	switch {
	case c.Title.Effective != "":
		return Proof{c.Title.Entry, c.Title.Effective}
	case c.Title.Made != "":
		return Proof{c.Title.Entry, c.Title.Made}
	case c.Filed != nil && c.Filed.Day != "":
		return *c.Filed
	case d.Proof != nil:
		return *d.Proof
	}
	return Proof{}
}

// Body returns the id in the register of the body that owes a duty today: of the debtor, or of the one that continues it; empty where it
// is in no register.
func (c *Case) Body(d *Duty) string {
	id := cmp.Or(d.Debtor, c.onlyDebtor())
	for range c.Bodies {
		b := c.debtor(id)
		if b == nil {
			return ""
		}
		if b.Successor == "" {
			return b.Register
		}
		id = b.Successor
	}
	return "" // they continue each other in a circle
}

// onlyDebtor returns the id of the body that owes where no duty has to say which: the only one that continues no other.
func (c *Case) onlyDebtor() (id string) {
	for _, b := range c.Bodies {
		continues := slices.ContainsFunc(c.Bodies, func(x *Debtor) bool { return x.Successor == b.ID })
		switch {
		case continues:
		case id != "":
			return ""
		default:
			id = b.ID
		}
	}
	return id
}

func (c *Case) debtor(id string) *Debtor {
	i := slices.IndexFunc(c.Bodies, func(b *Debtor) bool { return b.ID == id })
	if i < 0 {
		return nil
	}
	return c.Bodies[i]
}

// Duty returns the duty with the id; nil if there is none.
func (c *Case) Duty(id string) *Duty {
	i := slices.IndexFunc(c.Duties, func(d *Duty) bool { return d.ID == id })
	if i < 0 {
		return nil
	}
	return c.Duties[i]
}

// concerned returns the duties named; all where none is.
func (c *Case) concerned(ids []string) []*Duty {
	if len(ids) == 0 {
		return c.Duties
	}
	var out []*Duty
	for _, id := range ids {
		if d := c.Duty(id); d != nil {
			out = append(out, d)
		}
	}
	return out
}

// Row is the line of a duty on the page of a body or court, for a store to keep and to look up by body, court, state and day.
type Row struct {
	Body, Court, Case, Number, Duty string // Body: id in the register, empty where it is in none; Number: the case number
	Kind, Nature, Amount            string
	State                           string
	Disputed                        bool
	Since                           Proof
}

// Rows returns the lines of the duties of the case. Of a case closed to the public by law there are none.
func (c *Case) Rows() []Row {
	if c.Restricted != nil {
		return nil
	}
	var out []Row
	for _, d := range c.Duties {
		out = append(out, Row{
			Body: c.Body(d), Court: c.Court, Case: c.Ref, Number: cmp.Or(c.number(), c.Ref), Duty: d.ID, Kind: d.Kind, Nature: d.Nature,
			Amount: d.Amount, State: c.DutyState(d), Disputed: d.Disputed(), Since: c.Since(d),
		})
	}
	return out
}

// number returns the first case number.
func (c *Case) number() string {
	if len(c.Numbers) == 0 {
		return ""
	}
	return c.Numbers[0]
}

// fen returns a sum in yuan; 0 where it is none.
func fen(yuan string) money.Fen {
	f, err := money.ParseYuan(yuan)
	if err != nil || f < 0 {
		return 0
	}
	return f
}

// month returns the month of a day, a month or a year; of a year its first. Empty where it is none.
func month(day string) string {
	p, err := civil.ParsePartial(day)
	if err != nil {
		return ""
	}
	return p.First.String()[:7]
}
