package law

import (
	"slices"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
)

// limitOf is one limit of the only obligation of a file.
func limitOf(t *testing.T, p *Pack, f *casefile.File, id, on string) Limit {
	t.Helper()
	day, err := civil.ParseDay(on)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Assess(p, f, day)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(a.Positions[0].Limits, func(l Limit) bool { return l.ID == id })
	return a.Positions[0].Limits[i]
}

// An incomplete file may leave out what moved a limit: its last day is at the earliest, it has not lapsed after it, and what moves it is asked for. A
// statement that there was none makes it sure, up to the day of the statement; a complete file needs none.
func TestUntoldItems(t *testing.T) {
	p := smallPack() // two years from 31 March 2021
	none := func(asOf string) []casefile.NoneOf {
		return []casefile.NoneOf{{Kinds: []string{"demand", "obstacle", "application"}, AsOf: dateOf(t, asOf)}}
	}
	earliest, sure := civil.Partial{First: civil.Date(2023, 3, 31), Last: FarOff}, civil.Exactly(civil.Date(2023, 3, 31))
	for _, c := range []struct {
		claim    string
		complete bool
		none     []casefile.NoneOf
		on       string
		state    State
		last     civil.Partial
		asks     bool
	}{
		{"on the earliest last day it still runs, but for an application", false, none("2023-03-31")[:0], "2023-03-31", Undetermined, earliest, true},
		{"the day after, it may have been moved", false, nil, "2023-04-01", Undetermined, earliest, true},
		{"nothing happened: on the last day", false, none("2023-03-31"), "2023-03-31", Running, sure, false},
		{"nothing happened: the day after", false, none("2023-04-01"), "2023-04-01", Lapsed, sure, false},
		{"the statement is older than the day", false, none("2023-03-31"), "2023-04-01", Undetermined, earliest, true},
		{"nothing of one kind, another is open", false, []casefile.NoneOf{{Kinds: []string{"obstacle", "application"}, AsOf: dateOf(t, "2023-04-01")}}, "2023-04-01", Undetermined, earliest, true},
		{"the same, on the earliest last day: it runs in any case", false, []casefile.NoneOf{{Kinds: []string{"application"}, AsOf: dateOf(t, "2023-03-31")}}, "2023-03-31", Running, earliest, false},
		{"a complete file", true, none("2023-04-01"), "2023-04-01", Lapsed, sure, false},
	} {
		f := fileOf(t, c.complete)
		f.NoneOf = c.none
		l := limitOf(t, p, f, "apply", c.on)
		if l.State != c.state || l.Last != c.last || slices.Contains(l.Ask, "count(demands)") != (c.asks) {
			t.Errorf("%s: %s, %v, asks %v; want %s, %v, asked %v", c.claim, l.State, l.Last, l.Ask, c.state, c.last, c.asks)
		}
	}
}

// A row whose file may leave out items is evaluated by the walker.
func TestUntoldRowsAreSlow(t *testing.T) {
	p := smallPack()
	b, err := NewBatch(p, allSlots(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, complete := range []bool{true, false} {
		table := b.NewTable()
		f := fileOf(t, complete, "2021-04-15 application")
		table.Append(buildRow(p, f, &f.Obligations[0], civil.Date(2021, 6, 30)))
		if got := table.Slow() == 0; got != complete {
			t.Errorf("complete %v: %d slow rows", complete, table.Slow())
		}
	}
}
