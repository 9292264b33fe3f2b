package law

import (
	"cmp"
	"math/bits"
	"slices"

	"mandamus/civil"
)

// Counterfactuals: what would open a measure that is closed or undetermined. Each conjunct of a measure is brought, once, to the sets of
// atoms any one of which makes it true (implicants). For a case the set that needs the weakest means is taken, the result is applied to a copy and
// evaluated again, defeaters included, before it is shown.

// Means says what kind of event would make an atom true, from weakest to strongest.
type Means uint8

// The means, weakest first.
const (
	Nothing    Means = iota
	Answer           // a fact the file does not give
	Wait             // time alone
	ActOf            // an act of somebody
	FindingOf        // a finding that an office must make
	Impossible       // nothing can change it
)

var meansWords = [...]string{"nothing", "answer", "wait", "act", "finding", "impossible"}

func (m Means) String() string { return meansWords[m] }

// Step is one thing that must come about.
type Step struct {
	Means     Means
	Condition string    // the condition it serves; "" for the gate or the provision's days in force
	Fact      string    // what must be answered, done or found
	By        string    // term id of the actor or office
	On        civil.Day // of a wait: the first day on which it is so
	Value     string    // the word an answer must have, where only one does; "" otherwise
	holds     bool      // of a fact that is true or false: which it must be
}

// Plan is what would open a measure. Verified plans were applied to a copy of the facts and opened it.
type Plan struct {
	Steps    []Step
	Verified bool
}

// Needs is the strongest means in the plan.
func (p Plan) Needs() Means {
	out := Nothing
	for _, s := range p.Steps {
		out = max(out, s.Means)
	}
	return out
}

// conjunct is one part of a measure's “and”: its atoms and the sets of them that make it true.
type conjunct struct {
	condition string
	node      int32
	want      bool
	atoms     []atom
	sets      []uint64
	capped    bool // some sets were left out: there were too many
}

// atom is a node that must be true (or false).
type atom struct {
	node int32
	want bool
}

// planner holds what is compiled once for a program.
type planner struct {
	conjuncts  map[string][]conjunct
	cones      map[string][]int32
	factsUnder map[int32][]int // atom node → the facts it rests on
}

const (
	maxAtoms = 64
	maxSets  = 256
)

// newPlanner compiles all measures of a program.
func newPlanner(prog *program) *planner {
	pl := &planner{map[string][]conjunct{}, map[string][]int32{}, map[int32][]int{}}
	for id, m := range prog.measures {
		d := prog.pack.Measures.M[id]
		cs := []conjunct{{node: m.gate, want: true}, {node: m.inForce, want: true}}
		for i, c := range d.When {
			cs = append(cs, conjunct{condition: c, node: m.when[i], want: true})
		}
		for i, c := range d.Unless {
			cs = append(cs, conjunct{condition: c, node: m.unless[i], want: false})
		}
		for i := range cs {
			cs[i].compile(prog)
			for _, a := range cs[i].atoms {
				pl.factsUnder[a.node] = prog.factsUnder(a.node)
			}
		}
		pl.conjuncts[id] = cs
		pl.cones[id] = prog.cone(m.open)
	}
	return pl
}

// compile finds the implicants of the conjunct.
func (c *conjunct) compile(prog *program) {
	c.sets = c.dnf(prog, c.node, c.want)
	all := c.sets
	c.sets = nil
	for i, x := range all { // keep the minimal ones
		redundant := slices.ContainsFunc(all, func(y uint64) bool { return y != x && y&^x == 0 }) || slices.Contains(all[:i], x)
		if !redundant {
			c.sets = append(c.sets, x)
		}
	}
}

func (c *conjunct) dnf(prog *program, i int32, want bool) []uint64 {
	n := prog.nodes[i]
	switch n.op {
	case irNot:
		return c.dnf(prog, n.a, !want)
	case irConst:
		if (n.k == 1) == want {
			return []uint64{0}
		}
		return nil
	case irAnd, irOr:
		a, b := c.dnf(prog, n.a, want), c.dnf(prog, n.b, want)
		if (n.op == irOr) == want {
			return c.capSets(append(a, b...))
		}
		var out []uint64
		for _, x := range a {
			for _, y := range b {
				out = append(out, x|y)
			}
		}
		return c.capSets(out)
	}
	k := slices.Index(c.atoms, atom{i, want})
	if k < 0 {
		if k = len(c.atoms); k == maxAtoms {
			c.capped = true
			return nil
		}
		c.atoms = append(c.atoms, atom{i, want})
	}
	return []uint64{1 << k}
}

// capSets keeps the sets with fewest atoms when there are too many.
func (c *conjunct) capSets(s []uint64) []uint64 {
	slices.SortFunc(s, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(bits.OnesCount64(a), bits.OnesCount64(b)), cmp.Compare(a, b))
	})
	s = slices.Compact(s)
	c.capped = c.capped || len(s) > maxSets
	return s[:min(len(s), maxSets)]
}

