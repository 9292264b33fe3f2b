package law

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
)

var update = flag.Bool("update", false, "rewrite golden files")

const boundaryGolden = "testdata/cn_boundaries.golden"

// Every limit and every measure of the shipped pack that turns with time does so between one day and the next: the golden file holds the day
// before, the day, and the day after, so that an edit of the pack shows its effect on the law.
func TestBoundaries(t *testing.T) {
	p := cnPack()
	var lines []string
	seen := map[string]bool{}
	for i := range p.Tests {
		test := &p.Tests[i]
		pos, err := test.position(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range boundaries(pos) {
			slot, _, _ := strings.Cut(l, "  ")
			if !seen[slot] {
				seen[slot] = true
				lines = append(lines, l+"  ("+test.Name+")")
			}
		}
	}
	slices.Sort(lines)
	got := strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile(boundaryGolden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(boundaryGolden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is out of date (go test ./law -run TestBoundaries -update):\n%s", boundaryGolden, firstDifference(string(want), got))
	}
	for _, id := range p.Limits.Keys {
		if !seen["limit."+id] {
			t.Errorf("limit %s: no test of the pack sees it turn", id)
		}
	}
}

// span of days around a test's day in which turns are looked for.
const boundaryDays = 1200

// boundaries are the turns of limits and measures around the day of a position: “slot  day before, day, day after”.
func boundaries(pos *position) []string {
	var out []string
	w := walk(pos.prog, pos.row, pos.today-boundaryDays)
	for w.next != civil.Never && w.next < pos.today+boundaryDays {
		turn := w.next
		var states [3][]State
		for k := range 3 {
			at := &position{walker: walk(pos.prog, pos.row, turn-1+civil.Day(k))}
			states[k] = at.states()
		}
		for _, c := range diffStates(pos.prog.pack, states[0], states[1]) {
			after := stateOf(pos.prog.pack, states[2], c.Slot)
			out = append(out, fmt.Sprintf("%s  %s %s, %s %s, %s %s", c.Slot, turn-1, c.From, turn, c.To, turn+1, after))
		}
		w.run(pos.row, turn)
	}
	return out
}

// stateOf finds a slot's state in a list of states.
func stateOf(p *Pack, states []State, slot string) State {
	blank := make([]State, len(states))
	for i := range blank {
		blank[i] = "?"
	}
	for _, c := range diffStates(p, blank, states) {
		if c.Slot == slot {
			return c.To
		}
	}
	return ""
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(b), len(a))
}
