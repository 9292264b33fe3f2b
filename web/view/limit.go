package view

import (
	"cmp"
	"fmt"
	"slices"

	"mandamus/civil"
	"mandamus/law"
)

// Limits are the limits of a case: a row for those that matter, the rest by name.
type Limits struct {
	Rows    []Limit  // running, missed, or with a last day though nobody knows whether they were kept
	Met     []Limit  // kept in time
	Begun   []string // begun, but not to be told
	Unbegun []string // not even known to have begun
	Over    int      // lapsed, or kept late without an excuse
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

func (c *caseMaker) limits() Limits {
	all := outcomes(c.a.Positions, func(p *law.Position) []law.Limit { return p.Limits }, c.limitLook)
	var out Limits
	var running, missed, open []Limit
	for _, o := range all {
		l, made := o.slot, c.limit(o)
		switch {
		case l.State == law.Running:
			running = append(running, made)
		case l.State == law.Lapsed, l.State == law.Late:
			missed = append(missed, made)
			if !l.Saved {
				out.Over++
			}
		case l.State == law.Met:
			out.Met = append(out.Met, made)
		case l.State != law.Undetermined:
		case !isZero(l.Last):
			open = append(open, made)
		case !isZero(l.Start):
			out.Begun = append(out.Begun, made.Label)
		default:
			out.Unbegun = append(out.Unbegun, made.Label)
		}
	}
	sortLimits(running, 1)
	sortLimits(missed, -1)
	sortLimits(open, -1)
	out.Rows = slices.Concat(running, missed, open)
	out.Unknown = len(open) + len(out.Begun) + len(out.Unbegun)
	out.Begun, out.Unbegun = unique(out.Begun), unique(out.Unbegun)
	return out
}

func sortLimits(ls []Limit, direction int) {
	slices.SortStableFunc(ls, func(a, b Limit) int { return direction * cmp.Compare(a.last.First, b.last.First) })
}

func unique(in []string) []string {
	var out []string
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func isZero(d civil.Partial) bool { return d == civil.Partial{} }

// limitLook is all a reader would see of a limit, as text to compare.
func (c *caseMaker) limitLook(_ *law.Position, l *law.Limit) string {
	return fmt.Sprint(l.State, l.Start, l.Last, l.MetOn, l.Saved, l.Provisional, l.Effect, l.Cite, l.Ask, l.Incomplete)
}

func (c *caseMaker) limit(o outcome[law.Limit]) Limit {
	l := o.slot
	out := Limit{
		ID: l.ID, Label: c.in(l.Label), URL: c.ruleURL("limit", l.ID), Who: c.term(l.Who), State: c.state(l.State), Last: c.day(l.Last), last: l.Last,
		Provisional: l.Provisional, Text: c.limitText(l), Cite: c.cite(l.Cite), Of: o.of, running: l.State == law.Running,
	}
	if l.Saved {
		out.State = Tag{Warn, c.t("report.limit.saved")}
	}
	if l.Last.Exact() && !isZero(l.Last) {
		out.LastISO, out.LongLast = l.Last.String(), c.longDay(l.Last.First)
	}
	if l.State == law.Undetermined {
		out.Lacks = c.factLabels(l.Ask)
	}
	out.Gaps = c.incomplete(l.Incomplete)
	out.Left = c.left(l)
	out.Steps = o.pos.Derivation(l.ID, c.lang)
	return out
}

// left is how many days there still are to a last day, or how many have passed since.
func (c *caseMaker) left(l *law.Limit) Tag {
	days := int(l.Last.First - c.a.On)
	switch {
	case isZero(l.Last) || l.Last.First < earliest:
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

// limitText says what a missed limit means, when an act came, and that a day may still move.
func (c *caseMaker) limitText(l *law.Limit) string {
	var out []string
	switch l.State {
	case law.Late:
		out = append(out, c.t("report.limit.done", "day", c.day(l.MetOn)), c.in(l.Effect))
	case law.Lapsed, law.Running:
		out = append(out, c.in(l.Effect))
	case law.Undetermined:
		out = append(out, c.t("report.limit.not_told"))
	case law.Met:
		out = append(out, c.t("report.limit.kept", "day", c.day(l.MetOn)))
	}
	if l.Provisional {
		out = append(out, c.t("report.limit.provisional_note"))
	}
	return c.clauses(kept(out, func(s string) bool { return s != "" }))
}
