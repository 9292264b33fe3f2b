package wording

import (
	"testing"

	"mandamus/law"
)

// The questions of all obligations are merged, with what hangs on them added up.
func TestMergedQuestions(t *testing.T) {
	got := Questions([]law.Position{
		{Questions: []law.Question{{Fact: "a", Decides: 3}, {Fact: "b", Decides: 2}}},
		{Questions: []law.Question{{Fact: "b", Decides: 2}, {Fact: "c", Decides: 1}}},
	})
	if len(got) != 3 || got[0].Fact != "b" || got[0].Decides != 4 || got[1].Fact != "a" || got[2].Fact != "c" {
		t.Errorf("got %v", got)
	}
}
