package bench

import (
	"fmt"
	"strings"

	"mandamus/law"
)

// The rules as cel-go and expr write them; the two agree on all that is needed here. A day that did not happen is 0: its sign tells whether
// there is one, and a comparison with it is false once its left side has been looked at.

var infixOps = map[string]string{"and": "&&", "or": "||", "eq": "==", "ne": "!=", "lt": "<", "le": "<="}

// Infix prints a definition's expression.
func (r *Rules) Infix(d Variable) string { return r.infix(d.Expr) }

// operand is an expression inside another: its name if it has one.
func (r *Rules) operand(e *law.Expr) string {
	if name := r.named[e]; name != "" {
		return name
	}
	return r.infix(e)
}

func (r *Rules) infix(e *law.Expr) string {
	var a []string
	for _, x := range e.Args {
		a = append(a, r.operand(x))
	}
	if name := functionName(e); name != "" {
		return name + "(" + strings.Join(a, ", ") + ")"
	}
	switch e.Op {
	case "const", "none", "fact", "today":
		return r.leaf(e)
	case "not":
		return "!" + a[0]
	case "in":
		return fmt.Sprintf("(%s in [%s])", a[0], numbers(e.Set))
	case "has":
		return fmt.Sprintf("(%s > 0)", a[0])
	case "cond":
		return fmt.Sprintf("(%s ? %s : %s)", a[0], a[1], a[2])
	case "else":
		return fmt.Sprintf("(%s > 0 ? %s : %s)", a[0], a[0], a[1])
	case "max":
		return fmt.Sprintf("(%s < %s ? %s : %s)", a[0], a[1], a[1], a[0])
	case "min":
		return fmt.Sprintf("(%s > 0 && (%s == 0 || %s < %s) ? %s : %s)", a[0], a[1], a[0], a[1], a[0], a[1])
	case "add_days":
		return fmt.Sprintf("(%s > 0 ? %s + %d : 0)", a[0], a[0], e.K)
	case "and", "or":
		return fmt.Sprintf("(%s %s %s)", a[0], infixOps[e.Op], a[1])
	case "eq", "ne", "lt", "le":
		return comparison(e, a)
	}
	panic("bench: no form for " + e.Op)
}

func (r *Rules) leaf(e *law.Expr) string {
	switch e.Op {
	case "fact":
		return r.facts[e.Fact]
	case "today":
		return r.Inputs[0].Name
	case "const":
		if e.Type == "bool" {
			return fmt.Sprint(e.K == 1)
		}
		return fmt.Sprint(e.K)
	}
	return "0"
}

// comparison is false where a side is missing. Zero is less than every day, so “less” need only look at the left side, “equal” at
// one of two that may be missing.
func comparison(e *law.Expr, a []string) string {
	x, y := e.Args[0], e.Args[1]
	left, right := maybeNone(x), maybeNone(y)
	switch e.Op {
	case "lt", "le":
		right = right && x.Op == "const" && x.K <= 0
	case "eq":
		left, right = left && right, false
	}
	out := "("
	if left {
		out += a[0] + " > 0 && "
	}
	if right {
		out += a[1] + " > 0 && "
	}
	return out + a[0] + " " + infixOps[e.Op] + " " + a[1] + ")"
}

func numbers(set []int64) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(set), " ", ", "), "[]")
}
