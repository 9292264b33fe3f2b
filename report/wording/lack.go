package wording

import (
	"slices"
	"strconv"
	"strings"

	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// Lack is what the law requires and the file does not give, as ids of facts.
type Lack struct {
	Findings []string // findings no office has made as far as the file says
	Acts     []string // what somebody would have done: an application, a decision
	Facts    []string // what is or is not so
}

// None reports whether nothing lacks.
func (l Lack) None() bool { return len(l.Findings)+len(l.Acts)+len(l.Facts) == 0 }

// Without is the lack less what another one holds too.
func (l Lack) Without(other Lack) Lack {
	return l.each(other, func(in []string, s string) bool { return !slices.Contains(in, s) })
}

// Both is what two of them share.
func (l Lack) Both(other Lack) Lack { return l.each(other, slices.Contains[[]string]) }

func (l Lack) each(other Lack, keep func(in []string, s string) bool) Lack {
	in := func(own, others []string) []string {
		return each.Kept(own, func(s string) bool { return keep(others, s) })
	}
	return Lack{in(l.Findings, other.Findings), in(l.Acts, other.Acts), in(l.Facts, other.Facts)}
}

// LackOf is what the file would have to give for an undetermined measure: what its plan asks to be answered, but for what may block it,
// or all that it depends on where the plan asks for nothing. Where all is explained it is always all. A measure that is open lacks nothing,
// and no answer would open one that is closed.
func (c Case) LackOf(m *law.Measure) Lack {
	var l Lack
	if m.State != law.Undetermined {
		return l
	}
	for _, s := range m.Plan.Steps {
		blocks := slices.ContainsFunc(m.Reasons, func(r law.Reason) bool { return r.Blocks && r.Condition == s.Condition })
		if s.Means == law.Answer && !blocks {
			l.add(c.Pack, s.Fact)
		}
	}
	l.dropCounts(c.Pack)
	if c.Explain || l.None() && len(c.Blocks(m)) == 0 {
		l.add(c.Pack, m.Ask...)
	}
	return l
}

// Asked is what an undetermined slot depends on and the file does not give.
func (w Words) Asked(ask []string) Lack {
	var l Lack
	l.add(w.Pack, ask...)
	return l
}

// dropCounts leaves out how many events of a kind there were, which moves a period, where more than that is lacking.
func (l *Lack) dropCounts(p *law.Pack) {
	own := func(id string) bool { _, ok := p.Facts.M[id]; return ok }
	if rest := each.Kept(l.Facts, own); len(rest)+len(l.Findings)+len(l.Acts) > 0 {
		l.Facts = rest
	}
}

// add puts facts where they belong.
func (l *Lack) add(p *law.Pack, ids ...string) {
	for _, id := range ids {
		into := &l.Facts
		switch kind, _, _ := strings.Cut(p.Facts.M[id].Change, " "); kind {
		case "finding":
			into = &l.Findings
		case "act":
			into = &l.Acts
		}
		if !slices.Contains(*into, id) {
			*into = append(*into, id)
		}
	}
}

// Lacking are the clauses on what the file does not give. A fact that has a number, in a list of questions on the same page, is named by it.
func (c Case) Lacking(l Lack, numbers map[string]int) []string {
	var out []string
	if len(l.Findings) > 0 {
		out = append(out, c.t("report.between.findings", "what", c.findings(l.Findings)))
	}
	var numbered []int
	var words []string
	for _, id := range slices.Concat(l.Acts, l.Facts) {
		if n, ok := numbers[id]; ok {
			numbered = append(numbered, n)
			continue
		}
		words = append(words, c.whether(id))
	}
	if len(numbered) > 0 {
		out = append(out, c.questions(numbered))
	}
	if len(words) > 0 {
		out = append(out, c.t("report.between.facts", "what", c.Items(words)))
	}
	return out
}

// questions names questions by their numbers.
func (w Words) questions(numbers []int) string {
	if len(numbers) == 1 {
		return w.t("report.between.question", "numbers", w.runs(numbers))
	}
	return w.t("report.between.questions", "numbers", w.runs(numbers))
}

// findings are the labels of findings behind words that say already that they are findings.
func (c Case) findings(ids []string) string {
	return c.Items(each.Mapped(ids, func(id string) string {
		label, _, _ := strings.Cut(c.Fact(id), " (finding of ")
		return label
	}))
}

// whether names a fact that is not on file. What is true or false is asked for as such where the label allows it: 是否正在暂缓执行,
// whether there is a running stay.
func (c Case) whether(id string) string {
	label := c.Fact(id)
	if c.Pack.Facts.M[id].Type != "bool" {
		return label
	}
	switch {
	case c.Lang == i18n.EN && (strings.HasPrefix(label, "a ") || strings.HasPrefix(label, "an ")):
		return c.t("report.whether.there", "what", label)
	case c.Lang == i18n.EN:
		return label
	case strings.Contains(label, "的"): // the label names a thing
		return c.t("report.whether.there", "what", label)
	}
	return c.t("report.whether.so", "what", label)
}

// runs prints numbers with runs of them drawn together: 1–3, 5.
func (w Words) runs(numbers []int) string {
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
	return w.Items(out)
}
