package wording

import (
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Owing says whether a sum is owed. Its values are the ends of the keys of their words.
type Owing string

// The answers. A sum is only shown where no decision stands behind it.
const (
	Owed        Owing = "owed"
	OwedPartly  Owing = "partly"
	OnlyShown   Owing = "shown"
	OwedUnknown Owing = "owed_unknown"
)

//i18n:keys report.money.owed report.money.partly report.money.shown report.money.owed_unknown

// OwingOf says whether a sum is owed. What is split among office-holders is owed in part if a decision was served on some of them only: a
// fine is personal.
func OwingOf(a *law.Accrual) Owing {
	served := len(each.Kept(a.Shares, func(s law.Share) bool { return s.Owed == law.Yes }))
	switch {
	case a.Owed == law.Unknown:
		return OwedUnknown
	case a.Owed == law.No || len(a.Shares) > 0 && served == 0:
		return OnlyShown
	case len(a.Shares) > served:
		return OwedPartly
	}
	return Owed
}

// Owing puts it into words.
func (w Words) Owing(o Owing) string { return i18n.T(w.Lang, "report.money."+string(o)) }

// ShareNote says of a share of a sum that is owed that this part is not; empty where there is nothing to say.
func (w Words) ShareNote(a *law.Accrual, s law.Share) string {
	if a.Owed == law.Yes && s.Owed != law.Yes {
		return w.Owing(OnlyShown)
	}
	return ""
}

// Run says over which days a sum grew.
func (w Words) Run(a *law.Accrual) string {
	from, until := w.Day(a.From), w.Day(a.Until)
	if !a.Estimate && len(a.Segments) > 0 {
		from, until = a.Segments[0].From.String(), a.Segments[len(a.Segments)-1].Until.String()
	}
	return w.t("report.money.run", "from", from, "until", until, "days", a.Days)
}

// PerDay says by how much a sum grows each day; empty where it does not grow now.
func (w Words) PerDay(a *law.Accrual) string {
	r, ok := a.PerDay()
	if !ok {
		return ""
	}
	return w.t("report.money.per_day", "sum", w.Sum(r))
}

// Bearer is to whom a share falls.
func (c Case) Bearer(s law.Share) string {
	if s.Person == "" {
		return c.t("report.money.nobody")
	}
	return c.Person(s.Person)
}
