package view

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// Only measures are counted as measures, each once however many obligations it is open for; routes and steps are not, and what is open for
// one obligation is not counted as unknown for another.
func TestCountMeasures(t *testing.T) {
	measures := func(fine, freeze law.State) []law.Measure {
		return []law.Measure{
			{ID: "daily_fine", Sort: "measure", State: fine}, {ID: "freeze", Sort: "measure", State: freeze},
			{ID: "go_to_court_above", Sort: "route", State: law.Open}, {ID: "register", Sort: "step", State: law.Open},
			{ID: "detention", Sort: "measure", State: law.Undetermined}, {ID: "cross_enforcement", Sort: "route", State: law.Undetermined},
		}
	}
	ps := []law.Position{position("o1", nil, measures(law.Open, law.Closed)), position("o2", nil, measures(law.Open, law.Open))}
	if open, unknown := countMeasures(ps); open != 2 || unknown != 1 {
		t.Errorf("%d open, %d unknown; want 2, 1", open, unknown)
	}
	ps = []law.Position{position("o1", nil, measures(law.Undetermined, law.Closed)), position("o2", nil, measures(law.Open, law.Closed))}
	if open, unknown := countMeasures(ps); open != 1 || unknown != 1 {
		t.Errorf("open for one: %d open, %d unknown; want 1, 1", open, unknown)
	}
	if open, unknown := countMeasures(nil); open != 0 || unknown != 0 {
		t.Errorf("of nothing: %d, %d", open, unknown)
	}
}

// The badge of a case is the sum of the groups of measures, without the ways out and the steps of procedure, and the list agrees with it.
func TestOpenCountIsOfMeasures(t *testing.T) {
	f := readExample(t, "qinghe-compensation")
	for _, on := range []civil.Day{civil.Date(2023, 6, 1), civil.Date(2024, 6, 3), civil.Date(2024, 9, 30)} {
		a := assess(t, f, on, nil)
		c, others, sum := CaseOf(pack(), a, i18n.EN, Options{}), 0, 0
		for _, g := range c.Measures {
			if g.ID == "routes" || g.ID == "steps" {
				others += g.Open
			} else {
				sum += g.Open
			}
		}
		if c.OpenCount != sum || others == 0 {
			t.Errorf("on %s: %d open, the groups have %d, the ways out and steps %d", on, c.OpenCount, sum, others)
		}
		if e := EntryOf(a, false); e.open != c.OpenCount {
			t.Errorf("on %s: the list says %d, the case %d", on, e.open, c.OpenCount)
		}
	}
}

// A line on a closed measure asks for no facts, as no answer would open it; one on an undetermined measure counts what lacks and what may
// block it, and is never empty.
func TestWhyInALine(t *testing.T) {
	for _, id := range []string{"cn-001", "qinghe-compensation"} {
		f := readExample(t, id)
		c := newCaseMaker(pack(), assess(t, f, f.ReportedTo.Last, nil), i18n.EN, Options{})
		for _, pos := range c.a.Positions {
			for i := range pos.Measures {
				m := &pos.Measures[i]
				why := c.why(m)
				switch {
				case m.State == law.Open:
				case why == "":
					t.Errorf("%s: %s is %s, and no word why", id, m.ID, m.State)
				case m.State == law.Closed && (strings.Contains(why, "not on file") || strings.Contains(why, "not made")):
					t.Errorf("%s: closed %s asks: %q", id, m.ID, why)
				case m.State == law.Undetermined && len(c.say.Blocks(m)) > 0 && !strings.Contains(why, "may block it"):
					t.Errorf("%s: undetermined %s does not say what may block it: %q", id, m.ID, why)
				}
			}
		}
	}
}

// The facts that a limit hangs on are all named, also those that are counted from the events and have no entry in the pack.
func TestLacksAreNamed(t *testing.T) {
	f := readExample(t, "cn-001")
	for _, l := range langs {
		c := CaseOf(pack(), assess(t, f, f.ReportedTo.Last, nil), l, Options{})
		for _, row := range c.Limits.Rows {
			for _, name := range strings.Split(row.Lacks, i18n.T(l, "report.comma")) {
				if row.Lacks != "" && strings.TrimSpace(name) == "" {
					t.Errorf("%s: %s lacks %q", l, row.ID, row.Lacks)
				}
			}
		}
	}
}

// A case number that fits no court of the file is warned of on the page as on the terminal.
func TestNumberIsWarnedOf(t *testing.T) {
	f := readExample(t, "cn-001")
	copied := *f
	copied.Courts.First, copied.Enforcement.Court = "义马市人民法院", "义马市人民法院"
	copied.Courts.Appeal, copied.Courts.Retrial, copied.Courts.Enforcing = "", "", ""
	copied.Enforcement.Number, copied.Enforcement.Numbers = "（2016）黔0324行初55号", nil
	c := CaseOf(pack(), assess(t, &copied, f.ReportedTo.Last, nil), i18n.ZH, Options{})
	if !strings.Contains(strings.Join(c.Warnings, "\n"), "豫1281") {
		t.Errorf("warnings: %q", c.Warnings)
	}
}
