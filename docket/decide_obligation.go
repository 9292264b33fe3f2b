package docket

import "slices"

// TypeObligation types one duty of the operative part. The duty gets its id from the docket.
type TypeObligation struct {
	On
	Duty Duty
}

func (c TypeObligation) decide(d *Docket, _ Context) ([]act, error) {
	if err := c.Duty.check(); err != nil {
		return nil, err
	}
	id := nextID("o", func(id string) bool { return d.Obligation(id) != nil })
	return say(&ObligationTyped{ID: id, Duty: c.Duty})
}

// check refuses a duty that does not say what it must. What a case file has too is checked there.
func (b *Duty) check() error {
	for _, word := range b.Unclear {
		if err := oneOf("unclear", word, Unclearness); err != nil {
			return err
		}
	}
	switch {
	case b.Kind == "":
		return wanting("kind")
	case b.Performance != (Performance{}):
		return refuse("unknown_word", "field", fieldLabel("performance"), "word", b.Performance.State, "words", "")
	case b.Anchor != nil && (b.Quote.IsZero() || b.Anchor.From < 0 || b.Anchor.To <= b.Anchor.From):
		return wanting("quote")
	}
	return nil
}

// ReviseObligation types a duty anew.
type ReviseObligation struct {
	On
	ObligationRevised
}

func (c ReviseObligation) decide(d *Docket, _ Context) ([]act, error) {
	o := d.Obligation(c.Obligation)
	switch {
	case o == nil:
		return nil, noSuch("obligation", c.Obligation)
	case o.Assessed != nil && o.Assessed.State == "full":
		return nil, refuse("obligation.performed", "obligation", o.What, "on", o.Assessed.On)
	}
	if err := oneOf("reason", c.Reason, RevisionReasons); err != nil {
		return nil, err
	}
	if err := c.Duty.check(); err != nil {
		return nil, err
	}
	return say(&c.ObligationRevised)
}

// RequestClarification asks the court that made the title what an unclear duty means. It lets no time stand still.
type RequestClarification struct {
	On
	ClarificationRequested
}

func (c RequestClarification) decide(d *Docket, _ Context) ([]act, error) {
	switch {
	case c.Question.IsZero():
		return nil, wanting("question")
	case c.Obligation != "" && d.Obligation(c.Obligation) == nil:
		return nil, noSuch("obligation", c.Obligation)
	}
	c.From = or(c.From, "court")
	c.ID = nextID("q", func(id string) bool { return d.clarification(id) != nil })
	return say(&c.ClarificationRequested)
}

// AnswerClarification records the answer.
type AnswerClarification struct {
	On
	ClarificationAnswered
}

func (c AnswerClarification) decide(d *Docket, _ Context) ([]act, error) {
	q := d.clarification(c.Clarification)
	switch {
	case q == nil:
		return nil, noSuch("clarification", c.Clarification)
	case !q.Answered.IsZero():
		return nil, refuse("clarification.answered", "on", q.Answered.On)
	case c.Answer.IsZero():
		return nil, wanting("answer")
	}
	return say(&c.ClarificationAnswered)
}

func (d *Docket) clarification(id string) *Clarification {
	return find(d.Clarifications, func(q *Clarification) bool { return q.ID == id })
}

// named refuses obligations that are not there, or none at all.
func (d *Docket) named(ids []string) error {
	if len(ids) == 0 {
		return wanting("obligations")
	}
	for i, id := range ids {
		if d.Obligation(id) == nil || slices.Contains(ids[:i], id) {
			return noSuch("obligations", id)
		}
	}
	return nil
}
