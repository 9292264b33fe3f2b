package report

import (
	"strings"
	"testing"

	"mandamus/civil"
)

// A fine is personal: days of a head on whom no decision was served are shown, not owed, and the sum is owed in part.
func TestFineIsOwedByThoseServed(t *testing.T) {
	p := toy(t)
	for _, c := range []struct {
		on         civil.Day
		owed, text string
	}{
		{civil.Date(2024, 1, 25), "only shown: no served decision", ""},
		{civil.Date(2024, 1, 26), "owed", "head of the county (former): 148 days, CNY 11,840.00"},
		{civil.Date(2024, 3, 17), "owed", "head of the county (former): 199 days, CNY 15,920.00"},
		{civil.Date(2024, 3, 18), "owed in part", "head of the county (present): 1 days, CNY 80.00; only shown: no served decision"},
	} {
		text := englishReport(t, p, c.on, nil)
		i := strings.Index(text, "daily fine to date")
		row, _, _ := strings.Cut(text[i:], "\n")
		if !strings.HasSuffix(row, "  "+c.owed) || !strings.Contains(text, c.text) {
			t.Errorf("on %s: %q, want %q and %q", c.on, row, c.owed, c.text)
		}
	}
}

// Where no office has fixed the daily sum the range of the law stands, and what falls to whom is a range too.
func TestRangeWithoutDecision(t *testing.T) {
	text := englishReport(t, toy(t), civil.Date(2024, 3, 20), nil)
	for _, want := range []string{"CNY 10,150.00–20,300.00", "CNY 50.00–100.00 a day", "head of the county (present): 3 days, CNY 150.00–300.00"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}
