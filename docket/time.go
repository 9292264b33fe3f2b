package docket

// What lets time stand still, or gives more of it.
type (
	ObstacleArose struct {
		Told
		WithUntil
	}
	EnforcementStayed struct {
		Told
		WithUntil
		WithWay
	}
	EnforcementSuspended struct {
		Told
		WithUntil
		WithWay
	}
	EnforcementResumed struct{ Told }
	TermExtended       struct {
		Told
		WithUntil
	}
	AnnouncementBegun struct {
		Told
		WithUntil
	}
	AppraisalCommissioned struct {
		Told
		WithUntil
		WithAmount
	}
	JurisdictionDisputed struct {
		Told
		WithUntil
	}
)

func (b *EnforcementStayed) apply(d *Docket, e *Entry) {
	d.Halts = append(d.Halts, &Halt{Mark: e.mark(), Stay: true, Until: b.Until, Way: b.Way, Obligations: b.Obligations})
}

func (b *EnforcementSuspended) apply(d *Docket, e *Entry) {
	d.Halts = append(d.Halts, &Halt{Mark: e.mark(), Until: b.Until, Way: b.Way, Obligations: b.Obligations})
}

// apply ends every halt, and a closing that left something to be done.
func (b *EnforcementResumed) apply(d *Docket, e *Entry) {
	for _, h := range d.Halts {
		if h.Ended.IsZero() {
			h.Ended = e.mark()
		}
	}
	d.Closed = nil
}
