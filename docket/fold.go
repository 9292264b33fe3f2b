package docket

import (
	"errors"
	"fmt"
	"slices"
)

// Entry is an event in its docket.
type Entry struct {
	Event       Event
	Kind        Kind // zero where this program does not know it
	Body        Body // nil where this program does not know the kind
	Place       int  // version of the event that first stood here: a correction takes the place of what it corrects
	CorrectedBy int  // version of the event that corrects this one; it no longer counts. 0: it counts
}

// Known reports whether this program knows the kind.
func (e *Entry) Known() bool { return e.Body != nil }

// mark returns where the entry stands.
func (e *Entry) mark() Mark {
	return Mark{At: e.Place, On: e.Event.Legal, Recorded: e.Event.Recorded, Actor: e.Event.Actor, For: e.Event.For}
}

// Errors of Fold. They mean that the events are not those of one sound docket: a fault of the store, or tampering.
var (
	ErrGap        = errors.New("events do not follow each other")
	ErrCorrection = errors.New("nothing that can be corrected stands there")
)

// Fold returns the docket whose events these are, all of them from the first on. A kind this program does not know is kept
// and shown, but says nothing; a known one whose body is not in its form, or whose values are not those committed to, is an
// error. No events are the docket before its first.
func Fold(events []Event) (*Docket, error) { return new(Docket).With(events...) }

// With returns the docket with more events at its end. The docket itself stays as it is.
func (d *Docket) With(events ...Event) (*Docket, error) {
	next := &Docket{ID: d.ID, Version: d.Version, History: slices.Clone(d.History), Unknown: slices.Clone(d.Unknown)}
	for _, e := range events {
		if err := next.add(e); err != nil {
			return nil, err
		}
	}
	next.derive()
	return next, nil
}

// add reads one event and notes what it corrects.
func (d *Docket) add(e Event) error {
	if err := e.check(); err != nil {
		return err
	}
	if d.Version == 0 {
		d.ID = e.Docket
	}
	if e.Docket != d.ID || e.Version != d.Version+1 {
		return fmt.Errorf("docket %v: %w: event %d of %v after event %d", d.ID, ErrGap, e.Version, e.Docket, d.Version)
	}
	entry := Entry{Event: e, Place: e.Version}
	if kind, ok := KindOf(e.Kind); ok {
		body, err := kind.open(e.Body, e.Private)
		if err != nil {
			return fmt.Errorf("docket %v, event %d, %s: %w", d.ID, e.Version, e.Kind, err)
		}
		entry.Kind, entry.Body = kind, body
	} else {
		d.Unknown = append(d.Unknown, e.Version)
	}
	if err := d.correct(&entry); err != nil {
		return err
	}
	d.Version = e.Version
	d.History = append(d.History, entry)
	return nil
}

// correct takes what the entry corrects out of account. The reason for a correction, correction.made, comes first and stands
// by itself; the event that takes the place of the corrected one may follow it.
func (d *Docket) correct(entry *Entry) error {
	n := entry.Event.Corrects
	if n == 0 {
		return nil
	}
	wrong := d.Recorded(n)
	if wrong == nil {
		return fmt.Errorf("docket %v, event %d corrects event %d: %w", d.ID, entry.Event.Version, n, ErrCorrection)
	}
	_, reason := wrong.Body.(*CorrectionMade)
	by := d.Recorded(wrong.CorrectedBy)
	replaced := by != nil && !isReason(by.Body)
	switch {
	case reason, replaced, wrong.CorrectedBy != 0 && isReason(entry.Body):
		return fmt.Errorf("docket %v, event %d corrects event %d: %w", d.ID, entry.Event.Version, n, ErrCorrection)
	case !isReason(entry.Body):
		entry.Place = wrong.Place
	}
	wrong.CorrectedBy = entry.Event.Version
	return nil
}

func isReason(b Body) bool {
	_, ok := b.(*CorrectionMade)
	return ok
}

// derive applies what counts, in the order of the places.
func (d *Docket) derive() {
	for _, e := range d.counting() {
		e.Body.apply(d, e)
		d.take(e)
	}
}

// counting returns the entries that count, in the order of their places.
func (d *Docket) counting() []*Entry {
	var out []*Entry
	moved := false
	for i := range d.History {
		if e := &d.History[i]; e.Known() && e.CorrectedBy == 0 {
			out = append(out, e)
			moved = moved || e.Place != e.Event.Version
		}
	}
	if moved {
		slices.SortStableFunc(out, func(a, b *Entry) int { return a.Place - b.Place })
	}
	return out
}
