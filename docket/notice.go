package docket

// Notice and investigation.
type (
	NoticeGiven struct {
		Told
		WithUntil
	}
	NoticeServed struct {
		Told
		WithParty
	}
	PropertyReportOrdered struct {
		Told
		WithUntil
	}
	PropertyReported struct{ Told }
	LeadGiven        struct {
		Told
		WithWay
	}
	LeadChecked struct{ Told }
)

// MeasureTakenAtOnce is a measure taken together with the notice, before the time it sets has run.
type MeasureTakenAtOnce struct {
	Told
	Measure string `json:"measure,omitempty"`
	WithAmount
}

func (b *NoticeGiven) apply(d *Docket, e *Entry) { d.Noticed = e.mark() }
