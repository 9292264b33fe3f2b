package view

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"mandamus/civil"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report/wording"
)

// Limits are the limits of a case: a row for those that matter, the rest by name.
type Limits struct {
	Rows    []Limit  // running, missed, or with a last day though nobody knows whether they were kept
	Met     []Limit  // kept in time
	Begun   []string // begun, but not to be told
	Unbegun []string // not even known to have begun
	Over    int      // overdue: somebody had to act and did not in time
	OverOf  string   // whose they are, with how many each
	Unknown int
}

// Limit is one limit with its last day and how it was found.
type Limit struct {
	ID, Label   string
	URL         string
	Who         string
	State       Tag
	Last        string // last day as it stands in tables
	LastISO     string // only of an exact day
	LongLast    string // as people write it
	Left        Tag    // how many days are left; without a tone: how many have passed
	Provisional bool
	Text        string
	Cite        Cite
	Steps       []string // derivation of the last day
	Lacks       string   // facts on which it hangs
	Gaps        string
	Of          []string // obligations; nil: all
	last        civil.Partial
	running     bool
}

// soon is the number of days from which a last day is shown as near.
const soon = 7

// limits sorts the limits of a case: first what runs, soonest first, then what was missed and what cannot be told, latest first.
func (c *caseMaker) limits() Limits {
	all := limitOutcomes(c.a.Positions)
	var out Limits
	var running, missed, open []Limit
	for _, o := range all {
		switch l := o.Slot; {
		case l.State == law.Running:
			running = append(running, c.limit(o))
		case l.State == law.Lapsed, l.State == law.Late:
			missed = append(missed, c.limit(o))
		case l.State == law.Met:
			out.Met = append(out.Met, c.limit(o))
		case l.State != law.Undetermined:
		case !wording.IsZero(l.Last):
			open = append(open, c.limit(o))
		case !wording.IsZero(l.Start):
			out.Begun = append(out.Begun, c.In(l.Label))
		default:
			out.Unbegun = append(out.Unbegun, c.In(l.Label))
		}
	}
	out.Rows = slices.Concat(byLast(running, 1), byLast(missed, -1), byLast(open, -1))
	out.Over, out.OverOf = c.overdue(all)
	out.Unknown = len(open) + len(out.Begun) + len(out.Unbegun)
	out.Begun, out.Unbegun = each.Once(out.Begun), each.Once(out.Unbegun)
	return out
}

// limitOutcomes are the limits of all obligations, those that look alike to a reader once.
func limitOutcomes(ps []law.Position) []wording.Outcome[law.Limit] {
	return wording.Outcomes(ps, func(p *law.Position) []law.Limit { return p.Limits }, func(l *law.Limit) string {
		return fmt.Sprint(l.State, l.Start, l.Last, l.MetOn, l.Saved, l.Provisional, l.Effect, l.Cite, l.Ask, l.Incomplete)
	})
}

// overdueOf are those of somebody who had to act and did not in time.
func overdueOf(all []wording.Outcome[law.Limit]) []wording.Outcome[law.Limit] {
	return each.Kept(all, func(o wording.Outcome[law.Limit]) bool { return wording.Overdue(o.Slot) })
}

// overdue is how many limits are overdue, and whose they are, in the order of the pack: 执行法院 2、被执行人 1.
func (c *caseMaker) overdue(all []wording.Outcome[law.Limit]) (n int, whose string) {
	late := overdueOf(all)
	who := each.Mapped(late, func(o wording.Outcome[law.Limit]) string { return c.Term(o.Slot.Who) })
	counts := each.Mapped(each.Once(who), func(name string) string {
		return name + " " + strconv.Itoa(len(each.Kept(who, func(s string) bool { return s == name })))
	})
	return len(late), c.Items(counts)
}

// byLast sorts limits by their last days, rising or, with -1, falling.
func byLast(ls []Limit, direction int) []Limit {
	slices.SortStableFunc(ls, func(a, b Limit) int { return direction * cmp.Compare(a.last.First, b.last.First) })
	return ls
}

func (c *caseMaker) limit(o wording.Outcome[law.Limit]) Limit {
	l := o.Slot
	out := Limit{
		ID: l.ID, Label: c.In(l.Label), URL: c.ruleURL("limit", l.ID), Who: c.Term(l.Who), State: c.limitState(l), Last: c.Day(l.Last), last: l.Last,
		Provisional: l.Provisional, Text: c.limitText(l), Cite: c.cite(l.Cite), Of: o.Of, running: l.State == law.Running,
	}
	if l.Last.Exact() && !wording.IsZero(l.Last) {
		out.LastISO, out.LongLast = l.Last.String(), c.longDay(l.Last.First)
	}
	if l.State == law.Undetermined {
		out.Lacks = c.say.Facts(l.Ask)
	}
	out.Gaps = c.incomplete(l.Incomplete)
	out.Left = c.left(l)
	out.Steps = o.Pos.Derivation(l.ID, c.Lang)
	return out
}

// limitState is the state of a limit. It is red only where somebody came too late: a right that ended, a longest time that is over and a
// day that only a letter asked for are no lateness.
func (c *caseMaker) limitState(l *law.Limit) Tag {
	tone := tones[l.State]
	switch {
	case l.Saved:
		tone = Warn
	case wording.Waited(l):
		tone = Info
	case wording.Asked(l), l.State == law.Lapsed && !wording.Overdue(l):
		tone = Neutral
	}
	return Tag{tone, c.LimitState(l)}
}

// left is how many days there still are to a last day, or how many have passed since.
func (c *caseMaker) left(l *law.Limit) Tag {
	days := int(l.Last.First - c.a.On)
	switch {
	case wording.IsZero(l.Last) || l.Last.First < wording.Earliest:
		return Tag{}
	case l.State == law.Lapsed:
		if !l.Last.Exact() {
			return Tag{}
		}
		return Tag{Text: c.n(-days, "web.left.over")}
	case l.State != law.Running:
		return Tag{}
	case !l.Last.Exact():
		return Tag{nearness(days), c.n(max(days, 0), "web.left.at_least")}
	case days == 0:
		return Tag{Warn, c.t("web.left.today")}
	}
	return Tag{nearness(days), c.n(days, "web.left.days")}
}

func nearness(days int) Tone {
	if days <= soon {
		return Warn
	}
	return Info
}

// limitText says what it means to miss a limit, when an act came, and that a day may still move.
func (c *caseMaker) limitText(l *law.Limit) string {
	out := c.LimitNotes(l)
	switch l.State {
	case law.Running:
		out = append([]string{c.In(l.Effect)}, out...)
	case law.Undetermined:
		out = append([]string{c.t("report.limit.not_told")}, out...)
	}
	return c.Clauses(each.Kept(out, func(s string) bool { return s != "" }))
}
