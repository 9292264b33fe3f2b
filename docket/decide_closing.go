package docket

import (
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"
)

// Close closes the case. As performed it is closed only when the court has assessed every obligation as performed; at the end
// of a round never while an obligation to act is open; as deregistered only when it has gone to another court.
type Close struct {
	On
	CaseClosed
}

func (c Close) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	open := d.open()
	switch c.Way {
	case "":
		return nil, wanting("way")
	case "performed":
		if len(open) > 0 || len(d.Obligations) == 0 {
			return nil, refuse("closing.not_assessed", "obligations", ids(open))
		}
	case "end_of_round":
		if acts := dutiesToAct(open); len(acts) > 0 {
			return nil, refuse("closing.act", "obligations", ids(acts))
		}
	case "deregistered":
		if d.Left.IsZero() {
			return nil, refuse("closing.not_left")
		}
	case "terminated":
		return nil, refuse("closing.verb")
	}
	c.By = or(c.By, "court")
	return say(&c.CaseClosed)
}

// Terminate ends enforcement for good on a ground of law, although not all is performed (终结执行).
type Terminate struct {
	On
	Told   Told
	Ground string // a word of TerminationGrounds
}

func (c Terminate) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	if err := oneOf("ground", c.Ground, TerminationGrounds); err != nil {
		return nil, err
	}
	unmet := c.Ground == "application_withdrawn" && d.Withdrawn.IsZero() ||
		c.Ground == "title_revoked" && d.Revoked.IsZero() && d.Effect() != "revoked" ||
		c.Ground == "settled_and_waived" && d.Settlement == nil ||
		c.Ground == "other" && c.Told.Fact.IsZero()
	if unmet {
		return nil, refuse("closing.ground", "ground", Label("termination_ground", c.Ground))
	}
	c.Told.By = or(c.Told.By, "court")
	return say(&CaseClosed{Told: c.Told, WithWay: WithWay{"terminated"}, Ground: c.Ground})
}

// open returns the obligations that the court has not assessed as performed. A duty is performed where the one that replaces
// it is, or the one it replaces; a declaration needs no performance.
func (d *Docket) open() []*Obligation {
	done := map[string]bool{}
	for _, o := range d.Obligations {
		if o.Kind == "declaratory" || o.Assessed != nil && o.Assessed.State == "full" {
			done[o.ID] = true
			done[o.AlternativeTo] = true
		}
	}
	var out []*Obligation
	for _, o := range d.Obligations {
		if !done[o.ID] && (o.AlternativeTo == "" || !done[o.AlternativeTo]) {
			out = append(out, o)
		}
	}
	return out
}

// Open returns the obligations that the court has not assessed as performed.
func (d *Docket) Open() []*Obligation { return d.open() }

func dutiesToAct(list []*Obligation) []*Obligation {
	var out []*Obligation
	for _, o := range list {
		if !o.Money() {
			out = append(out, o)
		}
	}
	return out
}

// ids returns the ids of obligations in one text.
func ids(list []*Obligation) string {
	var out []string
	for _, o := range list {
		out = append(out, o.ID)
	}
	return strings.Join(out, ", ")
}

func closingLabel(way string) i18n.Msg { return casefile.Label("closing_way", way) }

// Reverse orders back what was enforced, because the title is gone (执行回转).
type Reverse struct {
	On
	late
	ReversalOrdered
}

func (c Reverse) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	switch {
	case d.Revoked.IsZero() && d.Effect() != "revoked":
		return nil, refuse("reversal.stands")
	case !d.enforced():
		return nil, refuse("reversal.nothing")
	}
	c.By = or(c.By, "court")
	return say(&c.ReversalOrdered)
}

// enforced reports whether anything came of the enforcement: money paid, a measure carried out, a duty performed in part.
func (d *Docket) enforced() bool {
	for _, o := range d.Obligations {
		if o.Assessed != nil && (o.Assessed.State == "partial" || o.Assessed.State == "full") {
			return true
		}
	}
	for _, m := range d.Measures {
		if !m.Completed.IsZero() {
			return true
		}
	}
	return len(d.Payments) > 0
}
