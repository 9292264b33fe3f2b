package bench

import (
	"testing"

	"mandamus/civil"
	"mandamus/law"
)

// operation is one operation on the days a and b, and what it gives; 0 is no day.
type operation struct {
	name string
	expr *law.Expr
	want func(a, b int64) int64
}

var (
	dayA    = &law.Expr{Op: "fact", Type: "day", Fact: "a"}
	dayB    = &law.Expr{Op: "fact", Type: "day", Fact: "b"}
	nothing = &law.Expr{Op: "none", Type: "day"}
)

func op(name, typ string, args ...*law.Expr) *law.Expr {
	return &law.Expr{Op: name, Type: typ, Args: args}
}

func shift(name string, k int64, arg *law.Expr) *law.Expr {
	return &law.Expr{Op: name, Type: "day", K: k, Args: []*law.Expr{arg}}
}

func onDay(k int64) *law.Expr { return &law.Expr{Op: "const", Type: "day", K: k} }

// if0 is f of a day, none of none.
func if0(a int64, f func(civil.Day) civil.Day) int64 {
	if a == 0 {
		return 0
	}
	return int64(f(civil.Day(a)))
}

func both(a, b int64, holds bool) int64 { return truth(a > 0 && b > 0 && holds) }

func operations(s *Suite) []operation {
	less := op("lt", "bool", dayA, dayB)
	plus := func(a, _ int64) int64 { return if0(a, func(d civil.Day) civil.Day { return d + 3 }) }
	return []operation{
		{"eq", op("eq", "bool", dayA, dayB), func(a, b int64) int64 { return both(a, b, a == b) }},
		{"ne", op("ne", "bool", dayA, dayB), func(a, b int64) int64 { return both(a, b, a != b) }},
		{"lt", less, func(a, b int64) int64 { return both(a, b, a < b) }},
		{"le", op("le", "bool", dayA, dayB), func(a, b int64) int64 { return both(a, b, a <= b) }},
		{"le after an early day", op("le", "bool", onDay(-5), dayB), func(_, b int64) int64 { return truth(b > 0) }},
		{"has", op("has", "bool", dayA), func(a, _ int64) int64 { return truth(a > 0) }},
		{"has of a shift", op("has", "bool", shift("add_days", 3, dayA)), func(a, _ int64) int64 { return truth(a > 0) }},
		{"has of a choice", op("has", "bool", op("cond", "day", less, dayA, nothing)), func(a, b int64) int64 { return both(a, b, a < b) }},
		{"else", op("else", "day", dayA, dayB), func(a, b int64) int64 { return max(a, b*truth(a == 0)) }},
		{"min", op("min", "day", dayA, dayB), func(a, b int64) int64 { return least(a, b) }},
		{"max", op("max", "day", dayA, dayB), func(a, b int64) int64 { return max(a, b) }},
		{"min with today", op("min", "day", dayA, op("today", "day")), func(a, _ int64) int64 { return least(a, testDay) }},
		{"add_days", shift("add_days", 3, dayA), plus},
		{"add_months", shift("add_months", -2, dayA), func(a, _ int64) int64 { return if0(a, func(d civil.Day) civil.Day { return d.AddMonths(-2) }) }},
		{"roll", op("roll", "day", dayA), func(a, _ int64) int64 { return if0(a, s.Batch.Roll) }},
		{"period", shift("period", 0, dayA), func(a, _ int64) int64 { return if0(a, func(d civil.Day) civil.Day { return s.Batch.Period(0, d) }) }},
		{"choice", op("cond", "day", less, dayB, shift("add_days", 3, dayA)), func(a, b int64) int64 {
			if a > 0 && b > 0 && a < b {
				return b
			}
			return plus(a, b)
		}},
		{"choice of none", op("cond", "day", less, nothing, dayA), func(a, b int64) int64 { return a * (1 - both(a, b, a < b)) }},
		{"or", op("or", "bool", less, op("not", "bool", op("has", "bool", dayB))), func(a, b int64) int64 { return truth(b == 0 || a > 0 && a < b) }},
		{"and of or", op("and", "bool", op("has", "bool", dayA), op("or", "bool", less, op("eq", "bool", dayA, dayB))),
			func(a, b int64) int64 { return both(a, b, a <= b) }},
	}
}

func least(a, b int64) int64 {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

const testDay = 18_000

// Every operation, and the negation of every one that is true or false, means in each rival what it means to us, with days that are there and
// days that are not.
func TestOperations(t *testing.T) {
	s := loaded(t)
	ops := operations(s)
	for _, o := range operations(s) {
		if o.expr.Type == "bool" {
			ops = append(ops, operation{"not " + o.name, op("not", "bool", o.expr), func(a, b int64) int64 { return 1 - o.want(a, b) }})
		}
	}
	var answers []Variable
	for _, o := range ops {
		answers = append(answers, Variable{Says: o.name, Expr: o.expr})
	}
	rules := s.plan(answers, share)
	out := make([]int64, len(ops))
	for name, eval := range evaluators(t, rules) {
		for _, day := range [][2]int64{{0, 0}, {0, 17_000}, {17_000, 0}, {17_000, 17_000}, {17_000, 17_001}, {17_001, 17_000}, {19_000, 19_001}} {
			facts := map[string]int64{}
			for i, id := range []string{"a", "b"} {
				if day[i] > 0 {
					facts[id] = day[i]
				}
			}
			if err := eval(facts, out); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for k, o := range ops {
				if want := o.want(day[0], day[1]); out[k] != want {
					t.Errorf("%s: %s of %v is %d, want %d\n%s", name, o.name, day, out[k], want, rules.Infix(rules.Defs[rules.Answers[k]]))
				}
			}
		}
	}
}

func evaluators(t *testing.T, r *Rules) map[string]func(map[string]int64, []int64) error {
	t.Helper()
	c, errC := NewCEL(r)
	x, errX := NewExpr(r)
	o, errO := NewOPA(r)
	for _, err := range []error{errC, errX, errO} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return map[string]func(map[string]int64, []int64) error{
		"cel":  func(f map[string]int64, out []int64) error { return c.Eval(c.Row(f, testDay), out) },
		"expr": func(f map[string]int64, out []int64) error { return x.Eval(x.Row(f, testDay), out) },
		"opa":  func(f map[string]int64, out []int64) error { return o.Eval(o.Row(f, testDay), out) },
	}
}
