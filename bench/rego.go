package bench

import (
	"fmt"
	"slices"
	"strings"

	"mandamus/law"
)

// The rules as Rego, in Rego's own manner: a day that did not happen is not in the input, so that what is said of it is undefined, a comparison with it
// fails, and its negation holds. A disjunction is a rule with several bodies. OPA evaluates each rule once a query, when it is first needed.

// regoWriter prints rules, and the helper rules that an expression needs where Rego has no expression for it.
type regoWriter struct {
	rules   *Rules
	text    strings.Builder
	helpers int
}

// Rego prints the rules as a module of package law; data.law.answers are the answers.
func (r *Rules) Rego() string {
	w := &regoWriter{rules: r}
	for _, d := range r.Defs {
		w.define(d.Name, d.Expr)
	}
	var answers []string
	for _, i := range r.Answers {
		answers = append(answers, w.total(r.Defs[i]))
	}
	return "package law\n\n" + w.text.String() + "answers := [" + strings.Join(answers, ", ") + "]\n"
}

// total names a rule that is always defined: false where nothing makes it true, 0 where there is no day.
func (w *regoWriter) total(d Variable) string {
	switch {
	case d.Bool:
		w.rule("default %s := false", d.Name)
	case maybeNone(d.Expr):
		w.orElse(d.Name+"_or_none", d.Name, "0")
		return d.Name + "_or_none"
	}
	return d.Name
}

func (w *regoWriter) rule(format string, a ...any) { fmt.Fprintf(&w.text, format+"\n", a...) }

// orElse writes a rule that is a, or b where a is undefined.
func (w *regoWriter) orElse(name, a, b string) {
	w.rule("%s := x if { x := %s } else := %s", name, a, b)
}

// define writes the rule of an expression.
func (w *regoWriter) define(name string, e *law.Expr) {
	if e.Type == "bool" {
		for _, body := range w.bodies(e) {
			w.rule("%s if { %s }", name, strings.Join(body, "; "))
		}
		return
	}
	switch e.Op {
	case "cond":
		w.choice(name, e)
	case "else":
		w.orElse(name, w.value(e.Args[0]), w.value(e.Args[1]))
	case "min":
		a, b := w.value(e.Args[0]), w.value(e.Args[1])
		w.rule("%s := %s if { %s < %s } else := %s if { %s } else := %s", name, a, a, b, b, b, a)
	case "max":
		a, b := w.value(e.Args[0]), w.value(e.Args[1])
		w.rule("%s := %s if { %s < %s } else := %s if { %s } else := %s", name, a, b, a, b, b, a)
	case opSum:
		w.orElse(name, w.call(e), "0")
	default:
		w.rule("%s := %s", name, w.term(e))
	}
}

// choice: where the first branch can be missing, “else” would take the second one in its stead, so the condition is asked twice.
func (w *regoWriter) choice(name string, e *law.Expr) {
	body := strings.Join(w.conditions(e.Args[0]), "; ")
	a, b := e.Args[1], e.Args[2]
	switch {
	case b.Op == "none":
		w.rule("%s := %s if { %s }", name, w.value(a), body)
	case !maybeNone(a):
		w.rule("%s := %s if { %s } else := %s", name, w.value(a), body, w.value(b))
	default:
		if a.Op != "none" {
			w.rule("%s := %s if { %s }", name, w.value(a), body)
		}
		w.rule("%s := %s if { %s }", name, w.value(b), w.negation(e.Args[0]))
	}
}

// bodies are the bodies of a rule, one of which must hold.
func (w *regoWriter) bodies(e *law.Expr) [][]string {
	if e.Op != "or" {
		return [][]string{w.operands(e)}
	}
	var out [][]string
	for _, a := range e.Args {
		if w.rules.named[a] != "" {
			out = append(out, []string{w.rules.named[a]})
		} else {
			out = append(out, w.bodies(a)...)
		}
	}
	return out
}

// conditions are the expressions of a body that together say e.
func (w *regoWriter) conditions(e *law.Expr) []string {
	if name := w.rules.named[e]; name != "" {
		return []string{name}
	}
	if e.Op == "or" {
		return []string{w.helper(e)}
	}
	return w.operands(e)
}

// operands is conditions without regard to e's own name.
func (w *regoWriter) operands(e *law.Expr) []string {
	switch e.Op {
	case "and":
		return append(w.conditions(e.Args[0]), w.conditions(e.Args[1])...)
	case "not":
		return []string{w.negation(e.Args[0])}
	case "in":
		return []string{fmt.Sprintf("%s in {%s}", w.value(e.Args[0]), numbers(e.Set))}
	case "has":
		return []string{w.value(e.Args[0])}
	case "eq", "ne", "lt", "le":
		return []string{w.value(e.Args[0]) + " " + infixOps[e.Op] + " " + w.value(e.Args[1])}
	case "fact", "const":
		return []string{w.leaf(e)}
	}
	panic("bench: no form in Rego for " + e.Op)
}

// negation denies an expression. In Rego “not a < b” fails too where a or b is undefined; only of a reference is “not” true then. So what
// may be undefined is denied by the name of a rule.
func (w *regoWriter) negation(e *law.Expr) string {
	if name := w.rules.named[e]; name != "" {
		return "not " + name
	}
	if e.Op == "has" && functionName(e.Args[0]) == "" && e.Args[0].Op != "add_days" {
		return "not " + w.value(e.Args[0])
	}
	if e.Op == "and" || e.Op == "or" || e.Op == "not" || slices.ContainsFunc(e.Args, maybeNone) {
		return "not " + w.helper(e)
	}
	return "not " + w.operands(e)[0]
}

// value is a name, a helper rule, or a term.
func (w *regoWriter) value(e *law.Expr) string {
	if name := w.rules.named[e]; name != "" {
		return name
	}
	if slices.Contains([]string{"cond", "else", "min", "max", opSum}, e.Op) {
		return w.helper(e)
	}
	return w.term(e)
}

// term is an expression that needs no rule.
func (w *regoWriter) term(e *law.Expr) string {
	switch e.Op {
	case "fact", "const", "today":
		return w.leaf(e)
	case "period", "add_months", "roll":
		return w.call(e)
	case "add_days":
		return fmt.Sprintf("%s + %d", w.value(e.Args[0]), e.K)
	}
	panic("bench: no value in Rego for " + e.Op)
}

func (w *regoWriter) leaf(e *law.Expr) string {
	text := w.rules.leaf(e)
	if e.Op == "const" {
		return text
	}
	return "input." + text
}

func (w *regoWriter) call(e *law.Expr) string {
	var a []string
	for _, x := range e.Args {
		a = append(a, w.value(x))
	}
	return "law." + functionName(e) + "(" + strings.Join(a, ", ") + ")"
}

func (w *regoWriter) helper(e *law.Expr) string {
	w.helpers++
	name := fmt.Sprintf("h%d", w.helpers)
	w.define(name, e)
	return name
}
