package wording

import (
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

// Blocks are, in words, the conditions that would block an undetermined measure and of which the record says nothing: a stay, a closing.
func (c Case) Blocks(m *law.Measure) []string {
	if m.State != law.Undetermined {
		return nil
	}
	var out []string
	for _, r := range m.Reasons {
		if r.Blocks && r.Value == law.Unknown {
			out = append(out, c.supposed(r))
		}
	}
	return out
}

// OnlyBlocked is the clause for an undetermined measure whose requirements are met, so that only what nobody reported may stand in the way.
func (c Case) OnlyBlocked() string { return c.t("report.between.only_blocks") }

// Unless is the clause on what may block a measure; empty where nothing may.
func (c Case) Unless(blocks []string) string {
	if len(blocks) == 0 {
		return ""
	}
	return c.t("report.between.unless", "what", c.Clauses(blocks))
}

// supposed is the clause for a condition that may hold, with “some day” for days that are not known.
func (c Case) supposed(r law.Reason) string {
	facts := r.Explain(c.Lang).Facts
	return i18n.Fill(c.In(c.Pack.Conditions.M[r.Condition].Yes), func(name string) (string, bool) {
		i := slices.IndexFunc(facts, func(u law.FactUse) bool { return u.Name == name })
		switch {
		case i >= 0 && facts[i].State == law.Yes:
			return facts[i].Value, true
		case c.isDay(name) || i < 0:
			return c.t("report.day.some"), true
		}
		return facts[i].Label, true
	})
}

// isDay reports whether a name of the pack stands for a day.
func (w Words) isDay(name string) bool {
	return w.Pack.Facts.M[name].Type == "day" || w.Pack.Derive.M[name].Type == "day" || strings.HasPrefix(name, "limit.")
}
