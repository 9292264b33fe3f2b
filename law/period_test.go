package law

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"mandamus/calendar"
	"mandamus/civil"
)

// counted are the conventions of counting, each with its neighbours. The days around holidays are those of the published calendar.
var counted = []struct {
	start, length string
	sameDay       bool
	unmoved, last string
}{
	{"2018-10-01", "2y", false, "2020-10-01", "2020-10-09"},
	{"2018-09-30", "2y", false, "2020-09-30", "2020-09-30"},
	{"2018-10-09", "2y", false, "2020-10-09", "2020-10-09"},
	{"2020-02-29", "2y", false, "2022-02-28", "2022-02-28"},
	{"2020-02-28", "2y", false, "2022-02-28", "2022-02-28"},
	{"2020-03-01", "2y", false, "2022-03-01", "2022-03-01"},
	{"2022-05-03", "2y", false, "2024-05-03", "2024-05-06"},
	{"2019-10-05", "2y", false, "2021-10-05", "2021-10-08"},
	{"2021-01-31", "1m", false, "2021-02-28", "2021-03-01"},
	{"2021-01-30", "1m", false, "2021-02-28", "2021-03-01"},
	{"2021-01-28", "1m", false, "2021-02-28", "2021-03-01"},
	{"2021-03-31", "6m", false, "2021-09-30", "2021-09-30"},
	{"2021-04-30", "10d", false, "2021-05-10", "2021-05-10"},
	{"2021-04-30", "10d", true, "2021-05-09", "2021-05-10"},
	{"2021-05-10", "2w", false, "2021-05-24", "2021-05-24"},
	{"2021-04-19", "5wd", false, "2021-04-25", "2021-04-25"}, // a Sunday worked for May Day
	{"2021-04-20", "5wd", false, "2021-04-26", "2021-04-26"},
	{"2021-04-19", "5wd", true, "2021-04-23", "2021-04-23"},
	{"2021-06-01", "24h", false, "2021-06-02", "2021-06-02"},
	{"2021-06-01", "25h", false, "2021-06-03", "2021-06-03"},
	{"2021-06-01", "0d", false, "2021-06-01", "2021-06-01"},
}

// The start is not counted unless the rule says so, months and years end on the corresponding day or the month's last, and a last
// day of rest moves to the next working day.
func TestCounting(t *testing.T) {
	for _, c := range counted {
		length, err := civil.ParsePeriod(c.length)
		if err != nil {
			t.Fatal(err)
		}
		start, err := civil.ParseDay(c.start)
		if err != nil {
			t.Fatal(err)
		}
		s := periodSpec{length: length, sameDay: c.sameDay, roll: true, interrupt: noList, suspend: noList, extend: noList, exclude: noList}
		last, unmoved, _ := s.run(start, occurrences{}, calendar.China(), start)
		if last.String() != c.last || unmoved.String() != c.unmoved {
			t.Errorf("%s + %s (same day %v): %v, unmoved %v; want %s, %s", c.start, c.length, c.sameDay, last, unmoved, c.last, c.unmoved)
		}
	}
}

// A later start never gives an earlier last day, and a period nothing moves is the same by look-up, by run and by interval.
func TestPeriodKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, cal := anySpec(t), calendar.China()
		a := civil.Date(2015, 1, 1).AddDays(rapid.IntRange(0, 3000).Draw(t, "a"))
		b := a.AddDays(rapid.IntRange(0, 40).Draw(t, "later by"))
		first, _ := s.bare(a, cal)
		second, _ := s.bare(b, cal)
		if second < first {
			t.Fatalf("from %v to %v, but from %v to %v", a, first, b, second)
		}
		last, _, moves := s.run(a, occurrences{}, cal, a)
		if last != first || len(moves) > 1 {
			t.Fatalf("run %v with %v, look-up %v", last, moves, first)
		}
		if lo, hi := s.interval(a, b, &Row{lists: make([][]Item, 4)}, cal, a); lo != first || hi != second {
			t.Fatalf("interval %v .. %v, want %v .. %v", lo, hi, first, second)
		}
	})
}

// The steps of a run lead to its last day: each says where the period then ends, and a roll moves it by the days it names.
func TestMovesLeadToTheLastDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, cal := anySpec(t), calendar.China()
		row := &Row{lists: anyLists(t, 0)}
		for _, l := range row.lists {
			for i := range l {
				l[i].Maybe, l[i].From = false, civil.Exactly(l[i].From.First)
				l[i].Until = civil.Exactly(max(l[i].Until.First, l[i].From.First))
			}
		}
		start, today := civil.Date(2020, 6, 1), civil.Date(2021, 3, 1)
		last, unmoved, moves := s.run(start, s.exactOccurrences(row), cal, today)
		if k := len(moves) - 1; k >= 0 && moves[k].kind != "late_interrupt" && moves[k].kind != "interrupt" && moves[k].to != last {
			t.Fatalf("last day %v, steps %v", last, moves)
		}
		if rolled := slices.ContainsFunc(moves, func(m move) bool { return m.kind == "roll" && m.days == int(last-unmoved) }); rolled != (last != unmoved) {
			t.Fatalf("last day %v, unmoved %v, steps %v", last, unmoved, moves)
		}
	})
}

// Merged occurrences cover the same days as before, none twice.
func TestUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []occurrence
		days := map[civil.Day]bool{}
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			from := civil.Day(rapid.IntRange(0, 40).Draw(t, "from"))
			e := occurrence{from: from, until: from.AddDays(rapid.IntRange(0, 9).Draw(t, "days"))}
			in = append(in, e)
			for d := e.from; d <= e.until; d++ {
				days[d] = true
			}
		}
		n := 0
		for _, e := range union(in) {
			for d := e.from; d <= e.until; d++ {
				n++
				if !days[d] {
					t.Fatalf("%v is in none of %v", d, in)
				}
			}
		}
		if n != len(days) {
			t.Fatalf("%d days, want %d", n, len(days))
		}
	})
}

// An obstacle counts only for its days in the window, an interruption only up to the last day as it then stands, also where obstacles moved it.
func TestInterruptionAfterObstacle(t *testing.T) {
	six := civil.Period{N: 6, Unit: civil.Months}
	s := periodSpec{length: civil.Period{N: 2, Unit: civil.Years}, interrupt: 0, suspend: 1, window: six, extend: noList, exclude: noList}
	start, today := civil.Date(2019, 12, 31), civil.Date(2024, 1, 1) // bare end 2021-12-31, with the obstacle 2022-01-20
	obstacle := []occurrence{{from: civil.Date(2021, 8, 1), until: civil.Date(2021, 8, 20)}}
	for _, c := range []struct {
		demand civil.Day
		last   string
	}{
		{civil.Date(2021, 12, 31), "2023-12-31"}, {civil.Date(2022, 1, 1), "2024-01-01"}, {civil.Date(2022, 1, 20), "2024-01-20"}, {civil.Date(2022, 1, 21), "2022-01-20"},
	} {
		last, _, _ := s.run(start, occurrences{interrupt: []occurrence{{from: c.demand, until: c.demand}}, suspend: obstacle}, calendar.China(), today)
		if last.String() != c.last {
			t.Errorf("demand on %v: %v, want %s", c.demand, last, c.last)
		}
	}
}
