package law

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
)

// Between the day of assessment and the next change no slot differs from today, and on the day of the change one does.
func TestNextChangeIsTheFirst(t *testing.T) {
	p := smallPack()
	const horizon = 60
	rapid.Check(t, func(t *rapid.T) {
		on := civil.Date(2019, 12, 1).AddDays(rapid.IntRange(0, 800).Draw(t, "on"))
		prog, err := p.regime(map[string]string{"transition": rapid.SampledFrom([]string{"still_running", "at_application"}).Draw(t, "transition")})
		if err != nil {
			t.Fatal(err)
		}
		pos := newPosition(prog, anyRow(t, p), on)
		now, next := pos.states(), pos.nextChange()
		for day := on + 1; day <= min(next.On, on+horizon); day++ {
			later := newPosition(prog, pos.row, day).states()
			if same := slices.Equal(now, later); same == (day == next.On) {
				t.Fatalf("on %v, next change %v %v; on %v: %v, was %v", on, next.On, next.Slots, day, later, now)
			}
		}
	})
}

// What turns by itself turns on the right day: the day before, the day, and which slots.
func TestNextChangeByHand(t *testing.T) {
	p := smallPack()
	facts := map[string]string{"title": "admin_judgment", "duty": "perform_duty", "period_end": "2021-03-31", "applied": "2021-04-15", "registered": "2021-04-20",
		"refusal": "true", "head_known": "true", "performed": "none", "instance": "first", "served": "2021-01-18"}
	for _, c := range []struct {
		on, next string
		slots    []string
	}{
		{"2021-03-30", "2021-04-01", []string{"measure.daily_fine", "measure.publish"}},
		{"2021-10-19", "2021-10-21", []string{"limit.term", "limit.wait", "measure.go_above"}},
		{"2021-10-20", "2021-10-21", []string{"limit.term", "limit.wait", "measure.go_above"}},
		{"2021-10-21", "2023-01-19", []string{"limit.gapped"}},
		{"2023-01-19", "", nil},
	} {
		row, err := p.textRow(facts, nil)
		if err != nil {
			t.Fatal(err)
		}
		on, err := civil.ParseDay(c.on)
		if err != nil {
			t.Fatal(err)
		}
		change := newPosition(p.standard, row, on).nextChange()
		var slots []string
		for _, s := range change.Slots {
			slots = append(slots, s.Slot)
		}
		if got := change.On; c.slots == nil && got != civil.Never || c.slots != nil && got.String() != c.next || !slices.Equal(slots, c.slots) {
			t.Errorf("on %s: next change %v %v, want %s %v", c.on, got, slots, c.next, c.slots)
		}
	}
}
