package docket

// CaseClosed closes the case. Closed is not performed: what each obligation came to stands with the obligation.
type CaseClosed struct {
	Told
	WithWay
	Ground string `json:"ground,omitempty"` // of a termination: a word of TerminationGrounds
}

// TerminationGrounds are why enforcement ends for good although nothing, or not all, was performed.
var TerminationGrounds = []string{"application_withdrawn", "title_revoked", "applicant_gone", "debtor_gone", "settled_and_waived", "other"}

func (b *CaseClosed) apply(d *Docket, e *Entry) {
	d.Closed = &Closing{Mark: e.mark(), Way: b.Way, Ground: b.Ground}
}

// ReversalOrdered orders back what was enforced, because the title is gone (执行回转).
type ReversalOrdered struct {
	Told
	WithAmount
	WithNumber
}
