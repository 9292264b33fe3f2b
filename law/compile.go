package law

import (
	"slices"
	"strings"
	"sync"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// program is a pack compiled for one choice of readings.
type program struct {
	*graph
	pack       *Pack
	readings   map[string]string
	cal        *calendar.Calendar
	derived    map[string]int32
	conditions map[string]conditionProg
	determined map[string]determineProg
	limits     map[string]limitProg
	measures   map[string]measureProg
	accruals   map[string]*accrualSpec
	gaps       map[string]int32 // gap → node: does it bear on the row
	names      map[string]operand
	planOnce   sync.Once
	plans      *planner
}

// planning compiles the counterfactuals when they are first asked for.
func (p *program) planning() *planner {
	p.planOnce.Do(func() { p.plans = newPlanner(p) })
	return p.plans
}

// conditionProg is a named condition: its own test, and its value after defeaters.
type conditionProg struct{ test, value int32 }

// operand is a node with its type, as the compiler sees it.
type operand struct {
	node int32
	typ  typ
	enum *enum
}

// compiler turns a pack into a program and collects what is wrong with it.
type compiler struct {
	*program
	problems  fault.Problems
	resolving []string // names being compiled, to find cycles
	at        strictyaml.Pos
	path      string
	used      map[string]bool // facts, readings, conditions that some rule reads
}

func compile(p *Pack, readings map[string]string) *compiler {
	c := &compiler{program: &program{
		graph: newGraph(), pack: p, readings: readings, cal: p.cal,
		derived: map[string]int32{}, conditions: map[string]conditionProg{}, determined: map[string]determineProg{},
		limits: map[string]limitProg{}, measures: map[string]measureProg{}, accruals: map[string]*accrualSpec{},
		gaps: map[string]int32{}, names: map[string]operand{},
	}, used: map[string]bool{}}
	if r := p.Pack.MakeUpReading; r != "" && c.choice(r, "law.pack.make_up", "working_day", "rest_day") == "rest_day" {
		c.cal = p.cal.MakeUpRests()
	}
	c.all()
	return c
}

func (c *compiler) result() (*program, error) { return c.program, c.problems.Err() }

func (c *compiler) all() {
	for id := range c.pack.Derive.All() {
		c.name("derive."+id, func() operand { return c.derive(id) })
	}
	for id := range c.pack.Conditions.All() {
		c.condition(id)
	}
	for id := range c.pack.Determine.All() {
		c.determine(id)
	}
	for id := range c.pack.Limits.All() {
		c.limit(id)
	}
	for id := range c.pack.Measures.All() {
		c.measure(id)
	}
	for id := range c.pack.Accruals.All() {
		c.accrual(id)
	}
	for id, g := range c.pack.Gaps.All() {
		c.enter(g.Pos, "gaps."+id)
		c.gaps[id] = c.truth(true)
		c.slotsExist("affects", g.Affects)
		if g.When != "" {
			c.gaps[id] = c.boolean(g.When)
		}
	}
}

// enter says which definition is being compiled, for messages.
func (c *compiler) enter(pos strictyaml.Pos, path string) { c.at, c.path = pos, path }

// inside compiles another definition and comes back.
func (c *compiler) inside(pos strictyaml.Pos, path string, f func()) {
	at, old := c.at, c.path
	c.enter(pos, path)
	f()
	c.at, c.path = at, old
}

func (c *compiler) fail(field, value string, what i18n.Msg, hint ...i18n.Msg) {
	p := fault.Problem{File: c.at.File, Line: c.at.Line, Col: c.at.Col, Path: join(c.path, field), Value: value, What: what}
	if len(hint) > 0 {
		p.Hint = hint[0]
	}
	if !slices.ContainsFunc(c.problems, func(q fault.Problem) bool { return q.In(i18n.EN) == p.In(i18n.EN) }) {
		c.problems = append(c.problems, p)
	}
}

func join(path, field string) string {
	if field == "" {
		return path
	}
	return path + "." + field
}

// name compiles something once and remembers it; a name that needs itself is a cycle.
func (c *compiler) name(key string, make func() operand) operand {
	if o, ok := c.names[key]; ok {
		return o
	}
	if i := slices.Index(c.resolving, key); i >= 0 {
		c.fail("", key, i18n.M("law.pack.cycle", "path", strings.Join(append(slices.Clone(c.resolving[i:]), key), " → ")))
		return c.broken(tBool)
	}
	c.resolving = append(c.resolving, key)
	o := make()
	c.resolving = c.resolving[:len(c.resolving)-1]
	c.names[key] = o
	return o
}

// broken stands where something was wrong, so that compilation goes on and finds the rest.
func (c *compiler) broken(t typ) operand { return operand{c.add(node{op: irNone, typ: t}), t, nil} }

func (c *compiler) derive(id string) operand {
	d := c.pack.Derive.M[id]
	var o operand
	c.inside(d.Pos, "derive."+id, func() {
		want, e, ok := c.typeNamed(d.Type)
		if !ok {
			c.fail("type", d.Type, i18n.M("law.pack.unknown_type", "name", d.Type))
		}
		c.cited("cite", d.Cite)
		o = c.expression("is", d.Is, want, e)
	})
	c.derived[id] = o.node
	return o
}

// typeNamed resolves bool, day, money, int or the id of an enum.
func (c *compiler) typeNamed(name string) (typ, *enum, bool) { return c.pack.typeNamed(name) }

func (p *Pack) typeNamed(name string) (typ, *enum, bool) {
	if e, ok := p.enums[name]; ok {
		return tEnum, e, true
	}
	i := slices.Index(typNames[:tEnum], name)
	return typ(max(i, 0)), nil, i >= 0
}

func (c *compiler) condition(id string) conditionProg {
	o := c.name("condition."+id, func() operand {
		d, ok := c.pack.Conditions.M[id]
		if !ok {
			c.unknownName("condition", id, c.pack.Conditions.Keys)
			return c.broken(tBool)
		}
		var out operand
		c.inside(d.Pos, "conditions."+id, func() {
			for _, cite := range d.Cite {
				c.cited("cite", cite)
			}
			c.mention(d.Yes.ZH, d.Yes.EN, d.No.ZH, d.No.EN)
			test := c.expression("if", d.If, tBool, nil)
			value := test.node
			for _, u := range d.Unless {
				c.used[u] = true
				value = c.and(value, c.not(c.condition(u).value))
			}
			c.conditions[id] = conditionProg{test.node, value}
			out = operand{value, tBool, nil}
		})
		return out
	})
	if p, ok := c.conditions[id]; ok {
		return p
	}
	return conditionProg{o.node, o.node}
}

// mention makes a fact that only a sentence names part of the program, so that its value can be put in.
func (c *compiler) mention(texts ...string) {
	for _, text := range texts {
		for _, name := range i18n.Placeholders(text) {
			if i, ok := c.pack.factIndex[name]; ok {
				c.fact(i, c.pack.facts[i].typ)
			}
		}
	}
}

// conditionsOf compiles the conditions a slot names and returns their values.
func (c *compiler) conditionsOf(field string, ids []string) []int32 {
	var out []int32
	for _, id := range ids {
		if _, ok := c.pack.Conditions.M[id]; !ok {
			c.unknown(field, id, "law.pack.unknown_condition", c.pack.Conditions.Keys)
			continue
		}
		c.used[id] = true
		out = append(out, c.condition(id).value)
	}
	return out
}

func (c *compiler) unknownName(field, word string, among []string) {
	c.unknown(field, word, "law.pack.unknown_name", among)
}

// unknown reports an id that resolves to nothing, with the nearest that does.
func (c *compiler) unknown(field, word, key string, among []string) {
	var hint []i18n.Msg
	if near, ok := fault.Nearest(word, among); ok {
		hint = append(hint, i18n.M("law.did_you_mean", "word", near))
	}
	c.fail(field, word, i18n.M(key, "name", word), hint...) //i18n:keys law.pack.*
}

// cited checks that a citation resolves.
func (c *compiler) cited(field, id string) {
	if id == "" {
		return
	}
	if _, ok := c.pack.Provisions.M[id]; !ok {
		c.unknown(field, id, "law.pack.unknown_provision", c.pack.Provisions.Keys)
	}
	c.used["provision "+id] = true
}

// choice resolves a word that may be one of the given constants or a reading with some of them as choices.
func (c *compiler) choice(word, key string, constants ...string) string {
	if slices.Contains(constants, word) {
		return word
	}
	r, ok := c.pack.Readings.M[word]
	if !ok {
		c.unknown("", word, key, append(slices.Clone(constants), c.pack.Readings.Keys...))
		if len(constants) == 0 {
			return ""
		}
		return constants[0]
	}
	c.used["reading "+word] = true
	for _, k := range r.Choices.Keys {
		if !slices.Contains(constants, k) {
			c.fail("", word, i18n.M("law.pack.reading_choice", "reading", word, "choice", k, "among", strings.Join(constants, ", ")))
		}
	}
	return c.readings[word]
}

// titles is the gate of a slot: the kind of title, and from which day of the title on.
func (c *compiler) titles(words []string) int32 {
	if slices.Equal(words, []string{"all"}) {
		return c.truth(true)
	}
	kind := c.named("title")
	out := c.truth(false)
	for _, w := range words {
		word, day, dated := strings.Cut(w, "@")
		i := -1
		if kind.enum != nil {
			i = kind.enum.index(word)
		}
		if i < 0 {
			c.fail("titles", w, i18n.M("law.pack.unknown_title", "name", word))
			continue
		}
		is := c.add(node{op: irEq, a: kind.node, b: c.constant(tEnum, int64(i))})
		if dated {
			d, err := civil.ParseDay(day)
			if err != nil {
				c.fail("titles", w, i18n.M("law.pack.bad_day", "day", day))
			}
			is = c.and(is, c.le(c.day(d), c.named("made").node))
		}
		out = c.or(out, is)
	}
	return out
}

// within is the node “d lies in the interval”. “x, or else today” is asked of each apart, so that the day on which it turns can be told.
func (c *compiler) within(d int32, in civil.Interval) int32 {
	if n := c.nodes[d]; n.op == irElse && n.b == c.today() {
		return c.cond(c.has(n.a), c.within(n.a, in), c.within(n.b, in))
	}
	out := c.le(c.day(in.From), d)
	if in.Until != civil.Never {
		out = c.and(out, c.lt(d, c.day(in.Until)))
	}
	return out
}

// version returns the days in force of a version of an instrument.
func (c *compiler) version(field, id string) civil.Interval {
	v, ok := c.pack.versions[id]
	if !ok {
		c.unknown(field, id, "law.pack.unknown_version", c.pack.versionIDs())
		return civil.Interval{From: 0, Until: civil.Never}
	}
	return v.in
}

func (p *Pack) versionIDs() []string {
	var out []string
	for _, i := range p.Instruments.M {
		for _, v := range i.Versions {
			out = append(out, v.ID)
		}
	}
	slices.Sort(out)
	return out
}

// slotsExist checks ids like limit.apply.
func (c *compiler) slotsExist(field string, ids []string) {
	p := c.pack
	for _, s := range ids {
		kind, id, _ := strings.Cut(s, ".")
		sections := map[string]bool{"limit": hasKey(p.Limits.M, id), "measure": hasKey(p.Measures.M, id), "accrual": hasKey(p.Accruals.M, id),
			"determine": hasKey(p.Determine.M, id)}
		if !sections[kind] {
			c.unknown(field, s, "law.pack.unknown_slot", p.slotIDs())
		}
	}
}
