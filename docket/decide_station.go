package docket

import "mandamus/casefile"

// OnMeasure is what the later steps of a measure have in common.
type OnMeasure struct {
	On
	late
	Told Told
	Life string
}

// decided returns a measure that was decided and is not over.
func (c *OnMeasure) decided(d *Docket) (*Measure, error) {
	m := d.Measure(c.Life)
	switch {
	case m == nil:
		return nil, noSuch("life", c.Life)
	case m.Decided.IsZero() || m.Over() || !m.Settled.IsZero():
		return nil, m.misplaced()
	}
	c.Told.By, c.Told.Obligations = or(c.Told.By, "court"), m.Obligations
	return m, nil
}

// ServeMeasure records that the decision was served. A personal measure is served on the person.
type ServeMeasure struct {
	OnMeasure
	Person string // empty: the one the measure is against
	Party  string // for a measure against no person
}

func (c ServeMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := c.decided(d)
	switch {
	case err != nil:
		return nil, err
	case !m.Served.IsZero():
		return nil, m.misplaced()
	case or(c.Person, m.Person) != m.Person || m.Person != "" && c.Party != "":
		return nil, refuse("fine.not_on_person")
	}
	return say(&MeasureServed{c.Told, m.named(), WithParty{c.Party}})
}

// BeginMeasure records that a decided measure is carried out, or carried out again after a stay.
type BeginMeasure struct {
	OnMeasure
	Until casefile.Date // last day, as of a detention
}

func (c BeginMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := c.decided(d)
	switch {
	case err != nil:
		return nil, err
	case !m.Begun.IsZero() && m.Stayed.IsZero():
		return nil, m.misplaced()
	}
	return say(&MeasureBegun{c.Told, m.named(), WithUntil{c.Until}})
}

// StayMeasure records that a measure stands still.
type StayMeasure struct {
	OnMeasure
	Until casefile.Date
}

func (c StayMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := c.decided(d)
	switch {
	case err != nil:
		return nil, err
	case !m.Stayed.IsZero():
		return nil, m.misplaced()
	}
	return say(&MeasureStayed{c.Told, m.named(), WithUntil{c.Until}})
}

// LiftMeasure lifts a measure.
type LiftMeasure struct{ OnMeasure }

func (c LiftMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := c.decided(d)
	if err != nil {
		return nil, err
	}
	return say(&MeasureLifted{c.Told, m.named()})
}

// CompleteMeasure records that a measure has been carried out to its end.
type CompleteMeasure struct {
	OnMeasure
	Amount Yuan
}

func (c CompleteMeasure) decide(d *Docket, _ Context) ([]act, error) {
	m, err := c.decided(d)
	if err != nil {
		return nil, err
	}
	return say(&MeasureCompleted{c.Told, m.named(), WithAmount{c.Amount}})
}

// SettleMeasure fixes the sum of a measure. Of a daily fine there is a sum only where the fine is owed.
type SettleMeasure struct {
	OnMeasure
	Amount Yuan
}

func (c SettleMeasure) decide(d *Docket, at Context) ([]act, error) {
	m := d.Measure(c.Life)
	if err := at.bench(); err != nil {
		return nil, err
	}
	switch {
	case m == nil:
		return nil, noSuch("life", c.Life)
	case m.Measure == "daily_fine" && !m.Owed():
		return nil, refuse("fine.not_owed")
	case m.Decided.IsZero() || !m.Settled.IsZero():
		return nil, m.misplaced()
	case c.Amount == "":
		return nil, wanting("amount")
	}
	c.Told.By, c.Told.Obligations = or(c.Told.By, "court"), m.Obligations
	return say(&MeasureSettled{c.Told, m.named(), WithAmount{c.Amount}})
}

// InformCongress records that the congress of a township was told of the detention of its deputy.
type InformCongress struct {
	On
	late
	CongressInformed
}

func (c InformCongress) decide(d *Docket, _ Context) ([]act, error) {
	m := d.Measure(c.Life)
	switch {
	case m == nil:
		return nil, noSuch("life", c.Life)
	case !m.ReportDue:
		return nil, m.misplaced()
	}
	return say(&c.CongressInformed)
}
