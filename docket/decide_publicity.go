package docket

// RestrictPublicity closes the case to the public on a ground of law. Made when the application is filed, it covers all of the case;
// what was logged before it stays public.
type RestrictPublicity struct {
	On
	late
	PublicityRestricted
}

func (c RestrictPublicity) decide(d *Docket, at Context) ([]act, error) {
	switch {
	case !at.is("clerk", "judge", "president"):
		return nil, refuse("office", "actor", at.Actor)
	case d.Restricted != nil:
		return nil, refuse("publicity.already", "on", d.Restricted.On)
	}
	if err := oneOf("ground", c.Ground, SecrecyGrounds); err != nil {
		return nil, err
	}
	return say(&c.PublicityRestricted)
}

// RestorePublicity opens the case to the public again. Only a judge does.
type RestorePublicity struct {
	On
	late
}

func (c RestorePublicity) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	if d.Restricted == nil {
		return nil, refuse("publicity.open")
	}
	return say(&PublicityRestored{})
}
