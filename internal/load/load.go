// Package load makes a great many invented cases, and measures how a desk stands under them.
//
// Words. A plan says how many cases, of how many courts, up to which day; the same plan gives the same cases, byte for byte. A life
// is what happens to one case: steps on days, each a command that package docket decides, until the plan's day is reached. Most
// lives end in a closing; some get stuck, and their limits run out. What a daily run would have put on record by that day is put on
// record by package app. A script is what somebody at a desk asks for, again and again; Drive asks it at a steady pace.
//
// Drive is open: requests start when they are due, whether or not earlier ones were answered, and a request's time counts from when
// it was due. So a desk that stands still for a second has a hundred slow answers at a hundred requests a second, not one.
//
// Courts, bodies, persons and numbers are invented. The mix of cases is made up to be plausible, and to hold everything lists ask
// for; it says nothing about any court. The package is no part of the product.
package load

import (
	"mandamus/civil"
)

// Plan says which cases are made.
type Plan struct {
	Seed   uint64
	Cases  int
	Courts int       // the first has the most cases
	Today  civil.Day // the last day on record; its daily run has been done
}

// years is over how long the cases were filed. They are numbered in that order, evenly spread.
const years = 8

// filed is the day on which case n of the plan was filed.
func (p Plan) filed(n int) civil.Day {
	first := p.Today.AddMonths(-12 * years)
	return first + civil.Day(int64(p.Today-first)*int64(n)/int64(max(p.Cases-1, 1)))
}
