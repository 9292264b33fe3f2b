package casefile

import (
	"strings"
	"testing"

	"mandamus/i18n"
)

// Claim: a date is a day, a month, a year or unknown; anything else is refused, in both languages.
func TestDateFromString(t *testing.T) {
	for _, c := range []struct {
		text           string
		ok, known      bool
		first, last, p string
	}{
		{"2024-02-29", true, true, "2024-02-29", "2024-02-29", "day"},
		{"2024-02", true, true, "2024-02-01", "2024-02-29", "month"},
		{"2023", true, true, "2023-01-01", "2023-12-31", "year"},
		{"unknown", true, false, "", "", ""},
		{"2023-02-29", false, false, "", "", ""},
		{"2023-13", false, false, "", "", ""},
		{"23", false, false, "", "", ""},
		{"Unknown", false, false, "", "", ""},
		{"", false, false, "", "", ""},
		{"2023-1-1", false, false, "", "", ""},
	} {
		var d Date
		err := d.FromString(c.text)
		if (err == nil) != c.ok {
			t.Errorf("%q: error %v", c.text, err)
			continue
		}
		if err != nil {
			if spoken := err.(said); d.Given || !strings.Contains(spoken.In(i18n.ZH), "日期") || spoken.Error() != spoken.In(i18n.EN) {
				t.Errorf("%q: %v", c.text, err)
			}
			continue
		}
		if !d.Given || d.Known() != c.known || d.String() != c.text {
			t.Errorf("%q: %+v", c.text, d)
		}
		if c.known && (d.First.String() != c.first || d.Last.String() != c.last || d.Precision() != c.p) {
			t.Errorf("%q: %v to %v, %s", c.text, d.First, d.Last, d.Precision())
		}
	}
}

// Claim: one date is surely before another only if every day it may be is; an unknown or absent one never is.
func TestSurelyBefore(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2020-03-31", "2020-04", true},
		{"2020-04-01", "2020-04", false},
		{"2020-03", "2020-04-01", true},
		{"2020", "2020-12-31", false},
		{"2019", "2020", true},
		{"2020", "2020", false},
		{"unknown", "2020", false},
		{"2020", "unknown", false},
		{"", "2020", false},
		{"2020", "", false},
	} {
		var a, b Date
		if err := a.UnmarshalText([]byte(c.a)); err != nil {
			t.Fatal(err)
		}
		if err := b.UnmarshalText([]byte(c.b)); err != nil {
			t.Fatal(err)
		}
		if got := surelyBefore(a, b); got != c.want {
			t.Errorf("surelyBefore(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
