package law

import (
	"slices"

	"mandamus/i18n"
)

// determineProg is a slot whose value defeasible rules give: a rule is live when its test holds and no live rule defeats it.
// Several live rules with one value are fine; different values at once are a conflict, refused at load where it is possible.
type determineProg struct {
	applies  int32
	value    int32
	live     []int32 // a rule each, in order
	conflict int32
}

func (c *compiler) determine(id string) determineProg {
	c.name("determine."+id, func() operand {
		d := c.pack.Determine.M[id]
		c.inside(d.Pos, "determine."+id, func() { c.determined[id] = c.compileDetermine(&d) })
		return operand{c.determined[id].value, tEnum, c.pack.enums[d.Type]}
	})
	if d, ok := c.determined[id]; ok {
		return d
	}
	return determineProg{applies: c.truth(false), value: c.none(tEnum), conflict: c.truth(false)}
}

func (c *compiler) compileDetermine(d *determineDef) determineProg {
	e, ok := c.pack.enums[d.Type]
	if !ok {
		c.unknown("type", d.Type, "law.pack.unknown_type", c.pack.Enums.Keys)
		e = &enum{}
	}
	out := determineProg{applies: c.truth(true)}
	if len(d.Titles) > 0 {
		out.applies = c.titles(d.Titles)
	}
	tests, values := map[string]int32{}, map[string]int{}
	for id, r := range d.Rules.All() {
		c.inside(r.Pos, c.path+".rules."+id, func() {
			tests[id] = c.expression("if", r.If, tBool, nil).node
			if values[id] = e.index(r.Value); values[id] < 0 && ok {
				c.unknown("value", r.Value, "law.expr.word", e.words)
			}
			for _, cite := range r.Cite {
				c.cited("cite", cite)
			}
			c.marked(r.Mark, r.Basis)
		})
	}
	live := map[string]int32{}
	for id := range d.Rules.All() {
		c.liveRule(d, id, tests, live, nil)
	}
	out.conflict = c.conflict(d, live)
	for _, id := range d.Rules.Keys {
		out.live = append(out.live, live[id])
	}
	out.value = c.cond(out.applies, c.liveValue(d, live, values), c.none(tEnum))
	return out
}

// liveValue is the value of a live rule. Rules with one value are asked together, so that it does not matter which of them is live.
func (c *compiler) liveValue(d *determineDef, live map[string]int32, values map[string]int) int32 {
	out := c.none(tEnum)
	done := map[int]bool{}
	for _, id := range d.Rules.Keys {
		if v := values[id]; !done[v] {
			done[v] = true
			any := c.truth(false)
			for _, other := range d.Rules.Keys {
				if values[other] == v {
					any = c.or(any, live[other])
				}
			}
			out = c.cond(any, c.constant(tEnum, int64(v)), out)
		}
	}
	return out
}

// conflict holds where two rules with different values are live.
func (c *compiler) conflict(d *determineDef, live map[string]int32) int32 {
	out := c.truth(false)
	for i, id := range d.Rules.Keys {
		for _, other := range d.Rules.Keys[i+1:] {
			if d.Rules.M[id].Value != d.Rules.M[other].Value {
				out = c.or(out, c.and(live[id], live[other]))
			}
		}
	}
	return out
}

// liveRule is the rule's test without its live defeaters; a circle of defeats is an error.
func (c *compiler) liveRule(d *determineDef, id string, tests, live map[string]int32, path []string) int32 {
	if n, ok := live[id]; ok {
		return n
	}
	if slices.Contains(path, id) {
		c.fail("rules", id, i18n.M("law.pack.defeat_cycle", "rule", id))
		return c.truth(false)
	}
	n := tests[id]
	for other, r := range d.Rules.All() {
		if slices.Contains(r.Defeats, id) {
			n = c.and(n, c.not(c.liveRule(d, other, tests, live, append(path, id))))
		}
	}
	for _, x := range d.Rules.M[id].Defeats {
		if _, ok := d.Rules.M[x]; !ok {
			c.unknown("rules."+id+".defeats", x, "law.pack.unknown_name", d.Rules.Keys)
		}
	}
	live[id] = n
	return n
}
