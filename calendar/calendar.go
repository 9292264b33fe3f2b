// Package calendar knows which days courts work, and on which legal day an
// instant falls.
//
// Words:
//
//   - A working day is a day on which courts sit. Announced days off rest; days
//     announced as working (the make-up Saturdays and Sundays of the yearly State
//     Council notices) work; every other day goes by its weekday, Monday to Friday.
//   - To roll a day is to move it, if it is no working day, to the next one, as a
//     limit whose last day is a holiday moves (Civil Code of the PRC, art. 203).
//   - The known years are those whose notice is in the data. Outside them only the
//     weekday decides and the answer is provisional: a notice not yet issued, or
//     older than the data, may change it. Ask Provisional and say so.
//   - A reading is a contested point with a default. Here: whether a make-up
//     weekend day counts as a holiday when a limit ends on it. By default it works;
//     MakeUpRests is the calendar of the other reading.
//
// It holds one calendar, that of the People's Republic of China, and reads others
// of the same form. It does not hold local or half-day holidays, and it does not
// say which limits roll: that is a matter of law, not of the calendar.
package calendar

import "mandamus/civil"

// Calendar says which days are working days. It never changes once made, and may
// be used by many goroutines at once. Make one with China or Parse.
type Calendar struct {
	name   string
	digest string
	known  civil.Interval
	rows   map[civil.Day]row
	rests  bool // reading: make-up weekend days rest
	table  table
	other  func() *Calendar // the calendar under the other reading, made when first asked for
}

// row is what a notice says of a day.
type row struct {
	holiday string // 国庆节
	off     bool   // rests; otherwise declared a working day
}

// Name returns the name of the calendar, which also tells the reading.
func (c *Calendar) Name() string { return c.name }

// Digest returns sha256:… of the data and the reading. Two calendars of one
// digest give the same answers.
func (c *Calendar) Digest() string { return c.digest }

// Known returns the whole years covered by notices.
func (c *Calendar) Known() civil.Interval { return c.known }

// Provisional reports whether an answer that looked at the days from first to
// last, both included, left the known years and may yet change.
func (c *Calendar) Provisional(first, last civil.Day) bool {
	return !c.known.Contains(first) || !c.known.Contains(last)
}

// Working reports whether d is a working day.
func (c *Calendar) Working(d civil.Day) bool {
	if i, ok := c.table.index(d); ok {
		return c.table.offsets[i] == 0
	}
	return c.decide(d)
}

// The kinds of day Reason tells apart.
const (
	Off     = "off"     // rests by notice
	Workday = "workday" // works by notice
	Weekend = "weekend" // rests as a Saturday or Sunday
	Weekday = "weekday" // works as a Monday to Friday
)

// Reason returns why d works or rests: the kind and, for a day in a notice, the
// name of its holiday, as in 国庆节, off.
func (c *Calendar) Reason(d civil.Day) (name, kind string) {
	weekend := isWeekend(d)
	r, listed := c.rows[d]
	switch {
	case listed && r.off:
		return r.holiday, Off
	case listed && !(weekend && c.rests):
		return r.holiday, Workday
	case weekend:
		return "", Weekend
	}
	return "", Weekday
}

// decide is Working from the notices alone, without the table.
func (c *Calendar) decide(d civil.Day) bool {
	_, kind := c.Reason(d)
	return kind == Workday || kind == Weekday
}

func isWeekend(d civil.Day) bool { return d.Weekday()%6 == 0 }
