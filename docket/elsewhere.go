package docket

// Occurrences before other offices, and around the case. The docket records them; what follows from them is law's.

// Routes to another court.
type (
	InactionComplained struct {
		Told
		WithNumber
	}
	CourtAboveSupervised struct{ Told }
	OrderGiven           struct {
		Told
		WithUntil
		WithNumber
	}
	OrderReceived struct{ Told }
	OrderDisputed struct{ Told }
	CaseElevated  struct {
		Told
		WithNumber
	}
	CaseDesignated struct {
		Told
		WithNumber
	}
	CaseCrossEnforced struct {
		Told
		WithNumber
	}
	CaseEntrusted struct {
		Told
		WithNumber
	}
	ReportedUpward         struct{ Told }
	EnforcingCourtDecided  struct{ Told }
	EnforcementTransferred struct {
		Told
		WithNumber
	}
)

func (*CaseElevated) apply(d *Docket, e *Entry)           { d.Left = e.mark() }
func (*CaseDesignated) apply(d *Docket, e *Entry)         { d.Left = e.mark() }
func (*CaseCrossEnforced) apply(d *Docket, e *Entry)      { d.Left = e.mark() }
func (*CaseEntrusted) apply(d *Docket, e *Entry)          { d.Left = e.mark() }
func (*EnforcementTransferred) apply(d *Docket, e *Entry) { d.Left = e.mark() }

// The police, and private prosecution.
type (
	PoliceReceivedFile struct {
		Told
		WithPerson
	}
	PoliceDocketed struct {
		Told
		WithPerson
		WithNumber
	}
	PoliceRefused struct {
		Told
		WithPerson
	}
	PrivateProsecutionMade struct {
		Told
		WithPerson
		WithNumber
	}
)

// The procuratorate.
type (
	ProcuratorateApplied  struct{ Told }
	ProcuratorateAccepted struct {
		Told
		WithWay
	}
	ProcuratorateSupervised  struct{ Told }
	ProcuratorateRecommended struct {
		Told
		WithNumber
	}
	ProcuratorateAnswered struct{ Told }
)

// Payment of State compensation by the body and the finance department.
type (
	PaymentApplied          struct{ Told }
	PaymentApplicationTaken struct{ Told }
	FinanceApplied          struct{ Told }
	FinanceApplicationTaken struct{ Told }
)

// Enforcement of an administrative act without a suit.
type (
	ActDecided struct {
		Told
		WithNumber
	}
	ActServed struct {
		Told
		WithParty
	}
	ActDemandServed struct {
		Told
		WithParty
		WithUntil
	}
	ActApplied struct {
		Told
		WithNumber
	}
	ActAccepted struct {
		Told
		WithNumber
	}
	ActApplicationRefused struct {
		Told
		WithNumber
	}
	ActRuled struct {
		Told
		WithNumber
		WithWay
	}
	ActRulingServed struct {
		Told
		WithParty
	}
	ActReconsiderationAsked struct {
		Told
		WithNumber
	}
	ActReconsiderationDecided struct {
		Told
		WithNumber
		WithWay
	}
)

// Around the case.
type (
	LetterSent          struct{ Told }
	MeetingHeld         struct{ Told }
	IncidentOccurred    struct{ Told }
	StatementMade       struct{ Told }
	PublicationAppeared struct{ Told }
	LastReported        struct{ Told }
)
