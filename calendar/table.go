package calendar

import (
	"slices"

	"mandamus/civil"
)

// The table answers for the years courts ask about; other days take the slow way
// through the notices, with the same result.
const (
	tableFrom  civil.Day = 7305  // 1990-01-01
	tableUntil civil.Day = 33238 // 2061-01-01
)

// table holds, for each day from tableFrom up to tableUntil, what Roll and
// AddWorking need.
type table struct {
	offsets []uint8     // days to the next working day, 0 on a working day
	before  []int32     // working days of the table before this day
	nth     []civil.Day // the working days of the table, in order
}

// newTable computes the table of c, whose notices must be complete.
func newTable(c *Calendar) table {
	n := int(tableUntil - tableFrom)
	t := table{offsets: make([]uint8, n), before: make([]int32, n), nth: make([]civil.Day, 0, n)}
	for i := range n {
		t.before[i] = int32(len(t.nth))
		if d := tableFrom + civil.Day(i); c.decide(d) {
			t.nth = append(t.nth, d)
		}
	}
	next, k := c.seek(tableUntil, 1), len(t.nth)
	for i := n - 1; i >= 0; i-- {
		d := tableFrom + civil.Day(i)
		if k > 0 && t.nth[k-1] == d {
			next, k = d, k-1
		}
		t.offsets[i] = uint8(next - d) // fits: see checkRests
	}
	return t
}

// index returns the place of d in the table, if it has one.
func (t *table) index(d civil.Day) (int, bool) {
	i := uint32(d - tableFrom)
	return int(i), i < uint32(len(t.offsets))
}

// seek returns d if it works, else the nearest working day in the direction of
// step (1 or -1). Past the last valid day it returns civil.Never, before the
// first civil.MinDay.
func (c *Calendar) seek(d civil.Day, step int) civil.Day {
	for d.Valid() && !c.decide(d) {
		d += civil.Day(step)
	}
	switch {
	case d > civil.MaxDay:
		return civil.Never
	case d < civil.MinDay:
		return civil.MinDay
	}
	return d
}

// Roll returns d if it is a working day, else the next working day.
// Never stays Never.
func (c *Calendar) Roll(d civil.Day) civil.Day {
	if i := uint32(d - tableFrom); i < uint32(len(c.table.offsets)) {
		return d + civil.Day(c.table.offsets[i])
	}
	return c.seek(d, 1)
}

// AddWorking returns the n-th working day after d; d itself is not counted,
// working or not. For n = 0 it is d, and for n < 0 the -n-th working day before.
// Past the year 9999 the answer is civil.Never, before the year 1 civil.MinDay.
func (c *Calendar) AddWorking(d civil.Day, n int) civil.Day {
	if n == 0 {
		return d
	}
	if i, ok := c.table.index(d); ok {
		k := int(c.table.before[i]) + n
		if n > 0 && c.table.offsets[i] != 0 {
			k-- // d rests, so the first working day after it is that of index before[i]
		}
		if uint(k) < uint(len(c.table.nth)) {
			return c.table.nth[k]
		}
	}
	return c.stepWorking(d, n)
}

// stepWorking is AddWorking day by day.
func (c *Calendar) stepWorking(d civil.Day, n int) civil.Day {
	step := 1
	if n < 0 {
		step = -1
	}
	for ; n != 0 && d.Valid(); n -= step {
		if d == civil.MinDay && step < 0 {
			break
		}
		d = c.seek(d+civil.Day(step), step)
	}
	return d
}

// RollTable returns the first day of the table and, for each day from there on,
// how many days Roll adds: Roll(from+i) = from+i+offsets[i]. The slice is the
// caller's own.
func (c *Calendar) RollTable() (from civil.Day, offsets []uint8) {
	return tableFrom, slices.Clone(c.table.offsets)
}
