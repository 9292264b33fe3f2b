// Package lawrand draws random facts and days for the tests and benchmarks that compare evaluators of a pack: the batch engine with the
// walker, and both with other rule engines. The same source gives the same facts.
//
// A fact is drawn by its type alone, so that rules meet combinations no court ever saw. It knows neither packs nor rows: what is unknown,
// and which lists have items, is for the caller to decide.
package lawrand

import (
	"math/rand/v2"

	"mandamus/civil"
)

// Mix says how many days are missing or inexact, as shares from 0 to 1.
type Mix struct {
	None    float64 // of days: it did not happen
	Partial float64 // of the other days: known to the month only
}

// Value is a drawn fact: the numbers from Lo to Hi, which are equal except for a day known to the month; days as civil.Day, sums in fen, truths as 0
// and 1, words as their index.
type Value struct {
	Lo, Hi int64
	None   bool
}

// Day is a day of the years 2012 to 2025.
func Day(r *rand.Rand) civil.Day { return civil.Date(2012, 1, 1) + civil.Day(r.IntN(5000)) }

// Fact draws a value of a type (bool, money, int, enum, day); words is how many words an enum has.
func Fact(r *rand.Rand, typ string, words int, m Mix) Value {
	exactly := func(k int) Value { return Value{Lo: int64(k), Hi: int64(k)} }
	switch typ {
	case "bool":
		return exactly(r.IntN(2))
	case "money":
		return exactly(r.IntN(100_000_000))
	case "int":
		return exactly(r.IntN(20))
	case "enum":
		if r.IntN(3) > 0 {
			return exactly(0) // the first words are the common ones
		}
		return exactly(r.IntN(words))
	}
	return day(r, m)
}

func day(r *rand.Rand, m Mix) Value {
	if r.Float64() < m.None {
		return Value{None: true}
	}
	d := Day(r)
	if r.Float64() < m.Partial {
		y, mon, _ := d.YMD()
		first := civil.Date(y, mon, 1)
		return Value{Lo: int64(first), Hi: int64(first.AddMonths(1) - 1)}
	}
	return Value{Lo: int64(d), Hi: int64(d)}
}
