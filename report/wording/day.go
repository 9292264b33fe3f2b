package wording

import (
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/law"
)

// Earliest is a day before which the engine's dates stand for “some day in the past”.
var Earliest = civil.Date(1900, 1, 1)

// IsZero reports whether there is no date at all.
func IsZero(d civil.Partial) bool { return d == civil.Partial{} }

// Day prints a date as exactly as it is known; the zero date is the empty text.
func (w Words) Day(d civil.Partial) string {
	switch {
	case IsZero(d):
		return ""
	case d.First < Earliest:
		return w.t("report.day.unknown")
	case d.Last >= law.FarOff:
		return w.t("report.day.or_later", "day", d.First)
	case strings.Contains(d.String(), ".."): // no whole month or year
		return w.t("report.day.between", "first", d.First, "last", d.Last)
	}
	return d.String()
}

// Date prints a date of the case file.
func (w Words) Date(d casefile.Date) string {
	if d.Unknown {
		return w.t("report.day.unknown")
	}
	return d.String()
}

// reportedDay is the day of an act of the record.
func (w Words) reportedDay(d casefile.Date) string {
	if d.Unknown {
		return w.t("report.day.undated")
	}
	return d.String()
}

// Length is a length of time in words; what is none stays as it is.
func (w Words) Length(s string) string {
	if p, err := civil.ParsePeriod(s); err == nil {
		return p.Label(string(w.Lang))
	}
	return s
}
