package view

import (
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

//i18n:keys web.next.do_*
//i18n:keys report.next.*

// Next is what comes next: the limit that ends first, those after it, what can be done now, and what turns by itself.
type Next struct {
	Limit *Limit // the running limit that ends first
	Until string // what it is for: to be done, asked for, waited for by then
	After []Limit
	Now   []Act
	Turn  string // day of the next change
	Turns []string
}

// Act is what an office or party must, may or can do now and has not done.
type Act struct {
	Duty Tag
	Who  string
	What []Link
}

// shownLimits is how many running limits are named after the first.
const shownLimits = 3

func (c *caseMaker) next(ls Limits) Next {
	out := Next{Now: c.now()}
	running := each.Kept(ls.Rows, func(l Limit) bool { return l.running })
	if len(running) > 0 {
		out.Limit, out.After = &running[0], running[1:min(len(running), shownLimits+1)]
		sort := c.Pack.Limits.M[running[0].ID].Sort
		out.Until = i18n.T(c.Lang, "report.next."+sort, "what", running[0].Label)
	}
	out.Turn, out.Turns = c.turn()
	return out
}

// duties are the kinds of what can be done, what an office has to do first, with the tone of each.
var duties = []struct {
	duty string
	tone Tone
}{{"must", Warn}, {"may", Good}, {"right", Info}}

// now is what must, may and can be done now, by who may do it.
func (c *caseMaker) now() []Act {
	var out []Act
	for _, d := range duties {
		for _, pos := range c.a.Positions {
			for i := range pos.Measures {
				if m := &pos.Measures[i]; m.State == law.Open && !m.Taken && m.Duty == d.duty {
					tag := Tag{d.tone, i18n.T(c.Lang, "web.next.do_"+d.duty)}
					out = addAct(out, tag, c.In(m.By), Link{c.In(m.Label), "#m-" + m.ID})
				}
			}
		}
	}
	return out
}

// addAct puts what can be done behind who may do it, each once.
func addAct(acts []Act, duty Tag, who string, what Link) []Act {
	i := slices.IndexFunc(acts, func(a Act) bool { return a.Duty == duty && a.Who == who })
	if i < 0 {
		return append(acts, Act{duty, who, []Link{what}})
	}
	if !slices.Contains(acts[i].What, what) {
		acts[i].What = append(acts[i].What, what)
	}
	return acts
}

// turn is the next day on which a slot of any obligation turns while the facts stay as they are, and what turns then.
func (c *caseMaker) turn() (day string, turns []string) {
	first := civil.Never
	for _, pos := range c.a.Positions {
		if n := pos.Next; len(n.Slots) > 0 && n.On < first {
			first = n.On
		}
	}
	if first == civil.Never {
		return "", nil
	}
	for _, pos := range c.a.Positions {
		if pos.Next.On != first {
			continue
		}
		for _, s := range pos.Next.Slots {
			turns = append(turns, c.t("report.next.turn", "what", s.Label, "from", c.SlotState(s.Slot, s.From), "to", c.SlotState(s.Slot, s.To)))
		}
	}
	return c.longDay(first), each.Once(turns)
}
