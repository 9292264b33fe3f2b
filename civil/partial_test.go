package civil

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// A date known to the month or year is every day of it, first and last included.
func TestParsePartial(t *testing.T) {
	for _, c := range []struct {
		s, precision string
		first, last  Day
	}{
		{"2019", "year", Date(2019, 1, 1), Date(2019, 12, 31)},
		{"2024-02", "month", Date(2024, 2, 1), Date(2024, 2, 29)},
		{"2023-02", "month", Date(2023, 2, 1), Date(2023, 2, 28)},
		{"2019-12", "month", Date(2019, 12, 1), Date(2019, 12, 31)},
		{"2019-03-07", "day", Date(2019, 3, 7), Date(2019, 3, 7)},
		{"0001", "year", MinDay, Date(1, 12, 31)},
		{"9999", "year", Date(9999, 1, 1), MaxDay},
	} {
		p, err := ParsePartial(c.s)
		if err != nil || p != (Partial{c.first, c.last}) || p.Precision() != c.precision || p.String() != c.s || p.Exact() != (c.precision == "day") {
			t.Errorf("ParsePartial(%q) = %+v (%s, %s), %v", c.s, p, p, p.Precision(), err)
		}
	}
	for s, want := range map[string]error{
		"": ErrSyntax, "19": ErrSyntax, "201": ErrSyntax, "20190": ErrSyntax, "2019-3": ErrSyntax, "2019/03": ErrSyntax, "2019-03-7": ErrSyntax,
		"2019-": ErrSyntax, "-019": ErrSyntax, "2019年": ErrSyntax, "2019-0x": ErrSyntax,
		"2019-13": ErrNoSuchDay, "2019-00": ErrNoSuchDay, "2019-02-29": ErrNoSuchDay, "0000": ErrRange, "0000-01": ErrRange,
	} {
		if p, err := ParsePartial(s); !errors.Is(err, want) {
			t.Errorf("ParsePartial(%q) = %v, %v; want error %v", s, p, err, want)
		}
	}
}

// A range made by hand prints both its ends and claims no closer precision than it has.
func TestPartialByHand(t *testing.T) {
	for _, c := range []struct {
		p                 Partial
		precision, string string
	}{
		{Exactly(Date(2019, 3, 7)), "day", "2019-03-07"},
		{Partial{Date(2019, 3, 1), Date(2019, 3, 30)}, "month", "2019-03-01..2019-03-30"},
		{Partial{Date(2019, 3, 2), Date(2019, 3, 31)}, "month", "2019-03-02..2019-03-31"},
		{Partial{Date(2019, 1, 1), Date(2019, 12, 30)}, "year", "2019-01-01..2019-12-30"},
		{Partial{Date(2019, 12, 31), Date(2020, 1, 1)}, "year", "2019-12-31..2020-01-01"},
		{Exactly(Never), "day", "never"},
	} {
		if c.p.Precision() != c.precision || c.p.String() != c.string {
			t.Errorf("%+v: %s, %s", c.p, c.p.Precision(), c.p)
		}
	}
}

// Two dates are in order only if every day one may be is on one side of the other.
func TestCompare(t *testing.T) {
	for _, c := range []struct {
		p, q string
		want Order
	}{
		{"2019-03-07", "2019-03-08", Before}, {"2019-03-08", "2019-03-07", After}, {"2019-03-07", "2019-03-07", Same},
		{"2019-02-28", "2019-03", Before}, {"2019-03-01", "2019-03", Undetermined}, {"2019-03-31", "2019-03", Undetermined}, {"2019-04-01", "2019-03", After},
		{"2018", "2019", Before}, {"2019", "2019", Undetermined}, {"2019-03", "2019", Undetermined}, {"2020", "2019-12", After},
	} {
		p, err1 := ParsePartial(c.p)
		q, err2 := ParsePartial(c.q)
		if got := Compare(p, q); err1 != nil || err2 != nil || got != c.want {
			t.Errorf("Compare(%s, %s) = %v, want %v", c.p, c.q, got, c.want)
		}
	}
}

// Compare holds for every pair of days the two dates may be, and says Undetermined
// only if pairs differ.
func TestCompareLaws(t *testing.T) {
	small := rapid.Custom(func(t *rapid.T) Partial {
		first := Day(rapid.Int32Range(0, 6).Draw(t, "first"))
		return Partial{first, first + Day(rapid.Int32Range(0, 4).Draw(t, "length"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		p, q := small.Draw(t, "p"), small.Draw(t, "q")
		seen := map[Order]bool{}
		for a := p.First; a <= p.Last; a++ {
			for b := q.First; b <= q.Last; b++ {
				seen[Compare(Exactly(a), Exactly(b))] = true
			}
		}
		got := Compare(p, q)
		if (got != Undetermined) != (len(seen) == 1) || got != Undetermined && !seen[got] {
			t.Fatalf("Compare(%v, %v) = %v; single days give %v", p, q, got, seen)
		}
		opposite := map[Order]Order{Before: After, After: Before, Same: Same, Undetermined: Undetermined}
		if Compare(q, p) != opposite[got] {
			t.Fatalf("Compare(%v, %v) is %v, the other way round %v", p, q, got, Compare(q, p))
		}
	})
}

// The names of the orders are distinct words.
func TestOrderString(t *testing.T) {
	for o, want := range map[Order]string{Before: "before", After: "after", Same: "same", Undetermined: "undetermined", Order(9): "undetermined"} {
		if o.String() != want {
			t.Errorf("%d prints as %s, want %s", o, o, want)
		}
	}
}

// Whatever ParsePartial accepts is a run of valid days that prints as it was written.
func FuzzParsePartial(f *testing.F) {
	for _, s := range []string{"2019", "2019-02", "2024-02-29", "9999", "0000", "2019-13", "2019年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePartial(s)
		if err == nil && (!p.First.Valid() || !p.Last.Valid() || p.First > p.Last || p.String() != s) {
			t.Errorf("ParsePartial(%q) = %+v", s, p)
		}
	})
}
