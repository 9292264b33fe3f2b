package wording

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/law"
)

// Slots that came out alike for all obligations are one outcome; others name theirs, and keep the order of the pack.
func TestOutcomes(t *testing.T) {
	ps := []law.Position{
		{Obligation: &casefile.Obligation{ID: "o1"}, Limits: []law.Limit{{ID: "a", Who: "x"}, {ID: "b", Who: "x"}}},
		{Obligation: &casefile.Obligation{ID: "o2"}, Limits: []law.Limit{{ID: "a", Who: "x"}, {ID: "b", Who: "y"}}},
		{Obligation: &casefile.Obligation{ID: "o3"}, Limits: []law.Limit{{ID: "a", Who: "x"}, {ID: "b", Who: "x"}}},
	}
	limits := func(p *law.Position) []law.Limit { return p.Limits }
	look := func(l *law.Limit) string { return l.Who }
	var got []string
	for _, o := range Outcomes(ps, limits, look) {
		got = append(got, o.Slot.ID+o.Slot.Who+strings.Join(o.Of, "+"))
		if o.Pos == nil || len(o.Of) > 0 && o.Pos.Obligation.ID != o.Of[0] {
			t.Errorf("%s: the position is not that of its first obligation", o.Slot.ID)
		}
	}
	if want := "[ax bxo1+o3 byo2]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if got := Outcomes(nil, limits, look); got != nil {
		t.Errorf("without obligations: %v", got)
	}
}
