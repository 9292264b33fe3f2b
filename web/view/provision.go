package view

import (
	"slices"
	"strings"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// Provision is the page of one provision: its article in each version, what was quoted, what we make of it, and the rules under it.
type Provision struct {
	ID, Subject string
	Cite        string
	Instrument  Link
	InForce     bool
	Day         string
	Versions    []Version
	Quote       string // Chinese, word for word from the source
	Source      string
	Paraphrase  string // our own words
	Rules       []RuleGroup
}

// RuleGroup are rules of one kind.
type RuleGroup struct {
	Kind  string
	Rules []Link
}

// Provision is the page of a provision as it stands on a day.
func (b *Book) Provision(l i18n.Lang, id string, on civil.Day) (Provision, bool) {
	d, ok := law.Show(b.pack, id, on)
	if !ok {
		return Provision{}, false
	}
	w := newWords(l, b.pack)
	instrument := b.instrumentOf[d.Cite.Version]
	out := Provision{
		ID: id, Subject: w.In(d.Subject), Cite: w.In(d.Cite), Instrument: w.instrumentLink(instrument), InForce: d.InForce, Day: on.String(),
		Quote: d.Quote, Source: d.Source, Paraphrase: w.In(d.Paraphrase), Rules: w.rulesUnder(d.UsedBy),
	}
	for _, v := range b.pack.Instruments.M[instrument].Versions {
		made := w.version(v, on)
		i := slices.IndexFunc(d.History, func(c law.Citation) bool { return c.Version == v.ID })
		if i < 0 {
			made.NotThere, made.Mark = true, Tag{}
		} else {
			made.Article, made.Mark = w.article(d.History[i]), w.mark(d.History[i].Mark)
		}
		out.Versions = append(out.Versions, made)
	}
	return out, true
}

// article is the place of a provision without the name of the instrument.
func (w words) article(c law.Citation) string {
	if c.Article == "" {
		return w.t("web.law.whole")
	}
	ref, err := cite.Parse(c.Article)
	if err != nil {
		return c.Article
	}
	return ref.In(w.Lang)
}

// ruleKinds are the kinds of what rests on a provision, in the order of the page.
var ruleKinds = []string{"measure", "limit", "accrual", "determine", "condition", "value", "reading"}

//i18n:keys web.rule.kind.*

// rulesUnder puts what rests on a provision, given as “kind id”, into groups.
func (w words) rulesUnder(used []string) []RuleGroup {
	var out []RuleGroup
	for _, kind := range ruleKinds {
		g := RuleGroup{Kind: i18n.T(w.Lang, "web.rule.kind."+kind)}
		for _, u := range used {
			k, id, _ := strings.Cut(u, " ")
			if link := w.ruleLink(k, id); k == kind && !slices.Contains(g.Rules, link) {
				g.Rules = append(g.Rules, link)
			}
		}
		if len(g.Rules) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// ruleLink names a rule and leads to its page.
func (w words) ruleLink(kind, id string) Link {
	if kind == "reading" {
		return Link{w.In(w.Pack.Readings.M[id].Question), w.path("law", "readings") + "#" + id}
	}
	return Link{w.ruleName(kind, id), w.ruleURL(kind, id)}
}

// ruleName is what a rule is called; the empty text where there is none.
func (w words) ruleName(kind, id string) string {
	p := w.Pack
	switch kind {
	case "limit":
		return w.In(p.Limits.M[id].Label)
	case "measure":
		return w.In(p.Measures.M[id].Label)
	case "accrual":
		return w.In(p.Accruals.M[id].Label)
	case "determine":
		return w.In(p.Determine.M[id].Label)
	case "condition":
		return w.In(unfilled(p.Conditions.M[id].Yes, p))
	case "value":
		return w.In(p.Values.M[id].Label)
	}
	return ""
}

// unfilled is a sentence of a condition as it stands for every case: where a case would fill in a value stands its name.
func unfilled(t i18n.Text, p *law.Pack) i18n.Text {
	fill := func(s string, l i18n.Lang) string {
		return i18n.Fill(s, func(name string) (string, bool) { return "〈" + nameOf(p, name).In(l) + "〉", true })
	}
	return i18n.Text{ZH: fill(t.ZH, i18n.ZH), EN: fill(t.EN, i18n.EN)}
}

// nameOf is the label of a fact, a derived value, a value or a limit.
func nameOf(p *law.Pack, name string) i18n.Text {
	if f, ok := p.Facts.M[name]; ok {
		return f.Label
	}
	if d, ok := p.Derive.M[name]; ok {
		return d.Label
	}
	if v, ok := p.Values.M[name]; ok {
		return v.Label
	}
	if id, ok := strings.CutPrefix(name, "limit."); ok {
		return p.Limits.M[id].Label
	}
	if id, ok := strings.CutPrefix(name, "determine."); ok {
		return p.Determine.M[id].Label
	}
	return i18n.Text{ZH: name, EN: name}
}
