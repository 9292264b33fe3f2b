package intake

import (
	"fmt"
	"regexp"
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/web/page"
)

var dateForm = regexp.MustCompile(`^(\d{4})\s*[-/.年]?\s*(?:(\d{1,2})\s*[-/.月]?\s*(?:(\d{1,2})\s*日?)?)?$`)

// plainDate returns a date written in any way that is usual (2025年3月5日, 2025/3/5, 2025.3, 2025) as 2025-03-05, 2025-03 or 2025; what is
// none comes back as it is.
func plainDate(s string) string {
	m := dateForm.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return s
	}
	out := m[1]
	for _, part := range m[2:] {
		if part != "" {
			out += fmt.Sprintf("-%02s", part)
		}
	}
	return out
}

// plainSum returns a sum written with separators, with ¥ or 元, as a plain number; what is none comes back as it is.
func plainSum(s string) string {
	bare := strings.NewReplacer("¥", "", "￥", "", "元", "", " ", "").Replace(s)
	unit := ""
	for _, u := range []string{"万", "亿"} {
		if trimmed, ok := strings.CutSuffix(bare, u); ok {
			bare, unit = trimmed, u
		}
	}
	if sum := yuanOf(bare, unit); sum != "" {
		return sum
	}
	return s
}

// wrongDay says what is wrong with a day that must not be in the future; empty where nothing is.
func wrongDay(v *page.Visit, value string) string {
	day, err := civil.ParseDay(value)
	switch {
	case err != nil:
		return v.T("intake.wrong.day")
	case day > v.Today():
		return v.T("intake.wrong.future")
	}
	return ""
}

// dateOf returns a date that a form gave; the absent one where it gave none, or one that is wrong.
func dateOf(s string) casefile.Date {
	var d casefile.Date
	if s == "" || d.FromString(s) != nil {
		return casefile.Date{}
	}
	return d
}
