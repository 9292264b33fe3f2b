package law

import (
	"strconv"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

// Dated parameters (`values` in a pack): which of its dated values counts on a day, as a node, as a sum, as a length.

// value compiles a dated parameter used in an expression: the one in force on the governing day.
func (c *compiler) value(id string) operand {
	v := c.pack.Values.M[id]
	c.used["value "+id] = true
	t := tInt
	if v.Unit == "CNY" || v.Unit == "CNY_per_day" {
		t = tMoney
	}
	out := c.none(t)
	c.inside(v.Pos, "values."+id, func() {
		day := c.governingDay(v.Governs)
		for i := len(v.At) - 1; i >= 0; i-- {
			out = c.cond(c.within(day, c.datedInterval(&v, i)), c.constant(t, c.number(&v, i, t)), out)
		}
	})
	return operand{out, t, nil}
}

func (c *compiler) number(v *valueDef, i int, t typ) int64 {
	text := v.At[i].Value
	if t == tMoney {
		f, err := money.ParseYuan(text)
		if err != nil {
			c.fail("at", text, asMsg(err))
		}
		return int64(f)
	}
	k, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		c.fail("at", text, i18n.M("law.pack.value_unit", "unit", v.Unit, "value", text))
	}
	return k
}

// sumValue is the one sum of money that a value has on all days of an interval; a value that begins, changes or ends in it is refused.
func (c *compiler) sumValue(field, id string, in civil.Interval) money.Fen {
	if id == "" {
		return 0
	}
	v, ok := c.pack.Values.M[id]
	if !ok {
		c.unknown(field, id, "law.pack.unknown_value", c.pack.Values.Keys)
		return 0
	}
	c.used["value "+id] = true
	i := v.on(in.From)
	if i < 0 || c.datedInterval(&v, i).Until < in.Until {
		c.fail(field, id, i18n.M("law.pack.value_span", "name", id, "from", in.From, "until", in.Until))
		return 0
	}
	f, err := money.ParseYuan(v.At[i].Value)
	if err != nil {
		c.fail(field, v.At[i].Value, asMsg(err))
	}
	return f
}

// datedInterval is the days of one dated value: to its until, or to the next one.
func (c *compiler) datedInterval(v *valueDef, i int) civil.Interval {
	in, err := v.interval(i)
	if err != nil {
		c.fail("at", v.At[i].From, asMsg(err))
	}
	return in
}

func (v *valueDef) interval(i int) (civil.Interval, error) {
	in, err := span{v.At[i].From, v.At[i].Until}.interval()
	if v.At[i].Until == "" && i+1 < len(v.At) {
		if next, err := civil.ParseDay(v.At[i+1].From); err == nil {
			in.Until = next
		}
	}
	return in, err
}

// on is the index of the dated value in force on a day, -1 if there is none.
func (v *valueDef) on(day civil.Day) int {
	for i := range v.At {
		if in, err := v.interval(i); err == nil && in.Contains(day) {
			return i
		}
	}
	return -1
}

// datedLength takes the length in force today.
func (c *compiler) datedLength(v *valueDef, period func(civil.Period) int32) int32 {
	out := c.none(tDay)
	for i := len(v.At) - 1; i >= 0; i-- {
		p, err := civil.ParsePeriod(v.At[i].Value)
		if err != nil {
			c.fail("length", v.At[i].Value, i18n.M("law.expr.period", "text", v.At[i].Value))
			continue
		}
		out = c.cond(c.within(c.today(), c.datedInterval(v, i)), period(p), out)
	}
	return out
}
