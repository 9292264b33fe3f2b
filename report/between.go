package report

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

// What stands between an office and a measure that is not open: conditions that fail, each with what would mend it, and facts the file
// does not give.

// failing is a condition that does not hold.
type failing struct {
	condition string // empty for the kind of title and the days in force
	sentence  string
	awaits    []string // what would mend it: a finding of whom, an act of whom, a day
	final     bool     // nothing can mend it
}

// lack is what the file does not give, as ids of facts.
type lack struct {
	findings []string // findings no office has made as far as the file says
	facts    []string // everything else: what was or was not done, what is or is not so
}

func (l lack) none() bool { return len(l.findings)+len(l.facts) == 0 }

// without is the lack less what another one holds too.
func (l lack) without(other lack) lack {
	not := func(in []string) func(string) bool { return func(s string) bool { return !slices.Contains(in, s) } }
	return lack{kept(l.findings, not(other.findings)), kept(l.facts, not(other.facts))}
}

// both is what two of them share.
func (l lack) both(other lack) lack {
	in := func(in []string) func(string) bool { return func(s string) bool { return slices.Contains(in, s) } }
	return lack{kept(l.findings, in(other.findings)), kept(l.facts, in(other.facts))}
}

// between is what stands between the office and a measure that is not open, in clauses; what is said elsewhere is left out.
func (w *writer) between(m *law.Measure, elsewhere lack) string {
	var out []string
	final := false
	for _, f := range w.failing(m) {
		out = append(out, w.failure(f))
		final = final || f.final
	}
	if !final {
		out = append(out, w.lacking(w.lackOf(m).without(elsewhere))...)
	}
	if day, ok := w.waitOnly(m); ok {
		out = append(out, w.t("report.await.day", "day", day))
	}
	return w.clauses(out)
}

// failing are the conditions that do not hold. The kind of title comes first, and where one fails for good it alone is worth saying.
func (w *writer) failing(m *law.Measure) []failing {
	if m.Gate == law.No {
		return []failing{{sentence: w.t("report.between.title", "kind", w.word("title_kind", w.a.File.Enforcement.Kind)), final: true}}
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

// hopeless reports whether nothing can mend a failing condition. That the debtor would have to undo what blocks the measure, its own
// performance, is no way.
func hopeless(m *law.Measure, r law.Reason) bool {
	mine := kept(m.Plan.Steps, func(s law.Step) bool { return s.Condition == r.Condition })
	undo := func(s law.Step) bool { return r.Blocks && s.Means == law.ActOf && s.By == "debtor" }
	return len(mine) > 0 && !slices.ContainsFunc(mine, func(s law.Step) bool { return s.Means != law.Impossible && !undo(s) })
}

// awaits is what a failing condition waits for by the plan: findings and acts first, then time. A day is named only where nothing but
// time is needed; behind an act that has not happened it would be a guess.
func (w *writer) awaits(m *law.Measure, condition string) []string {
	var out []string
	var wait *law.Step
	for i, s := range m.Plan.Steps {
		if s.Condition != condition {
			continue
		}
		switch s.Means {
		case law.Wait:
			wait = &m.Plan.Steps[i]
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
	if len(m.Plan.Steps) != 1 || m.Plan.Steps[0].Means != law.Wait || m.State == law.Closed {
		return "", false
	}
	return m.Plan.Steps[0].On.String(), true
}

// lackOf is what the file would have to give for a measure: what its plan asks to be answered and, if nothing more is known of it, all
// that it depends on.
func (w *writer) lackOf(m *law.Measure) lack {
	var l lack
	if m.State == law.Open {
		return l
	}
	for _, s := range m.Plan.Steps {
		if s.Means == law.Answer {
			l.add(w, s.Fact)
		}
	}
	l.addAll(w, m.Ask)
	return l
}

func (l *lack) addAll(w *writer, ids []string) {
	for _, id := range ids {
		l.add(w, id)
	}
}

// add puts a fact where it belongs.
func (l *lack) add(w *writer, id string) {
	into := &l.facts
	if strings.HasPrefix(w.pack.Facts.M[id].Change, "finding ") {
		into = &l.findings
	}
	if !slices.Contains(*into, id) {
		*into = append(*into, id)
	}
}

// commonLack is what all undetermined measures of a list lack; nothing where there are fewer than two.
func (w *writer) commonLack(ms []*law.Measure) lack {
	undetermined := kept(ms, func(m *law.Measure) bool { return m.State == law.Undetermined })
	if len(undetermined) < 2 {
		return lack{}
	}
	common := w.lackOf(undetermined[0])
	for _, m := range undetermined[1:] {
		common = common.both(w.lackOf(m))
	}
	return common
}

// lacking are the clauses on what the file does not give. Facts that the list of questions has a number for are named by it.
func (w *writer) lacking(l lack) []string {
	var out []string
	if len(l.findings) > 0 {
		out = append(out, w.t("report.between.findings", "what", w.factLabels(l.findings)))
	}
	var numbers []int
	var words []string
	for _, id := range l.facts {
		if n, ok := w.numbers[id]; ok {
			numbers = append(numbers, n)
			continue
		}
		words = append(words, w.fact(id))
	}
	switch len(numbers) {
	case 0:
	case 1:
		out = append(out, w.t("report.between.question", "numbers", w.runs(numbers)))
	default:
		out = append(out, w.t("report.between.questions", "numbers", w.runs(numbers)))
	}
	if len(words) > 0 {
		out = append(out, w.t("report.between.facts", "what", w.items(words)))
	}
	return out
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
