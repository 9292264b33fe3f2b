package bench

import (
	"fmt"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/law"
	"mandamus/money"
)

// Function is what the rivals cannot say themselves: a function of one day, or the sum of an accrual.
//
// A period, a month's shift with its clamp, the move to a working day are one look-up, as in our engine. A sum is our own look-up in cumulative
// rates, payments left out: in its own language a rival would have to add up every change of the rate, for each row.
type Function struct {
	Name string
	Args int
	Day  func(day int64) int64    // nil for a sum; 0, no day, gives 0
	Sum  func(args []int64) int64 // from, until, then base, decided sum a day and the day of the rate, as far as the accrual asks for them
}

// function notes the function that an operation needs.
func (p *planner) function(e *law.Expr) {
	name := functionName(e)
	if name == "" || slices.ContainsFunc(p.rules.Functions, func(f Function) bool { return f.Name == name }) {
		return
	}
	f := Function{Name: name, Args: len(e.Args)}
	switch e.Op {
	case "period":
		f.Day = tabulate(func(d civil.Day) civil.Day { return p.suite.Batch.Period(e.K, d) })
	case "roll":
		f.Day = tabulate(p.suite.Batch.Roll)
	case "add_months":
		f.Day = tabulate(func(d civil.Day) civil.Day { return d.AddMonths(int(e.K)) })
	case opSum:
		f.Sum = p.suite.sum(int(e.K))
	}
	p.rules.Functions = append(p.rules.Functions, f)
}

// functionName names the function of an operation; empty where it needs none.
func functionName(e *law.Expr) string {
	switch e.Op {
	case "period", "add_months", opSum:
		return strings.Replace(fmt.Sprintf("%s_%d", e.Op, e.K), "-", "minus", 1)
	case "roll":
		return e.Op
	}
	return ""
}

// tableDays is how many days from 1970-01-01 on are tabulated.
const tableDays = 46_000

func tabulate(f func(civil.Day) civil.Day) func(int64) int64 {
	table := make([]int32, tableDays)
	for d := 1; d < tableDays; d++ {
		table[d] = int32(f(civil.Day(d)))
	}
	return func(d int64) int64 { return int64(table[d]) }
}

// sum is the lower end of an accrual's sum. Where one of its days is missing it is nothing, as in our engine.
func (s *Suite) sum(slot int) func([]int64) int64 {
	e := s.Slots[slot].Sum
	return func(args []int64) int64 {
		if args[0] == 0 || args[1] == 0 || e.FixedOn != nil && args[len(args)-1] == 0 {
			return 0
		}
		in := law.SumInput{From: civil.Day(args[0]), Until: civil.Day(args[1])}
		rest := args[2:]
		next := func(asked *law.Expr) (x int64) {
			if asked != nil {
				x, rest = rest[0], rest[1:]
			}
			return x
		}
		in.Base, in.Decided, in.FixedOn = money.Fen(next(e.Base)), money.Fen(next(e.Decided)), civil.Day(next(e.FixedOn))
		low, _ := s.Batch.Sum(slot, in)
		return int64(low)
	}
}
