package view

import (
	"slices"
	"strconv"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/report"
)

// Basis is what an assessment rests on.
type Basis struct {
	Readings []Reading // all, those that differ from their default first
	Chosen   int       // how many differ
	Gaps     []Link    // each with its place on the page of gaps
	Doubts   []string
	Sources  []Link
	Receipt  []Field
	Decided  int
	Slots    int
}

// Reading is a contested point with its choices.
type Reading struct {
	ID, Question string
	URL          string
	Choices      []Choice
	Changed      bool // not the default
}

// Choice is one way to read the law.
type Choice struct {
	Value, Text string
	Default     bool
	Chosen      bool
}

func (c *caseMaker) basis() Basis {
	tally := report.Tally(c.a)
	out := Basis{
		Gaps: c.gaps(), Doubts: each.Mapped(c.a.File.Doubts, func(d i18n.Text) string { return c.In(d) }), Sources: each.Mapped(c.a.File.Sources, c.source),
		Receipt: c.receipt(), Decided: tally.Decided, Slots: tally.Slots, Chosen: len(c.a.Receipt.Chosen),
	}
	for _, id := range c.Pack.ReadingIDs() {
		out.Readings = append(out.Readings, c.reading(id, c.a.Receipt.Readings[id]))
	}
	slices.SortStableFunc(out.Readings, func(a, b Reading) int { return rank(b.Changed) - rank(a.Changed) })
	return out
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// reading is a reading with the choice made.
func (w words) reading(id, chosen string) Reading {
	r, _ := w.Pack.Reading(id)
	out := Reading{ID: id, Question: w.In(r.Question), URL: w.path("law", "readings") + "#" + id, Changed: chosen != r.Default}
	for _, k := range r.Choices.Keys {
		out.Choices = append(out.Choices, Choice{Value: k, Text: w.In(r.Choices.M[k]), Default: k == r.Default, Chosen: k == chosen})
	}
	return out
}

// gaps are the declared gaps that bear on the case.
func (c *caseMaker) gaps() []Link {
	var out []Link
	for _, pos := range c.a.Positions {
		for _, g := range pos.Gaps {
			if l := (Link{c.In(g.Reason), c.path("law", "gaps") + "#" + g.ID}); !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

// receipt is what makes the answer repeatable.
func (c *caseMaker) receipt() []Field {
	r := c.a.Receipt
	out := []Field{
		{Label: c.t("web.receipt.pack"), Text: r.Pack + " " + r.Digest},
		{Label: c.t("web.receipt.engine"), Text: law.EngineVersion},
		{Label: c.t("web.receipt.calendar"), Text: r.Calendar + " " + r.CalendarID},
		{Label: c.t("web.receipt.rates"), Text: r.Rates},
		{Label: c.t("web.receipt.file"), Text: r.CaseFile},
		{Label: c.t("web.receipt.day"), Text: r.On},
		{Label: c.t("web.receipt.readings"), Text: c.chosenReadings()},
	}
	tally := report.Tally(c.a)
	return append(out, Field{Label: c.t("web.receipt.decided"), Text: c.t("web.metric.of", "n", strconv.Itoa(tally.Decided), "of", strconv.Itoa(tally.Slots))})
}

// chosenReadings are the readings that differ from their default, as ID=VALUE.
func (c *caseMaker) chosenReadings() string {
	if len(c.a.Receipt.Chosen) == 0 {
		return c.t("web.receipt.defaults")
	}
	return c.Items(each.Mapped(c.a.Receipt.Chosen, func(id string) string { return id + "=" + c.a.Receipt.Readings[id] }))
}
