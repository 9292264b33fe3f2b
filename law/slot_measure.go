package law

import (
	"mandamus/civil"
	"mandamus/i18n"
)

// measureProg is a measure, route or step compiled. It is open when the title is of a kind it is for, its provision is in force,
// all its conditions hold and none blocks it.
type measureProg struct {
	gate    int32 // kind of title
	inForce int32
	when    []int32 // values of def.When, in order
	unless  []int32
	open    int32
	taken   int32
	govern  int32 // the day whose law counts
}

func (c *compiler) measure(id string) measureProg {
	c.name("open."+id, func() operand {
		d := c.pack.Measures.M[id]
		c.inside(d.Pos, "measures."+id, func() { c.measures[id] = c.compileMeasure(&d) })
		return operand{c.measures[id].open, tBool, nil}
	})
	if m, ok := c.measures[id]; ok {
		return m
	}
	f := c.truth(false)
	return measureProg{gate: f, inForce: f, open: f, taken: f, govern: c.today()}
}

func (c *compiler) compileMeasure(d *measureDef) measureProg {
	c.oneOf("sort", d.Sort, "measure", "route", "step")
	c.oneOf("duty", d.Duty, "may", "must", "right")
	c.oneOf("basis", string(d.Basis), "", "text", "analogy", "reference", "derived", "policy")
	c.cited("cite", d.Cite)
	m := measureProg{gate: c.titles(d.Titles), taken: c.truth(false)}
	m.govern = c.governingDay(d.Governs)
	m.inForce = c.citedInForce(d.Cite, m.govern)
	m.when = c.conditionsOf("when", d.When)
	m.unless = c.conditionsOf("unless", d.Unless)
	m.open = c.and(append([]int32{m.gate, m.inForce}, m.when...)...)
	for _, u := range m.unless {
		m.open = c.and(m.open, c.not(u))
	}
	if d.Taken != "" {
		m.taken = c.expression("taken", d.Taken, tBool, nil).node
	}
	c.sidework(d)
	return m
}

// governingDay is the day whose law counts: today unless the pack says otherwise.
func (c *compiler) governingDay(g governs) int32 {
	c.cited("governs.cite", g.Cite)
	switch g.By {
	case "", "immediate", "each_day":
		return c.today()
	case "event", "completed_acts_stay":
		return c.expression("governs.on", g.On, tDay, nil).node
	}
	c.unknown("governs.by", g.By, "law.pack.unknown_word", []string{"immediate", "event", "completed_acts_stay", "each_day"})
	return c.today()
}

// citedInForce holds on days on which the provision has an article in force.
func (c *compiler) citedInForce(id string, day int32) int32 {
	p, ok := c.pack.Provisions.M[id]
	if !ok {
		return c.truth(false)
	}
	out := c.truth(false)
	for _, in := range c.pack.inForce(&p) {
		out = c.or(out, c.within(day, in))
	}
	return out
}

// inForce are the days on which a provision has an article, merged.
func (p *Pack) inForce(pr *Provision) []civil.Interval {
	var out []occurrence
	for v := range pr.At {
		if info, ok := p.versions[v]; ok {
			out = append(out, occurrence{from: info.in.From, until: info.in.Until})
		}
	}
	var merged []civil.Interval
	for _, o := range union(out) {
		merged = append(merged, civil.Interval{From: o.from, Until: o.until})
	}
	return merged
}

// sidework checks what a measure says beside its conditions: approval, remedy, amounts, terms.
func (c *compiler) sidework(d *measureDef) {
	c.term("by", d.By)
	for _, t := range d.Papers {
		c.term("papers", t)
	}
	for _, t := range d.Next {
		c.term("next", t)
	}
	c.term("target", d.Target.All)
	for _, t := range d.Target.By {
		c.term("target", t)
	}
	if a := d.Approve; a != nil {
		c.term("approve.by", a.By)
		c.cited("approve.cite", a.Cite)
		c.optionalReading("approve.reading", a.Reading)
	}
	if r := d.Remedy; r != nil {
		c.remedy(r)
	}
	if a := d.Amount; a != nil {
		for _, id := range []string{a.Low, a.High} {
			if _, ok := c.pack.Values.M[id]; !ok && id != "" {
				c.unknown("amount", id, "law.pack.unknown_value", c.pack.Values.Keys)
			}
			c.used["value "+id] = true
		}
	}
}

func (c *compiler) remedy(r *remedyDef) {
	c.term("remedy.kind", r.Kind)
	c.term("remedy.to", r.To)
	c.cited("remedy.cite", r.Cite)
	c.optionalReading("remedy.reading", r.Reading)
	for _, p := range []string{r.Within, r.Decided} {
		if _, err := civil.ParsePeriod(p); err != nil && p != "" {
			c.fail("remedy", p, i18n.M("law.expr.period", "text", p))
		}
	}
}

func (c *compiler) optionalReading(field, id string) {
	if id != "" {
		c.readingUsed(field, id)
	}
}

func (c *compiler) term(field, id string) {
	if id == "" {
		return
	}
	if _, ok := c.pack.Terms.M[id]; !ok {
		c.unknown(field, id, "law.pack.unknown_term", c.pack.Terms.Keys)
	}
	c.used["term "+id] = true
}
