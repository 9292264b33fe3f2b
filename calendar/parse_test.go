package calendar

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"mandamus/civil"
)

const (
	head  = "date,kind,name,weekday,changes_default,in_lieu,sources\n"
	year1 = "2025-01-01,off,元旦,Wed,yes,,test\n"
	year2 = "2025-09-28,workday,国庆节,Sun,yes,,test\n2025-10-01,off,国庆节,Wed,yes,,test\n"
)

// A broken file is refused with the line, the value and what to do.
func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "line 1: the first line must be"},
		{"other header", "day,kind\n", "line 1: the first line must be"},
		{"header with a byte-order mark", "\ufeff" + head + year1 + year2, "line 1: the first line must be"},
		{"no lines", head, "no line below the header"},
		{"missing field", head + "2025-01-01,off,元旦,Wed,yes,\n", "line 2: wrong number of fields"},
		{"open quote", head + "2025-01-01,off,\"元旦,Wed,yes,,test\n", "line 2"},
		{"no date", head + "1 Jan 2025,off,元旦,Wed,yes,,test\n", `line 2: date: civil: day "1 Jan 2025"`},
		{"no such day", head + year1 + "2025-02-29,off,元旦,Wed,yes,,test\n", "line 3: date: civil: 2025-02-29: no such day"},
		{"kind", head + "2025-01-01,holiday,元旦,Wed,yes,,test\n", `line 2: 2025-01-01: kind "holiday": write off or workday`},
		{"no name", head + "2025-01-01,off, ,Wed,yes,,test\n", `line 2: 2025-01-01: name " ": name the holiday`},
		{"weekday", head + "2025-01-01,off,元旦,Thu,yes,,test\n", `line 2: 2025-01-01: weekday "Thu": it is a Wed`},
		{"off on a weekday changes", head + "2025-01-01,off,元旦,Wed,no,,test\n", `changes_default "no": for kind off on a Wed write yes`},
		{"off on a weekend does not", head + "2025-01-04,off,元旦,Sat,yes,,test\n", `changes_default "yes": for kind off on a Sat write no`},
		{"workday on a weekday does not", head + "2025-01-03,workday,元旦,Fri,yes,,test\n", `changes_default "yes": for kind workday on a Fri write no`},
		{"in lieu", head + "2025-01-01,off,元旦,Wed,yes,no,test\n", `in_lieu "no": write yes or leave it empty`},
		{"no source", head + "2025-01-01,off,元旦,Wed,yes,,\n", `sources "": name the source`},
		{"twice", head + year1 + year1, "line 3: date 2025-01-01 after 2025-01-01: list each date once, in order"},
		{"out of order", head + year2 + year1, "line 4: date 2025-01-01 after 2025-10-01"},
		{"first half only", head + year1, "year 2025: days off are listed for part of the year"},
		{"second half only", head + year2, "year 2025: days off are listed for part of the year"},
		{"days of the next year's notice", head + year1 + year2 + "2026-01-01,off,元旦,Thu,yes,,test\n", "year 2026: days off are listed for part"},
		{"a year left out", head + year1 + year2 + "2027-01-01,off,元旦,Fri,yes,,test\n2027-10-01,off,国庆节,Fri,yes,,test\n", "year 2026: days off are listed for part of the year or not at all"},
		{"too long a rest", head + rest(43) + year2, "more than 60 days without a working day"},
		{"too large", head + strings.Repeat("x", maxSize), "larger than"},
	} {
		if _, err := Parse("test", strings.NewReader(c.data)); err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "calendar test: ") {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	broken := errors.New("broken pipe")
	if _, err := Parse("test", iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("a reader that fails: %v", err)
	}
}

// rest lists n weekdays off from Monday 2025-01-06 on. With the weekend before them
// 42 make a rest of 60 days, to Tuesday 2025-03-04.
func rest(n int) string {
	var b strings.Builder
	for d := civil.Date(2025, 1, 6); n > 0; d++ {
		if !isWeekend(d) {
			fmt.Fprintf(&b, "%s,off,长假,%s,yes,,test\n", d, weekdays[d.Weekday()])
			n--
		}
	}
	return b.String()
}

// The longest rest that is allowed, 60 days, rolls in full.
func TestLongestRest(t *testing.T) {
	c, err := Parse("test", strings.NewReader(head+rest(42)+year2))
	if err != nil {
		t.Fatal(err)
	}
	first := civil.Date(2025, 1, 4)
	if got := c.Roll(first); got != first+maxRest || got != civil.Date(2025, 3, 5) {
		t.Errorf("the rest ends on %v", got)
	}
}

// A rest is also measured with its make-up days resting, so that the table of the
// other reading holds it: weeks off whose weekends are all declared working.
func TestLongestRestOfOtherReading(t *testing.T) {
	var b strings.Builder
	for d := civil.Date(2025, 1, 6); d < civil.Date(2025, 12, 1); d++ {
		kind := Off
		if isWeekend(d) {
			kind = Workday
		}
		fmt.Fprintf(&b, "%s,%s,长假,%s,yes,,test\n", d, kind, weekdays[d.Weekday()])
	}
	if _, err := Parse("test", strings.NewReader(head+b.String())); err == nil || !strings.Contains(err.Error(), "more than 60 days") {
		t.Errorf("error %v", err)
	}
}

// A file of one year is a calendar that knows that year, and its digest is that of
// its bytes.
func TestParse(t *testing.T) {
	c, err := Parse("test", strings.NewReader(head+year1+year2))
	if err != nil {
		t.Fatal(err)
	}
	if want := (civil.Interval{From: civil.Date(2025, 1, 1), Until: civil.Date(2026, 1, 1)}); c.Known() != want {
		t.Errorf("known %v, want %v", c.Known(), want)
	}
	if !c.Working(civil.Date(2025, 9, 28)) || c.Working(civil.Date(2025, 10, 1)) || !c.Working(civil.Date(2025, 10, 2)) {
		t.Error("the days listed do not decide")
	}
	other, err := Parse("test", strings.NewReader(head+year1+strings.Replace(year2, "test", "tests", 1)))
	if err != nil || other.Digest() == c.Digest() || len(c.Digest()) != len("sha256:")+64 {
		t.Errorf("digests %s, %s, %v", c.Digest(), other.Digest(), err)
	}
}

// The program does not start on broken data: neither calendar nor zone.
func TestBrokenDataStopsTheProgram(t *testing.T) {
	for name, load := range map[string]func(){
		"calendar": func() { mustParse("test", head) },
		"zone":     func() { mustZone("test", []byte("no zone")) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("a broken %s was accepted", name)
				}
			}()
			load()
		}()
	}
}

// No data makes Parse panic, and a calendar it accepts answers for every day beside
// its own without leaving them far behind.
func FuzzParse(f *testing.F) {
	f.Add(head + year1 + year2)
	f.Add(chinaData)
	f.Add(head + rest(42) + year2)
	f.Add(head)
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		c, err := Parse("fuzz", strings.NewReader(data))
		if err != nil {
			return
		}
		for d := range c.rows {
			for _, v := range []*Calendar{c, c.MakeUpRests()} {
				if r := v.Roll(d); r < d || r > d+maxRest+5 || r != v.seek(d, 1) {
					t.Errorf("%s: %v rolls to %v", v.Name(), d, r)
				}
			}
		}
	})
}
