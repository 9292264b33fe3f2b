package record

import (
	"slices"

	"mandamus/casefile"
)

// count lets a line that counts say what it says. A kind that this program does not know says nothing.
func (c *Case) count(l *Line) {
	name := l.name()
	if c.Opened == nil {
		c.Opened = l.proof()
	}
	if says, ok := saying[name]; ok {
		says(c, l, hear(l.Shown))
	}
}

// saying gives the kinds that change the state of a case what they say.
var saying = map[string]func(*Case, *Line, said){
	"publicity.restricted": func(c *Case, l *Line, s said) { c.Restricted, c.Ground = l.proof(), s.text("ground") },
	"publicity.restored":   func(c *Case, _ *Line, _ said) { c.Restricted, c.Ground = nil, "" },

	"application.filed":      func(c *Case, l *Line, _ said) { c.Filed = l.proof() },
	"application.registered": (*Case).registered,
	"application.refused":    func(c *Case, l *Line, _ said) { c.Refused = l.proof() },
	"application.withdrawn":  func(c *Case, l *Line, _ said) { c.Withdrawn = l.proof() },
	"number.assigned":        func(c *Case, _ *Line, s said) { c.numbered(s) },
	"title.described":        (*Case).titled,
	"party.added":            (*Case).joined,
	"party.changed":          (*Case).succeeded,
	"notice.given":           func(c *Case, l *Line, s said) { c.Noticed, c.NoticeEnds = l.proof(), s.text("until") },

	"obligation.typed":      (*Case).typed,
	"obligation.revised":    (*Case).revised,
	"performance.reported":  voice(func(d *Duty) **Voice { return &d.Reported }),
	"performance.viewed":    voice(func(d *Duty) **Voice { return &d.Viewed }),
	"performance.assessed":  voice(func(d *Duty) **Voice { return &d.Assessed }),
	"payment.made":          (*Case).paid,
	"promise.made":          promised,
	"promise.missed":        promised,
	"settlement.made":       promised,
	"settlement.breached":   promised,
	"enforcement.stayed":    halted(true),
	"enforcement.suspended": halted(false),
	"enforcement.resumed":   (*Case).resumed,
	"finding.made":          (*Case).found,
	"limit.lapsed":          (*Case).lapsed,
	"nonuse.noted":          (*Case).unused,

	"new_act.made": func(c *Case, l *Line, _ said) {
		c.NewActs = append(c.NewActs, &NewAct{Proof: l.proof(), Place: l.Place})
	},
	"objection.raised":           objected(false),
	"outsider_objection.raised":  objected(true),
	"objection.decided":          (*Case).objectionDecided,
	"outsider_objection.decided": (*Case).objectionDecided,

	"hearing.scheduled": (*Case).hearingSet,
	"hearing.moved":     (*Case).hearingMoved,
	"hearing.held":      (*Case).hearingHeld,

	"case.elevated": moved, "case.designated": moved, "case.cross_enforced": moved, "case.entrusted": moved, "enforcement.transferred": moved,
	"case.closed": func(c *Case, l *Line, s said) {
		c.Closed, c.Way, c.CloseWhy = l.proof(), s.text("way"), s.text("ground")
	},
	"value.erased": func(c *Case, l *Line, _ said) { c.Erased = append(c.Erased, *l.proof()) },

	"reply.filed":          (*Case).replied,
	"reply.moderated":      (*Case).moderated,
	"correction.requested": (*Case).requested,
	"correction.answered":  (*Case).answered,
}

func (c *Case) registered(l *Line, s said) {
	c.Registered = l.proof()
	c.numbered(s)
}

func (c *Case) numbered(s said) {
	if n := s.text("number"); n != "" && !slices.Contains(c.Numbers, n) {
		c.Numbers = append(c.Numbers, n)
	}
}

func (c *Case) titled(l *Line, s said) {
	c.Title = Title{Proof: l.proof(), Kind: s.text("kind"), Number: s.text("number"), Judgment: s.text("judgment"), Made: s.text("made"),
		Effective: s.text("effective")}
}

