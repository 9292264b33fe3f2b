package docket

// Interference, and recusal of those who keep the case.
type (
	InterferenceOccurred struct{ Told }
	InterferenceReported struct{ Told }
	RecusalRequested     struct{ Told }
	RecusalDecided       struct {
		Told
		WithWay
	}
	RecusalReconsiderationAsked   struct{ Told }
	RecusalReconsiderationDecided struct {
		Told
		WithWay
	}
)

func (b *RecusalRequested) apply(d *Docket, e *Entry) { d.Recusal = e.mark() }
func (b *RecusalDecided) apply(d *Docket, _ *Entry)   { d.Recusal = Mark{} }
