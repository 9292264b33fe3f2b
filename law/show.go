package law

import (
	"slices"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
)

// ProvisionText is what the pack knows of a provision on a day.
type ProvisionText struct {
	ID         string
	Subject    i18n.Text
	Cite       Citation
	InForce    bool // on that day
	History    []Citation
	Quote      string // Chinese, from Source
	QuoteOf    string // the version the quotation is of: the newest that has the provision
	Source     string
	Paraphrase i18n.Text // our own words
	UsedBy     []string  // “limit apply” …
}

// Show describes a provision as it stands on a day.
func Show(p *Pack, id string, on civil.Day) (ProvisionText, bool) {
	pr, ok := p.Provisions.M[id]
	if !ok {
		return ProvisionText{}, false
	}
	out := ProvisionText{ID: id, Subject: pr.Subject, Cite: p.citationOn(id, on, ""), Source: pr.Source, UsedBy: p.usedBy(id)}
	for _, in := range p.inForce(&pr) {
		out.InForce = out.InForce || in.Contains(on)
	}
	for _, v := range p.Instruments.M[p.versions[out.Cite.Version].instrument].Versions {
		if _, ok := pr.At[v.ID]; ok {
			out.History = append(out.History, p.citation(id, v.ID, ""))
		}
	}
	if t, ok := p.Texts.M[id]; ok {
		out.Quote, out.Paraphrase = t.Quote, t.Paraphrase
		if n := len(out.History); n > 0 && t.Quote != "" {
			out.QuoteOf = out.History[n-1].Version
		}
		if t.Source != "" {
			out.Source = t.Source
		}
	}
	return out, true
}

// Find returns the provisions of an instrument whose title or short title is as given and whose article on the day is the given one.
func Find(p *Pack, instrument string, article cite.Ref, on civil.Day) []string {
	var out []string
	for id := range p.Provisions.All() {
		c := p.citationOn(id, on, "")
		in := p.Instruments.M[p.versions[c.Version].instrument]
		named := slices.Contains([]string{in.Title.ZH, in.Title.EN, in.Short.ZH, in.Short.EN}, instrument)
		ref, err := cite.Parse(c.Article)
		if named && err == nil && ref == article {
			out = append(out, id)
		}
	}
	return out
}

// InForce are the days of a version of an instrument.
func (p *Pack) InForce(version string) civil.Interval {
	if v, ok := p.versions[version]; ok {
		return v.in
	}
	return civil.Interval{}
}

func (p *Pack) usedBy(provision string) []string {
	var out []string
	put := func(id string, cites ...string) {
		if slices.Contains(cites, provision) {
			out = append(out, id)
		}
	}
	for id, c := range p.Conditions.All() {
		put("condition "+id, c.Cite...)
	}
	for id, d := range p.Determine.All() {
		for _, r := range d.Rules.M {
			put("determine "+id, r.Cite...)
		}
	}
	for id, l := range p.Limits.All() {
		put("limit "+id, l.cites()...)
	}
	for id, m := range p.Measures.All() {
		put("measure "+id, m.cites()...)
	}
	for id, a := range p.Accruals.All() {
		for _, part := range a.Parts {
			put("accrual "+id, part.Cite, part.AllocateCite)
		}
	}
	for id, v := range p.Values.All() {
		for _, at := range v.At {
			put("value "+id, at.Cite)
		}
	}
	for id, r := range p.Readings.All() {
		put("reading "+id, r.Cite...)
	}
	return slices.Compact(out)
}

func (d *limitDef) cites() []string {
	out := []string{d.CountCite, d.RollCite, d.Governs.Cite}
	for _, v := range d.Versions {
		out = append(out, v.Cite)
	}
	if d.Interrupt != nil {
		out = append(out, d.Interrupt.Cite)
	}
	if d.Suspend != nil {
		for _, c := range d.Suspend.Cite {
			out = append(out, c)
		}
	}
	if d.Extend != nil {
		out = append(out, d.Extend.Cite)
	}
	if d.Exclude != nil {
		out = append(out, d.Exclude.Cite)
	}
	if d.Late != nil {
		out = append(out, d.Late.Cite)
	}
	return out
}

func (d *measureDef) cites() []string {
	out := []string{d.Cite}
	if d.Approve != nil {
		out = append(out, d.Approve.Cite)
	}
	if d.Remedy != nil {
		out = append(out, d.Remedy.Cite)
	}
	return out
}
