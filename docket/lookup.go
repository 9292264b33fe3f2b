package docket

import (
	"slices"
	"strconv"

	"mandamus/civil"
)

// Party returns the party with the id; nil if there is none.
func (d *Docket) Party(id string) *Party {
	return find(d.Parties, func(p *Party) bool { return p.ID == id })
}

// Representative returns the representative with the id; nil if there is none.
func (d *Docket) Representative(id string) *Representative {
	return find(d.Representatives, func(r *Representative) bool { return r.ID == id })
}

// Person returns the office-holder with the id; nil if there is none.
func (d *Docket) Person(id string) *Person {
	return find(d.Persons, func(p *Person) bool { return p.ID == id })
}

// Obligation returns the obligation with the id; nil if there is none.
func (d *Docket) Obligation(id string) *Obligation {
	return find(d.Obligations, func(o *Obligation) bool { return o.ID == id })
}

// Measure returns the life of a measure with the id; nil if there is none.
func (d *Docket) Measure(id string) *Measure {
	return find(d.Measures, func(m *Measure) bool { return id != "" && m.ID == id })
}

// NewAct returns the new act recorded by the event of that version; nil if there is none.
func (d *Docket) NewAct(at int) *NewAct {
	return find(d.NewActs, func(n *NewAct) bool { return n.At == at })
}

// Objection returns the objection raised by the event of that version; nil if there is none.
func (d *Docket) Objection(at int) *Objection {
	return find(d.Objections, func(o *Objection) bool { return o.At == at })
}

// Hearing returns the hearing with the id; nil if there is none.
func (d *Docket) Hearing(id string) *Hearing {
	return find(d.Hearings, func(h *Hearing) bool { return h.ID == id })
}

// Hold returns the hold that lasts; nil if there is none.
func (d *Docket) Hold() *Hold {
	return find(d.Holds, func(h *Hold) bool { return h.Ended.IsZero() })
}

// Side returns the parties of one side, in the order they came, also those that are no more.
func (d *Docket) Side(side string) []*Party {
	var out []*Party
	for _, p := range d.Parties {
		if p.Side == side {
			out = append(out, p)
		}
	}
	return out
}

// Halted returns the stay or suspension that lasts on the day for an obligation; nil if there is none.
func (d *Docket) Halted(obligation string, on civil.Day) *Halt {
	return find(d.Halts, func(h *Halt) bool {
		return h.Runs(on) && (len(h.Obligations) == 0 || slices.Contains(h.Obligations, obligation))
	})
}

// Reconstruction reports whether the docket was made from reports.
func (d *Docket) Reconstruction() bool { return d.Opened != nil && d.Opened.Reconstruction }

// Entry returns what counts of the event first recorded at a version, after all corrections; nil where nothing does.
func (d *Docket) Entry(at int) *Entry {
	for i := range d.History {
		if e := &d.History[i]; e.Place == at && e.CorrectedBy == 0 {
			return e
		}
	}
	return nil
}

// Recorded returns the event of a version, whether it counts or not; nil where the docket holds none, as one from which some are
// withheld.
func (d *Docket) Recorded(version int) *Entry {
	i, ok := slices.BinarySearchFunc(d.History, version, func(e Entry, v int) int { return e.Event.Version - v })
	if !ok {
		return nil
	}
	return &d.History[i]
}

// concerned returns the obligations named; all where none is.
func (d *Docket) concerned(ids []string) []*Obligation {
	if len(ids) == 0 {
		return d.Obligations
	}
	var out []*Obligation
	for _, id := range ids {
		if o := d.Obligation(id); o != nil {
			out = append(out, o)
		}
	}
	return out
}

// number notes a case number.
func (d *Docket) number(number, use string, e *Entry) {
	if number != "" {
		d.Numbers = append(d.Numbers, Number{number, use, e.mark()})
	}
}

// find returns the first for which ok holds; nil if there is none.
func find[T any](list []*T, ok func(*T) bool) *T {
	if i := slices.IndexFunc(list, ok); i >= 0 {
		return list[i]
	}
	return nil
}

// nextID returns the first of prefix1, prefix2 … that is not taken.
func nextID(prefix string, taken func(id string) bool) string {
	for n := 1; ; n++ {
		if id := prefix + strconv.Itoa(n); !taken(id) {
			return id
		}
	}
}
