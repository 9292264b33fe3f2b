package wording

import "mandamus/casefile"

// Amount is the sum of an obligation, or that a duty to pay has none; empty for any other duty.
func (c Case) Amount(o *casefile.Obligation) string {
	if sum, ok := c.Yuan(o.Amount); ok {
		return sum
	}
	if o.Kind == "pay" || o.Kind == "return_fine" {
		return c.t("report.duty.no_amount")
	}
	return ""
}

// Period is the performance period as the title states it.
func (c Case) Period(t casefile.Term) string {
	switch t.Kind {
	case "day":
		return c.t("report.duty.to_day", "day", c.Date(t.Day))
	case "length":
		from := c.t("report.duty.from_unknown")
		if t.From != "" {
			from = c.Word("period_from", t.From)
		}
		return c.t("report.duty.length", "length", c.Length(t.Length), "from", from)
	case "unstated":
		return c.t("report.duty.unstated")
	}
	return c.t("report.duty.period_unknown")
}

// Performance is what was said of performance by the day of assessment; the zero value where it was said only later.
func (c Case) Performance(o *casefile.Obligation) casefile.Performance {
	if asOf := o.Performance.AsOf; asOf.Known() && asOf.First > c.A.On {
		return casefile.Performance{}
	}
	return o.Performance
}
