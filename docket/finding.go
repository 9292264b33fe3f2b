package docket

// FindingMade is an open-textured fact that the court has found, or found not to be so.
type FindingMade struct {
	Told
	Finding string `json:"finding"`
	Value   *bool  `json:"value,omitempty"` // nil: true
	WithPerson
	NewAct         int   `json:"new_act,omitempty"`         // of substantially_same: version of the event that recorded the new act
	FactsChanged   *bool `json:"facts_changed,omitempty"`   // of substantially_same: the main facts are others
	ReasonsChanged *bool `json:"reasons_changed,omitempty"` // of substantially_same: the main reasons are others
}

// Holds reports what the finding says.
func (b *FindingMade) Holds() bool { return b.Value == nil || *b.Value }

func (b *FindingMade) apply(d *Docket, e *Entry) {
	d.Findings = append(d.Findings, Finding{b, e.mark()})
	switch b.Finding {
	case "responsible_identified":
		if p := d.Person(b.Person); p != nil {
			p.FoundResponsible = b.Holds()
		}
	case "substantially_same":
		if n := d.NewAct(b.NewAct); n != nil {
			same := b.Holds()
			n.Same = &same
		}
	}
}
