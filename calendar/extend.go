package calendar

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"sync"

	"mandamus/civil"
)

// Extend returns the calendar with the notices in data, which has the form Parse reads. The years for which data has days off in both
// halves are taken from it whole, so that a notice that was amended replaces the first; of the year-end days that a notice has of another
// year each replaces its own. The result must cover whole years without a gap, as what Parse reads.
func (c *Calendar) Extend(data io.Reader) (*Calendar, error) {
	raw, err := io.ReadAll(io.LimitReader(data, maxSize+1))
	if err == nil && len(raw) > maxSize {
		err = fmt.Errorf("larger than %d bytes: give the holidays of whole years only", maxSize)
	}
	var more map[civil.Day]row
	if err == nil {
		more, err = readRows(raw)
	}
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", c.name, err)
	}
	next := &Calendar{name: c.name, digest: digest(append([]byte(c.digest+"\n"), bytes.TrimSpace(raw)...)), rows: merged(c.rows, more)}
	if next.known, err = knownYears(next.rows); err == nil {
		err = checkRests(next.rows, next.known)
	}
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", c.name, err)
	}
	next.table = newTable(next)
	next.other = sync.OnceValue(func() *Calendar { return makeUpRests(next) })
	return next, nil
}

// merged lays the rows of a notice over those there are.
func merged(old, more map[civil.Day]row) map[civil.Day]row {
	halves := map[int]int{}
	for d, r := range more {
		if y, m, _ := d.YMD(); r.off {
			halves[y] |= 1 << ((m - 1) / 6)
		}
	}
	out := maps.Clone(old)
	maps.DeleteFunc(out, func(d civil.Day, _ row) bool {
		y, _, _ := d.YMD()
		return halves[y] == 3
	})
	maps.Copy(out, more)
	return out
}
