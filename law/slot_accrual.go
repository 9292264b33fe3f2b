package law

import (
	"cmp"
	"slices"
	"strconv"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/money"
)

func (c *compiler) accrual(id string) {
	d := c.pack.Accruals.M[id]
	c.inside(d.Pos, "accruals."+id, func() { c.accruals[id] = c.compileAccrual(&d) })
}

func (c *compiler) compileAccrual(d *accrualDef) *accrualSpec {
	a := &accrualSpec{def: d, base: -1, decided: -1, owed: -1, instalments: noList, payments: noList, stop: noList, split: noList, served: noList, notices: noList}
	a.applies = c.and(append([]int32{c.titles(d.Titles)}, c.conditionsOf("when", d.When)...)...)
	a.from = c.expression("from", d.From, tDay, nil).node
	a.until = c.expression("until", d.Until, tDay, nil).node
	a.sameDay = c.choice(d.FirstDay, "law.pack.unknown_reading", "next_day", "same_day") == "same_day"
	if d.Base != "" {
		a.base = c.expression("base", d.Base, tMoney, nil).node
	}
	if d.Decided != "" {
		a.decided = c.expression("decided", d.Decided, tMoney, nil).node
	}
	if d.Owed != "" {
		a.owed = c.and(c.conditionsOf("owed", []string{d.Owed})...)
	}
	c.accrualLists(d, a)
	a.proRata = c.allocation(d.Allocate, d.AllocateCite)
	for i := range d.Parts {
		c.inside(d.Parts[i].Pos, c.path+".parts", func() { a.parts = append(a.parts, c.part(&d.Parts[i])) })
	}
	c.partsInOrder(a)
	whole := civil.Interval{From: a.parts[0].in.From, Until: a.parts[len(a.parts)-1].in.Until}
	a.cap, a.floor = c.sumValue("cap", d.Cap, whole), c.sumValue("floor", d.Floor, whole)
	return a
}

func (c *compiler) accrualLists(d *accrualDef, a *accrualSpec) {
	get := func(field, id string, into *int) {
		if id != "" {
			*into = c.list(field, id)
		}
	}
	get("instalments", d.Instalments, &a.instalments)
	get("payments", d.Payments, &a.payments)
	if d.Stop != nil {
		get("stop.list", d.Stop.List, &a.stop)
		c.cited("stop.cite", d.Stop.Cite)
		a.stopUnless = d.Stop.Unless
	}
	if d.Split != nil {
		get("split.served", d.Split.Served, &a.served)
		get("split.notices", d.Split.Notices, &a.notices)
	}
	if d.Split != nil && c.choice(d.Split.Reading, "law.pack.unknown_reading", "by_office", "none") == "by_office" {
		get("split.list", d.Split.List, &a.split)
	}
}

func (c *compiler) allocation(word, cite string) bool {
	c.cited("allocate_cite", cite)
	return word != "" && c.choice(word, "law.pack.unknown_reading", "principal_first", "pro_rata") == "pro_rata"
}

func (c *compiler) part(p *accrualPart) partSpec {
	c.cited("cite", p.Cite)
	c.marked(p.Mark, "")
	in, err := span{p.From, p.Until}.interval()
	if err != nil {
		c.fail("from", p.From, asMsg(err))
	}
	s := partSpec{def: p, in: in, fixedOn: -1, proRata: c.allocation(p.Allocate, p.AllocateCite)}
	switch {
	case p.PerDay != "":
		s.steps = c.perDaySteps(p, in)
	case p.Series != "":
		c.seriesSteps(p, &s)
	case p.Low != "":
		s.low = c.sumValue("low", p.Low, in)
		s.high = c.sumValue("high", cmp.Or(p.High, p.Low), in)
	default:
		c.fail("parts", p.From, i18n.M("law.pack.part_without_rate"))
	}
	if p.FixedOn != "" {
		s.fixedOn = c.expression("fixed_on", p.FixedOn, tDay, nil).node
	}
	return s
}

func (c *compiler) partsInOrder(a *accrualSpec) {
	for i := 1; i < len(a.parts); i++ {
		if a.parts[i].in.From < a.parts[i-1].in.Until {
			c.fail("parts", a.parts[i].def.From, i18n.M("law.pack.overlap", "a", a.parts[i-1].def.From, "b", a.parts[i].def.From))
		}
	}
}

// perDaySteps takes a decimal percent a day, or a value with its own dates.
func (c *compiler) perDaySteps(p *accrualPart, in civil.Interval) []rateStep {
	v, ok := c.pack.Values.M[p.PerDay]
	if !ok {
		return []rateStep{c.percentPerDay(p.PerDay, in.From)}
	}
	c.used["value "+p.PerDay] = true
	var out []rateStep
	for i, at := range v.At {
		out = append(out, c.percentPerDay(at.Value, c.datedInterval(&v, i).From))
	}
	return out
}

func (c *compiler) percentPerDay(s string, from civil.Day) rateStep {
	r, err := money.ParsePercentPerDay(s)
	if err != nil {
		c.fail("percent_per_day", s, asMsg(err))
	}
	return rateStep{from, r, s, false}
}

// seriesSteps takes a multiple of a series of the rate table, or of several by the length of the delay.
func (c *compiler) seriesSteps(p *accrualPart, s *partSpec) {
	names := c.pack.rates.names()
	if len(p.Tiers) > 0 {
		names = append(names, byLengthOfDelay)
	}
	name := c.choice(p.Series, "law.pack.unknown_series", names...)
	if name == byLengthOfDelay {
		c.tiers(p, s)
		return
	}
	s.steps = c.tableSteps(p, name)
}

// byLengthOfDelay is the choice of a series' reading that picks the tier by the length of the whole delay.
const byLengthOfDelay = "by_length_of_delay"

func (c *compiler) tiers(p *accrualPart, s *partSpec) {
	for i, t := range p.Tiers {
		if !slices.Contains(c.pack.rates.names(), t.Series) {
			c.unknown("tiers", t.Series, "law.pack.unknown_series", c.pack.rates.names())
			continue
		}
		tier := tierSpec{steps: c.tableSteps(p, t.Series), last: i+1 == len(p.Tiers)}
		var err error
		if tier.upTo, err = civil.ParsePeriod(t.UpTo); err != nil && !tier.last {
			c.fail("tiers", t.UpTo, i18n.M("law.expr.period", "text", t.UpTo))
		}
		s.tiers = append(s.tiers, tier)
	}
	if len(s.tiers) > 0 {
		s.steps = s.tiers[0].steps
	}
}

// tableSteps are the rates a day of a series.
func (c *compiler) tableSteps(p *accrualPart, name string) []rateStep {
	basis, err := strconv.Atoi(c.choice(cmp.Or(p.Basis, "365"), "law.pack.unknown_reading", "365", "360"))
	if err != nil {
		c.fail("basis", p.Basis, asMsg(err))
	}
	var out []rateStep
	for _, r := range c.pack.rates.series[name] {
		rate, err := r.daily(basis)
		if err != nil {
			c.fail("series", r.percent, asMsg(err))
		}
		out = append(out, rateStep{r.from, rate * money.Rate(max(p.Times, 1)), r.percent, r.unverified})
	}
	return out
}
