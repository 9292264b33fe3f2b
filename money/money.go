// Package money is exact arithmetic on sums of yuan, and on interest by the day.
//
// Words:
//
//   - Fen: 0.01 yuan, the unit of every sum, an integer.
//   - Range: a sum the law leaves open between two bounds, both included.
//   - Rate: a fraction of a sum per day, an integer multiple of 1/Scale. Scale is
//     chosen so that the rates statutes use are exact (see there).
//   - Acc: a running total of sum × rate × days, held in 128 bits and rounded
//     once, at the end, half up to the fen.
//
// Nothing is rounded before that one stated rounding, no floating-point number
// occurs, and what does not fit is an error, never a wrapped number. It knows no
// other currency, no dates and no rate tables: which rate applies on which day is
// the caller's affair.
package money

import "errors"

var (
	// ErrSyntax marks text that is not a plain decimal number of the form asked for.
	ErrSyntax = errors.New("not a plain decimal number")
	// ErrInexact marks a rate that is no whole multiple of 1/Scale.
	ErrInexact = errors.New("too many decimals to be exact")
	// ErrOverflow marks a number too large for its type.
	ErrOverflow = errors.New("too large")
	// ErrArgument marks a negative argument, a divisor or a basis for which the
	// computation has no meaning.
	ErrArgument = errors.New("argument without meaning here")
)
