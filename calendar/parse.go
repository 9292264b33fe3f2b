package calendar

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"mandamus/civil"
)

const (
	maxSize = 4 << 20 // bytes of data Parse reads
	maxRest = 60      // days in a row without a working day: more is a mistake
)

// header is the first line of the data. weekday and changes_default repeat what
// date and kind imply, and are checked: they catch a mistyped date.
var header = []string{"date", "kind", "name", "weekday", "changes_default", "in_lieu", "sources"}

var weekdays = [...]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}

// Parse reads a calendar of CSV lines under the header
//
//	date,kind,name,weekday,changes_default,in_lieu,sources
//	2025-09-28,workday,国庆节,Sun,yes,,both
//	2025-10-01,off,国庆节,Wed,yes,,both
//
// in order of date, each date once. kind is off or workday; changes_default is yes
// where the line changes what the weekday alone would say, else no; in_lieu is
// empty or yes. The data must cover whole years without a gap: each year from the
// first to the last has days off in both its halves. An error names the line, the
// value and what to do.
func Parse(name string, data io.Reader) (*Calendar, error) {
	raw, err := io.ReadAll(io.LimitReader(data, maxSize+1))
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", name, err)
	}
	if len(raw) > maxSize {
		return nil, fmt.Errorf("calendar %s: larger than %d bytes: give the holidays of whole years only", name, maxSize)
	}
	c := &Calendar{name: name, digest: digest(raw)}
	if c.rows, err = readRows(raw); err == nil {
		c.known, err = knownYears(c.rows)
	}
	if err == nil {
		err = checkRests(c.rows, c.known)
	}
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", name, err)
	}
	c.table = newTable(c)
	c.other = sync.OnceValue(func() *Calendar { return makeUpRests(c) })
	return c, nil
}

func digest(data []byte) string { return fmt.Sprintf("sha256:%x", sha256.Sum256(data)) }

// readRows reads header and lines.
func readRows(raw []byte) (map[civil.Day]row, error) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.FieldsPerRecord = len(header)
	first, err := r.Read()
	if err != nil || !slices.Equal(first, header) {
		return nil, fmt.Errorf("line 1: the first line must be %q", strings.Join(header, ","))
	}
	rows, last := map[civil.Day]row{}, civil.MinDay-1
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: write the %d fields %s", err, len(header), strings.Join(header, ","))
		}
		line, _ := r.FieldPos(0)
		d, entry, err := parseRow(record)
		if err == nil && d <= last {
			err = fmt.Errorf("date %s after %s: list each date once, in order", d, last)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		rows[d], last = entry, d
	}
}

// parseRow reads one line and checks what it says twice.
func parseRow(f []string) (civil.Day, row, error) {
	d, err := civil.ParseDay(f[0])
	if err != nil {
		return 0, row{}, fmt.Errorf("date: %w", err)
	}
	kind, name := f[1], f[2]
	changes := "no"
	if (kind == Off) != isWeekend(d) {
		changes = "yes"
	}
	switch {
	case kind != Off && kind != Workday:
		err = fmt.Errorf("%s: kind %q: write off or workday", d, kind)
	case strings.TrimSpace(name) == "":
		err = fmt.Errorf("%s: name %q: name the holiday the day belongs to", d, name)
	case f[3] != weekdays[d.Weekday()]:
		err = fmt.Errorf("%s: weekday %q: it is a %s; correct the date or the weekday", d, f[3], weekdays[d.Weekday()])
	case f[4] != changes:
		err = fmt.Errorf("%s: changes_default %q: for kind %s on a %s write %s, or correct the kind", d, f[4], kind, f[3], changes)
	case f[5] != "" && f[5] != "yes":
		err = fmt.Errorf("%s: in_lieu %q: write yes or leave it empty", d, f[5])
	case strings.TrimSpace(f[6]) == "":
		err = fmt.Errorf("%s: sources %q: name the source", d, f[6])
	}
	return d, row{holiday: name, off: kind == Off}, err
}
