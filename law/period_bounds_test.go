package law

import (
	"testing"

	"pgregory.net/rapid"

	"mandamus/calendar"
	"mandamus/civil"
)

// anyItem draws an item whose dates are known to the day, or only to a stretch of up to wide days.
func anyItem(t *rapid.T, wide int, open bool) Item {
	it := Item{Kind: rapid.SampledFrom([]string{"demand", "settlement"}).Draw(t, "kind"), From: anyStretch(t, civil.Date(2020, 1, 1), 700, wide)}
	switch rapid.IntRange(0, 3).Draw(t, "until") {
	case 0:
	case 1:
		it.Open = open
	default:
		it.Until = anyStretch(t, it.From.First, 200, wide)
	}
	it.Maybe = rapid.IntRange(0, 5).Draw(t, "maybe") == 0
	return it
}

func anyStretch(t *rapid.T, from civil.Day, days, wide int) civil.Partial {
	first := from.AddDays(rapid.IntRange(0, days).Draw(t, "first"))
	return civil.Partial{First: first, Last: first.AddDays(rapid.SampledFrom([]int{0, 0, 1, wide}).Draw(t, "wide"))}
}

// anySpec draws a period with all four lists.
func anySpec(t *rapid.T) periodSpec {
	lengths := []civil.Period{{N: 7, Unit: civil.Days}, {N: 6, Unit: civil.Months}, {N: 10, Unit: civil.WorkingDays}, {N: 1, Unit: civil.Years}}
	s := periodSpec{
		length: rapid.SampledFrom(lengths).Draw(t, "length"), sameDay: rapid.Bool().Draw(t, "same day"), roll: rapid.Bool().Draw(t, "roll"),
		stated: rapid.IntRange(0, 9).Draw(t, "stated") == 0, interrupt: 0, suspend: 1, exclude: 2, extend: 3,
		tail: rapid.Bool().Draw(t, "tail"), restartAtEnd: rapid.SampledFrom([]string{"", "settlement"}).Draw(t, "restart"),
	}
	if s.tail || rapid.Bool().Draw(t, "window") {
		s.window = rapid.SampledFrom([]civil.Period{{N: 3, Unit: civil.Months}, {N: 20, Unit: civil.Days}}).Draw(t, "window length")
	}
	return s
}

func anyLists(t *rapid.T, wide int) [][]Item {
	out := make([][]Item, 4)
	for i := range out {
		for range rapid.IntRange(0, 2).Draw(t, "items") {
			out[i] = append(out[i], anyItem(t, wide, true))
		}
	}
	return out
}

// narrowed draws one exact choice of what an item leaves open; ok is false where it did not happen.
func (it Item) narrowed(t *rapid.T) (Item, bool) {
	if it.Maybe && rapid.Bool().Draw(t, "did not happen") {
		return it, false
	}
	day := func(p civil.Partial) civil.Partial {
		return civil.Exactly(civil.Day(rapid.IntRange(int(p.First), int(p.Last)).Draw(t, "day")))
	}
	if it.NoSum {
		it.NoSum, it.Amount = false, 1000*anyFen(t)
	}
	it.Maybe, it.From = false, day(it.From)
	if !it.Open && it.Until != (civil.Partial{}) {
		it.Until = day(it.Until)
	}
	return it, true
}

// anyExactItem draws at most two items whose dates are known to the day.
func anyExactItem(t *rapid.T) (out []Item) {
	for range rapid.IntRange(0, 2).Draw(t, "more items") {
		it := anyItem(t, 0, true)
		it.Maybe = false
		it.From, it.Until.Last = civil.Exactly(it.From.First), it.Until.First
		out = append(out, it)
	}
	return out
}

// Where a list may lack items, the first possible last day is not later than the last day with any items more, and there is no known end.
func TestUntoldItemsOnlyMoveLater(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, cal := anySpec(t), calendar.China()
		today := civil.Date(2020, 1, 1).AddDays(rapid.IntRange(0, 1500).Draw(t, "today"))
		start := civil.Date(2020, 1, 1).AddDays(rapid.IntRange(0, 400).Draw(t, "start"))
		row := &Row{lists: anyLists(t, 30), untold: make([]bool, 4)}
		row.untold[rapid.IntRange(0, 3).Draw(t, "untold")] = true
		lo := s.earliest(start, start, row, cal, today)
		for range 8 {
			more := make([][]Item, 4)
			for i, l := range row.lists {
				for _, it := range l {
					if x, ok := it.narrowed(t); ok {
						more[i] = append(more[i], x)
					}
				}
				if row.untold[i] {
					more[i] = append(more[i], anyExactItem(t)...)
				}
			}
			last, _, _ := s.run(start, s.exactOccurrences(&Row{lists: more}), cal, today)
			if last < lo {
				t.Fatalf("with %v the last day %v comes before the earliest, %v", more, last, lo)
			}
		}
	})
}

