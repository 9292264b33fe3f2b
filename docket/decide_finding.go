package docket

// MakeFinding records an open-textured fact that a judge has found, or found not to be so.
type MakeFinding struct {
	On
	FindingMade
}

func (c MakeFinding) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	var err error
	switch c.Finding {
	case "":
		err = wanting("finding")
	case "substantially_same":
		err = c.compared(d)
	case "responsible_identified", "head_identified":
		if c.Holds() && d.Person(c.Person) == nil {
			err = refuse("finding.person")
		}
	}
	if err != nil {
		return nil, err
	}
	c.By = or(c.By, "court")
	return say(&c.FindingMade)
}

// compared lets a new act be found substantially the same only after facts, reasons and result of both acts were put side by
// side, and only where the law knows such an act: the old one was not annulled for its procedure alone, and neither the main
// facts nor the main reasons are others.
func (c MakeFinding) compared(d *Docket) error {
	n := d.NewAct(c.NewAct)
	switch {
	case n == nil:
		return noSuch("new_act", c.NewAct)
	case !n.Annulled.complete() || !n.New.complete() || c.FactsChanged == nil || c.ReasonsChanged == nil:
		return refuse("finding.not_compared", "on", n.On)
	case !c.Holds():
		return nil
	case d.Title != nil && d.Title.AnnulledFor == "procedure":
		return refuse("finding.procedure")
	case *c.FactsChanged || *c.ReasonsChanged:
		return refuse("finding.changed")
	}
	return nil
}