// cone lists the nodes a node depends on, itself last.
func (g *graph) cone(root int32) []int32 {
	seen := make([]bool, root+1)
	seen[root] = true
	for i := root; i >= 0; i-- {
		if seen[i] {
			for _, a := range g.nodes[i].args() {
				seen[a] = true
			}
		}
	}
	var out []int32
	for i, s := range seen {
		if s {
			out = append(out, int32(i))
		}
	}
	return out
}

// factsUnder are the facts a node rests on.
func (p *program) factsUnder(root int32) []int {
	var out []int
	for _, i := range p.cone(root) {
		if n := p.nodes[i]; n.op == irFact {
			out = append(out, int(n.k))
		}
	}
	return out
}

// plan says what would open a measure.
func (p *position) plan(id string) Plan {
	if p.truth(p.prog.measures[id].open) == Yes {
		return Plan{}
	}
	pl := p.prog.planning()
	trial := p.trialOf(pl.cones[id])
	defer trial.reset(p)
	var out Plan
	for range maxRounds {
		steps := trial.missing(pl, pl.conjuncts[id])
		fresh := slices.DeleteFunc(steps, func(s Step) bool { return slices.Contains(out.Steps, s) })
		out.Steps = append(out.Steps, fresh...)
		if len(fresh) == 0 || out.Needs() == Impossible {
			return out
		}
		trial.apply(fresh)
		trial.refresh(pl.cones[id])
		if trial.truth(p.prog.measures[id].open) == Yes {
			out.Verified = true
			return out
		}
	}
	return out
}

// maxRounds bounds plans of several steps: an act may start a period that must then run.
const maxRounds = 3

// trial is a copy of a position on which plans are tried out. One serves all measures: before each, the values of the measure's
// cone are copied; after it, the facts it changed are put back.
type trial struct {
	*position
	changed     []int  // facts the plan has set
	moved       bool   // the plan has moved the day
	dirty       []bool // nodes that had to be evaluated again
	best, steps []Step // working memory of cheapest
}

func (p *position) trialOf(cone []int32) *trial {
	if p.spare == nil {
		w := &walker{prog: p.prog, row: p.row.clone(), vals: make([]value, len(p.vals))}
		p.spare = &trial{position: &position{walker: w}, dirty: make([]bool, len(p.vals))}
	}
	p.spare.today, p.spare.moved = p.today, false
	for _, i := range cone {
		p.spare.vals[i] = p.vals[i]
	}
	return p.spare
}

// refresh evaluates again what the plan has touched.
func (t *trial) refresh(cone []int32) {
	for _, i := range cone {
		n := &t.prog.nodes[i]
		touched := false
		switch n.op {
		case irConst, irNone:
		case irFact:
			touched = slices.Contains(t.changed, int(n.k))
		case irToday:
			touched = t.moved
		case irPeriod: // a list item that goes on is taken to today
			touched = t.moved || t.dirty[n.a]
		default:
			touched = t.dirty[n.a] || n.arity() > 1 && t.dirty[n.b] || n.arity() > 2 && t.dirty[n.c]
		}
		if t.dirty[i] = touched; touched {
			t.vals[i] = t.eval(n)
		}
	}
}

func (t *trial) reset(p *position) {
	for _, f := range t.changed {
		t.row.vals[f] = p.row.vals[f]
	}
	t.changed = t.changed[:0]
}

