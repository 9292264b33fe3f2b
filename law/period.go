package law

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"mandamus/calendar"
	"mandamus/civil"
)

// The period algebra: from a start day to a last day. A period counts (the start day is left out unless same_day), clamps to
// the month's end, is restarted by interruptions that come in time, and from its last start on is lengthened by obstacles, exclusions
// and extensions and rolls to the next working day, in this order. An interruption is in time on or before the last day as it then
// stands, so lengthened and moved. Each part carries its own citation in the pack; here is only the arithmetic.
//
// Sources of the arithmetic: Civil Code 201–203 (counting, clamp, roll), SPC interpretation on the Administrative Litigation
// Law 48; Civil Code 194 and enforcement-procedure interpretation 19 (suspension, two readings), 20 (interruption), 13 (exclusion).

// periodSpec is one version of one limit, for one choice of readings.
type periodSpec struct {
	length       civil.Period
	stated       bool // no length: the start is the last day itself (a day that an act set)
	sameDay      bool // the start day counts
	roll         bool
	interrupt    int    // list index, or noList
	restartAtEnd string // kinds of event, separated by blanks, that restart the period from their until
	suspend      int
	window       civil.Period // obstacles count only in the last window of the period; zero: all of it
	tail         bool         // the period ends a window after the obstacle (Civil Code 194), not “resumes” (interpretation 19)
	extend       int
	exclude      int
}

const noList = -1

// lists are the lists of the row that can move this period.
func (s *periodSpec) lists() []int {
	return slices.DeleteFunc([]int{s.interrupt, s.suspend, s.extend, s.exclude}, func(l int) bool { return l == noList })
}

// plain reports that nothing on file moves this period for the row, so that a table look-up gives its last day.
func (s *periodSpec) plain(r *Row) bool {
	return !slices.ContainsFunc(s.lists(), func(l int) bool { return len(r.lists[l]) > 0 })
}

// move is one step of a derivation.
type move struct {
	kind string // interrupt, late_interrupt, suspend, exclude, extend, roll
	item int    // index in its list; -1 for roll
	to   civil.Day
	days int
}

// occurrence is one exact occurrence of a list item.
type occurrence struct {
	from, until civil.Day // both included; until is civil.Never while it goes on
	item        int
}

// period evaluates node n: exactly, or as the interval of what partial dates leave open (period_bounds.go).
func (w *walker) period(n *node) value {
	start := w.vals[n.a]
	if start.st != known {
		return start
	}
	spec := &w.prog.specs[n.k]
	v := w.periodTold(spec, start)
	untold := slices.DeleteFunc(spec.lists(), func(l int) bool { return !w.row.untold[l] })
	if len(untold) == 0 {
		return v
	}
	// What the file does not tell may have moved it: the last day is then at the earliest, and the items are asked for.
	lo := spec.earliest(civil.Day(start.lo), civil.Day(start.hi), w.row, w.prog.cal, w.today)
	v.lo, v.hi = min(v.lo, int64(lo)), int64(FarOff)
	for _, l := range untold {
		v.ask = v.ask.with(w.prog.pack.countOf[l])
	}
	return v
}

// FarOff, the last day of the calendar, stands for the end of an interval that has a first day but no known last one: “on … at the earliest”.
const FarOff = civil.MaxDay

// periodTold is the period as far as the row tells of what moves it.
func (w *walker) periodTold(spec *periodSpec, start value) value {
	if spec.plain(w.row) {
		return mapDay(start, func(d civil.Day) civil.Day { last, _ := spec.bare(d, w.prog.cal); return last })
	}
	if spec.goesOn(w.row) {
		w.next = min(w.next, w.today+1) // the last day moves with every day
	}
	if start.exact() && spec.exact(w.row) {
		last, _, _ := spec.run(civil.Day(start.lo), spec.exactOccurrences(w.row), w.prog.cal, w.today)
		return value{lo: int64(last), hi: int64(last)}
	}
	lo, hi := spec.interval(civil.Day(start.lo), civil.Day(start.hi), w.row, w.prog.cal, w.today)
	return value{lo: int64(lo), hi: int64(hi), ask: start.ask}
}

// goesOn reports that something still moves this period: an obstacle, an exclusion or a procedure that has not ended.
func (s *periodSpec) goesOn(r *Row) bool {
	open := func(l int) bool {
		return l != noList && slices.ContainsFunc(r.lists[l], func(it Item) bool { return it.Open })
	}
	return open(s.suspend) || open(s.exclude) ||
		s.interrupt != noList && slices.ContainsFunc(r.lists[s.interrupt], func(it Item) bool { return s.interruption(it).Open })
}

// count is the unmoved last day.
func (s *periodSpec) count(start civil.Day, cal *calendar.Calendar) civil.Day {
	if s.stated {
		return start
	}
	if s.sameDay {
		start = max(start-1, civil.MinDay)
	}
	if s.length.Unit == civil.WorkingDays {
		return min(cal.AddWorking(start, s.length.N), FarOff)
	}
	return endOf(s.length, start)
}

// endOf is the last day of a period of a checked unit; one that runs past the calendar ends with it.
func endOf(length civil.Period, start civil.Day) civil.Day {
	end, err := length.End(start)
	switch {
	case errors.Is(err, civil.ErrRange):
		return FarOff
	case err != nil:
		panic("law: unchecked period: " + err.Error())
	}
	return end
}

// rolled is the day itself or the next working day, at most FarOff.
func rolled(d civil.Day, cal *calendar.Calendar) civil.Day {
	return min(cal.Roll(min(d, FarOff)), FarOff)
}

// bare is the last day, moved and unmoved, when nothing else happened.
func (s *periodSpec) bare(start civil.Day, cal *calendar.Calendar) (last, unmoved civil.Day) {
	unmoved = s.count(start, cal)
	if s.roll {
		return rolled(unmoved, cal), unmoved
	}
	return unmoved, unmoved
}

