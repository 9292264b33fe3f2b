package docket

import (
	"slices"
	"testing"

	"mandamus/law"
	"mandamus/law/packs"
)

// Claim: law reads the case file of a docket directly, kept or reconstructed.
func TestLawReadsDockets(t *testing.T) {
	pack := china(t)
	for name, d := range map[string]*Docket{"kept": registered(t).d, "reported": made(t, example(t, "../examples/cn/cn-001.yaml"))} {
		a, err := law.Assess(pack, d.CaseFile(today), today)
		if err != nil || len(a.Positions) != len(d.Obligations) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Claim: on a docket the court keeps, law decides a measure: the daily fine is closed before the court has found a refusal,
// open after it, and closed again once the court has assessed the duty as performed.
func TestLawDecidesOnAKeptDocket(t *testing.T) {
	pack, g := china(t), registered(t)
	state := func() law.State {
		a, err := law.Assess(pack, g.d.CaseFile(today), today)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range a.Positions[1].Measures {
			if m.ID == "daily_fine" {
				return m.State
			}
		}
		return ""
	}
	steps := []struct {
		cmd  Command
		want law.State
	}{
		{AddNote{NoteAdded: NoteAdded{InWords("记", "")}}, law.Closed},
		{MakeFinding{FindingMade: FindingMade{Finding: "refusal"}}, law.Open},
		{Suspend{EnforcementSuspended: EnforcementSuspended{Told{By: "court"}, WithUntil{}, WithWay{"other"}}}, law.Closed},
		{Resume{}, law.Open},
		{assessed("full", "o2"), law.Closed},
	}
	for _, s := range steps {
		if g.do(judge(), s.cmd); state() != s.want {
			t.Errorf("after %T the daily fine is %s, want %s", s.cmd, state(), s.want)
		}
	}
}

// Claim: a provision that a refusal cites is in the pack.
func TestCitedProvisionsExist(t *testing.T) {
	pack := china(t)
	for rule, cite := range rules {
		for _, id := range cite {
			if !slices.Contains(pack.ProvisionIDs(), id) {
				t.Errorf("%s cites %s", rule, id)
			}
		}
	}
}

// china loads the pack of China.
func china(t *testing.T) *law.Pack {
	t.Helper()
	folder, ok := packs.Open("cn")
	if !ok {
		t.Fatal("no pack cn")
	}
	pack, problems := law.Load(folder)
	if pack == nil {
		t.Fatal(problems)
	}
	return pack
}
