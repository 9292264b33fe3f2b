package law

import (
	"cmp"
	"slices"

	"mandamus/calendar"
	"mandamus/civil"
)

// A period whose start or whose events are known only to the month or year has no last day, but an interval of them. It is not enough to try
// the first and the last possible day of each: an interruption in the middle of its month may be the last one in time. So every
// step of the algebra is done on bounds: what surely happened lengthens the lower one, what possibly happened the upper one. The
// interval contains the last day for every choice of exact days; it may be wider where several partial dates meet.

// stretch is one list item as far as it is known.
type stretch struct {
	from, until civil.Partial
	maybe       bool // it may not have happened
	point       bool // it has no length: from and until are one day
}

// stretchOf reads an item. What goes on is taken to today.
func stretchOf(it Item, today civil.Day) stretch {
	until := it.From
	switch {
	case it.Open:
		until = civil.Exactly(today)
	case it.Until != civil.Partial{}:
		until = it.Until
	}
	until = civil.Partial{First: max(until.First, it.From.First), Last: max(until.Last, it.From.Last)}
	return stretch{it.From, until, it.Maybe, !it.Open && it.Until == civil.Partial{}}
}

// stretches of the lists of a row.
type stretches struct{ interrupt, suspend, exclude, extend []stretch }

func (s *periodSpec) stretches(r *Row, today civil.Day) stretches {
	get := func(list int) (out []stretch) {
		if list == noList {
			return nil
		}
		for _, it := range r.lists[list] {
			if list == s.interrupt {
				it = s.interruption(it)
			}
			out = append(out, stretchOf(it, today))
		}
		return out
	}
	out := stretches{get(s.interrupt), get(s.suspend), get(s.exclude), nil}
	if s.extend != noList {
		for _, it := range r.lists[s.extend] {
			if !it.Open { // an extension to no day extends nothing
				out.extend = append(out.extend, stretchOf(it, today))
			}
		}
	}
	return out
}

// interval is the earliest and latest last day for a start from first to last.
func (s *periodSpec) interval(first, last civil.Day, r *Row, cal *calendar.Calendar, today civil.Day) (lo, hi civil.Day) {
	b := periodBounds{s, s.stretches(r, today), cal}
	latest := b.latestStart(first, last, b.on.interrupt)
	return b.ends(b.earliestStart(first, latest), latest)
}

type periodBounds struct {
	*periodSpec
	on  stretches
	cal *calendar.Calendar
}

// maxChains bounds how many interruptions are tried in every order; with more the upper bound is wider.
const maxChains = 4

// latestStart is an upper bound of the last restart: whatever can be in time is taken to be, as late as it can. One of the
// interruptions is the last in time; those before it can have moved the period as far as they can without it.
func (b *periodBounds) latestStart(first, last civil.Day, among []stretch) civil.Day {
	if len(among) > maxChains {
		return b.latestStartRoughly(first, last, among)
	}
	out := last
	for i, x := range among {
		before := b.latestStart(first, last, slices.Delete(slices.Clone(among), i, i+1))
		out = max(out, before, b.latestRestart(x, first, before))
	}
	return out
}

// latestRestart is the latest day from which an interruption can restart a period that starts from first to last.
func (b *periodBounds) latestRestart(x stretch, first, last civil.Day) civil.Day {
	_, hi := b.ends(first, last)
	switch {
	case x.from.First > hi:
		return last
	case x.point:
		return min(x.from.Last, hi)
	}
	return x.until.Last
}

func (b *periodBounds) latestStartRoughly(first, last civil.Day, among []stretch) civil.Day {
	for grown := true; grown; {
		grown = false
		for _, x := range among {
			if r := b.latestRestart(x, first, last); r > last {
				last, grown = r, true
			}
		}
	}
	return last
}

// earliestStart is a lower bound of the last restart: only what surely happened, and surely in time, counts.
func (b *periodBounds) earliestStart(first, latest civil.Day) civil.Day {
	byLast := slices.SortedStableFunc(slices.Values(b.on.interrupt), func(x, y stretch) int { return cmp.Compare(x.from.Last, y.from.Last) })
	var sure []stretch
	for _, x := range byLast {
		before := first
		for _, y := range sure {
			if y.from.Last < x.from.First {
				before = max(before, b.earliestRestart(y))
			}
		}
		if lo, _ := b.ends(before, latest); !x.maybe && x.from.Last <= lo {
			sure = append(sure, x)
		}
	}
	out := first
	for _, y := range sure {
		out = max(out, b.earliestRestart(y))
	}
	return out
}

