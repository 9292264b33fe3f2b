package measures

import (
	"net/url"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/web/page"
	"mandamus/web/view"
)

//i18n:keys measures.basis.*

// bases are on what a finding rests.
var bases = []string{"hearing", "debtor_reply", "applicant_evidence", "inquiry", "document", "other"}

// personal are the findings that name an office-holder.
var personal = []string{"head_identified", "responsible_identified"}

// made is a finding on file, or one that could be made.
type made struct {
	Label, URL, Ask string
	Value           view.Tag
	Who             string
	Waiting         []string // measures that wait for it
}

type findingsPage struct {
	Caption  caption
	Findings []made
	Can      bool
}

// findings lists what a judge may find, and what has been found.
func findings(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	p := findingsPage{Caption: f.caption(), Can: f.can("finding.make")}
	for _, word := range casefile.Findings {
		p.Findings = append(p.Findings, f.made(word))
	}
	slices.SortStableFunc(p.Findings, func(a, b made) int { return len(b.Waiting) - len(a.Waiting) })
	f.show("findings", f.T("measures.findings"), p, nil)
}

func (f *file) made(word string) made {
	out := made{Label: f.label("finding", word), URL: f.at("findings", word), Ask: f.askOf(word), Waiting: f.waiting(word), Value: view.Tag{Tone: view.Neutral, Text: f.T("measures.finding.none")}}
	for _, found := range f.Docket.Findings {
		if found.Finding == word {
			out.Value, out.Who = f.foundTag(found), f.mark(found.Mark)
		}
	}
	return out
}

func (f *file) foundTag(found docket.Finding) view.Tag {
	if found.Holds() {
		return view.Tag{Tone: view.Info, Text: f.T("measures.finding.yes")}
	}
	return view.Tag{Tone: view.Neutral, Text: f.T("measures.finding.no")}
}

// factsOf are the facts of the pack that a finding gives.
func (f *file) factsOf(finding string) []string {
	var out []string
	for id, d := range f.App().Pack.Facts.All() {
		if kind, of, _ := strings.Cut(d.Source, " "); kind == "finding" && of == finding || kind == "field" && foundIn[of] == finding {
			out = append(out, id)
		}
	}
	return out
}

// askOf is the question of the pack that a finding answers; empty where it asks none.
func (f *file) askOf(finding string) string {
	for _, fact := range f.factsOf(finding) {
		return f.App().Pack.Facts.M[fact].Ask.In(f.Lang)
	}
	return ""
}

// waiting are the measures that a finding would bring nearer, each once.
func (f *file) waiting(finding string) []string {
	facts := f.factsOf(finding)
	var out []string
	for _, p := range f.Assessment.Positions {
		if o := f.Docket.Obligation(p.Obligation.ID); o.Assessed != nil && o.Assessed.State == "full" {
			continue
		}
		for i := range p.Measures {
			if m := &p.Measures[i]; m.Sort == "measure" && needs(m, facts) {
				out = append(out, m.Label.In(f.Lang))
			}
		}
	}
	return once(out)
}

func needs(m *law.Measure, facts []string) bool {
	return slices.ContainsFunc(m.Plan.Steps, func(s law.Step) bool { return slices.Contains(facts, s.Fact) }) ||
		slices.ContainsFunc(m.Ask, func(fact string) bool { return slices.Contains(facts, fact) })
}

type findingPage struct {
	Caption caption
	Label   string
	Ask     string
	Cites   []page.Cited
	Waiting []string
	Earlier []made
	Fields  []page.Field
	Refusal *refused
	Errors  page.Errors
	Version int
	Action  string
}

// finding asks what a judge has found; substantial sameness is found by comparing two acts.
func finding(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	word := v.Value("finding")
	switch {
	case !slices.Contains(casefile.Findings, word):
		v.NoSuch(word, casefile.Findings, func(id string) string { return f.at("findings", id) })
	case word == "substantially_same" && len(f.Docket.NewActs) > 0:
		v.Redirect(f.compareURL(f.Docket.NewActs[len(f.Docket.NewActs)-1].At))
	case word == "substantially_same":
		v.Redirect(f.at("newacts", "record"))
	default:
		r := f.reader()
		r.form = url.Values{"on": {f.Today().String()}, "obligations": v.Query()["obligation"]}
		r.finding(word)
	}
}

