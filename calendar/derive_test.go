package calendar

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/civil"
)

func lines(skips []Skip) []string {
	var out []string
	for _, s := range skips {
		out = append(out, s.String())
	}
	return out
}

// A rolled day is explained by the days passed over, each with its reason.
func TestDerive(t *testing.T) {
	for d, want := range map[string][]string{
		"2025-09-30": nil,
		"2024-02-16": {"2024-02-16 春节 off", "2024-02-17 春节 off"},
		"2025-10-12": {"2025-10-12 weekend"},
		"2015-09-05": {"2015-09-05 抗日战争暨世界反法西斯战争胜利70周年纪念日 off"},
		"2026-12-26": {"2026-12-26 weekend", "2026-12-27 weekend"},
		"2027-01-02": {"2027-01-02 weekend (provisional)", "2027-01-03 weekend (provisional)"},
	} {
		if got := lines(China().Derive(day(t, d))); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
	}
	if got := China().Derive(civil.Never); got != nil {
		t.Errorf("Never: %q", lines(got))
	}
}

// A count of working days is explained by the days after its start that were not
// counted; a make-up Sunday is not among them.
func TestDeriveWorking(t *testing.T) {
	want := []string{"2025-09-27 weekend", "2025-10-01 国庆节、中秋节 off"}
	got := lines(China().DeriveWorking(civil.Date(2025, 9, 26), 4))
	if len(got) != 9 || !slices.Equal(got[:2], want) || got[8] != "2025-10-08 国庆节、中秋节 off" {
		t.Errorf("%q", got)
	}
	for _, d := range []civil.Day{civil.Never, civil.Date(2025, 10, 1)} {
		if got := China().DeriveWorking(d, 0); got != nil {
			t.Errorf("%v and 0 working days: %q", d, lines(got))
		}
	}
}

// The explanation adds up: as many days are skipped as Roll adds, and skipped and
// counted days together are the way AddWorking goes; none skipped works.
func TestDeriveAddsUp(t *testing.T) {
	c := China()
	rapid.Check(t, func(t *rapid.T) {
		d := civil.Day(rapid.Int32Range(7000, 34000).Draw(t, "d"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		rolled, counted := c.Derive(d), c.DeriveWorking(d, n)
		if len(rolled) != int(c.Roll(d)-d) || len(counted)+n != int(c.AddWorking(d, n)-d) {
			t.Fatalf("%v: %q; and %d working days: %q", d, lines(rolled), n, lines(counted))
		}
		for _, s := range slices.Concat(rolled, counted) {
			if c.Working(s.Day) || s.Kind != Off && s.Kind != Weekend {
				t.Fatalf("%v was skipped", s)
			}
		}
	})
}
