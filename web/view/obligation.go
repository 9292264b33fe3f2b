package view

import (
	"mandamus/casefile"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/wording"
)

// Obligation is one duty with how far it is done.
type Obligation struct {
	ID       string
	What     string
	Quote    string // words of the operative part, in Chinese
	Note     string // kind, sum, period
	Done     string // by what performance will be judged
	State    Tag
	StateOf  string // by whose word and as of when
	Share    int    // hundredths performed, for the bar; -1 where it cannot be said
	Findings []Field
}

// performance shades: what each state of performance looks like.
var performance = map[string]struct {
	tone  Tone
	share int
}{
	"none": {Bad, 0}, "partial": {Warn, -1}, "full": {Good, 100}, "disputed": {Warn, -1}, "": {Unknown, -1},
}

func (c *caseMaker) obligation(o casefile.Obligation) Obligation {
	p := c.say.Performance(&o)
	look := performance[p.State]
	out := Obligation{
		ID: o.ID, What: c.In(o.What), Quote: o.Quote, Done: c.In(o.Done), Share: look.share, State: Tag{look.tone, c.Word("performance_state", p.State)},
		Note:    wording.Dotted(c.Word("obligation_kind", o.Kind), c.Word("nature", o.Nature), c.say.Amount(&o), c.say.Period(o.Period)),
		StateOf: wording.Dotted(c.Word("performance_by", p.By), p.AsOf.String()),
	}
	if p.State == "" {
		out.State.Text = c.t("web.performance.unknown")
	}
	if p.State == "partial" {
		out.Share = c.paidShare(o)
	}
	out.Findings = c.determined(o.ID)
	return out
}

func (c *caseMaker) performed(o casefile.Obligation) bool {
	return c.say.Performance(&o).State == "full"
}

// paidShare is the paid part of a sum in hundredths, rounded down; -1 where the file does not give it.
func (c *caseMaker) paidShare(o casefile.Obligation) int {
	whole, err := money.ParseYuan(o.Amount)
	left := c.principalLeft(o.ID)
	if err != nil || whole <= 0 || left <= 0 || left > whole {
		return -1
	}
	share, err := money.MulDiv(whole-left, 100, int64(whole))
	if err != nil {
		return -1
	}
	return int(share)
}

// principalLeft is what an accrual found unpaid of the sum; 0 where none says so.
func (c *caseMaker) principalLeft(obligation string) money.Fen {
	for _, pos := range c.a.Positions {
		for _, a := range pos.Accruals {
			if pos.Obligation.ID == obligation && a.State == law.Due && a.Left > 0 {
				return a.Left
			}
		}
	}
	return 0
}

// determined is what defeasible rules decide of an obligation: who enforces, what the title is worth.
func (c *caseMaker) determined(obligation string) []Field {
	var out []Field
	for _, pos := range c.a.Positions {
		if pos.Obligation.ID != obligation {
			continue
		}
		for _, d := range pos.Determinations {
			if d.State != law.Due {
				continue
			}
			out = append(out, Field{c.In(d.Label), c.In(d.Word), c.cites(wording.RuleCites(&d))})
		}
	}
	return out
}
