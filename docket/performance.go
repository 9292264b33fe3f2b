package docket

// PerformanceReported is what the debtor says of its performance, PerformanceViewed what the applicant says of it,
// PerformanceAssessed what the court finds. The three stand side by side, each with its own day and evidence; none takes the
// place of another.
type (
	PerformanceReported struct {
		Told
		WithState
		WithEvidence
	}
	PerformanceViewed struct {
		Told
		WithState
		WithEvidence
	}
	// PerformanceAssessed: the manner says how it came to the state, which state alone does not: a duty can be performed in full
	// late or by somebody else, and not at all because it has become impossible.
	PerformanceAssessed struct {
		Told
		WithState
		WithEvidence
		Manner string `json:"manner,omitempty"` // a word of Manners; empty: nothing is said of it
	}
)

// Manners are how a duty was performed, or why not, as the court finds.
var Manners = []string{"as_ordered", "late", "substitute", "impossible"}

// EvidenceKinds are what shows that a duty was performed, where the paper itself is not on file.
var EvidenceKinds = []string{"bank_receipt", "payee_receipt", "decision", "certificate", "delivery", "record", "photo", "letter", "other"}

func (b *PerformanceReported) apply(d *Docket, e *Entry) {
	d.state(b.Told, b.State, b.Evidence, e, func(o *Obligation) **Statement { return &o.Reported })
}

func (b *PerformanceViewed) apply(d *Docket, e *Entry) {
	d.state(b.Told, b.State, b.Evidence, e, func(o *Obligation) **Statement { return &o.Viewed })
}

func (b *PerformanceAssessed) apply(d *Docket, e *Entry) {
	d.state(b.Told, b.State, b.Evidence, e, func(o *Obligation) **Statement { return &o.Assessed })
	for _, o := range d.concerned(b.Obligations) {
		if o.Assessed.At == e.Place {
			o.Assessed.Manner = b.Manner
		}
	}
}

// state sets one of the three sides of each obligation concerned. Of statements of different days the later day's counts; of
// one day, the one recorded later.
func (d *Docket) state(t Told, state string, evidence []string, e *Entry, side func(*Obligation) **Statement) {
	for _, o := range d.concerned(t.Obligations) {
		if at := side(o); *at == nil || !surelyLater((*at).Mark, e.mark()) {
			*at = &Statement{Mark: e.mark(), State: state, By: t.By, Fact: t.Fact, Evidence: evidence}
		}
	}
}

// What the debtor does, promises and asks for.
type (
	PaymentMade struct {
		Told
		WithAmount
	}
	DemandMade  struct{ Told }
	PromiseMade struct {
		Told
		WithUntil
		WithAmount
	}
	PromiseMissed struct{ Told }
	OfferMade     struct {
		Told
		WithAmount
	}
	SettlementMade struct {
		Told
		WithUntil
		WithAmount
	}
	SettlementBreached struct{ Told }
	DebtorReplied      struct{ Told }
	DebtorNoted        struct{ Told }
	ExtensionRequested struct {
		Told
		WithUntil
	}
)

func (b *PaymentMade) apply(d *Docket, e *Entry) {
	d.Payments = append(d.Payments, Payment{Mark: e.mark(), Amount: b.Amount, Obligations: b.Obligations})
}

func (b *SettlementMade) apply(d *Docket, e *Entry) {
	d.Settlement = &Settlement{Mark: e.mark(), Until: b.Until, Obligations: b.Obligations}
}

func (b *SettlementBreached) apply(d *Docket, e *Entry) {
	if d.Settlement != nil {
		d.Settlement.Breached = e.mark()
	}
}
