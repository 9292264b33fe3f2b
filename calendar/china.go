package calendar

import (
	_ "embed"
	"strings"
)

// Sources of the data: SOURCES.md beside this file.
//
//go:embed cn-holidays.csv
var chinaData string

// china is read when the program starts, so that a broken file stops it there and
// not in the middle of a case.
var china = mustParse("cn", chinaData)

func mustParse(name, data string) *Calendar {
	c, err := Parse(name, strings.NewReader(data))
	if err != nil {
		panic(err)
	}
	return c
}

// China returns the calendar of the People's Republic of China: the days off and
// make-up working days of the State Council notices for 2004 to 2026 (2004 to 2006
// from one secondary source), without the local extensions of early 2020 and
// without half-day holidays for groups.
func China() *Calendar { return china }
