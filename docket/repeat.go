package docket

// NewActMade is a new act of the debtor, made after its act was annulled. Facts, reasons and result of both acts stand side by
// side; whether they are substantially the same is a finding by a judge.
type NewActMade struct {
	Told
	WithNumber
	Annulled Grounds `json:"annulled,omitzero"`
	New      Grounds `json:"new,omitzero"`
}

// Grounds is on what an act rests and what it says.
type Grounds struct {
	Facts   Words `json:"facts,omitzero"`
	Reasons Words `json:"reasons,omitzero"`
	Result  Words `json:"result,omitzero"`
}

// complete reports whether all three are there.
func (g Grounds) complete() bool {
	return !g.Facts.IsZero() && !g.Reasons.IsZero() && !g.Result.IsZero()
}

func (b *NewActMade) apply(d *Docket, e *Entry) {
	d.NewActs = append(d.NewActs, &NewAct{NewActMade: *b, Mark: e.mark()})
}

// What is done about it.
type (
	NewActChallenged struct {
		Told
		WithNumber
	}
	NewActRevoked struct {
		Told
		WithNumber
	}
)
