package report

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

// What stands between an office and a measure that is not open. A closed one has conditions that fail, each with what would mend it;
// what the file does not give does not matter then. An undetermined one lacks facts, and may be blocked by what nobody reports.

// failing is a condition that does not hold.
type failing struct {
	condition string // empty for the kind of title and the days in force
	sentence  string
	awaits    []string // what would mend it: a finding of whom, an act of whom, a day
	final     bool     // nothing can mend it
}

// between is what stands between the office and a measure that is not open, in clauses; what is said elsewhere is left out.
func (w *writer) between(m *law.Measure, said elsewhere) string {
	var out []string
	for _, f := range w.failing(m) {
		out = append(out, w.failure(f))
	}
	if lack := w.lackOf(m); !lack.none() {
		out = append(out, w.lacking(lack.without(said.lack))...)
	} else if m.State == law.Undetermined && len(out) == 0 {
		out = append(out, w.t("report.between.only_blocks"))
	}
	if day, ok := w.waitOnly(m); ok {
		out = append(out, w.t("report.await.day", "day", day))
	}
	if blocks := kept(w.blocks(m), func(s string) bool { return !slices.Contains(said.blocks, s) }); len(blocks) > 0 {
		out = append(out, w.t("report.between.unless", "what", w.clauses(blocks)))
	}
	return w.clauses(out)
}

// failing are the conditions that do not hold. The kind of title comes first, and where one fails for good it alone is worth saying.
func (w *writer) failing(m *law.Measure) []failing {
	if m.Gate == law.No {
		return []failing{{sentence: w.notWithTitle(), final: true}}
	}
	var out, final []failing
	if m.InForce == law.No {
		out = append(out, failing{sentence: w.t("report.between.no_law"), awaits: w.awaits(m, "")})
	}
	for _, r := range m.Reasons {
		if r.Stands() != law.No {
			continue
		}
		f := failing{r.Condition, r.Sentence(w.Lang), w.awaits(m, r.Condition), hopeless(m, r)}
		if out = append(out, f); f.final {
			final = append(final, f)
		}
	}
	if len(final) > 0 {
		return final
	}
	return out
}

// forGood reports whether one of the conditions fails for good.
func forGood(fails []failing) bool {
	return slices.ContainsFunc(fails, func(f failing) bool { return f.final })
}

// hopeless reports whether nothing can mend a failing condition. That the debtor would have to undo what blocks the measure, its own
// performance, is no way.
func hopeless(m *law.Measure, r law.Reason) bool {
	mine := stepsFor(m, r.Condition)
	undo := func(s law.Step) bool { return r.Blocks && s.Means == law.ActOf && s.By == "debtor" }
	return len(mine) > 0 && !slices.ContainsFunc(mine, func(s law.Step) bool { return s.Means != law.Impossible && !undo(s) })
}

// stepsFor are the steps of a measure's plan that serve one condition.
func stepsFor(m *law.Measure, condition string) []law.Step {
	return kept(m.Plan.Steps, func(s law.Step) bool { return s.Condition == condition })
}

// awaits is what a failing condition waits for by the plan: findings and acts first, then time. A day is named only where nothing but
// time is needed; behind an act that has not happened it would be a guess.
func (w *writer) awaits(m *law.Measure, condition string) []string {
	var out []string
	var wait *law.Step
	for _, s := range stepsFor(m, condition) {
		switch s.Means {
		case law.Wait:
			wait = &s
		case law.ActOf, law.FindingOf:
			if text := i18n.T(w.Lang, "report.await."+s.Means.String(), "who", w.term(s.By)); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	switch {
	case wait != nil && len(out) == 0:
		out = append(out, w.t("report.await.day", "day", wait.On))
	case wait != nil:
		out = append(out, w.t("report.await.time"))
	}
	return out
}

//i18n:keys report.await.*

// failure is a failing condition with what it waits for.
func (w *writer) failure(f failing) string {
	if f.final || len(f.awaits) == 0 {
		return f.sentence
	}
	return w.t("report.between.awaits", "sentence", f.sentence, "what", strings.Join(f.awaits, w.t("report.semicolon")))
}

// waitOnly is the day from which a measure opens by itself, if time is all it needs and no condition says so.
func (w *writer) waitOnly(m *law.Measure) (string, bool) {
	if len(m.Plan.Steps) != 1 || m.Plan.Steps[0].Means != law.Wait || m.State != law.Undetermined {
		return "", false
	}
	return m.Plan.Steps[0].On.String(), true
}

// blocks are, in words, the conditions that would block an undetermined measure and of which the record says nothing: a stay, a closing.
func (w *writer) blocks(m *law.Measure) []string {
	if m.State != law.Undetermined {
		return nil
	}
	var out []string
	for _, r := range m.Reasons {
		if r.Blocks && r.Value == law.Unknown {
			out = append(out, w.supposed(r))
		}
	}
	return out
}

// supposed is the clause for a condition that may hold, with “some day” for days that are not known.
func (w *writer) supposed(r law.Reason) string {
	facts := r.Explain(w.Lang).Facts
	return i18n.Fill(w.in(w.pack.Conditions.M[r.Condition].Yes), func(name string) (string, bool) {
		i := slices.IndexFunc(facts, func(u law.FactUse) bool { return u.Name == name })
		switch {
		case i >= 0 && facts[i].State == law.Yes:
			return facts[i].Value, true
		case w.isDay(name) || i < 0:
			return w.t("report.day.some"), true
		}
		return facts[i].Label, true
	})
}

// isDay reports whether a name of the pack stands for a day.
func (w *writer) isDay(name string) bool {
	return w.pack.Facts.M[name].Type == "day" || w.pack.Derive.M[name].Type == "day" || strings.HasPrefix(name, "limit.")
}

// runs prints numbers with runs of them drawn together: 1–3, 5.
func (w *writer) runs(numbers []int) string {
	slices.Sort(numbers)
	var out []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		text := strconv.Itoa(numbers[i])
		if j > i {
			text += "–" + strconv.Itoa(numbers[j])
		}
		out = append(out, text)
		i = j + 1
	}
	return w.items(out)
}
