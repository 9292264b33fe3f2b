package record

import (
	"maps"
	"slices"
	"strings"
)

// Counts are what is counted of a court or a body, by key; what is none is left out. They add up: those of a court are those of its cases, so
// that a store keeps them as rows and changes them by the difference an entry makes.
//
// Keys: cases, cases.live, cases.closed_by_law, stage.STAGE, outcome.WAY; duties, duty.STATE, duty.disputed, since.YYYY-MM (open duties, those performed in
// part among them, by the month since which they are owed), sum.ordered and sum.paid (fen); measure.MEASURE (taken), unused.MEASURE and
// undecided.MEASURE (rows of the ledger); lapse.LIMIT; relapse (a new act found to be substantially the same as the annulled one);
// broken.promise, broken.settlement; reply, reply.published, reply.waiting; request, request.OUTCOME, request.waiting; remedy, remedy.OUTCOME.
type Counts map[string]int64

// Add adds counts, or with sign -1 takes them away.
func (k Counts) Add(other Counts, sign int64) {
	for key, n := range other {
		if k[key] += sign * n; k[key] == 0 {
			delete(k, key)
		}
	}
}

// Below returns the counts whose keys begin with a word and a dot, by the rest of the key.
func (k Counts) Below(word string) Counts {
	out := Counts{}
	for key, n := range k {
		if rest, ok := strings.CutPrefix(key, word+"."); ok {
			out[rest] = n
		}
	}
	return out
}

// Total returns the sum of all counts.
func (k Counts) Total() (sum int64) {
	for _, n := range k {
		sum += n
	}
	return sum
}

// Keys returns the keys in order.
func (k Counts) Keys() []string { return slices.Sorted(maps.Keys(k)) }

// tame returns a word for a key. Whoever wrote a log may have put anything where a word belongs.
func tame(word string) string {
	if packForm.MatchString(word) {
		return word
	}
	return "other"
}

// Change is what an entry changes: differences to be added to the counts of the court and of bodies, by their ids in the register.
type Change struct {
	Court  string
	Counts Counts
	Bodies map[string]Counts
}

// share are the counts of a case: of the court, and of each body.
type share struct {
	court  Counts
	bodies map[string]Counts
}

// CountsOf returns what a case counts for its court, and for each body that owes in it.
func CountsOf(c *Case) (court Counts, bodies map[string]Counts) {
	s := c.counts()
	return s.court, s.bodies
}

func changed(court string, before, after share) Change {
	out := Change{Court: court, Counts: after.court, Bodies: after.bodies}
	out.Counts.Add(before.court, -1)
	for body, k := range before.bodies {
		if out.Bodies[body] == nil {
			out.Bodies[body] = Counts{}
		}
		out.Bodies[body].Add(k, -1)
	}
	maps.DeleteFunc(out.Bodies, func(_ string, k Counts) bool { return len(k) == 0 })
	return out
}

// counts counts the case.
func (c *Case) counts() share {
	s := share{Counts{}, map[string]Counts{}}
	if len(c.Lines) == 0 {
		return s
	}
	if c.Restricted != nil {
		stage, _ := c.Stage()
		s.court.Add(Counts{"cases": 1, "cases.closed_by_law": 1, "stage." + stage: 1}, 1)
		return s
	}
	c.countCase(s)
	for _, d := range c.Duties {
		s.add([]string{c.Body(d)}, c.countDuty(d))
	}
	c.countMeasures(s)
	c.countAnswers(s)
	return s
}

// add adds counts to the court, and to bodies.
func (s share) add(bodies []string, k Counts) {
	s.court.Add(k, 1)
	for _, body := range bodies {
		if body == "" {
			continue
		}
		if s.bodies[body] == nil {
			s.bodies[body] = Counts{}
		}
		s.bodies[body].Add(k, 1)
	}
}

// owing are the bodies that owe in the case, each once.
func (c *Case) owing() []string {
	var out []string
	for _, d := range c.Duties {
		out = append(out, c.Body(d))
	}
	for _, b := range c.Bodies {
		if len(c.Duties) == 0 && b.Successor == "" {
			out = append(out, b.Register)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// of returns the body of a duty; of no duty all that owe.
func (c *Case) of(duty string) []string {
	if d := c.Duty(duty); d != nil {
		return []string{c.Body(d)}
	}
	return c.owing()
}

func (c *Case) countCase(s share) {
	stage, _ := c.Stage()
	k := Counts{"cases": 1, "stage." + stage: 1}
	if c.Live() {
		k["cases.live"] = 1
	}
	if c.Closed != nil && c.Way != "" {
		k["outcome."+tame(c.Way)] = 1
	}
	for _, p := range c.Promises {
		switch p.Kind {
		case "promise.missed":
			k["broken.promise"]++
		case "settlement.breached":
			k["broken.settlement"]++
		}
	}
	for _, n := range c.NewActs {
		if n.Same != nil && *n.Same {
			k["relapse"]++
		}
	}
	for _, p := range c.Payments {
		k["sum.paid"] += int64(fen(p.Amount))
	}
	for _, r := range c.Remedies {
		k["remedy"]++
		if r.Outcome != "" {
			k["remedy."+tame(r.Outcome)]++
		}
	}
	s.add(c.owing(), k)
}

func (c *Case) countDuty(d *Duty) Counts {
	state := c.DutyState(d)
	k := Counts{"duties": 1, "duty." + state: 1}
	if d.Disputed() {
		k["duty.disputed"] = 1
	}
	if m := month(c.Since(d).Day); m != "" && (state == Open || state == Partly) {
		k["since."+m] = 1
	}
	if n := int64(fen(d.Amount)); n > 0 {
		k["sum.ordered"] = n
	}
	return k
}

func (c *Case) countMeasures(s share) {
	for _, m := range c.Measures {
		if m.taken() {
			bodies := c.owing()
			if len(m.Duties) == 1 {
				bodies = c.of(m.Duties[0])
			}
			s.add(bodies, Counts{"measure." + m.Measure: 1})
		}
	}
	for _, u := range c.Unused {
		key := "unused."
		if u.Sort == "not_decided" {
			key = "undecided."
		}
		s.add(c.of(u.Duty), Counts{key + u.Measure: 1})
	}
	for _, l := range c.Lapses {
		s.add(c.of(l.Duty), Counts{"lapse." + tame(l.Limit): 1})
	}
}

// taken reports whether the measure was more than a warning.
func (m *Measure) taken() bool {
	return slices.ContainsFunc(m.Steps, func(s Step) bool { return s.Word != "warned" })
}

func (c *Case) countAnswers(s share) {
	for _, r := range c.Replies {
		k := Counts{"reply": 1}
		switch {
		case r.Decided == nil:
			k["reply.waiting"] = 1
		case r.Outcome == "published":
			k["reply.published"] = 1
		}
		s.add(c.bodyOf(r.Party), k)
	}
	for _, r := range c.Requests {
		k := Counts{"request": 1, "request.waiting": 1}
		if r.Answered != nil {
			k = Counts{"request": 1, "request." + tame(r.Outcome): 1}
		}
		s.add(c.bodyOf(r.Party), k)
	}
}

// bodyOf returns the body that is a party of the case; none for an applicant.
func (c *Case) bodyOf(party string) []string {
	if b := c.debtor(party); b != nil {
		return []string{b.Register}
	}
	return nil
}
