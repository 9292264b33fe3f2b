package law

import (
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
)

// limitProg is a limit compiled: its days and the states that follow from them.
type limitProg struct {
	applies int32
	start   int32
	last    int32 // moved last day; none where the limit does not apply or has not begun
	met     int32 // day of the act; none where it was not done
	late    int32 // the act came after the last day
	inTime  int32
	running int32
	lapsed  int32
	saved   int32 // a late act is saved (late.unless)
	periods []periodUse
}

// periodUse is one version of the limit: where its period node stands and when it governs.
type periodUse struct {
	version int
	node    int32
	governs int32
}

func (c *compiler) limit(id string) limitProg {
	c.name("limit."+id, func() operand {
		d := c.pack.Limits.M[id]
		c.inside(d.Pos, "limits."+id, func() { c.limits[id] = c.compileLimit(&d) })
		return operand{c.limits[id].last, tDay, nil}
	})
	if p, ok := c.limits[id]; ok {
		return p
	}
	none := c.none(tDay) // inside its own definition: a cycle, already reported
	f := c.truth(false)
	return limitProg{applies: f, start: none, last: none, met: none, late: f, inTime: f, running: f, lapsed: f, saved: f}
}

func (c *compiler) compileLimit(d *limitDef) limitProg {
	c.oneOf("sort", d.Sort, "due", "right", "wait", "cap")
	p := limitProg{applies: c.and(append([]int32{c.titles(d.Titles)}, c.conditionsOf("when", d.When)...)...)}
	p.start = c.fixedDay("start", d.Start)
	last := c.governed(d, &p)
	p.last = c.cond(p.applies, last, c.none(tDay))
	p.met = c.none(tDay)
	if d.Met != "" {
		p.met = c.fixedDay("met", d.Met)
		if d.MetAfterStart {
			p.met = c.cond(c.lt(p.met, p.start), c.none(tDay), p.met)
		}
	}
	p.saved = c.truth(false)
	if d.Late != nil {
		c.cited("late.cite", d.Late.Cite)
		if d.Late.Reading != "" {
			c.readingUsed("late.reading", d.Late.Reading)
		}
		if d.Late.Unless != "" {
			c.used[d.Late.Unless] = true
			p.saved = c.and(c.conditionsOf("late.unless", []string{d.Late.Unless})...)
		}
	}
	done := c.has(p.met)
	p.inTime = c.and(p.applies, done, c.le(p.met, p.last))
	p.late = c.and(p.applies, done, c.lt(p.last, p.met))
	open := c.and(p.applies, c.has(p.last), c.not(done))
	p.running = c.and(open, c.le(c.today(), p.last))
	p.lapsed = c.and(open, c.lt(p.last, c.today()))
	return p
}

// fixedDay compiles a day that does not move with the day of assessment.
func (c *compiler) fixedDay(field, src string) int32 {
	n := c.expression(field, src, tDay, nil).node
	if c.usesToday(n) {
		c.fail(field, src, i18n.M("law.expr.today"))
	}
	return n
}

// oneOf checks a word of a closed list.
func (c *compiler) oneOf(field, word string, among ...string) {
	if !slices.Contains(among, word) {
		c.unknown(field, word, "law.pack.unknown_word", among)
	}
}

func (c *compiler) readingUsed(field, id string) {
	if _, ok := c.pack.Readings.M[id]; !ok {
		c.unknown(field, id, "law.pack.unknown_reading", c.pack.Readings.Keys)
	}
	c.used["reading "+id] = true
}

// governed combines the versions of a limit into one last day.
func (c *compiler) governed(d *limitDef, p *limitProg) int32 {
	lasts, ins := c.limitVersions(d, p)
	c.ordered(d, ins)
	on := d.Governs.On
	switch by := c.governingRule(d); by {
	case "immediate":
		return c.versionOn(c.today(), ins, lasts, p)
	case "event", "completed_acts_stay", "at_application":
		return c.versionOn(c.expression("governs.on", on, tDay, nil).node, ins, lasts, p)
	case "at_start":
		return c.versionOn(p.start, ins, lasts, p)
	case "still_running":
		return c.stillRunning(p.start, ins, lasts, p)
	case "more_favourable":
		return c.mostFavourable(lasts, p)
	case "fixed":
		return c.fixedVersion(on, d, lasts, p)
	default:
		c.unknown("governs.by", by, "law.pack.unknown_word", []string{"immediate", "event", "still_running", "completed_acts_stay", "more_favourable", "fixed"})
		return lasts[0]
	}
}

