package view

import (
	"strings"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report"
	"mandamus/report/wording"
)

// Entry is a case as a list knows it, in no language yet.
type Entry struct {
	ID       string
	Invented bool
	file     *casefile.File
	on       civil.Day
	next     civil.Partial // last day of the running limit that ends first; zero where none runs
	what     i18n.Text     // that limit
	over     int           // limits of somebody who had to act that are overdue
	open     int           // measures that are open
	unknown  int           // measures that cannot be told
	duties   int
	done     int
	amount   money.Fen // of all duties, as far as sums are given
	decided  int       // hundredths of the slots
	text     string    // what a search looks at, folded
}

// EntryOf makes the entry of an assessed case.
func EntryOf(a *law.Assessment, invented bool) Entry {
	f := a.File
	tally := report.Tally(a)
	e := Entry{
		ID: f.ID, Invented: invented, file: f, on: a.On, over: len(overdueOf(limitOutcomes(a.Positions))),
		duties: len(f.Obligations), decided: tally.Decided * 100 / max(tally.Slots, 1),
	}
	e.open, e.unknown = countMeasures(a.Positions)
	e.next, e.what = nextLimit(a.Positions)
	for _, o := range f.Obligations {
		if o.Performance.State == "full" {
			e.done++
		}
		if sum, err := money.ParseYuan(o.Amount); err == nil {
			if total, err := e.amount.Add(sum); err == nil {
				e.amount = total
			}
		}
	}
	e.text = searchText(f)
	return e
}

// nextLimit is the running limit that ends first: its last day and its name; zero where none runs.
func nextLimit(ps []law.Position) (last civil.Partial, what i18n.Text) {
	for _, pos := range ps {
		for _, l := range pos.Limits {
			if l.State == law.Running && (wording.IsZero(last) || l.Last.First < last.First) {
				last, what = l.Last, l.Label
			}
		}
	}
	return last, what
}

// searchText is all by which people look for a case: names, numbers, courts.
func searchText(f *casefile.File) string {
	parts := []string{f.ID, f.Title.ZH, f.Title.EN, f.Enforcement.Number, f.Enforcement.Court, f.Courts.First, f.Courts.Appeal, f.Courts.Enforcing}
	parts = append(parts, f.Enforcement.Numbers...)
	for _, d := range f.Debtors {
		parts = append(parts, d.Name.ZH, d.Name.EN)
	}
	for _, a := range f.Applicants {
		parts = append(parts, a.Name.ZH, a.Name.EN)
	}
	return fold(strings.Join(parts, "\n"))
}

// urgency orders by the days left to the next limit; without one a case comes after all that have one.
func (e Entry) urgency() int {
	if wording.IsZero(e.next) {
		return int(civil.Never)
	}
	return int(e.next.First - e.on)
}
