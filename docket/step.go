package docket

// Step is what a command does as a step of procedure that somebody may have to approve first: the act, a word of Acts, the way it is taken, and
// the life of the measure it is about. Whether approval is needed, and whose, is for the approval policy.
type Step struct{ Act, Way, Life string }

// StepOf returns the step a command takes; the zero Step where it is none.
func StepOf(cmd Command) Step {
	switch c := cmd.(type) {
	case RefuseRegistration:
		return Step{Act: "refuse_registration"}
	case Stay:
		return Step{Act: "stay", Way: c.Way}
	case Suspend:
		return Step{Act: "suspension", Way: c.Way}
	case Resume:
		return Step{Act: "resumption"}
	case Terminate:
		return Step{Act: "termination", Way: c.Ground}
	case Close:
		return Step{Act: closingAct(c.Way), Way: c.Way}
	case Reverse:
		return Step{Act: "reversal"}
	case ChangeParty:
		return Step{Act: "change_of_party"}
	case LiftMeasure:
		return Step{Act: "lift_measure", Life: c.Life}
	case SettleMeasure:
		return Step{Act: "fine_settlement", Life: c.Life}
	case Record:
		return Step{Act: OccurrenceAct(c.Body)}
	}
	return Step{}
}

// OccurrenceAct is the act that an occurrence is; empty where it is none.
func OccurrenceAct(b Body) string {
	switch b.(type) {
	case *TermExtended:
		return "term_extension"
	case *ReportedUpward:
		return "report_upward"
	case *CaseEntrusted:
		return "entrusted_enforcement"
	}
	return ""
}
