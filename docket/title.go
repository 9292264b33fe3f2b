package docket

import "mandamus/casefile"

// TitleDescribed describes the enforcement title (执行依据). A later description takes the place of an earlier one.
type TitleDescribed struct {
	Kind          string        `json:"kind"` // gates every rule of law
	Number        string        `json:"number,omitempty"`
	Numbers       []string      `json:"other_numbers,omitempty"`
	Court         string        `json:"court,omitempty"`
	Instance      string        `json:"instance,omitempty"`
	Judgment      string        `json:"judgment,omitempty"`
	AnnulledFor   string        `json:"annulled_for,omitempty"`
	Made          casefile.Date `json:"made,omitzero"`
	Effective     casefile.Date `json:"effective,omitzero"`
	TimeToSueEnds casefile.Date `json:"time_to_sue_ends,omitzero"`
	Source        []string      `json:"source,omitempty"`
}

func (b *TitleDescribed) apply(d *Docket, _ *Entry) { d.Title = b }

// TitleServed says that the title reached a party on the legal day.
type TitleServed struct {
	WithParty
}

func (b *TitleServed) apply(d *Docket, e *Entry) {
	d.Served = append(d.Served, Served{On: e.Event.Legal, Party: b.Party})
}

// What happened before enforcement, and to the title.
type (
	BackgroundTold struct{ Told }
	SuitBrought    struct {
		Told
		WithNumber
	}
	JudgmentGiven struct {
		Told
		WithNumber
	}
	FinalJudgmentGiven struct {
		Told
		WithNumber
	}
	AwardMade struct {
		Told
		WithNumber
	}
	ServiceReported struct {
		Told
		WithParty
	}
	TitleRevoked struct {
		Told
		WithNumber
	}
	RetrialApplied struct {
		Told
		WithNumber
	}
	RetrialOrdered struct {
		Told
		WithNumber
	}
	RetrialRefused struct {
		Told
		WithNumber
	}
	ActStayed struct {
		Told
		WithUntil
	}
	PreservationOrdered struct {
		Told
		WithUntil
		WithAmount
	}
	AdvanceEnforcementOrdered struct {
		Told
		WithAmount
	}
)

func (*TitleRevoked) apply(d *Docket, e *Entry) { d.Revoked = e.mark() }
