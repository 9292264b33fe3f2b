package docket

// Objections, and reconsideration of what was decided on them. Where several are open an event names the one it is about by
// the version of the event that raised it.
type (
	ObjectionRaised struct {
		Told
		WithNumber
		WithWay
	}
	ObjectionDocketed struct {
		Told
		WithNumber
		WithAbout
	}
	ObjectionDecided struct {
		Told
		WithNumber
		WithWay
		WithAbout
	}
	ObjectionServed struct {
		Told
		WithParty
		WithAbout
	}
	ReconsiderationAsked struct {
		Told
		WithNumber
		WithAbout
	}
	ReconsiderationDecided struct {
		Told
		WithNumber
		WithWay
		WithAbout
	}
	OutsiderObjectionRaised struct {
		Told
		WithNumber
	}
	OutsiderObjectionDecided struct {
		Told
		WithNumber
		WithWay
		WithAbout
	}
	OutsiderObjectionServed struct {
		Told
		WithParty
		WithAbout
	}
	OutsiderSuitBrought struct {
		Told
		WithNumber
		WithAbout
	}
)

// WithAbout points at the event that raised an objection.
type WithAbout struct {
	About int `json:"about,omitempty"` // its version
}

// SanctionReconsiderationAsked asks the court above to reconsider a fine or detention.
type SanctionReconsiderationAsked struct {
	Told
	Measure string `json:"measure"`
	WithPerson
	WithNumber
	Life string `json:"life,omitempty"`
}

// SanctionReconsiderationDecided is its decision.
type SanctionReconsiderationDecided struct {
	Told
	Measure string `json:"measure"`
	WithPerson
	WithNumber
	WithWay
	Life string `json:"life,omitempty"`
}

func (b *ObjectionRaised) apply(d *Docket, e *Entry) {
	d.Objections = append(d.Objections, &Objection{Mark: e.mark(), Way: b.Way, By: b.By})
}

func (b *ObjectionDecided) apply(d *Docket, e *Entry) { d.decided(b.About, b.Way, e) }

func (b *OutsiderObjectionRaised) apply(d *Docket, e *Entry) {
	d.Objections = append(d.Objections, &Objection{Mark: e.mark(), Outsider: true, By: b.By})
}

func (b *OutsiderObjectionDecided) apply(d *Docket, e *Entry) { d.decided(b.About, b.Way, e) }

func (d *Docket) decided(about int, way string, e *Entry) {
	if o := d.Objection(about); o != nil {
		o.Decided, o.Outcome = e.mark(), way
	}
}

func (b *SanctionReconsiderationDecided) apply(d *Docket, e *Entry) {
	if m := d.life(b.Life, b.Measure, b.Person); m != nil {
		m.Reconsidered = e.mark()
	}
}
