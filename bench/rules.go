package bench

import (
	"fmt"
	"slices"

	"mandamus/law"
)

// Rules are what a rival evaluates for one row: definitions, each of which may use the inputs and the definitions before it.
type Rules struct {
	Inputs    []Variable // today, then the facts that the rules read
	Defs      []Variable
	Answers   []int // indexes of the definitions that are answers, in the order of Suite.Ours
	Functions []Function

	facts map[string]string    // names of the inputs, by fact
	named map[*law.Expr]string // names of the definitions
}

// Variable is an input or a definition. Names are numbered (v000, v001, …) because that is the fastest to look up, for every rival.
type Variable struct {
	Name string
	Says string // fact or slot; empty for what is only shared
	Bool bool   // else a number
	Expr *law.Expr
}

// Index is the number in a variable's name.
func Index(name string) int {
	return int(name[1]-'0')*100 + int(name[2]-'0')*10 + int(name[3]-'0')
}

func nameOf(index int) string { return fmt.Sprintf("v%03d", index) }

// share is the size from which on a common expression gets a definition: the fastest we found for cel-go and expr; OPA does not mind.
const share = 3

// planner turns slots into rules.
type planner struct {
	suite  *Suite
	rules  *Rules
	share  int
	uses   map[*law.Expr]int
	must   map[*law.Expr]bool   // the text of some operation repeats it
	answer map[*law.Expr]string // expressions that are answers, and of which slot
	at     map[*law.Expr]int    // indexes of definitions
}

// Rules plans the evaluation of the suite's slots.
func (s *Suite) Rules() *Rules { return s.plan(s.answers(), share) }

// plan gives a definition to each answer, to an expression of at least share operations that occurs more than once, and to what the text
// of an operation repeats.
func (s *Suite) plan(answers []Variable, share int) *Rules {
	p := &planner{suite: s, share: share, uses: map[*law.Expr]int{}, must: map[*law.Expr]bool{}, answer: map[*law.Expr]string{}, at: map[*law.Expr]int{}}
	p.rules = &Rules{Inputs: []Variable{{Name: nameOf(0), Says: "today"}}, facts: map[string]string{}, named: map[*law.Expr]string{}}
	for _, a := range answers {
		p.count(a.Expr)
		p.answer[a.Expr] = a.Says
	}
	for _, a := range answers {
		p.rules.Answers = append(p.rules.Answers, p.define(a.Expr))
	}
	return p.rules
}

// count finds how often each expression is needed, which facts, and which functions.
func (p *planner) count(e *law.Expr) {
	p.uses[e]++
	if p.uses[e] > 1 {
		return
	}
	if e.Op == "fact" {
		p.rules.facts[e.Fact] = nameOf(len(p.rules.Inputs))
		p.rules.Inputs = append(p.rules.Inputs, Variable{p.rules.facts[e.Fact], e.Fact, e.Type == "bool", nil})
	}
	for _, a := range e.Args {
		p.count(a)
	}
	for _, a := range repeated(e) {
		p.must[a] = true
	}
	p.function(e)
}

// define adds the definition of e, those that it needs first, and returns its index.
func (p *planner) define(e *law.Expr) int {
	if i, ok := p.at[e]; ok {
		return i
	}
	p.prepare(e)
	r := p.rules
	name := nameOf(len(r.Inputs) + len(r.Defs))
	p.at[e], r.named[e] = len(r.Defs), name
	r.Defs = append(r.Defs, Variable{name, p.answer[e], e.Type == "bool", e})
	return p.at[e]
}

// prepare defines those operands of e, at any depth, that get definitions.
func (p *planner) prepare(e *law.Expr) {
	for _, a := range e.Args {
		switch {
		case len(a.Args) == 0:
		case p.answer[a] != "" || p.must[a] || p.uses[a] > 1 && size(a) >= p.share:
			p.define(a)
		default:
			p.prepare(a)
		}
	}
}

func size(e *law.Expr) int {
	n := 1
	for _, a := range e.Args {
		n += size(a)
	}
	return n
}

// repeated are the operands that the text of an operation names more than once.
func repeated(e *law.Expr) []*law.Expr {
	switch e.Op {
	case "lt", "le", "eq", "ne":
		return slices.DeleteFunc(slices.Clone(e.Args), func(a *law.Expr) bool { return !maybeNone(a) })
	case "else", "add_days":
		return e.Args[:1]
	case "min", "max":
		return e.Args
	}
	return nil
}

// maybeNone reports that a value can be missing: only days can, in rows whose every fact is known.
func maybeNone(e *law.Expr) bool {
	switch e.Op {
	case "none":
		return true
	case "fact":
		return e.Type == "day"
	case "cond":
		return maybeNone(e.Args[1]) || maybeNone(e.Args[2])
	case "else", "min", "max":
		return maybeNone(e.Args[0]) && maybeNone(e.Args[1])
	}
	return e.Type == "day" && slices.ContainsFunc(e.Args, maybeNone)
}
