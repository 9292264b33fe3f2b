package docket

import (
	"slices"
	"testing"
)

// Every step a command takes is one that may be proposed, and each act that has a verb is taken by one command; a note is no step.
func TestStepOf(t *testing.T) {
	var seen []string
	for _, cmd := range []Command{
		RefuseRegistration{}, Stay{}, Suspend{}, Resume{}, Terminate{}, Close{CaseClosed: CaseClosed{WithWay: WithWay{"performed"}}}, Close{CaseClosed: CaseClosed{WithWay: WithWay{"end_of_round"}}},
		Reverse{}, ChangeParty{}, LiftMeasure{}, SettleMeasure{}, Record{Body: &TermExtended{}}, Record{Body: &ReportedUpward{}}, Record{Body: &CaseEntrusted{}},
	} {
		step := StepOf(cmd)
		if !slices.Contains(Acts, step.Act) || slices.Contains(seen, step.Act) {
			t.Errorf("%T: %q", cmd, step.Act)
		}
		seen = append(seen, step.Act)
	}
	for _, act := range Acts {
		if by := []string{"recusal", "reassignment", "stay_extension"}; slices.Contains(seen, act) == slices.Contains(by, act) {
			t.Errorf("%s: taken by a command %v", act, slices.Contains(seen, act))
		}
	}
	if step := StepOf(AddNote{}); step != (Step{}) {
		t.Errorf("a note takes %v", step)
	}
}