func (c *Case) joined(l *Line, s said) {
	if s.text("side") == "applicant" {
		n, _ := s.number("number")
		c.Applicants += max(n, 1)
		return
	}
	c.Bodies = append(c.Bodies, &Debtor{Proof: l.proof(), ID: s.text("id"), Register: s.text("register"), Kind: s.text("kind"),
		Level: s.text("level"), Successor: s.text("successor")})
}

func (c *Case) succeeded(_ *Line, s said) {
	if b := c.debtor(s.text("party")); b != nil && s.text("successor") != "" {
		b.Successor = s.text("successor")
	}
}

func (c *Case) typed(l *Line, s said) {
	d := &Duty{Proof: l.proof(), ID: s.text("id")}
	d.read(s)
	c.Duties = append(c.Duties, d)
}

func (c *Case) revised(l *Line, s said) {
	if d := c.Duty(s.text("obligation")); d != nil {
		d.Revised = l.proof()
		d.read(s)
	}
}

func (d *Duty) read(s said) {
	p := s.part("period")
	d.Kind, d.Nature, d.Debtor, d.Amount = s.text("kind"), s.text("nature"), s.text("debtor"), s.text("amount")
	d.Period = Period{Kind: p.text("kind"), Day: p.text("day"), Length: p.text("length"), From: p.text("from")}
}

// voice sets one of the three sides. Of statements of different days the later day's counts; of one day, the one recorded later.
func voice(side func(*Duty) **Voice) func(*Case, *Line, said) {
	return func(c *Case, l *Line, s said) {
		for _, d := range c.concerned(s.list("obligations")) {
			if at := side(d); *at == nil || (*at).Day <= l.Day {
				*at = &Voice{Proof: l.proof(), State: s.text("state"), Manner: s.text("manner")}
			}
		}
	}
}

func (c *Case) paid(l *Line, s said) {
	c.Payments = append(c.Payments, Payment{l.proof(), s.text("amount"), s.list("obligations")})
}

func promised(c *Case, l *Line, s said) {
	c.Promises = append(c.Promises, Promise{l.proof(), l.name(), s.text("until")})
}

func halted(stay bool) func(*Case, *Line, said) {
	return func(c *Case, l *Line, s said) {
		c.Halts = append(c.Halts, &Halt{Proof: l.proof(), Stay: stay, Until: s.text("until"), Way: s.text("way"), Duties: s.list("obligations")})
	}
}

// resumed ends every halt, and a closing that left something to be done.
func (c *Case) resumed(l *Line, _ said) {
	for _, h := range c.Halts {
		if h.Ended == nil {
			h.Ended = l.proof()
		}
	}
	c.Closed, c.Way, c.CloseWhy = nil, "", ""
}

func moved(c *Case, l *Line, _ said) { c.Moved = l.proof() }

func (c *Case) found(l *Line, s said) {
	holds, ok := s.yes("value")
	holds = holds || !ok
	c.Findings = append(c.Findings, Finding{l.proof(), s.text("finding"), holds})
	if s.text("finding") != "substantially_same" {
		return
	}
	about, ok := s.number("new_act")
	for _, n := range c.NewActs {
		if ok && (n.Entry == about || n.Place == about) {
			n.Same, n.Found = &holds, l.proof()
		}
	}
}

func (c *Case) lapsed(l *Line, s said) {
	c.Lapses = append(c.Lapses, Lapse{l.proof(), s.text("limit"), s.text("obligation"), s.text("last")})
}

// unused notes a row of the ledger. A row of the same measure, duty, sort and first day takes the place of an earlier one, as when its
// last day has become known.
func (c *Case) unused(l *Line, s said) {
	if !slices.Contains(casefile.Measures, s.text("measure")) {
		return
	}
	row := Unused{l.proof(), s.text("measure"), s.text("obligation"), s.text("sort"), s.text("from"), s.text("until"), s.text("reason"), s.text("finding")}
	same := func(u Unused) bool {
		return u.Measure == row.Measure && u.Duty == row.Duty && u.Sort == row.Sort && u.From == row.From
	}
	if i := slices.IndexFunc(c.Unused, same); i >= 0 {
		c.Unused[i] = row
		return
	}
	c.Unused = append(c.Unused, row)
}
