package view

import (
	"mandamus/civil"
	"mandamus/i18n"
)

// LongDay prints a day as people write it, with its weekday: 2026年3月5日（星期四） | Thursday 5 March 2026.
func LongDay(l i18n.Lang, d civil.Day) string { return words{lang: l}.longDay(d) }
