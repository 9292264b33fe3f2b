package docket

import "slices"

// RecordPayment records money paid on one or more duties to pay; none named: the only one there is.
type RecordPayment struct {
	On
	late
	PaymentMade
}

func (c RecordPayment) decide(d *Docket, _ Context) ([]act, error) {
	if len(c.Obligations) == 0 {
		c.Obligations = d.onlyMoney()
	}
	if err := d.named(c.Obligations); err != nil {
		return nil, err
	}
	for _, id := range c.Obligations {
		if o := d.Obligation(id); !o.Money() {
			return nil, refuse("obligation.not_money", "obligation", o.What)
		}
	}
	if c.Amount == "" {
		return nil, wanting("amount")
	}
	c.By = or(c.By, "debtor")
	return say(&c.PaymentMade)
}

// onlyMoney returns the duty to pay where there is exactly one.
func (d *Docket) onlyMoney() []string {
	var out []string
	for _, o := range d.Obligations {
		if o.Money() {
			out = append(out, o.ID)
		}
	}
	if len(out) > 1 {
		return nil
	}
	return out
}

// ReportPerformance records what the debtor says of its performance.
type ReportPerformance struct {
	On
	late
	PerformanceReported
}

func (c ReportPerformance) decide(d *Docket, _ Context) ([]act, error) {
	if c.By = or(c.By, "debtor"); slices.Contains(d.actors("applicant"), c.By) {
		return nil, oneOf("by", c.By, d.actors("debtor"))
	}
	return sayOf(d, c.Obligations, &c.PerformanceReported)
}

// StateView records what the applicant says of it.
type StateView struct {
	On
	late
	PerformanceViewed
}

func (c StateView) decide(d *Docket, _ Context) ([]act, error) {
	c.By = or(c.By, "applicant")
	if err := oneOf("by", c.By, d.actors("applicant")); err != nil {
		return nil, err
	}
	return sayOf(d, c.Obligations, &c.PerformanceViewed)
}

// actors returns who may stand in the By of what a side says.
func (d *Docket) actors(side string) []string {
	out := []string{side}
	for _, p := range d.Side(side) {
		out = append(out, p.ID)
	}
	return out
}

// AssessPerformance records what the court finds of it. Only that makes a duty performed.
type AssessPerformance struct {
	On
	PerformanceAssessed
}

func (c AssessPerformance) decide(d *Docket, at Context) ([]act, error) {
	if err := at.bench(); err != nil {
		return nil, err
	}
	if c.Manner != "" {
		if err := oneOf("manner", c.Manner, Manners); err != nil {
			return nil, err
		}
	}
	if c.Manner == "impossible" && c.State == "full" {
		return nil, refuse("performance.manner")
	}
	c.By = or(c.By, "court")
	return sayOf(d, c.Obligations, &c.PerformanceAssessed)
}

// sayOf records a statement about obligations that must be named.
func sayOf(d *Docket, obligations []string, body Body) ([]act, error) {
	if err := d.named(obligations); err != nil {
		return nil, err
	}
	return say(body)
}

// bench refuses who is no judge.
func (at Context) bench() error {
	if at.is("judge", "president") {
		return nil
	}
	return refuse("office", "actor", at.Actor)
}

// RecordNewAct records a new act of the debtor beside the one that was annulled.
type RecordNewAct struct {
	On
	NewActMade
}

func (c RecordNewAct) decide(*Docket, Context) ([]act, error) {
	c.By = or(c.By, "debtor")
	return say(&c.NewActMade)
}

// Settle records a settlement in enforcement.
type Settle struct {
	On
	SettlementMade
}

func (c Settle) decide(d *Docket, _ Context) ([]act, error) {
	return sayOf(d, c.Obligations, &c.SettlementMade)
}

// BreachSettlement records that the settlement is not kept. Before the day it gives is over it cannot be broken, unless the
// debtor has said that it will not keep it.
type BreachSettlement struct {
	On
	late
	SettlementBreached
	Renounced bool // the debtor has said so
}

func (c BreachSettlement) decide(d *Docket, at Context) ([]act, error) {
	s := d.Settlement
	if s == nil {
		return nil, refuse("settlement.none")
	}
	last, ends := lastOf(s.Until)
	switch on := legalDay(c, at); {
	case !s.Breached.IsZero():
		return nil, refuse("settlement.already_broken", "on", s.Breached.On)
	case ends && on.First <= last && !c.Renounced:
		return nil, refuse("settlement.time_runs", "until", s.Until)
	}
	if len(c.Obligations) == 0 {
		c.Obligations = s.Obligations
	}
	c.By = or(c.By, "debtor")
	return say(&c.SettlementBreached)
}