// limitVersions compiles each version: its last day and its days in force.
func (c *compiler) limitVersions(d *limitDef, p *limitProg) (lasts []int32, ins []civil.Interval) {
	algebra := c.algebra(d)
	for i := range d.Versions {
		v := &d.Versions[i]
		c.inside(v.Pos, c.path+".versions", func() {
			c.cited("cite", v.Cite)
			c.marked(v.Mark, v.Basis)
			in, start := civil.Interval{From: -1 << 30, Until: civil.Never}, p.start
			if v.Of != "" {
				in = c.version("of", v.Of)
			}
			if v.Start != "" {
				start = c.fixedDay("start", v.Start)
			}
			ins, lasts = append(ins, in), append(lasts, c.periodOf(algebra, v, start, i, p))
		})
	}
	return lasts, ins
}

// governingRule is the word that says how versions govern. It may be left out where there is only one.
func (c *compiler) governingRule(d *limitDef) string {
	c.cited("governs.cite", d.Governs.Cite)
	switch {
	case d.Governs.Reading != "":
		return c.choice(d.Governs.Reading, "law.pack.unknown_reading", "still_running", "at_application", "at_start")
	case d.Governs.By != "":
		return d.Governs.By
	case len(d.Versions) > 1:
		c.fail("governs", "", i18n.M("law.pack.governs_missing"))
	}
	return "immediate"
}

// ordered refuses versions that overlap or come in the wrong order. Gaps are lawful: there was no rule then.
func (c *compiler) ordered(d *limitDef, ins []civil.Interval) {
	for i := 1; i < len(ins); i++ {
		if ins[i].From < ins[i-1].Until {
			c.inside(d.Versions[i].Pos, c.path, func() {
				c.fail("versions", d.Versions[i].Of, i18n.M("law.pack.overlap", "a", d.Versions[i-1].Of, "b", d.Versions[i].Of))
			})
		}
	}
}

// versionOn picks the version in force on a day; outside all of them there is none, never an older one.
func (c *compiler) versionOn(day int32, ins []civil.Interval, lasts []int32, p *limitProg) int32 {
	out := c.none(tDay)
	for i := len(ins) - 1; i >= 0; i-- {
		in := c.within(day, ins[i])
		p.govern(i, in)
		out = c.cond(in, lasts[i], out)
	}
	return out
}

// stillRunning: a version takes over every period that began under it, or that has not run out when it enters into force. A period that
// began when no version was in force is under none, and no version outlives its own days for periods that begin later.
func (c *compiler) stillRunning(start int32, ins []civil.Interval, lasts []int32, p *limitProg) int32 {
	out := c.none(tDay)
	takes := make([]int32, len(lasts))
	for i := range lasts {
		from := c.day(ins[i].From)
		takes[i] = c.or(c.within(start, ins[i]), c.and(c.lt(start, from), c.le(from, out)))
		out = c.cond(takes[i], lasts[i], out)
	}
	govern := c.truth(true)
	for i, t := range slices.Backward(takes) {
		p.govern(i, c.and(govern, t))
		govern = c.and(govern, c.not(t))
	}
	return out
}

func (c *compiler) mostFavourable(lasts []int32, p *limitProg) int32 {
	out := lasts[0]
	for _, l := range lasts[1:] {
		out = c.add(node{op: irMax, typ: tDay, a: out, b: l})
	}
	earlier := c.truth(false) // of two that give the same day the first governs
	for i, l := range lasts {
		same := c.add(node{op: irEq, a: out, b: l})
		p.govern(i, c.and(same, c.not(earlier)))
		earlier = c.or(earlier, same)
	}
	return out
}

func (c *compiler) fixedVersion(id string, d *limitDef, lasts []int32, p *limitProg) int32 {
	for i, v := range d.Versions {
		p.govern(i, c.truth(v.Of == id))
	}
	if i := slices.IndexFunc(d.Versions, func(v limitVersion) bool { return v.Of == id }); i >= 0 {
		return lasts[i]
	}
	c.unknown("governs.on", id, "law.pack.unknown_version", c.pack.versionIDs())
	return lasts[0]
}

func (p *limitProg) govern(version int, node int32) {
	for i := range p.periods {
		if p.periods[i].version == version {
			p.periods[i].governs = node
		}
	}
}