func (r *reader) finding(word string) {
	p := findingPage{
		Caption: r.caption(), Label: r.label("finding", word), Ask: r.askOf(word), Cites: r.Cited(r.citesOf(word)), Waiting: r.waiting(word), Refusal: r.refusal,
		Errors: r.errs, Version: r.Docket.Version, Action: r.at("findings", word), Fields: r.findingFields(word),
	}
	for _, found := range r.Docket.Findings {
		if found.Finding == word {
			p.Earlier = append(p.Earlier, made{Label: found.Fact.In(r.Lang), Value: r.foundTag(found), Who: r.mark(found.Mark)})
		}
	}
	r.show("finding", r.T("measures.finding", "finding", p.Label), p, r.errs, crumb(r.T("measures.findings"), r.at("findings")))
}

func (r *reader) findingFields(word string) []page.Field {
	out := []page.Field{r.field("value", page.RadiosField, r.yesNo("measures.finding.yes", "measures.finding.no"))}
	if slices.Contains(personal, word) {
		who := r.field("person", page.RadiosField, r.personOptions())
		who.Label, who.Hint = r.T("measures.q.found"), ""
		out = append(out, who)
	}
	if len(r.Docket.Obligations) > 1 {
		all := r.optional(r.field("obligations", page.ChecksField, r.obligationOptions(r.obligationIDs())))
		all.Hint = r.T("measures.hint.all")
		out = append(out, all)
	}
	on := r.field("on", page.DateField, nil)
	on.Width = "10"
	return append(out, r.field("basis", page.ChecksField, r.basisOptions()), on, r.optional(r.field("note", page.AreaField, nil)))
}

// yesNo are two answers, each with its own words.
func (f *file) yesNo(yes, no string) []page.Option {
	return []page.Option{{Value: "yes", Text: f.T(yes)}, {Value: "no", Text: f.T(no)}}
}

func (f *file) basisOptions() []page.Option {
	var out []page.Option
	for _, word := range bases {
		out = append(out, page.Option{Value: word, Text: f.T("measures.basis." + word)})
	}
	return out
}

func (f *file) obligationIDs() []string {
	var out []string
	for _, o := range f.Docket.Obligations {
		out = append(out, o.ID)
	}
	return out
}

// citesOf are the provisions of the conditions that rest on a finding.
func (f *file) citesOf(finding string) []string {
	var out []string
	for _, fact := range f.factsOf(finding) {
		for _, c := range f.App().Pack.Conditions.All() {
			if slices.Contains(strings.FieldsFunc(c.If, notWord), fact) {
				out = append(out, c.Cite...)
			}
		}
	}
	return once(out)
}

func notWord(c rune) bool { return c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }

// findingSent records the finding.
func findingSent(v *page.Visit) {
	f := open(v)
	if f == nil {
		return
	}
	word := v.Value("finding")
	if !slices.Contains(casefile.Findings, word) || word == "substantially_same" {
		v.NotFound()
		return
	}
	r := f.reader()
	c := docket.MakeFinding{On: r.on(), FindingMade: docket.FindingMade{
		Finding: word, Value: r.yesOrNo("value"), Told: docket.Told{Obligations: r.some("obligations", r.obligationIDs(), false), Fact: r.rests()},
	}}
	if slices.Contains(personal, word) {
		c.Person = r.one("person", r.persons(), true)
	}
	if len(r.errs) > 0 {
		r.finding(word)
		return
	}
	_, err := r.App().MakeFinding(r.Ctx(), r.Request(r.id), c)
	ok, answered := r.took(err)
	switch {
	case answered:
	case !ok:
		r.finding(word)
	default:
		r.Done(r.at("findings"), i18n.M("measures.done.finding", "finding", casefile.Label("finding", word)))
	}
}

// yesOrNo is yes or no; no answer is wrong.
func (r *reader) yesOrNo(field string) *bool {
	is := r.one(field, []string{"yes", "no"}, true) == "yes"
	return &is
}

// rests is on what a finding rests: the bases chosen and the note, in both languages as far as there are words for them.
func (r *reader) rests() docket.Words {
	chosen, note := r.some("basis", bases, true), r.text("note", false)
	in := func(l i18n.Lang) string {
		var out []string
		for _, word := range chosen {
			out = append(out, i18n.T(l, "measures.basis."+word))
		}
		text := i18n.List(l, out)
		if note != "" {
			text += i18n.T(l, "report.semicolon") + note
		}
		return text
	}
	return docket.InWords(in(i18n.ZH), in(i18n.EN))
}
