package civil

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// ParsePeriod reads a count and a unit and nothing that merely resembles them.
func TestParsePeriod(t *testing.T) {
	for s, want := range map[string]Period{
		"24h": {24, Hours}, "7d": {7, Days}, "10wd": {10, WorkingDays}, "2w": {2, Weeks}, "6m": {6, Months}, "2y": {2, Years},
		"0d": {0, Days}, "10000d": {10000, Days},
	} {
		if got, err := ParsePeriod(s); err != nil || got != want {
			t.Errorf("ParsePeriod(%q) = %v, %v", s, got, err)
		}
	}
	for s, want := range map[string]error{
		"": ErrSyntax, "7": ErrSyntax, "d": ErrSyntax, "-7d": ErrSyntax, "+7d": ErrSyntax, "7 d": ErrSyntax, " 7d": ErrSyntax, "7d ": ErrSyntax,
		"07d": ErrSyntax, "00d": ErrSyntax, "7D": ErrSyntax, "7days": ErrSyntax, "1y6m": ErrSyntax, "0.5y": ErrSyntax, "７d": ErrSyntax, "七日": ErrSyntax,
		"10001d": ErrRange, "99999999999999999999y": ErrRange,
	} {
		if got, err := ParsePeriod(s); !errors.Is(err, want) {
			t.Errorf("ParsePeriod(%q) = %v, %v; want error %v", s, got, err, want)
		}
	}
}

// Labels are the words a paper uses, with the English plural for all but one.
func TestPeriodLabel(t *testing.T) {
	for _, c := range []struct {
		p        Period
		lang     string
		want     string
		inEnGB   string
		inZhHans string
	}{
		{Period{7, Days}, "zh", "7日", "7 days", "7日"},
		{Period{10, WorkingDays}, "zh-CN", "10个工作日", "10 working days", "10个工作日"},
		{Period{6, Months}, "zh", "6个月", "6 months", "6个月"},
		{Period{2, Years}, "zh", "2年", "2 years", "2年"},
		{Period{24, Hours}, "zh", "24小时", "24 hours", "24小时"},
		{Period{2, Weeks}, "zh", "2周", "2 weeks", "2周"},
		{Period{1, Days}, "en", "1 day", "1 day", "1日"},
		{Period{1, WorkingDays}, "en", "1 working day", "1 working day", "1个工作日"},
		{Period{0, Days}, "en", "0 days", "0 days", "0日"},
		{Period{3, Unit(9)}, "en", "3Unit(9)", "3Unit(9)", "3Unit(9)"},
	} {
		for lang, want := range map[string]string{c.lang: c.want, "en-GB": c.inEnGB, "zh-Hans": c.inZhHans} {
			if got := c.p.Label(lang); got != want {
				t.Errorf("%v in %s = %q, want %q", c.p, lang, got, want)
			}
		}
	}
}

// The start day is not counted and the last day is; months and years end on the
// corresponding day or the end of the month; hours count as whole days.
func TestPeriodEnd(t *testing.T) {
	for _, c := range []struct{ start, period, want string }{
		{"2019-09-20", "15d", "2019-10-05"},
		{"2024-01-26", "15d", "2024-02-10"},
		{"2024-01-26", "0d", "2024-01-26"},
		{"2024-01-26", "1d", "2024-01-27"},
		{"2024-02-29", "2y", "2026-02-28"},
		{"2024-02-28", "2y", "2026-02-28"},
		{"2024-03-01", "2y", "2026-03-01"},
		{"2023-01-31", "1m", "2023-02-28"},
		{"2023-08-31", "6m", "2024-02-29"},
		{"2024-12-24", "2w", "2025-01-07"},
		{"2024-12-24", "0h", "2024-12-24"},
		{"2024-12-24", "1h", "2024-12-25"},
		{"2024-12-24", "24h", "2024-12-25"},
		{"2024-12-24", "25h", "2024-12-26"},
		{"2024-12-24", "48h", "2024-12-26"},
	} {
		start, err1 := ParseDay(c.start)
		p, err2 := ParsePeriod(c.period)
		got, err := p.End(start)
		if err1 != nil || err2 != nil || err != nil || got.String() != c.want {
			t.Errorf("%s from %s ends %v, want %s (%v, %v, %v)", c.period, c.start, got, c.want, err1, err2, err)
		}
	}
}

// A period that cannot be counted here gives an error, never a day.
func TestPeriodEndErrors(t *testing.T) {
	for _, c := range []struct {
		p     Period
		start Day
		isRng bool
	}{
		{Period{10, WorkingDays}, 0, false},
		{Period{1, Unit(6)}, 0, false},
		{Period{-1, Days}, 0, true},
		{Period{MaxPeriod + 1, Days}, 0, true},
		{Period{1, Days}, Never, true},
		{Period{1, Days}, MinDay - 1, true},
		{Period{1, Days}, MaxDay, true},
		{Period{8030, Years}, 0, true},
	} {
		if d, err := c.p.End(c.start); err == nil || errors.Is(err, ErrRange) != c.isRng {
			t.Errorf("%v from %v ends %v, error %v", c.p, c.start, d, err)
		}
	}
	if d, err := (Period{8029, Years}).End(0); err != nil || d != Date(9999, 1, 1) {
		t.Errorf("8029y from 1970-01-01 ends %v, %v", d, err)
	}
}

// Every period that is allowed prints in a form that reads back as itself, and a
// longer one never ends earlier.
func TestPeriodLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Period{rapid.IntRange(0, MaxPeriod).Draw(t, "n"), Unit(rapid.IntRange(int(Hours), int(Years)).Draw(t, "unit"))}
		if got, err := ParsePeriod(p.String()); err != nil || got != p {
			t.Fatalf("ParsePeriod(%q) = %v, %v", p, got, err)
		}
		if p.Unit == WorkingDays || p.N == MaxPeriod {
			return
		}
		start := Day(rapid.Int32Range(0, 40000).Draw(t, "start"))
		a, errA := p.End(start)
		b, errB := Period{p.N + 1, p.Unit}.End(start)
		if errA != nil && errB == nil || errB == nil && a > b || errA == nil && a < start {
			t.Fatalf("%v from %v ends %v (%v), one more %v (%v)", p, start, a, errA, b, errB)
		}
	})
}

// Whatever ParsePeriod accepts is within its bounds and prints as it was written.
func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"24h", "7d", "10wd", "2w", "6m", "2y", "0d", "10001d", "d", "7", "七日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriod(s)
		if err == nil && (p.N < 0 || p.N > MaxPeriod || p.String() != s) {
			t.Errorf("ParsePeriod(%q) = %v", s, p)
		}
	})
}