func (b *periodBounds) earliestRestart(x stretch) civil.Day { return x.until.First }

// ends bounds the moved last day of a period that starts from first to last and is not restarted any more.
func (b *periodBounds) ends(first, last civil.Day) (lo, hi civil.Day) {
	lo, hi = b.count(first, b.cal), b.count(last, b.cal)
	lo, hi = b.obstructed(first, last, lo, hi)
	lo, hi = b.excluded(first, last, lo, hi)
	for _, x := range b.on.extend {
		hi = max(hi, x.until.Last)
		if !x.maybe {
			lo = max(lo, x.until.First)
		}
	}
	if b.roll {
		lo, hi = rolled(lo, b.cal), rolled(hi, b.cal)
	}
	return min(lo, FarOff), min(hi, FarOff)
}

// obstructed bounds the end after obstacles, for a period that starts from first to last and without them ends from lo to hi.
func (b *periodBounds) obstructed(first, last, lo, hi civil.Day) (civil.Day, civil.Day) {
	low := lo
	for i, x := range b.on.suspend {
		others := b.prolonged(slices.Delete(slices.Clone(b.on.suspend), i, i+1), first, lo, hi)
		from := max(x.from.Last, b.opens(last, others))
		if x.maybe || from > lo || x.until.First < from {
			continue
		}
		if b.tail {
			low = max(low, b.after(x.until.First))
		} else {
			low += x.until.First - from + 1
		}
	}
	return low, b.prolonged(b.on.suspend, first, lo, hi)
}

// prolonged is the latest end obstacles can lead to.
func (b *periodBounds) prolonged(obstacles []stretch, first, lo, hi civil.Day) civil.Day {
	counted := make([]bool, len(obstacles))
	for grown := true; grown; {
		grown = false
		for i, x := range obstacles {
			from := max(x.from.First, b.opens(first, lo))
			if counted[i] || from > hi || x.until.Last < from {
				continue
			}
			counted[i], grown = true, true
			if b.tail {
				hi = max(hi, b.after(x.until.Last))
			} else {
				hi += x.until.Last - from + 1
			}
		}
	}
	return hi
}

// opens is the first day on which an obstacle counts.
func (b *periodBounds) opens(start, end civil.Day) civil.Day {
	if b.window.N == 0 {
		return start + 1
	}
	return max(start+1, back(end, b.window)+1)
}

// excluded bounds the end after days that are not counted: those surely excluded, and those possibly.
func (b *periodBounds) excluded(first, last, lo, hi civil.Day) (civil.Day, civil.Day) {
	var sure, possible []occurrence
	for i, x := range b.on.exclude {
		possible = append(possible, occurrence{x.from.First, x.until.Last, i})
		if !x.maybe && x.from.Last <= x.until.First {
			sure = append(sure, occurrence{x.from.Last, x.until.First, i})
		}
	}
	for _, e := range union(sure) {
		lo += civil.Day(excluded(lo, last, e))
	}
	for _, e := range union(possible) {
		hi += civil.Day(excluded(hi, first, e))
	}
	return lo, hi
}

// earliest is the first possible last day where some lists may lack items (Row.untold). What is not told mostly lengthens the period, but a
// restart leaves earlier obstacles and exclusions behind, and a later end moves the window in which obstacles count: where that
// can be, those told are not relied on.
func (s *periodSpec) earliest(first, last civil.Day, r *Row, cal *calendar.Calendar, today civil.Day) civil.Day {
	sure := *s
	if restarts := s.interrupt != noList && (r.untold[s.interrupt] || len(r.lists[s.interrupt]) > 0); restarts {
		sure.suspend, sure.exclude = noList, noList
	} else if s.suspend != noList && r.untold[s.suspend] && s.window.N > 0 {
		sure.suspend = noList
	}
	lo, _ := sure.interval(first, last, r, cal, today)
	return lo
}