// The interval of a period with partial dates contains the last day of every choice of exact days inside them.
func TestPeriodIntervalContainsEveryExactAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, cal := anySpec(t), calendar.China()
		lists, today := anyLists(t, rapid.SampledFrom([]int{30, 365}).Draw(t, "width")), civil.Date(2020, 1, 1).AddDays(rapid.IntRange(0, 1500).Draw(t, "today"))
		start := anyStretch(t, civil.Date(2020, 1, 1), 400, 90)
		lo, hi := s.interval(start.First, start.Last, &Row{lists: lists}, cal, today)
		for range 8 {
			exact := make([][]Item, 4)
			for i, l := range lists {
				for _, it := range l {
					if x, ok := it.narrowed(t); ok {
						exact[i] = append(exact[i], x)
					}
				}
			}
			from := civil.Day(rapid.IntRange(int(start.First), int(start.Last)).Draw(t, "start day"))
			last, _, _ := s.run(from, s.exactOccurrences(&Row{lists: exact}), cal, today)
			if last < lo || last > hi {
				t.Fatalf("start %v, lists %v: last day %v lies outside %v .. %v", from, exact, last, lo, hi)
			}
		}
	})
}

// An interval is as narrow as it can be where one date is open: the bounds are themselves last days of some choice.
func TestPeriodIntervalIsTight(t *testing.T) {
	month := civil.Partial{First: civil.Date(2021, 3, 1), Last: civil.Date(2021, 3, 31)}
	year := civil.Partial{First: civil.Date(2021, 1, 1), Last: civil.Date(2021, 12, 31)}
	six := civil.Period{N: 6, Unit: civil.Months}
	base := periodSpec{length: civil.Period{N: 1, Unit: civil.Years}, interrupt: 0, suspend: noList, extend: noList, exclude: noList}
	obstacles := base
	obstacles.interrupt, obstacles.suspend, obstacles.window = noList, 0, six
	tail := obstacles
	tail.tail = true
	exclusion := base
	exclusion.interrupt, exclusion.exclude = noList, 0
	start := civil.Date(2020, 5, 10) // bare end 2021-05-10
	for _, c := range []struct {
		name   string
		spec   periodSpec
		item   Item
		lo, hi string
	}{
		{"interruption surely in time", base, Item{From: month}, "2022-03-01", "2022-03-31"},
		{"interruption perhaps in time: the latest is on the last day", base, Item{From: year}, "2021-05-10", "2022-05-10"},
		{"interruption surely late", base, Item{From: civil.Partial{First: civil.Date(2021, 5, 11), Last: civil.Date(2021, 5, 31)}}, "2021-05-10", "2021-05-10"},
		{"interruption that may not have happened", base, Item{From: month, Maybe: true}, "2021-05-10", "2022-03-31"},
		{"obstacle of a month somewhere in March", obstacles, Item{From: month, Until: civil.Exactly(civil.Date(2021, 4, 5))}, "2021-05-16", "2021-06-15"},
		{"six months after an obstacle that ends in March", tail, Item{From: civil.Exactly(civil.Date(2021, 2, 1)), Until: month}, "2021-09-02", "2021-10-01"},
		{"excluded days from some day in March", exclusion, Item{From: month, Until: civil.Exactly(civil.Date(2021, 4, 9))}, "2021-05-20", "2021-06-19"},
	} {
		lo, hi := c.spec.interval(start, start, &Row{lists: [][]Item{{c.item}}}, calendar.China(), civil.Date(2024, 1, 1))
		if lo.String() != c.lo || hi.String() != c.hi {
			t.Errorf("%s: %v .. %v, want %s .. %s", c.name, lo, hi, c.lo, c.hi)
		}
	}
}
