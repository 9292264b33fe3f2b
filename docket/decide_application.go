package docket

import "slices"

// FileApplication opens a docket with an application to enforce. Parties and persons without an id get one, a1, d1, p1 and so
// on; a person without a debtor belongs to the only one there is.
type FileApplication struct {
	On
	Opened     CaseOpened
	Title      TitleDescribed
	Applicants []PartyAdded
	Debtors    []PartyAdded
	Persons    []PersonNamed
	Filed      ApplicationFiled
	Handed     Handed
	Restricted string // closed to the public from the first entry on: a word of SecrecyGrounds; empty: open
}

func (c FileApplication) decide(_ *Docket, at Context) ([]act, error) {
	opened := CaseOpened{Jurisdiction: c.Opened.Jurisdiction, Title: c.Opened.Title, Courts: c.Opened.Courts, Banner: c.Opened.Banner}
	switch {
	case !at.Docket.Valid():
		return nil, noSuch("docket", at.Docket)
	case opened.Jurisdiction == "":
		return nil, wanting("jurisdiction")
	case opened.Title.IsZero():
		return nil, wanting("title")
	case len(c.Applicants) == 0 || len(c.Debtors) == 0:
		return nil, refuse("application.one_side")
	}
	if c.Filed.By == "" {
		c.Filed.By = "applicant"
	}
	parties := append(sided(c.Applicants, "applicant", "a"), sided(c.Debtors, "debtor", "d")...)
	bodies, err := c.closed(&opened, &c.Title)
	if err != nil {
		return nil, err
	}
	bodies = append(bodies, parties...)
	acts, err := say(append(append(bodies, c.persons()...), &c.Filed)...)
	if err != nil {
		return nil, err
	}
	handed, err := c.Handed.acts(partyAmong(parties), at)
	return append(acts, handed...), err
}

// closed adds to the first bodies that the case is closed to the public, where it is.
func (c FileApplication) closed(first ...Body) ([]Body, error) {
	if c.Restricted == "" {
		return first, nil
	}
	return append(first, &PublicityRestricted{c.Restricted}), oneOf("ground", c.Restricted, SecrecyGrounds)
}

// partyAmong reports whether a party is one of those the bodies add.
func partyAmong(parties []Body) func(id string) bool {
	return func(id string) bool {
		return slices.ContainsFunc(parties, func(b Body) bool { return b.(*PartyAdded).ID == id })
	}
}

// sided returns the parties of one side.
func sided(parties []PartyAdded, side, prefix string) []Body {
	parties = slices.Clone(parties)
	taken := func(id string) bool {
		return slices.ContainsFunc(parties, func(p PartyAdded) bool { return p.ID == id })
	}
	var out []Body
	for i := range parties {
		p := &parties[i]
		p.Side = side
		if p.ID == "" {
			p.ID = nextID(prefix, taken)
		}
		out = append(out, p)
	}
	return out
}

// persons returns the office-holders.
func (c FileApplication) persons() []Body {
	persons := slices.Clone(c.Persons)
	taken := func(id string) bool {
		return slices.ContainsFunc(persons, func(p PersonNamed) bool { return p.ID == id })
	}
	var out []Body
	for i := range persons {
		p := &persons[i]
		if p.ID == "" {
			p.ID = nextID("p", taken)
		}
		if p.Debtor == "" && len(c.Debtors) == 1 {
			if p.Debtor = c.Debtors[0].ID; p.Debtor == "" {
				p.Debtor = "d1"
			}
		}
		out = append(out, p)
	}
	return out
}

// Register registers the application under a case number. Every duty of the operative part has to be typed before: what cannot
// be typed has to be cleared up now, not when the first measure is wanted.
type Register struct {
	On
	ApplicationRegistered
}

func (c Register) decide(d *Docket, _ Context) ([]act, error) {
	if err := d.undecided(); err != nil {
		return nil, err
	}
	switch {
	case len(d.Obligations) == 0:
		return nil, refuse("application.no_duty")
	case c.Number == "":
		return nil, wanting("number")
	}
	if err := d.free(c.Number); err != nil {
		return nil, err
	}
	c.By = or(c.By, "court")
	return say(&c.ApplicationRegistered)
}

// RefuseRegistration refuses to register the application, with reasons.
type RefuseRegistration struct {
	On
	ApplicationRefused
}

func (c RefuseRegistration) decide(d *Docket, _ Context) ([]act, error) {
	if err := d.undecided(); err != nil {
		return nil, err
	}
	if c.Fact.IsZero() {
		return nil, refuse("application.no_reasons")
	}
	c.By = or(c.By, "court")
	return say(&c.ApplicationRefused)
}

// undecided refuses where there is no application, or it has been decided on.
func (d *Docket) undecided() error {
	switch {
	case d.Filed.IsZero():
		return refuse("application.none")
	case !d.Registered.IsZero():
		return refuse("application.decided", "on", d.Registered.On)
	case !d.Refused.IsZero():
		return refuse("application.decided", "on", d.Refused.On)
	case !d.Withdrawn.IsZero():
		return refuse("application.decided", "on", d.Withdrawn.On)
	}
	return nil
}

// AssignNumber gives the case a further case number.
type AssignNumber struct {
	On
	late
	NumberAssigned
}

func (c AssignNumber) decide(d *Docket, _ Context) ([]act, error) {
	if c.Number == "" {
		return nil, wanting("number")
	}
	if err := oneOf("use", c.Use, NumberUses); err != nil {
		return nil, err
	}
	if err := d.free(c.Number); err != nil {
		return nil, err
	}
	return say(&c.NumberAssigned)
}

// free refuses a case number the case has already.
func (d *Docket) free(number string) error {
	if slices.ContainsFunc(d.Numbers, func(n Number) bool { return n.Number == number }) {
		return refuse("number.taken", "number", number)
	}
	return nil
}

// AssignCase gives the case to an officer; a change of officer needs a reason.
type AssignCase struct {
	On
	CaseAssigned
}

func (c AssignCase) decide(d *Docket, _ Context) ([]act, error) {
	if c.Officer == "" {
		return nil, wanting("officer")
	}
	if c.Reason != "" || d.Officer != "" {
		if err := oneOf("reason", c.Reason, AssignmentReasons); err != nil {
			return nil, err
		}
	}
	c.By = or(c.By, "court")
	return say(&c.CaseAssigned)
}

// or returns the first that is not empty.
func or(word, otherwise string) string {
	if word == "" {
		return otherwise
	}
	return word
}
