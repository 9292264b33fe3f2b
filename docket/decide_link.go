package docket

import "slices"

// LinkCase points at another case. It does nothing to the title; LinkAppeal and LinkRetrial do.
type LinkCase struct {
	On
	late
	Relation string // a word of Relations
	Docket   ID     // where it is kept here too
	Number   string
	Note     Words
}

func (c LinkCase) decide(*Docket, Context) ([]act, error) {
	if err := oneOf("relation", c.Relation, Relations); err != nil {
		return nil, err
	}
	if c.Docket == "" && c.Number == "" {
		return nil, refuse("link.nowhere")
	}
	return say(&CaseLinked{Relation: c.Relation, Docket: c.Docket, Number: c.Number, Note: c.Note})
}

// LinkAppeal records that an appeal against the title is pending, so that the title has not taken effect; or, decided, what
// became of the title.
type LinkAppeal struct {
	On
	late
	Docket ID
	Number string
	Effect string // a word of LinkEffects: not_effective while it is pending, stands or revoked afterwards
	Note   Words
}

func (c LinkAppeal) decide(*Docket, Context) ([]act, error) {
	if err := oneOf("effect", c.Effect, []string{"not_effective", "stands", "revoked"}); err != nil {
		return nil, err
	}
	if c.Docket == "" && c.Number == "" {
		return nil, refuse("link.nowhere")
	}
	return say(&CaseLinked{Relation: "appeal", Docket: c.Docket, Number: c.Number, Effect: c.Effect, Note: c.Note})
}

// LinkRetrial records an application for retrial, which stops nothing; an order of retrial, which suspends enforcement but for
// the benefits the court excepts; or the refusal of one.
type LinkRetrial struct {
	On
	late
	Docket  ID
	Number  string
	Stage   string   // applied, ordered or refused
	By      string   // who asked for it
	GoingOn []string // ordered: obligations to pay benefits that enforcement goes on for
	Told    Told
}

func (c LinkRetrial) decide(d *Docket, at Context) ([]act, error) {
	if c.Docket == "" && c.Number == "" {
		return nil, refuse("link.nowhere")
	}
	link := &CaseLinked{Relation: "retrial", Docket: c.Docket, Number: c.Number}
	c.Told.By = or(c.By, c.Told.By)
	switch c.Stage {
	case "applied":
		return say(link, &RetrialApplied{c.Told, WithNumber{c.Number}})
	case "refused":
		return say(link, &RetrialRefused{c.Told, WithNumber{c.Number}})
	case "ordered":
		return c.ordered(d, link, at)
	}
	return nil, oneOf("stage", c.Stage, []string{"applied", "ordered", "refused"})
}

// ordered suspends enforcement of what is not excepted.
func (c LinkRetrial) ordered(d *Docket, link *CaseLinked, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	for _, id := range c.GoingOn {
		switch o := d.Obligation(id); {
		case o == nil:
			return nil, noSuch("going_on", id)
		case o.Nature != "benefit":
			return nil, refuse("retrial.no_benefit", "obligation", o.What)
		}
	}
	var halted []string
	for _, o := range d.Obligations {
		if !slices.Contains(c.GoingOn, o.ID) {
			halted = append(halted, o.ID)
		}
	}
	link.Effect = "suspended"
	bodies := []Body{link, &RetrialOrdered{c.Told, WithNumber{c.Number}}}
	if len(halted) > 0 {
		if len(c.GoingOn) == 0 {
			halted = nil
		}
		bodies = append(bodies, &EnforcementSuspended{Told: Told{By: c.Told.By, Obligations: halted}, WithWay: WithWay{"retrial"}})
	}
	return say(bodies...)
}
