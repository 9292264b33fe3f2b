package view

import (
	"mandamus/casefile"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
	"mandamus/money"
	"mandamus/report/wording"
)

// Case is the page of one case: what the law says of it on a day.
type Case struct {
	ID          string
	Title       string
	Number      string // of the enforcement title; empty where not known
	Banner      string
	Kind        string // of the enforcement title
	Day         string // assessed, as people write it
	DayISO      string
	Facts       []Fact
	Metrics     []Metric
	Warnings    []string
	Obligations []Obligation
	Performed   int // of the obligations
	Next        Next
	Limits      Limits
	Measures    []MeasureGroup
	OpenCount   int // measures that are open, each once; no routes and no steps
	Money       []Money
	MoneyOpen   []string // accruals that cannot be told, with what they lack
	Questions   []Question
	Further     []Question // questions of less weight
	Events      []Event
	Basis       Basis
	Full        bool
}

// Fact is one of the facts in the head of a case.
type Fact struct {
	Label  string
	Values []FactValue
}

// FactValue is one value with a note behind it. A case number is set as one token.
type FactValue struct {
	Text, Note string
	Number     bool
}

// Metric is one of the boxes under the head of a case, or a saved filter with its count.
type Metric struct {
	Label, Value, Note string
	Tone               Tone
	URL                string
	On                 bool // a filter that is in force
}

// CaseOf makes the page of an assessment for a reader.
func CaseOf(p *law.Pack, a *law.Assessment, l i18n.Lang, o Options) Case {
	c := newCaseMaker(p, a, l, o)
	f := a.File
	out := Case{
		ID: f.ID, Title: c.In(f.Title), Number: f.Enforcement.Number, Banner: c.In(f.Banner), Kind: c.Word("title_kind", f.Enforcement.Kind),
		Day: c.longDay(a.On), DayISO: a.On.String(), Facts: c.facts(), Warnings: c.warnings(), Full: o.Full,
		Obligations: each.Mapped(f.Obligations, c.obligation), Limits: c.limits(), Measures: c.measureGroups(),
		Events: c.events(), Basis: c.basis(),
	}
	out.Performed = len(each.Kept(f.Obligations, c.performed))
	out.OpenCount, _ = countMeasures(a.Positions)
	out.Money, out.MoneyOpen = c.money()
	out.Questions, out.Further = c.questions()
	out.Next = c.next(out.Limits)
	out.Metrics = c.metrics(&out)
	return out
}

// caseMaker makes the page of one case.
type caseMaker struct {
	words
	Options
	a   *law.Assessment
	say wording.Case // what the terminal says too
}

func newCaseMaker(p *law.Pack, a *law.Assessment, l i18n.Lang, o Options) *caseMaker {
	w := newWords(l, p)
	return &caseMaker{words: w, Options: o, a: a, say: wording.Case{Words: w.Words, A: a}}
}

// facts are the facts in the head: who owes whom what by which title, before which courts.
func (c *caseMaker) facts() []Fact {
	f := c.a.File
	out := []Fact{{c.t("report.header.debtor"), each.Mapped(f.Debtors, func(d casefile.Debtor) FactValue {
		return FactValue{Text: c.In(d.Name), Note: c.Word("debtor_level", d.Level)}
	})}}
	if len(f.Applicants) > 0 {
		out = append(out, Fact{c.t("report.header.applicant"), each.Mapped(f.Applicants, c.applicant)})
	}
	out = append(out, Fact{c.t("report.header.title"), c.title()})
	if courts := c.courts(); len(courts) > 0 {
		out = append(out, Fact{c.t("report.header.courts"), courts})
	}
	return out
}

func (c *caseMaker) applicant(a casefile.Applicant) FactValue {
	return FactValue{Text: c.say.Applicant(a)}
}

// title is the enforcement title: kind, number, days.
func (c *caseMaker) title() []FactValue {
	t := c.a.File.Enforcement
	made, effective := c.say.TitleDays()
	out := []FactValue{{Text: c.Word("title_kind", t.Kind), Note: wording.Dotted(made, effective)}}
	for _, n := range append([]string{t.Number}, t.Numbers...) {
		if n != "" {
			out = append(out, FactValue{Text: n, Number: true})
		}
	}
	return out
}

