package report

import (
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
)

// lack is what the law requires for a measure and the file does not give, as ids of facts.
type lack struct {
	findings []string // findings no office has made as far as the file says
	acts     []string // what somebody would have done: an application, a decision
	facts    []string // what is or is not so
}

func (l lack) none() bool { return len(l.findings)+len(l.acts)+len(l.facts) == 0 }

// without is the lack less what another one holds too.
func (l lack) without(other lack) lack {
	return l.each(other, func(in []string, s string) bool { return !slices.Contains(in, s) })
}

// both is what two of them share.
func (l lack) both(other lack) lack { return l.each(other, slices.Contains[[]string]) }

func (l lack) each(other lack, keep func(in []string, s string) bool) lack {
	in := func(own, others []string) []string { return kept(own, func(s string) bool { return keep(others, s) }) }
	return lack{in(l.findings, other.findings), in(l.acts, other.acts), in(l.facts, other.facts)}
}

// lackOf is what the file would have to give for an undetermined measure: what its plan asks to be answered, but for what may block it,
// or all that it depends on where the plan asks for nothing. Where all is explained it is always all.
func (w *writer) lackOf(m *law.Measure) lack {
	var l lack
	if m.State != law.Undetermined {
		return l
	}
	for _, s := range m.Plan.Steps {
		blocks := slices.ContainsFunc(m.Reasons, func(r law.Reason) bool { return r.Blocks && r.Condition == s.Condition })
		if s.Means == law.Answer && !blocks {
			l.add(w, s.Fact)
		}
	}
	l.dropCounts(w)
	if w.Explain || l.none() && len(w.blocks(m)) == 0 {
		l.addAll(w, m.Ask)
	}
	return l
}

// dropCounts leaves out how many events of a kind there were, which moves a period, where more than that is lacking.
func (l *lack) dropCounts(w *writer) {
	own := func(id string) bool { _, ok := w.pack.Facts.M[id]; return ok }
	if rest := kept(l.facts, own); len(rest)+len(l.findings)+len(l.acts) > 0 {
		l.facts = rest
	}
}

func (l *lack) addAll(w *writer, ids []string) {
	for _, id := range ids {
		l.add(w, id)
	}
}

// add puts a fact where it belongs.
func (l *lack) add(w *writer, id string) {
	into := &l.facts
	switch kind, _, _ := strings.Cut(w.pack.Facts.M[id].Change, " "); kind {
	case "finding":
		into = &l.findings
	case "act":
		into = &l.acts
	}
	if !slices.Contains(*into, id) {
		*into = append(*into, id)
	}
}

// elsewhere is what a page says once for several measures, so that none of them repeats it.
type elsewhere struct {
	lack   lack     // what all undetermined ones lack
	blocks []string // what may block one or more of them
}

// common is what can be said once for a list of measures; nothing where fewer than two are undetermined.
func (w *writer) common(ms []told[law.Measure]) elsewhere {
	var out elsewhere
	undetermined := kept(ms, func(m told[law.Measure]) bool { return m.it.State == law.Undetermined })
	if len(undetermined) < 2 {
		return out
	}
	out.lack = w.lackOf(undetermined[0].it)
	for _, m := range undetermined {
		out.lack = out.lack.both(w.lackOf(m.it))
		for _, b := range w.blocks(m.it) {
			if !slices.Contains(out.blocks, b) {
				out.blocks = append(out.blocks, b)
			}
		}
	}
	return out
}

// lacking are the clauses on what the file does not give. Facts that the list of questions has a number for are named by it.
func (w *writer) lacking(l lack) []string {
	var out []string
	if len(l.findings) > 0 {
		out = append(out, w.t("report.between.findings", "what", w.findingLabels(l.findings)))
	}
	var numbers []int
	var words []string
	for _, id := range slices.Concat(l.acts, l.facts) {
		if n, ok := w.numbers[id]; ok {
			numbers = append(numbers, n)
			continue
		}
		words = append(words, w.whether(id))
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

// findingLabels are the labels of findings behind words that say already that they are findings.
func (w *writer) findingLabels(ids []string) string {
	var out []string
	for _, id := range ids {
		label, _, _ := strings.Cut(w.fact(id), " (finding of ")
		out = append(out, label)
	}
	return w.items(out)
}

// whether names a fact that is not on file. What is true or false is asked for as such where the label allows it: 是否正在暂缓执行,
// whether there is a running stay.
func (w *writer) whether(id string) string {
	label := w.fact(id)
	if w.pack.Facts.M[id].Type != "bool" {
		return label
	}
	switch {
	case w.Lang == i18n.EN && (strings.HasPrefix(label, "a ") || strings.HasPrefix(label, "an ")):
		return w.t("report.whether.there", "what", label)
	case w.Lang == i18n.EN:
		return label
	case strings.Contains(label, "的"): // the label names a thing
		return w.t("report.whether.there", "what", label)
	}
	return w.t("report.whether.so", "what", label)
}
