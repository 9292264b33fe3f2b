package docket

import (
	"fmt"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/money"
)

// Yuan is a sum in yuan above zero, as a case file writes it: "100000.00". The empty text is no sum.
type Yuan string

// UnmarshalText refuses what is no sum above zero.
func (y *Yuan) UnmarshalText(text []byte) error {
	if f, err := money.ParseYuan(string(text)); err != nil || f <= 0 {
		return fmt.Errorf("amount %q: yuan above zero are wanted, as in 100000.00", text)
	}
	*y = Yuan(text)
	return nil
}

// Fen returns the sum; 0 where there is none or it is not written as one.
func (y Yuan) Fen() money.Fen {
	f, err := money.ParseYuan(string(y))
	if err != nil {
		return 0
	}
	return f
}

// Length is a length of time above zero, as a case file writes it: "30d", "6m". The empty text is none.
type Length string

// UnmarshalText refuses what is no length above zero.
func (l *Length) UnmarshalText(text []byte) error {
	if p, err := civil.ParsePeriod(string(text)); err != nil || p.N <= 0 {
		return fmt.Errorf("length %q: a length as 30d, 10wd, 6m or 2y is wanted", text)
	}
	*l = Length(text)
	return nil
}

// Term is the performance period of an obligation, in the words of a case file.
type Term struct {
	Kind   string        `json:"kind"`
	Day    casefile.Date `json:"day,omitzero"`
	Length Length        `json:"length,omitempty"`
	From   string        `json:"from,omitempty"`
}

// Instalment is a part of a sum with its own last day.
type Instalment struct {
	Amount Yuan          `json:"amount"`
	Due    casefile.Date `json:"due"`
}

// day returns the Date of a known day.
func day(d civil.Day) casefile.Date { return casefile.On(civil.Exactly(d)) }

// lastOf returns the last day a date may be; ok is false where it is absent or unknown.
func lastOf(d casefile.Date) (civil.Day, bool) { return d.Last, d.Known() }
