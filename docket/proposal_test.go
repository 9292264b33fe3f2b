package docket

import "testing"

func propose(what, way string) ProposeAct {
	return ProposeAct{ActProposed: ActProposed{Act: what, Way: way, Note: InWords("理由", "")}}
}

func approve(id string) ApproveAct { return ApproveAct{ActApproved: ActApproved{Proposal: id}} }

func refusal(id string) RefuseAct {
	return RefuseAct{ActRefused: ActRefused{Proposal: id, Reason: "facts_not_clear"}}
}

// halting is a suspension for a reason.
func halting() Suspend {
	return Suspend{EnforcementSuspended: EnforcementSuspended{Told: Told{By: "court"}, WithWay: WithWay{"other"}}}
}

// proposed is a case with a suspension refused, another approved and taken, and the closing proposed.
func proposed(t *testing.T) *game {
	t.Helper()
	g := registered(t).do(judge(), propose("suspension", ""))
	g.do(president(), refusal("b1")).do(judge(), propose("suspension", "")).do(president(), approve("b2"))
	return g.do(judge(), halting()).do(judge(), propose("resumption", "")).do(judge(), propose("closing", "performed"))
}

// Claim: a proposal waits until it is approved or refused, is ready when approved, and is spent by the event that takes the step; then it
// may be proposed again.
func TestProposalLives(t *testing.T) {
	g := proposed(t)
	for i, want := range []struct{ waits, ready, taken bool }{{false, false, false}, {false, false, true}, {true, false, false}, {true, false, false}} {
		p := g.d.Proposals[i]
		if p.Waits() != want.waits || p.Ready() != want.ready || !p.Taken.IsZero() != want.taken {
			t.Errorf("%s %s: waits %v, ready %v, taken %+v", p.ID, p.Act, p.Waits(), p.Ready(), p.Taken)
		}
	}
	g.do(president(), approve("b3"))
	if p := g.d.Proposal("b3"); !p.Ready() {
		t.Error("approved and not ready")
	}
	g.do(judge(), Resume{}).do(judge(), propose("resumption", ""))
}

// Claim: nobody decides on what they proposed, nothing is decided twice, and nothing proposed twice at once.
func TestProposalRefused(t *testing.T) {
	g := proposed(t)
	g.refused(judge(), approve("b4"), "measure.own_proposal")
	g.refused(judge(), refusal("b4"), "measure.own_proposal")
	g.refused(president(), approve("b1"), "proposal.decided")
	g.refused(president(), refusal("b2"), "proposal.decided")
	g.refused(president(), approve("b9"), "unknown_id")
	g.refused(judge(), propose("closing", ""), "proposal.already")
	g.refused(judge(), propose("lunch", ""), "unknown_word")
	g.refused(judge(), ProposeAct{ActProposed: ActProposed{Act: "closing", Obligations: []string{"o9"}}}, "unknown_id")
	g.refused(judge(), ProposeAct{ActProposed: ActProposed{Act: "lift_measure", Life: "m9"}}, "unknown_id")
	g.refused(president(), RefuseAct{ActRefused: ActRefused{Proposal: "b4", Reason: "mood"}}, "unknown_word")
}

// Claim: the step of a closing is that of its way, so that an approval for one way does not cover another.
func TestClosingActs(t *testing.T) {
	for way, want := range map[string]string{"terminated": "termination", "end_of_round": "end_of_round", "performed": "closing", "deregistered": "closing"} {
		if got := closingAct(way); got != want {
			t.Errorf("%s is closed by %s, want %s", way, got, want)
		}
	}
	for _, a := range Acts {
		if taken[a] == "" {
			t.Errorf("nothing takes %s", a)
		}
	}
}
