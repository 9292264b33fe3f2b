package record

import "mandamus/publog"

// Record is the whole public record in memory: for whoever recomputes what pages say. A desk keeps the same as rows.
type Record struct {
	Tally  *Tally
	Cases  map[string]*Case  // by filing reference
	Courts map[string]Counts // by code
	Bodies map[string]Counts // by id in the register
}

// NewRecord returns the record of no entries.
func NewRecord() *Record {
	return &Record{Tally: NewTally(), Cases: map[string]*Case{}, Courts: map[string]Counts{}, Bodies: map[string]Counts{}}
}

// Add takes the next entry of the log and returns what is wrong with it.
func (r *Record) Add(e publog.Entry) []Flaw {
	index := r.Tally.Size
	flaws := r.Tally.Add(e)
	if e.Case == "" {
		return flaws
	}
	c := r.Cases[e.Case]
	if c == nil {
		c = NewCase(e.Court, e.Case)
	}
	change, ok := c.Apply(index, e)
	if !ok {
		return flaws
	}
	r.Cases[e.Case] = c
	r.add(change)
	return flaws
}

// add adds what an entry has changed.
func (r *Record) add(change Change) {
	if r.Courts[change.Court] == nil {
		r.Courts[change.Court] = Counts{}
	}
	r.Courts[change.Court].Add(change.Counts, 1)
	for body, k := range change.Bodies {
		if r.Bodies[body] == nil {
			r.Bodies[body] = Counts{}
		}
		r.Bodies[body].Add(k, 1)
	}
}
