package wording

import (
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

// Days are printed as exactly as they are known.
func TestDays(t *testing.T) {
	zh, en := Words{Lang: i18n.ZH}, Words{Lang: i18n.EN}
	for _, test := range []struct {
		day    civil.Partial
		zh, en string
	}{
		{civil.Partial{}, "", ""},
		{civil.Exactly(civil.Date(2026, 3, 5)), "2026-03-05", "2026-03-05"},
		{civil.Partial{First: civil.Date(2026, 3, 1), Last: civil.Date(2026, 3, 31)}, "2026-03", "2026-03"},
		{civil.Partial{First: civil.Date(2026, 3, 5), Last: civil.Date(2026, 4, 5)}, "2026-03-05至2026-04-05之间", "2026-03-05 to 2026-04-05"},
		{civil.Partial{First: civil.Date(2026, 3, 5), Last: civil.MaxDay}, "2026-03-05 或以后", "2026-03-05 or later"},
		{civil.Partial{First: civil.MinDay, Last: civil.Date(2026, 3, 5)}, "不详", "not known"},
	} {
		if gotZH, gotEN := zh.Day(test.day), en.Day(test.day); gotZH != test.zh || gotEN != test.en {
			t.Errorf("%s: got %q, %q", test.day, gotZH, gotEN)
		}
	}
}
