package calendar

import (
	_ "embed"
	"time"

	"mandamus/civil"
)

// shanghaiData is the zone file of Asia/Shanghai. It is embedded, and not asked of
// time.LoadLocation, which prefers whatever the machine has: older zone databases
// switch the summer time of 1986 to 1991 at other hours, and the legal day of an
// instant must not depend on the machine.
//
//go:embed Asia-Shanghai.tzif
var shanghaiData []byte

var shanghai = mustZone("Asia/Shanghai", shanghaiData)

func mustZone(name string, data []byte) *time.Location {
	zone, err := time.LoadLocationFromTZData(name, data)
	if err != nil {
		panic("calendar: zone " + name + ": " + err.Error())
	}
	return zone
}

// LegalDay returns the day on which t falls for the courts of the People's Republic
// of China: the date in Asia/Shanghai, with the summer time of 1986 to 1991. An
// instant after the year 9999 gives civil.Never, one before the year 1 civil.MinDay.
func LegalDay(t time.Time) civil.Day {
	const (
		day      = 24 * 60 * 60
		earliest = (int64(civil.MinDay) - 2) * day // far enough out that adding the
		latest   = (int64(civil.MaxDay) + 2) * day // offset can neither return nor overflow
	)
	_, offset := t.In(shanghai).Zone()
	seconds := min(max(t.Unix(), earliest), latest) + int64(offset)
	days := seconds / day
	if seconds%day < 0 {
		days--
	}
	switch {
	case days > int64(civil.MaxDay):
		return civil.Never
	case days < int64(civil.MinDay):
		return civil.MinDay
	}
	return civil.Day(days)
}

// Local returns an instant by the clocks of the courts of the People's Republic of China.
func Local(t time.Time) time.Time { return t.In(shanghai) }