// occurrences of the lists of a row, all exact.
type occurrences struct{ interrupt, suspend, exclude, extend []occurrence }

// run computes the last day, moved and unmoved, and the steps that led to it.
func (s *periodSpec) run(start civil.Day, o occurrences, cal *calendar.Calendar, today civil.Day) (last, unmoved civil.Day, moves []move) {
	for _, e := range o.interrupt {
		last, _, _ := s.lengthened(start, o, cal, today)
		switch from := e.lastDay(today); {
		case from <= start:
		case e.from <= last:
			start = from
			last, _ = s.bare(start, cal)
			moves = append(moves, move{"interrupt", e.item, last, 0})
		default:
			moves = append(moves, move{"late_interrupt", e.item, e.from, 0})
		}
	}
	last, unmoved, more := s.lengthened(start, o, cal, today)
	return last, unmoved, append(moves, more...)
}

// interruption is an item as an interruption: its last day is the day from which it makes the period run anew.
func (s *periodSpec) interruption(it Item) Item {
	if !slices.Contains(strings.Fields(s.restartAtEnd), it.Kind) {
		it.Until, it.Open = civil.Partial{}, false
	}
	return it
}

// lengthened is the period from its last (re)start on: counted, lengthened, moved to a working day.
func (s *periodSpec) lengthened(start civil.Day, o occurrences, cal *calendar.Calendar, today civil.Day) (last, unmoved civil.Day, moves []move) {
	end := s.count(start, cal)
	for _, e := range o.suspend {
		if days := s.suspended(&end, start, e, today); days > 0 {
			moves = append(moves, move{"suspend", e.item, end, days})
		}
	}
	for _, e := range union(upTo(today, o.exclude)) {
		if days := excluded(end, start, e); days > 0 {
			end += civil.Day(days)
			moves = append(moves, move{"exclude", e.item, end, days})
		}
	}
	for _, e := range o.extend {
		if e.until != civil.Never && e.until > end {
			end = e.until
			moves = append(moves, move{"extend", e.item, end, 0})
		}
	}
	end = min(end, FarOff)
	if last = end; s.roll {
		last = rolled(end, cal)
	}
	if last != end {
		moves = append(moves, move{"roll", -1, last, int(last - end)})
	}
	return last, end, moves
}

// suspended moves *end by an obstacle and returns how many of its days counted. Days before the window do not count; an obstacle
// with no day in the window has no effect. An obstacle that goes on is taken to today.
func (s *periodSpec) suspended(end *civil.Day, start civil.Day, e occurrence, today civil.Day) int {
	until := e.lastDay(today)
	opens := start + 1
	if s.window.N > 0 {
		opens = max(opens, back(*end, s.window)+1)
	}
	from := max(e.from, opens)
	if from > *end || until < from {
		return 0
	}
	days := int(until-from) + 1
	if !s.tail {
		*end += civil.Day(days)
		return days
	}
	*end = max(*end, s.after(until))
	return days
}

// after is the end of a whole window after an obstacle that ended on until.
func (s *periodSpec) after(until civil.Day) civil.Day { return endOf(s.window, until+1) }

// lastDay is the occurrence's last day; one that goes on is taken to today.
func (e occurrence) lastDay(today civil.Day) civil.Day {
	if e.until == civil.Never {
		return max(today, e.from)
	}
	return e.until
}

// back is the day a period before d, months clamped.
func back(d civil.Day, p civil.Period) civil.Day {
	switch p.Unit {
	case civil.Months:
		return d.AddMonths(-p.N)
	case civil.Years:
		return d.AddMonths(-12 * p.N)
	case civil.Weeks:
		return d.AddDays(-7 * p.N)
	}
	return d.AddDays(-p.N)
}

// excluded is how many days of e are not counted in a period from start that now ends on end. Items come in order and do not overlap.
func excluded(end, start civil.Day, e occurrence) int {
	from := max(e.from, start+1)
	if from > end || e.until < from {
		return 0
	}
	return int(e.until-from) + 1
}

// upTo takes what goes on to today.
func upTo(today civil.Day, in []occurrence) []occurrence {
	out := slices.Clone(in)
	for i, e := range out {
		out[i].until = e.lastDay(today)
	}
	return out
}

// union merges occurrences that touch or overlap, so that no day is excluded twice.
func union(in []occurrence) []occurrence {
	slices.SortStableFunc(in, byFrom)
	var out []occurrence
	for _, e := range in {
		if k := len(out) - 1; k >= 0 && e.from <= out[k].until {
			out[k].until = max(out[k].until, e.until)
			continue
		}
		out = append(out, e)
	}
	return out
}

func byFrom(a, b occurrence) int { return cmp.Compare(a.from, b.from) }

// exactOccurrences are those of a row in whose lists every date is known to the day.
func (s *periodSpec) exactOccurrences(r *Row) occurrences {
	get := func(list int) (out []occurrence) {
		if list != noList {
			for i, it := range r.lists[list] {
				if list == s.interrupt {
					it = s.interruption(it)
				}
				out = append(out, it.occurrence(i))
			}
		}
		return out
	}
	o := occurrences{get(s.interrupt), get(s.suspend), get(s.exclude), get(s.extend)}
	slices.SortStableFunc(o.interrupt, byFrom)
	slices.SortStableFunc(o.suspend, byFrom)
	return o
}

// exact reports that every date in the lists that can move this period is known to the day.
func (s *periodSpec) exact(r *Row) bool {
	return !slices.ContainsFunc(s.lists(), func(l int) bool { return slices.ContainsFunc(r.lists[l], Item.inexactDays) })
}
