package civil

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// anyDay draws valid days, the ends of the range and of months included.
func anyDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		d := Day(rapid.Int32Range(int32(MinDay), int32(MaxDay)).Draw(t, "day"))
		if rapid.Bool().Draw(t, "month end") {
			d = monthEnd(d)
		}
		return d
	})
}

// ParseDay reads YYYY-MM-DD and nothing that merely resembles it.
func TestParseDay(t *testing.T) {
	for s, want := range map[string]error{
		"2024-02-29": nil, "0001-01-01": nil, "9999-12-31": nil,
		"2023-02-29": ErrNoSuchDay, "2023-04-31": ErrNoSuchDay, "2023-13-01": ErrNoSuchDay, "2023-00-10": ErrNoSuchDay, "2023-01-00": ErrNoSuchDay,
		"0000-01-01": ErrRange,
		"":           ErrSyntax, "2024-2-29": ErrSyntax, "2024/02/29": ErrSyntax, "20240229": ErrSyntax, "24-02-29": ErrSyntax,
		" 2024-02-29": ErrSyntax, "2024-02-29 ": ErrSyntax, "2024-02-2９": ErrSyntax, "-024-02-29": ErrSyntax, "+024-02-29": ErrSyntax,
		"2024-02-29T00:00:00Z": ErrSyntax, "never": ErrSyntax, "12024-02-29": ErrSyntax, "2024-0x-29": ErrSyntax, "2024-02-x9": ErrSyntax,
	} {
		d, err := ParseDay(s)
		if !errors.Is(err, want) {
			t.Errorf("ParseDay(%q): error %v, want %v", s, err, want)
		}
		if err == nil && d.String() != s {
			t.Errorf("ParseDay(%q) = %v", s, d)
		}
	}
}

// Every valid day prints in a form that reads back as itself.
func TestDayRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "d")
		if got, err := ParseDay(d.String()); err != nil || got != d {
			t.Fatalf("ParseDay(%q) = %v, %v", d, got, err)
		}
	})
}

// What is no valid day prints as what it is, never as a date.
func TestStringOfNoDay(t *testing.T) {
	for d, want := range map[Day]string{Never: "never", MaxDay + 1: "Day(2932897)", MinDay - 1: "Day(-719163)"} {
		if d.String() != want {
			t.Errorf("String = %q, want %q", d.String(), want)
		}
	}
}

// Whatever ParseDay accepts is a valid day that prints as it was written.
func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2024-02-29", "2023-02-29", "0000-00-00", "9999-12-31", "-1-1-1", "二〇二四年"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDay(s)
		if err == nil && (!d.Valid() || d.String() != s) {
			t.Errorf("ParseDay(%q) = %v", s, d)
		}
	})
}