// missing are the steps that would make every conjunct true.
func (p *trial) missing(pl *planner, cs []conjunct) []Step {
	var out []Step
	for i := range cs {
		c := &cs[i]
		v := p.vals[c.node]
		if v.isTrue() && c.want || v.isFalse() && !c.want {
			continue
		}
		for _, s := range p.cheapest(pl, c) {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// cheapest is the set of atoms of a conjunct that needs the weakest means.
func (p *trial) cheapest(pl *planner, c *conjunct) []Step {
	best := append(p.best[:0], Step{Means: Impossible, Condition: c.condition})
	cost := stepCost(best)
	steps := p.steps[:0]
	for _, set := range c.sets {
		steps = steps[:0]
		for k := set; k != 0; k &= k - 1 {
			if s := p.step(pl, c.atoms[bits.TrailingZeros64(k)]); s.Means != Nothing {
				s.Condition = c.condition
				steps = append(steps, s)
			}
		}
		if n := stepCost(steps); n < cost {
			best, cost = append(best[:0], steps...), n
		}
	}
	p.best, p.steps = best, steps
	return best
}

// stepCost orders sets of steps: first by the strongest means, then by how many steps need it.
func stepCost(steps []Step) int {
	out := 0
	for _, s := range steps {
		out += 1 << (4 * s.Means)
	}
	return out
}

// step is what would make one atom true.
func (p *position) step(pl *planner, a atom) Step {
	v := p.vals[a.node]
	if v.isTrue() && a.want || v.isFalse() && !a.want {
		return Step{}
	}
	if v.st == unknown && !v.ask.empty() {
		f := v.ask.first()
		return Step{Means: Answer, Fact: p.prog.pack.facts[f].id, Value: p.word(a), holds: p.helps(a, f)}
	}
	if s, ok := p.wait(a); ok {
		return s
	}
	return p.changeable(pl, a)
}

// word is the one enum word that would satisfy the atom, if it is an equality.
func (p *position) word(a atom) string {
	n := p.prog.nodes[a.node]
	if n.op != irEq || !a.want || p.prog.nodes[n.a].op != irFact || p.prog.nodes[n.b].op != irConst {
		return ""
	}
	if e := p.prog.pack.facts[p.prog.nodes[n.a].k].enum; e != nil {
		return e.words[p.prog.nodes[n.b].k]
	}
	return ""
}

// helps is the truth value of a fact that would help the atom: what the atom wants of it, or else the opposite of what it is.
func (p *position) helps(a atom, fact int) bool {
	if n := p.prog.nodes[a.node]; n.op == irFact && int(n.k) == fact {
		return a.want
	}
	return !p.row.vals[fact].isTrue()
}

// wait is possible where a comparison with today has not yet turned: time makes “x < today” true and “today < x” false, never the
// other way round.
func (p *position) wait(a atom) (Step, bool) {
	n := p.prog.nodes[a.node]
	if n.op != irLt && n.op != irLe {
		return Step{}, false
	}
	other, after := n.a, n.op == irLt // x < today holds from the day after x, x ≤ today from x
	switch {
	case a.want && p.prog.nodes[n.b].op == irToday:
	case !a.want && p.prog.nodes[n.a].op == irToday:
		other, after = n.b, n.op == irLe // today < x fails from x, today ≤ x from the day after
	default:
		return Step{}, false
	}
	v := p.vals[other]
	turn := civil.Day(v.hi + b2i(after))
	if v.st != known || turn <= p.today {
		return Step{}, false
	}
	return Step{Means: Wait, On: turn}, true
}

// changeable is the weakest change of a fact under the atom.
func (p *position) changeable(pl *planner, a atom) Step {
	best := Step{Means: Impossible}
	for _, k := range pl.factsUnder[a.node] {
		f := p.prog.pack.facts[k]
		s := Step{Means: Impossible, Fact: f.id, By: f.change.by}
		switch {
		case p.settled(k, a):
		case f.change.kind == "act":
			s.Means = ActOf
		case f.change.kind == "finding":
			s.Means = FindingOf
		}
		if s.Means < best.Means {
			best = s
			best.Value, best.holds = p.word(a), p.helps(a, k)
		}
	}
	return best
}

// settled reports a fact that nothing can change any more: a first event that has happened, and what the debtor would have to undo.
func (p *position) settled(k int, a atom) bool {
	f, v := p.prog.pack.facts[k], p.row.vals[k]
	switch {
	case f.source.how == "event" && f.source.pick == "first" && f.source.take == "":
		return v.st == known
	case f.source.how == "event" && f.source.pick == "any":
		return v.isTrue()
	}
	return !a.want && f.change.by == "debtor"
}

// apply sets the facts of a plan on the trial: time moves, acts and findings are taken to have come about today.
func (p *trial) apply(steps []Step) {
	for _, s := range steps {
		if s.Means == Wait {
			p.today, p.moved = max(p.today, s.On), true
		}
	}
	for _, s := range steps {
		if s.Means == Wait || s.Means == Impossible {
			continue
		}
		i := p.prog.pack.factIndex[s.Fact]
		p.row.vals[i] = p.supposed(p.prog.pack.facts[i], s)
		p.changed = append(p.changed, i)
	}
}

// supposed is the value a fact has once the step has come about.
func (p *position) supposed(f *fact, s Step) value {
	switch f.typ {
	case tBool:
		return truth(s.holds)
	case tDay:
		if f.change.kind == "fixed" || s.Means == Answer {
			return exactly(int64(p.today) - 1) // an answer that helps: the day lies behind
		}
		return exactly(int64(p.today))
	case tEnum:
		if i := f.enum.index(s.Value); i >= 0 {
			return exactly(int64(i))
		}
		return p.otherWord(f)
	}
	return exactly(1)
}

// otherWord is a word of the enum other than the present one.
func (p *position) otherWord(f *fact) value {
	v := p.row.vals[p.prog.pack.factIndex[f.id]]
	for i := range f.enum.words {
		if v.st != known || v.lo != int64(i) {
			return exactly(int64(i))
		}
	}
	return v
}
