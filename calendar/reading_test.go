package calendar

import (
	"testing"

	"mandamus/civil"
)

// Under the other reading make-up weekend days rest and move a limit on; every other
// day is as before, a weekday that a notice declares working included.
func TestMakeUpRests(t *testing.T) {
	c, v := China(), China().MakeUpRests()
	for d := c.Known().From; d < c.Known().Until; d++ {
		_, kind := c.Reason(d)
		makeUp := kind == Workday && isWeekend(d)
		if v.Working(d) != (c.Working(d) && !makeUp) {
			t.Errorf("%v (%s) works: %v", d, kind, v.Working(d))
		}
	}
	sunday := civil.Date(2025, 9, 28)
	if got := v.Roll(sunday); got != sunday+1 {
		t.Errorf("2025-09-28 rolls to %v", got)
	}
	if name, kind := v.Reason(sunday); name != "" || kind != Weekend {
		t.Errorf("2025-09-28 is %q, %s", name, kind)
	}
	if _, kind := v.Reason(civil.Date(2020, 2, 3)); kind != Workday {
		t.Errorf("Monday 2020-02-03 is %s", kind)
	}
}

// The readings are told apart by name and digest, know the same years, and taking
// the other reading twice changes nothing.
func TestReadingsToldApart(t *testing.T) {
	c, v := China(), China().MakeUpRests()
	if v.Name() == c.Name() || v.Digest() == c.Digest() || v.Known() != c.Known() {
		t.Errorf("%s %s %v, %s %s %v", c.Name(), c.Digest(), c.Known(), v.Name(), v.Digest(), v.Known())
	}
	if v.MakeUpRests() != v || c.MakeUpRests() != v {
		t.Error("the other reading is made anew")
	}
}
