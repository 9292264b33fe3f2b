package docket

import (
	"slices"

	"mandamus/casefile"
	"mandamus/i18n"
)

// DecideMeasure records the decision of a measure by a judge. It follows a proposal (its life is named; terms it leaves out are
// those proposed), which must have been approved where the law asks for approval. Where the law asks for none it may begin a
// life.
type DecideMeasure struct {
	On
	MeasureDecided
	Urgent bool
}

func (c DecideMeasure) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	m, err := c.proposal(d)
	if err != nil {
		return nil, err
	}
	slot, report, err := d.permit(step{c.AMeasure, c.Obligations, legalDay(c, at).First, c.Urgent}, at)
	switch {
	case err != nil:
		return nil, err
	case slot.Approve != "" && (m == nil || m.Approved.IsZero()):
		return nil, refuse("measure.not_approved", "measure", casefile.Label("measure", c.Measure))
	}
	if err := c.terms(d); err != nil {
		return nil, err
	}
	if c.Life == "" {
		c.Life = d.newLife()
	}
	c.ReportDue, c.Under = report, slot.Receipt
	c.By = or(c.By, "court")
	return say(&c.MeasureDecided)
}

// proposal returns the proposed measure the decision is on, and fills in from it what the decision leaves out.
func (c *DecideMeasure) proposal(d *Docket) (*Measure, error) {
	if c.Life == "" {
		return nil, d.named(c.Obligations)
	}
	m := d.Measure(c.Life)
	switch {
	case m == nil:
		return nil, noSuch("life", c.Life)
	case m.Over() || !m.Decided.IsZero():
		return nil, m.misplaced()
	}
	c.AMeasure, c.Obligations = m.named(), m.Obligations
	c.Amount, c.Rate = Yuan(or(string(c.Amount), string(m.Terms.Amount))), Yuan(or(string(c.Rate), string(m.Terms.Rate)))
	if c.Days == 0 {
		c.Days = m.Terms.Days
	}
	return m, nil
}

// terms refuses a fine or detention whose decision does not say what it must.
func (c *DecideMeasure) terms(d *Docket) error {
	switch c.Measure {
	case "detention":
		if c.Days == 0 {
			return refuse("measure.terms", "measure", casefile.Label("measure", c.Measure), "field", fieldLabel("days"))
		}
	case "daily_fine":
		if p := d.Person(c.Person); p != nil && c.Post == (i18n.Text{}) {
			c.Post = p.Post
		}
		if lacking := c.lacking(); len(lacking) > 0 {
			return refuse("fine.incomplete", "fields", fieldLabels(lacking))
		}
	}
	return nil
}

// lacking returns what the decision of a daily fine leaves out.
func (c *DecideMeasure) lacking() []string {
	var out []string
	for _, f := range []struct {
		name  string
		given bool
	}{
		{"person", c.Person != ""}, {"post", c.Post != (i18n.Text{})}, {"rate", c.Rate != ""}, {"first_day", c.FirstDay.Known()},
		{"remedy_to", slices.Contains(casefile.Actors, c.RemedyTo)}, {"remedy_within", c.RemedyWithin != ""},
	} {
		if !f.given {
			out = append(out, f.name)
		}
	}
	return out
}
