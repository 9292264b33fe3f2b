package audit

import (
	"maps"
	"slices"
	"strings"

	"mandamus/publog"
	"mandamus/record"
)

// recount holds what a court commits to for a day against the log, where no entry of the court came between counting and committing: entries
// by kind, what is withheld, and, where the log is read from its first entry, cases by stage and by how they ended.
func (a *audit) recount(index int64, e publog.Entry) []record.Flaw {
	d, ok := record.ReadDay(e)
	if !ok || a.state.Tally.Touched[e.Court] >= d.Size {
		return nil
	}
	c := comparison{index: index, court: e.Court}
	c.all("", d.Kinds, kinds(a.state.Tally, e.Court))
	var withheld int64
	for _, w := range d.Withheld {
		withheld += w.Count
	}
	c.one("withheld", withheld, waiting(a.state.Tally, e.Court))
	if a.count != nil {
		actual := a.count.Courts[e.Court]
		c.one("cases", d.Cases, actual["cases"])
		c.all("stage.", d.Stages, actual.Below("stage"))
		c.all("outcome.", d.Outcomes, actual.Below("outcome"))
	}
	return c.flaws
}

// comparison collects what is not as it was committed to.
type comparison struct {
	index int64
	court string
	flaws []record.Flaw
}

func (c *comparison) one(what string, committed, actual int64) {
	if committed != actual {
		c.flaws = append(c.flaws, record.Flaw{Code: "count.wrong", Index: c.index, Court: c.court, What: what, Before: actual, After: committed})
	}
}

func (c *comparison) all(prefix string, committed, actual record.Counts) {
	keys := slices.Concat(committed.Keys(), actual.Keys())
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		c.one(prefix+key, committed[key], actual[key])
	}
}

// kinds counts the entries of a court by kind, as the last numbers of its series have it.
func kinds(t *record.Tally, court string) record.Counts {
	out := record.Counts{}
	for key, last := range t.Last {
		parts := strings.SplitN(key, " ", 3) // court, year, kind
		if len(parts) == 3 && parts[0] == court && parts[2] != publog.KindDayCommitted {
			out[parts[2]] += int64(last)
		}
	}
	return out
}

// waiting counts the withheld entries of a court.
func waiting(t *record.Tally, court string) (n int64) {
	for w := range maps.Values(t.Waiting) {
		if w.Court == court {
			n++
		}
	}
	return n
}

// courts are the codes of all courts that have entries, in order.
func (s *State) courts() []string {
	return slices.Sorted(maps.Keys(s.Since))
}
