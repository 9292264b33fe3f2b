package calendar

import (
	"errors"
	"fmt"

	"mandamus/civil"
)

// knownYears returns the years the rows cover. A year with days off in one half
// only is a notice cut short, or the year-end days of a notice for another year;
// taking it as known would call wrong answers sure, so it is refused.
func knownYears(rows map[civil.Day]row) (civil.Interval, error) {
	halves := map[int]int{} // year → bit 0: days off in January to June, bit 1: in July to December
	first, last := 10000, 0
	for d, r := range rows {
		y, m, _ := d.YMD()
		first, last = min(first, y), max(last, y)
		if r.off {
			halves[y] |= 1 << ((m - 1) / 6)
		}
	}
	if len(rows) == 0 {
		return civil.Interval{}, errors.New("no line below the header: list the days off and the make-up days")
	}
	for y := first; y <= last; y++ {
		if halves[y] != 3 {
			return civil.Interval{}, fmt.Errorf("year %d: days off are listed for part of the year or not at all: add them, or give only the years before or after it", y)
		}
	}
	return civil.Interval{From: civil.Date(first, 1, 1), Until: civil.Date(last, 12, 31) + 1}, nil
}

// checkRests refuses days that, under either reading, rest for more than maxRest
// days on end.
func checkRests(rows map[civil.Day]row, known civil.Interval) error {
	c := &Calendar{rows: rows, rests: true} // rests whenever the default reading does
	run := 0
	for d := known.From; d < known.Until; d++ {
		if c.decide(d) {
			run = 0
			continue
		}
		if run++; run > maxRest {
			return fmt.Errorf("%s: more than %d days without a working day: correct the days off before it", d, maxRest)
		}
	}
	return nil
}
