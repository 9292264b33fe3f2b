package casefile

import (
	"mandamus/civil"
	"mandamus/i18n"
)

// unknownDay is how a file says that something happened on a day nobody names.
const unknownDay = "unknown"

// Date is when something happened: a day, a month or a year, or "unknown". The zero Date is absent: the file does not say
// that it happened.
type Date struct {
	civil.Partial      // zero where Unknown
	Given         bool // present in the file
	Unknown       bool // it happened, the day is not known at all
}

// On returns the Date of a day, month or year.
func On(p civil.Partial) Date { return Date{Partial: p, Given: true} }

// Undated returns the Date "unknown".
func Undated() Date { return Date{Given: true, Unknown: true} }

// IsZero reports whether the Date is absent.
func (d Date) IsZero() bool { return !d.Given }

// Known reports whether the Date is present and says when: then Partial holds it.
func (d Date) Known() bool { return d.Given && !d.Unknown }

// String returns the Date as a file has it; the empty text where it is absent.
func (d Date) String() string {
	switch {
	case !d.Given:
		return ""
	case d.Unknown:
		return unknownDay
	}
	return d.Partial.String()
}

// FromString reads YYYY, YYYY-MM, YYYY-MM-DD or unknown.
func (d *Date) FromString(s string) error {
	if s == unknownDay {
		*d = Undated()
		return nil
	}
	p, err := civil.ParsePartial(s)
	if err != nil {
		return said(i18n.M("casefile.date.hint"))
	}
	*d = On(p)
	return nil
}

// MarshalText writes the Date as a file has it, so that JSON and YAML agree.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes; the empty text is the absent Date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	return d.FromString(string(text))
}

// said is a message as an error.
type said i18n.Msg

// In returns the message in l.
func (s said) In(l i18n.Lang) string { return i18n.Msg(s).In(l) }

// Error returns the message in English.
func (s said) Error() string { return s.In(i18n.EN) }

// surelyBefore reports whether a lies before b whatever the days behind them.
func surelyBefore(a, b Date) bool {
	return a.Known() && b.Known() && civil.Compare(a.Partial, b.Partial) == civil.Before
}