// periodOf compiles the period of one version: a plain node for each length it can have.
func (c *compiler) periodOf(base periodSpec, v *limitVersion, start int32, i int, p *limitProg) int32 {
	if v.End != "" {
		base.stated = true
		end := c.fixedDay("end", v.End)
		return c.periodNode(base, end, i, p)
	}
	if v.Length == "" {
		c.fail("length", "", i18n.M("law.pack.length_missing"))
		return start
	}
	tree, err := parseExpr(v.Length)
	if err != nil {
		c.fail("length", v.Length, asMsg(err))
		return start
	}
	return c.length(tree, func(per civil.Period) int32 {
		s := base
		s.length = per
		return c.periodNode(s, start, i, p)
	})
}

func (c *compiler) periodNode(s periodSpec, start int32, version int, p *limitProg) int32 {
	k := slices.Index(c.specs, s)
	if k < 0 {
		k = len(c.specs)
		c.specs = append(c.specs, s)
	}
	n := c.add(node{op: irPeriod, typ: tDay, a: start, k: int64(k)})
	p.periods = append(p.periods, periodUse{version: version, node: n, governs: c.truth(true)})
	return n
}

// length compiles a choice between periods.
func (c *compiler) length(e *expr, period func(civil.Period) int32) int32 {
	switch e.op {
	case "?:":
		cond := c.typed(e.args[0], tBool)
		return c.cond(cond, c.length(e.args[1], period), c.length(e.args[2], period))
	case "period":
		p, err := civil.ParsePeriod(e.text)
		if err != nil {
			c.fail("length", e.text, i18n.M("law.expr.period", "text", e.text))
		}
		return period(p)
	case "name":
		if v, ok := c.pack.Values.M[e.text]; ok && v.Unit == "period" {
			c.used["value "+e.text] = true
			return c.datedLength(&v, period)
		}
	}
	c.fail("length", e.text, i18n.M("law.expr.length"))
	return c.none(tDay)
}

// algebra compiles what restarts, lengthens and moves the period.
func (c *compiler) algebra(d *limitDef) periodSpec {
	s := periodSpec{interrupt: noList, suspend: noList, extend: noList, exclude: noList}
	if d.Count != "" {
		s.sameDay = c.choice(d.Count, "law.pack.unknown_reading", "next_day", "same_day") == "same_day"
	}
	s.roll = c.choice(d.Roll, "law.pack.unknown_reading", "next_working_day", "none") == "next_working_day"
	c.cited("count_cite", d.CountCite)
	c.cited("roll_cite", d.RollCite)
	if i := d.Interrupt; i != nil {
		s.interrupt = c.list("interrupt.list", i.List)
		c.cited("interrupt.cite", i.Cite)
		if err := checkKinds(i.EndOf); err != nil {
			c.fail("interrupt.restart_at_end_of", strings.Join(i.EndOf, ", "), asMsg(err))
		}
		s.restartAtEnd = strings.Join(i.EndOf, " ")
	}
	if x := d.Extend; x != nil {
		s.extend = c.list("extend.list", x.List)
		c.cited("extend.cite", x.Cite)
	}
	if x := d.Exclude; x != nil {
		s.exclude = c.list("exclude.list", x.List)
		c.cited("exclude.cite", x.Cite)
	}
	if d.Suspend != nil {
		c.suspension(d.Suspend, &s)
	}
	return s
}

func (c *compiler) suspension(x *suspendDef, s *periodSpec) {
	s.suspend = c.list("suspend.list", x.List)
	for _, cite := range x.Cite {
		c.cited("suspend.cite", cite)
	}
	s.tail = c.choice(x.Mode, "law.pack.unknown_reading", "resume", "tail") == "tail"
	if x.Window == "" {
		if s.tail {
			c.fail("suspend.window", "", i18n.M("law.pack.window_missing"))
		}
		return
	}
	w, err := civil.ParsePeriod(x.Window)
	if err != nil || w.Unit == civil.WorkingDays || w.Unit == civil.Hours {
		c.fail("suspend.window", x.Window, i18n.M("law.expr.period", "text", x.Window))
	}
	s.window = w
}

func (c *compiler) list(field, id string) int {
	i, ok := c.pack.listIndex[id]
	if !ok {
		c.unknown(field, id, "law.pack.unknown_list", c.pack.Lists.Keys)
		return noList
	}
	c.used["list "+id] = true
	return i
}

// marked checks a mark and a basis.
func (c *compiler) marked(m Mark, b Basis) {
	c.oneOf("mark", string(m), "verified", "secondary", "recalled")
	c.oneOf("basis", string(b), "", "text", "analogy", "reference", "derived", "policy")
}
