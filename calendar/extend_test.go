package calendar

import (
	"strings"
	"testing"

	"mandamus/civil"
)

const next = "date,kind,name,weekday,changes_default,in_lieu,sources\n2027-01-01,off,元旦,Fri,yes,,x\n2027-10-01,off,国庆节,Fri,yes,,x\n"

// Claim: a notice makes its year known and leaves every day of the other years as it was; the calendar it is laid over does not change.
func TestExtend(t *testing.T) {
	c, err := China().Extend(strings.NewReader(next))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Known(); got.Until != civil.Date(2028, 1, 1) || got.From != China().Known().From || China().Known().Until != civil.Date(2027, 1, 1) {
		t.Errorf("known %v, before %v", got, China().Known())
	}
	if c.Digest() == China().Digest() || c.Working(civil.Date(2027, 10, 1)) || !c.Working(civil.Date(2027, 10, 4)) || c.Name() != China().Name() {
		t.Errorf("%s %s", c.Name(), c.Digest())
	}
	for d := China().Known().From; d < China().Known().Until; d++ {
		if c.Working(d) != China().Working(d) {
			t.Errorf("%v changed", d)
		}
	}
}

// Claim: a notice for a year that is known replaces the year whole; days at the end of another year are laid over that year.
func TestExtendReplacesAYear(t *testing.T) {
	first, err := China().Extend(strings.NewReader(next))
	if err != nil {
		t.Fatal(err)
	}
	amended := strings.NewReplacer("2027-10-01,off,国庆节,Fri", "2027-10-04,off,国庆节,Mon", "sources\n", "sources\n2026-12-31,off,元旦,Thu,yes,,x\n").Replace(next)
	c, err := first.Extend(strings.NewReader(amended))
	if err != nil {
		t.Fatal(err)
	}
	if !c.Working(civil.Date(2027, 10, 1)) || c.Working(civil.Date(2027, 10, 4)) || c.Working(civil.Date(2026, 12, 31)) || c.Working(civil.Date(2026, 10, 1)) {
		t.Error("the amended notice did not replace the first, or replaced more")
	}
}

// Claim: half a year, a year that leaves a gap, and what is no calendar are refused.
func TestExtendRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"half a year": strings.Replace(next, "2027-10-01,off,国庆节,Fri,yes,,x\n", "", 1),
		"a gap":       strings.NewReplacer("2027-01-01,off,元旦,Fri,yes", "2028-01-01,off,元旦,Sat,no", "2027-10-01,off,国庆节,Fri,yes", "2028-10-01,off,国庆节,Sun,no").Replace(next),
		"no calendar": "day\n",
	} {
		if _, err := China().Extend(strings.NewReader(data)); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
