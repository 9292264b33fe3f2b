package law

import (
	"strconv"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// expression parses, types and compiles the text of a field.
func (c *compiler) expression(field, src string, want typ, e *enum) operand {
	tree, err := parseExpr(src)
	if err != nil {
		c.fail(field, src, asMsg(err))
		return c.broken(want)
	}
	path := c.path
	c.path = join(path, field)
	defer func() { c.path = path }()
	o := c.compileExpr(tree, e)
	if o.typ != want && c.nodes[o.node].op != irNone {
		c.fail("", src, i18n.M("law.expr.type", "want", want.String(), "got", o.typ.String()))
		return c.broken(want)
	}
	return o
}

func (c *compiler) boolean(src string) int32 { return c.expression("", src, tBool, nil).node }

// compileExpr compiles one node of the tree; hint types a bare enum word.
func (c *compiler) compileExpr(e *expr, hint *enum) operand {
	switch e.op {
	case "int":
		k, err := strconv.ParseInt(e.text, 10, 32)
		if err != nil {
			return c.wrong(tInt, e, i18n.M("law.expr.number", "text", e.text, "at", e.at))
		}
		return operand{c.constant(tInt, k), tInt, nil}
	case "money":
		f, err := money.ParseYuan(e.text)
		if err != nil {
			return c.wrong(tMoney, e, i18n.M("law.expr.number", "text", e.text, "at", e.at))
		}
		return operand{c.constant(tMoney, int64(f)), tMoney, nil}
	case "day":
		d, err := civil.ParseDay(e.text)
		if err != nil {
			return c.wrong(tDay, e, i18n.M("law.pack.bad_day", "day", e.text))
		}
		return operand{c.day(d), tDay, nil}
	case "period":
		return c.wrong(tDay, e, i18n.M("law.expr.period", "text", e.text))
	case "name":
		return c.word(e, hint)
	case "call":
		return c.call(e)
	case "and", "or", "not":
		return c.junction(e)
	case "??":
		return c.firstPresent(e, hint)
	case "?:":
		return c.ternary(e, hint)
	case "in":
		return c.membership(e)
	case "+", "-", "*":
		return c.arithmetic(e)
	}
	return c.comparison(e)
}

func (c *compiler) wrong(t typ, e *expr, what i18n.Msg) operand {
	c.fail("", e.text, what)
	return c.broken(t)
}

// word is a name or, where the other side is of an enum, one of its words.
func (c *compiler) word(e *expr, hint *enum) operand {
	if hint != nil {
		if i := hint.index(e.text); i >= 0 {
			return operand{c.constant(tEnum, int64(i)), tEnum, hint}
		}
	}
	if hint != nil && c.isWord(e) {
		c.unknown("", e.text, "law.expr.word", hint.words)
		return operand{c.broken(tEnum).node, tEnum, hint}
	}
	switch e.text {
	case "true", "false":
		return operand{c.truth(e.text == "true"), tBool, nil}
	case "today":
		return operand{c.today(), tDay, nil}
	}
	return c.named(e.text)
}

// named resolves a fact, derive, condition or value, or limit.X, open.X, determine.X, reading.X.
func (c *compiler) named(name string) operand {
	p := c.pack
	if i, ok := p.factIndex[name]; ok {
		c.used["fact "+name] = true
		f := p.facts[i]
		return operand{c.fact(i, f.typ), f.typ, f.enum}
	}
	if _, ok := p.Derive.M[name]; ok {
		return c.name("derive."+name, func() operand { return c.derive(name) })
	}
	if _, ok := p.Conditions.M[name]; ok {
		c.used[name] = true
		return operand{c.condition(name).value, tBool, nil}
	}
	if _, ok := p.Values.M[name]; ok {
		return c.name("value."+name, func() operand { return c.value(name) })
	}
	kind, id, _ := strings.Cut(name, ".")
	switch kind {
	case "limit":
		if _, ok := p.Limits.M[id]; ok {
			return operand{c.limit(id).last, tDay, nil}
		}
	case "open":
		if _, ok := p.Measures.M[id]; ok {
			return operand{c.measure(id).open, tBool, nil}
		}
	case "determine":
		if d, ok := p.Determine.M[id]; ok {
			return operand{c.determine(id).value, tEnum, p.enums[d.Type]}
		}
	case "reading":
		if _, ok := p.Readings.M[id]; ok {
			return c.readingWord(id)
		}
	}
	c.unknownName("", name, c.allNames())
	return c.broken(tBool)
}

// readingWord is the chosen word of a reading, as a constant of the enum of its choices.
func (c *compiler) readingWord(id string) operand {
	c.used["reading "+id] = true
	r := c.pack.Readings.M[id]
	e := &enum{id: "reading." + id, words: r.Choices.Keys, labels: r.Choices.M}
	return operand{c.constant(tEnum, int64(e.index(c.readings[id]))), tEnum, e}
}

func (c *compiler) allNames() []string {
	p := c.pack
	out := append(p.FactIDs(), p.Derive.Keys...)
	out = append(out, p.Conditions.Keys...)
	out = append(out, p.Values.Keys...)
	for _, id := range p.Limits.Keys {
		out = append(out, "limit."+id)
	}
	for _, id := range p.Measures.Keys {
		out = append(out, "open."+id)
	}
	for _, id := range p.Readings.Keys {
		out = append(out, "reading."+id)
	}
	return out
}

func (c *compiler) junction(e *expr) operand {
	x := c.typed(e.args[0], tBool)
	switch e.op {
	case "not":
		return operand{c.not(x), tBool, nil}
	case "and":
		return operand{c.and(x, c.typed(e.args[1], tBool)), tBool, nil}
	}
	return operand{c.or(x, c.typed(e.args[1], tBool)), tBool, nil}
}

// typed compiles a subexpression that must have a type.
func (c *compiler) typed(e *expr, want typ) int32 {
	o := c.compileExpr(e, nil)
	if o.typ != want && c.nodes[o.node].op != irNone {
		return c.wrong(want, e, i18n.M("law.expr.type", "want", want.String(), "got", o.typ.String())).node
	}
	return o.node
}

// pair compiles two sides of one type; an enum word on either side is typed by the other.
func (c *compiler) pair(e *expr, a, b *expr, hint *enum) (x, y operand) {
	if c.isWord(a) && !c.isWord(b) {
		y = c.compileExpr(b, hint)
		return c.compileExpr(a, y.enum), y
	}
	x = c.compileExpr(a, hint)
	if x.enum != nil {
		hint = x.enum
	}
	y = c.compileExpr(b, hint)
	if x.typ != y.typ && c.nodes[x.node].op != irNone && c.nodes[y.node].op != irNone {
		c.wrong(x.typ, e, i18n.M("law.expr.sides", "op", e.op, "left", x.typ.String(), "right", y.typ.String()))
		return x, c.broken(x.typ)
	}
	if x.enum != nil && y.enum != nil && x.enum.id != y.enum.id {
		c.wrong(x.typ, e, i18n.M("law.expr.sides", "op", e.op, "left", x.enum.id, "right", y.enum.id))
	}
	return x, y
}

// isWord reports a name that is nothing but, perhaps, an enum word.
func (c *compiler) isWord(e *expr) bool {
	if e.op != "name" || e.text == "today" || e.text == "true" || e.text == "false" {
		return false
	}
	p := c.pack
	for _, known := range []bool{hasKey(p.factIndex, e.text), hasKey(p.Derive.M, e.text), hasKey(p.Conditions.M, e.text), hasKey(p.Values.M, e.text)} {
		if known {
			return false
		}
	}
	return !strings.Contains(e.text, ".")
}

func (c *compiler) comparison(e *expr) operand {
	x, y := c.pair(e, e.args[0], e.args[1], nil)
	for _, o := range []operand{x, y} {
		if c.nodes[o.node].op != irToday && c.usesToday(o.node) {
			c.wrong(tBool, e, i18n.M("law.expr.today"))
		}
	}
	a, b := x.node, y.node
	switch e.op {
	case "==":
		return operand{c.same(a, b, x.typ), tBool, nil}
	case "!=":
		return operand{c.differ(a, b, x.typ), tBool, nil}
	case "<":
		return operand{c.lt(a, b), tBool, nil}
	case "<=":
		return operand{c.le(a, b), tBool, nil}
	case ">":
		return operand{c.lt(b, a), tBool, nil}
	}
	return operand{c.le(b, a), tBool, nil}
}

// same is a == b. On booleans it is written with and/or, and against today with ≤, whose turning day the next-change rule can tell.
func (c *compiler) same(a, b int32, t typ) int32 {
	switch {
	case t == tBool:
		return c.or(c.and(a, b), c.and(c.not(a), c.not(b)))
	case a == c.today() || b == c.today():
		return c.and(c.le(a, b), c.le(b, a))
	}
	return c.add(node{op: irEq, a: a, b: b})
}

// differ is a != b; false where one is missing.
func (c *compiler) differ(a, b int32, t typ) int32 {
	switch {
	case t == tBool:
		return c.not(c.same(a, b, t))
	case a == c.today() || b == c.today():
		return c.or(c.lt(a, b), c.lt(b, a))
	}
	return c.add(node{op: irNe, a: a, b: b})
}

// usesToday reports that a node is today shifted or combined, which the next-change rule could not invert.
func (c *compiler) usesToday(i int32) bool {
	n := c.nodes[i]
	if n.op == irToday {
		return true
	}
	if n.op == irEq || n.op == irNe || n.op == irLt || n.op == irLe || n.op == irFact {
		return false
	}
	for _, a := range n.args() {
		if c.nodes[a].typ != tBool && c.usesToday(a) {
			return true
		}
	}
	return false
}

func (c *compiler) membership(e *expr) operand {
	x := c.compileExpr(e.args[0], nil)
	if x.enum == nil {
		return c.wrong(tBool, e, i18n.M("law.expr.in"))
	}
	var set uint64
	for _, w := range e.args[1:] {
		i := x.enum.index(w.text)
		if w.op != "name" || i < 0 {
			c.unknown("", w.text, "law.expr.word", x.enum.words)
			continue
		}
		set |= 1 << i
	}
	return operand{c.add(node{op: irIn, a: x.node, set: set}), tBool, nil}
}

func (c *compiler) firstPresent(e *expr, hint *enum) operand {
	x, y := c.pair(e, e.args[0], e.args[1], hint)
	return operand{c.add(node{op: irElse, typ: x.typ, a: x.node, b: y.node}), x.typ, x.enum}
}

func (c *compiler) ternary(e *expr, hint *enum) operand {
	cond := c.typed(e.args[0], tBool)
	x, y := c.pair(e, e.args[1], e.args[2], hint)
	out := operand{c.cond(cond, x.node, y.node), x.typ, x.enum}
	if x.enum == nil {
		out.enum = y.enum
	}
	return out
}

// arithmetic: day ± period, day ± int, day − day, money ± money, int ± int, int × int, money × int.
func (c *compiler) arithmetic(e *expr) operand {
	x := c.compileExpr(e.args[0], nil)
	if e.args[1].op == "period" {
		return c.shift(e, x)
	}
	y := c.compileExpr(e.args[1], nil)
	op := map[string]irOp{"+": irAdd, "-": irSub, "*": irMul}[e.op]
	switch {
	case x.typ == tDay && y.typ == tDay && op == irSub:
		return operand{c.add(node{op: irSub, typ: tInt, a: x.node, b: y.node}), tInt, nil}
	case x.typ == tDay && y.typ == tInt && op != irMul,
		x.typ == tInt && y.typ == tInt,
		x.typ == tMoney && y.typ == tMoney && op != irMul,
		x.typ == tMoney && y.typ == tInt && op == irMul:
		return operand{c.add(node{op: op, typ: x.typ, a: x.node, b: y.node}), x.typ, nil}
	}
	return c.wrong(x.typ, e, i18n.M("law.expr.sides", "op", e.op, "left", x.typ.String(), "right", y.typ.String()))
}

func (c *compiler) shift(e *expr, x operand) operand {
	p, err := civil.ParsePeriod(e.args[1].text)
	if err != nil || x.typ != tDay || e.op == "*" || p.Unit == civil.WorkingDays || p.Unit == civil.Hours {
		return c.wrong(tDay, e, i18n.M("law.expr.period", "text", e.args[1].text))
	}
	sign := int64(1)
	if e.op == "-" {
		sign = -1
	}
	op, k := irAddK, int64(p.N)
	switch p.Unit {
	case civil.Weeks:
		k *= 7
	case civil.Months:
		op = irAddM
	case civil.Years:
		op, k = irAddM, 12*k
	}
	return operand{c.add(node{op: op, typ: tDay, a: x.node, k: sign * k}), tDay, nil}
}

func (c *compiler) call(e *expr) operand {
	if i, ok := c.pack.listIndex[e.args[0].text]; ok && len(e.args) == 1 {
		return c.aggregate(e, i)
	}
	switch {
	case e.text == "has" && len(e.args) == 1:
		return operand{c.has(c.compileExpr(e.args[0], nil).node), tBool, nil}
	case e.text == "roll" && len(e.args) == 1:
		return operand{c.add(node{op: irRoll, typ: tDay, a: c.typed(e.args[0], tDay)}), tDay, nil}
	case (e.text == "earliest" || e.text == "latest") && len(e.args) > 1:
		op := irMin
		if e.text == "latest" {
			op = irMax
		}
		out := c.typed(e.args[0], tDay)
		for _, a := range e.args[1:] {
			out = c.add(node{op: op, typ: tDay, a: out, b: c.typed(a, tDay)})
		}
		return operand{out, tDay, nil}
	}
	return c.wrong(tBool, e, i18n.M("law.expr.call", "name", e.text))
}

// aggregate is count, first, last or sum of a list: a fact of its own, computed when the row is built.
func (c *compiler) aggregate(e *expr, l int) operand {
	t, ok := map[string]typ{"count": tInt, "first": tDay, "last": tDay, "sum": tMoney}[e.text]
	if !ok {
		return c.wrong(tBool, e, i18n.M("law.expr.call", "name", e.text))
	}
	i := c.pack.factIndex[aggregateID(e.text, c.pack.lists[l].id)]
	return operand{c.fact(i, t), t, nil}
}

func aggregateID(how, list string) string { return how + "(" + list + ")" }