// courts names each court once, with all it did.
func (c *caseMaker) courts() []FactValue {
	return each.Mapped(c.say.Courts(), func(x wording.Court) FactValue { return FactValue{Text: x.Name, Note: x.Roles} })
}

// warnings are what a reader should know before believing the rest.
func (c *caseMaker) warnings() []string { return each.Mapped(wording.Warnings(c.a), c.In) }

// metrics are the four boxes: open obligations, next limit, what non-performance has cost, days since the title took effect.
func (c *caseMaker) metrics(page *Case) []Metric {
	return []Metric{c.openMetric(page), c.nextMetric(page), c.costMetric(page), c.sinceMetric()}
}

func (c *caseMaker) openMetric(page *Case) Metric {
	n := len(page.Obligations)
	open := n - page.Performed
	m := Metric{Label: c.t("web.metric.open"), Value: c.t("web.metric.of", "n", open, "of", n), Note: c.owedNote(), URL: "#obligations", Tone: Neutral}
	if open == 0 {
		m.Tone = Good
	}
	return m
}

// owedNote is the sum of what the open obligations say has to be paid, as far as they give a sum.
func (c *caseMaker) owedNote() string {
	var total money.Fen
	for i := range c.a.File.Obligations {
		o := &c.a.File.Obligations[i]
		f, err := money.ParseYuan(o.Amount)
		if err != nil || c.performed(*o) {
			continue
		}
		if total, err = total.Add(f); err != nil {
			return ""
		}
	}
	if total == 0 {
		return ""
	}
	return c.t("web.metric.ordered", "sum", c.t("report.yuan", "sum", total.Grouped()))
}

func (c *caseMaker) nextMetric(page *Case) Metric {
	m := Metric{Label: c.t("web.metric.next"), URL: "#limits", Tone: Neutral}
	switch l := page.Next.Limit; {
	case l != nil:
		m.Value, m.Note, m.Tone = l.Last, wording.Dotted(l.Left.Text, l.Label), l.Left.Tone
	case page.Limits.Over > 0:
		m.Value, m.Note, m.Tone = c.t("web.metric.no_next"), wording.Dotted(c.n(page.Limits.Over, "web.limits_over"), page.Limits.OverOf), Bad
	default:
		m.Value, m.Note = c.t("web.metric.no_next"), c.n(page.Limits.Unknown, "web.limits_unknown")
	}
	return m
}

// costMetric is what has accrued, owed or only shown.
func (c *caseMaker) costMetric(page *Case) Metric {
	m := Metric{Label: c.t("web.metric.cost"), URL: "#money", Tone: Neutral}
	total, ok := c.accrued()
	switch {
	case ok && total.High > 0:
		m.Value, m.Note = c.Sum(total), c.t("web.metric.cost_note")
	case len(page.MoneyOpen) > 0:
		m.Value, m.Note = c.t("report.day.unknown"), c.n(len(page.MoneyOpen), "web.metric.money_unknown")
	default:
		m.Value = c.t("report.state.none")
	}
	return m
}

// accrued is the sum of all accruals that run or have run.
func (c *caseMaker) accrued() (total money.Range, ok bool) {
	for _, pos := range c.a.Positions {
		for _, a := range pos.Accruals {
			if a.State != law.Due {
				continue
			}
			sum, err := total.Add(a.Amount)
			if err != nil {
				return total, false
			}
			total = sum
		}
	}
	return total, true
}

// sinceMetric is how many days have passed since the title took effect.
func (c *caseMaker) sinceMetric() Metric {
	m := Metric{Label: c.t("web.metric.since"), URL: "#record", Tone: Neutral}
	e := c.a.File.Enforcement.Effective
	switch {
	case !e.Known():
		m.Value, m.Note = c.t("report.day.unknown"), c.t("report.header.no_effect")
	case e.Last > c.a.On:
		m.Value, m.Note = c.t("web.metric.not_yet"), c.t("report.header.effective", "day", c.Date(e))
	case e.Exact():
		m.Value, m.Note = c.n(int(c.a.On-e.First), "web.days"), c.t("report.header.effective", "day", c.Date(e))
	default:
		m.Value = c.t("web.days.between", "low", int(c.a.On-e.Last), "high", int(c.a.On-e.First))
		m.Note = c.t("report.header.effective", "day", c.Date(e))
	}
	return m
}
