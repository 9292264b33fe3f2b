package docket

// RaiseObjection records an objection of a party, also one against the closing of the case.
type RaiseObjection struct {
	On
	late
	ObjectionRaised
}

func (c RaiseObjection) decide(*Docket, Context) ([]act, error) {
	if c.Way == "" {
		return nil, wanting("way")
	}
	return say(&c.ObjectionRaised)
}

// RaiseOutsiderObjection records the objection of somebody who is no party.
type RaiseOutsiderObjection struct {
	On
	late
	OutsiderObjectionRaised
}

func (c RaiseOutsiderObjection) decide(*Docket, Context) ([]act, error) {
	c.By = or(c.By, "outsider")
	return say(&c.OutsiderObjectionRaised)
}

// DecideObjection records the ruling of a judge on an objection, of a party or an outsider.
type DecideObjection struct {
	On
	late
	Told   Told
	About  int    // version of the event that raised it
	Way    string // outcome
	Number string
}

func (c DecideObjection) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	o := d.Objection(c.About)
	switch {
	case o == nil:
		return nil, noSuch("about", c.About)
	case !o.Decided.IsZero():
		return nil, refuse("objection.decided", "on", o.Decided.On)
	case c.Way == "":
		return nil, wanting("way")
	}
	c.Told.By = or(c.Told.By, "court")
	if o.Outsider {
		return say(&OutsiderObjectionDecided{c.Told, WithNumber{c.Number}, WithWay{c.Way}, WithAbout{c.About}})
	}
	return say(&ObjectionDecided{c.Told, WithNumber{c.Number}, WithWay{c.Way}, WithAbout{c.About}})
}
