package docket

import "slices"

// Correct says that an event was not so, or was not recorded rightly. Both stay in the history; the old one no longer counts.
type Correct struct {
	On // legal day of the event put in its place; absent: that of the old one
	late
	At      int    // where the event stands: its version, or that of the first one where it was corrected before
	Reason  string // a word of CorrectionReasons
	Note    Words
	Instead Body // what takes its place, a body of the same kind; nil: nothing does
}

func (c Correct) decide(d *Docket, at Context) ([]act, error) {
	e := d.Entry(c.At)
	switch {
	case e == nil || isReason(e.Body):
		return nil, refuse("correction.none", "at", c.At)
	case isErasure(e.Body) || c.Instead == nil && e.Kind.Name == "case.opened":
		return nil, refuse("correction.fixed", "kind", e.Kind.Label())
	}
	if e.Kind.Bench {
		if err := at.bench(); err != nil {
			return nil, err
		}
	}
	if err := oneOf("reason", c.Reason, CorrectionReasons); err != nil {
		return nil, err
	}
	out := []act{{body: &CorrectionMade{Reason: c.Reason, Note: c.Note}, corrects: e.Event.Version, legal: day(at.Today)}}
	if c.Instead == nil {
		return out, nil
	}
	if kind, ok := kindOfBody(c.Instead); !ok || kind.Name != e.Kind.Name {
		return nil, refuse("correction.kind", "kind", e.Kind.Label())
	}
	if opened, ok := c.Instead.(*CaseOpened); ok && opened.Reconstruction || e.Kind.Anew {
		return nil, refuse("correction.anew", "kind", e.Kind.Label())
	}
	legal := c.On.On
	if !legal.Given {
		legal = e.Event.Legal
	}
	return append(out, act{body: c.Instead, corrects: e.Event.Version, legal: legal}), nil
}

func isErasure(b Body) bool {
	_, ok := b.(*ValueErased)
	return ok
}

// RecordErasure puts on record that a personal value is erased. The store erases it in the same step.
type RecordErasure struct {
	On
	late
	ValueErased
}

func (c RecordErasure) decide(d *Docket, _ Context) ([]act, error) {
	if err := oneOf("basis", c.Basis, ErasureBases); err != nil {
		return nil, err
	}
	e := d.Recorded(c.Of)
	if e == nil || !slices.ContainsFunc(e.Event.Private, func(p Private) bool {
		return p.Field == c.Field && !p.Erased
	}) {
		return nil, refuse("erasure.nothing", "of", c.Of, "field", c.Field)
	}
	return say(&c.ValueErased)
}

// Record records an occurrence whose kind has no verb of its own: a letter, a promise, an order of the court above.
type Record struct {
	On
	late
	Body Body
}

func (c Record) decide(d *Docket, _ Context) ([]act, error) {
	if c.Body == nil {
		return nil, wanting("body")
	}
	kind, ok := kindOfBody(c.Body)
	if !ok || !kind.Free {
		return nil, refuse("own_verb", "kind", kind.Label())
	}
	if told := c.Body.(occurrence).told(); len(told.Obligations) > 0 {
		if err := d.named(told.Obligations); err != nil {
			return nil, err
		}
	}
	return say(c.Body)
}
