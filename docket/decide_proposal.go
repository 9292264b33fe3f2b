package docket

// ProposeAct proposes a step of procedure.
type ProposeAct struct {
	On
	late
	ActProposed
}

func (c ProposeAct) decide(d *Docket, _ Context) ([]act, error) {
	if err := oneOf("act", c.Act, Acts); err != nil {
		return nil, err
	}
	if d.Closed != nil && c.Act != "resumption" && c.Act != "reversal" {
		return nil, refuse("closed", "on", d.Closed.On, "way", closingLabel(d.Closed.Way))
	}
	for _, id := range c.Obligations {
		if d.Obligation(id) == nil {
			return nil, noSuch("obligation", id)
		}
	}
	if c.Life != "" && d.Measure(c.Life) == nil {
		return nil, noSuch("life", c.Life)
	}
	if p := find(d.Proposals, func(p *Proposal) bool { return p.Act == c.Act && p.Life == c.Life && (p.Waits() || p.Ready()) }); p != nil {
		return nil, refuse("proposal.already", "on", p.Proposed.On)
	}
	c.ID = nextID("b", func(id string) bool { return d.Proposal(id) != nil })
	return say(&c.ActProposed)
}

// ApproveAct approves a proposed step. Who proposed it cannot.
type ApproveAct struct {
	On
	late
	ActApproved
}

func (c ApproveAct) decide(d *Docket, at Context) ([]act, error) {
	if err := d.undecidedProposal(c.Proposal, at); err != nil {
		return nil, err
	}
	return say(&c.ActApproved)
}

// RefuseAct refuses a proposed step, with a coded reason. Who proposed it cannot.
type RefuseAct struct {
	On
	late
	ActRefused
}

func (c RefuseAct) decide(d *Docket, at Context) ([]act, error) {
	if err := d.undecidedProposal(c.Proposal, at); err != nil {
		return nil, err
	}
	if err := oneOf("reason", c.Reason, RefusalReasons); err != nil {
		return nil, err
	}
	return say(&c.ActRefused)
}

// undecidedProposal refuses where there is no such proposal, it was decided on, or the actor made it.
func (d *Docket) undecidedProposal(id string, at Context) error {
	p := d.Proposal(id)
	switch {
	case p == nil:
		return noSuch("proposal", id)
	case !p.Waits():
		return refuse("proposal.decided", "on", or2(p.Approved, p.Refused).On)
	case p.Proposed.by(at.Actor) || p.Proposed.by(at.For):
		return refuse("measure.own_proposal", "actor", at.Actor)
	}
	return nil
}

// or2 returns the first mark that is set.
func or2(a, b Mark) Mark {
	if a.IsZero() {
		return b
	}
	return a
}
