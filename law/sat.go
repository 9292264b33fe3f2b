package law

import "slices"

// Can these conditions hold together? Our atoms are flags, words of a list, and differences of days, numbers or sums, so a conjunction
// is decided exactly by consistency, set intersection and negative cycles; no solver is needed. What is not understood puts no
// constraint, so “impossible” is always right and “possible” may be too generous.

// conjunction collects constraints.
type conjunction struct {
	g      *graph
	flags  map[int32]bool   // what each truth node must be
	words  map[int32]uint64 // enum node → words still possible
	edges  []edge
	failed bool
}

// edge says x - y ≤ k; node -1 is zero.
type edge struct {
	x, y int32
	k    int64
}

const zeroNode = -1

func newConjunction(g *graph) *conjunction {
	return &conjunction{g: g, flags: map[int32]bool{}, words: map[int32]uint64{}}
}

// satisfiable reports that all atoms can hold together.
func satisfiable(g *graph, atoms []atom) bool {
	c := newConjunction(g)
	for _, a := range atoms {
		c.add(a)
	}
	return !c.failed && !c.negativeCycle()
}

func (c *conjunction) add(a atom) {
	if old, ok := c.flags[a.node]; ok && old != a.want {
		c.failed = true
	}
	c.flags[a.node] = a.want
	n := c.g.nodes[a.node]
	switch n.op {
	case irNot:
		c.add(atom{n.a, !a.want})
	case irConst:
		c.failed = c.failed || (n.k == 1) != a.want
	case irIn:
		c.word(n.a, n.set, a.want)
	case irEq, irNe:
		c.equality(n, (n.op == irEq) == a.want, a.want)
	case irLt, irLe:
		c.difference(n, a.want)
	}
}

// word narrows the words an enum node can be. A negated test of something that may be missing says nothing.
func (c *conjunction) word(i int32, set uint64, want bool) {
	if !want {
		if c.mayBeMissing(i) {
			return
		}
		set = ^set
	}
	old, ok := c.words[i]
	if !ok {
		old = ^uint64(0)
	}
	c.words[i] = old & set
	c.failed = c.failed || c.words[i] == 0
}

func (c *conjunction) equality(n node, same, held bool) {
	if k, ok := c.g.isConst(n.b); ok && c.g.nodes[n.a].typ == tEnum {
		if same {
			c.word(n.a, 1<<k, true)
		} else if held || !c.mayBeMissing(n.a) {
			c.word(n.a, ^uint64(1<<k), true)
		}
		return
	}
	if same && held {
		c.order(n.a, n.b, 0)
		c.order(n.b, n.a, 0)
	}
}

// difference adds a < b or a ≤ b. Its negation turns round only where neither side can be missing.
func (c *conjunction) difference(n node, want bool) {
	strict := int64(0)
	if n.op == irLt {
		strict = 1
	}
	if want {
		c.order(n.a, n.b, -strict)
	} else if !c.mayBeMissing(n.a) && !c.mayBeMissing(n.b) {
		c.order(n.b, n.a, strict-1)
	}
}

// order adds a - b ≤ k, with constant shifts taken out of both sides.
func (c *conjunction) order(a, b int32, k int64) {
	x, dx := c.base(a)
	y, dy := c.base(b)
	if x == y {
		c.failed = c.failed || dx-dy > k
		return
	}
	c.edges = append(c.edges, edge{x, y, k - dx + dy})
}

func (c *conjunction) base(i int32) (int32, int64) {
	n := c.g.nodes[i]
	switch {
	case n.op == irConst:
		return zeroNode, n.k
	case n.op == irAddK:
		x, d := c.base(n.a)
		return x, d + n.k
	}
	return i, 0
}

// mayBeMissing reports that a node can be none. Sums and numbers of facts cannot; days and words can.
func (c *conjunction) mayBeMissing(i int32) bool {
	n := c.g.nodes[i]
	switch n.op {
	case irConst, irToday:
		return false
	case irFact:
		return n.typ == tDay || n.typ == tEnum
	case irNone:
		return true
	case irElse:
		return c.mayBeMissing(n.b)
	}
	return n.arity() == 0 || slices.ContainsFunc(n.args(), func(a int32) bool { return c.g.nodes[a].typ != tBool && c.mayBeMissing(a) })
}

// negativeCycle is Bellman-Ford on the differences.
func (c *conjunction) negativeCycle() bool {
	index := map[int32]int{zeroNode: 0}
	for _, e := range c.edges {
		for _, v := range []int32{e.x, e.y} {
			if _, ok := index[v]; !ok {
				index[v] = len(index)
			}
		}
	}
	dist := make([]int64, len(index))
	for range index {
		changed := false
		for _, e := range c.edges {
			if d := dist[index[e.y]] + e.k; d < dist[index[e.x]] {
				dist[index[e.x]], changed = d, true
			}
		}
		if !changed {
			return false
		}
	}
	return true
}

// possible reports that a node can be true (or false): that one of its implicants is satisfiable together with what is given.
func (p *program) possible(given []atom, parts ...conjunct) bool {
	if len(parts) == 0 {
		return satisfiable(p.graph, given)
	}
	if !satisfiable(p.graph, given) {
		return false
	}
	c := parts[0]
	if len(c.sets) == 0 {
		c.compile(p)
	}
	if c.capped {
		return true // not all of its implicants are known
	}
	for _, set := range c.sets {
		next := slices.Clone(given)
		for k := range c.atoms {
			if set>>k&1 == 1 {
				next = append(next, c.atoms[k])
			}
		}
		if p.possible(next, parts[1:]...) {
			return true
		}
	}
	return false
}
