package law

import (
	"slices"

	"mandamus/civil"
	"mandamus/i18n"
)

// Difference is one thing in which the law of two days differs.
type Difference struct {
	Kind     string // instrument, provision, value, limit, measure, accrual
	ID       string
	Label    i18n.Text
	From, To string    // canonical: version id, article, value, length; "" where there is none
	Cite     Citation  // of the later state, or of the earlier where nothing follows
	Since    civil.Day // first day of the later state
}

// Diff lists what changed in the law from one day to another: versions in force, articles, values, lengths, measures there are.
func Diff(p *Pack, from, to civil.Day) []Difference {
	d := &differ{p: p, from: from, to: to}
	d.instruments()
	d.provisions()
	d.values()
	d.limits()
	d.measures()
	d.accruals()
	return d.out
}

type differ struct {
	p        *Pack
	from, to civil.Day
	out      []Difference
}

func (d *differ) add(kind, id string, label i18n.Text, from, to string, c Citation, since civil.Day) {
	if from != to {
		d.out = append(d.out, Difference{kind, id, label, from, to, c, since})
	}
}

func (d *differ) instruments() {
	for id, in := range d.p.Instruments.All() {
		a, _ := d.versionOn(in.Versions, d.from)
		b, since := d.versionOn(in.Versions, d.to)
		d.add("instrument", id, in.Title, a, b, Citation{Instrument: in.Title, Version: b}, since)
	}
}

func (d *differ) versionOn(versions []Version, day civil.Day) (string, civil.Day) {
	for _, v := range versions {
		if in := d.p.versions[v.ID].in; in.Contains(day) {
			return v.ID, in.From
		}
	}
	return "", day
}

func (d *differ) provisions() {
	for id, pr := range d.p.Provisions.All() {
		a, _ := d.articleOn(&pr, d.from)
		b, v := d.articleOn(&pr, d.to)
		since := d.to
		if v != "" {
			since = d.p.versions[v].in.From
		}
		d.add("provision", id, pr.Subject, a, b, d.p.citationOn(id, d.to, ""), since)
	}
}

// articleOn is the article of a provision on a day, with its version.
func (d *differ) articleOn(pr *Provision, day civil.Day) (article, version string) {
	for v, a := range pr.At {
		if d.p.versions[v].in.Contains(day) {
			return a, v
		}
	}
	return "", ""
}

func (d *differ) values() {
	for id, v := range d.p.Values.All() {
		a, b := v.on(d.from), v.on(d.to)
		from, to, at := "", "", datedValue{}
		if a >= 0 {
			from, at = v.At[a].Value, v.At[a]
		}
		since := d.to
		if b >= 0 {
			to, at = v.At[b].Value, v.At[b]
			since, _ = civil.ParseDay(at.From)
		}
		d.add("value", id, v.Label, from, to, d.p.citationOn(at.Cite, d.to, at.Basis), since)
	}
}

func (d *differ) limits() {
	for id, l := range d.p.Limits.All() {
		a, b := d.limitOn(&l, d.from), d.limitOn(&l, d.to)
		length := func(i int) string {
			if i < 0 {
				return ""
			}
			return l.Versions[i].Length + l.Versions[i].End
		}
		c, since := Citation{}, d.to
		if i := max(a, b); i >= 0 {
			c = d.p.citationOn(l.Versions[i].Cite, d.to, l.Versions[i].Basis)
			if v, ok := d.p.versions[l.Versions[i].Of]; ok {
				since = v.in.From
			}
		}
		d.add("limit", id, l.Label, length(a), length(b), c, since)
	}
}

func (d *differ) limitOn(l *limitDef, day civil.Day) int {
	return slices.IndexFunc(l.Versions, func(v limitVersion) bool {
		info, ok := d.p.versions[v.Of]
		return !ok || info.in.Contains(day)
	})
}

func (d *differ) measures() {
	words := map[bool]string{true: string(Open), false: ""}
	for id, m := range d.p.Measures.All() {
		pr, ok := d.p.Provisions.M[m.Cite]
		if !ok {
			continue
		}
		a, b := d.inForce(&pr, d.from), d.inForce(&pr, d.to)
		c := d.p.citationOn(m.Cite, d.to, m.Basis)
		since := d.to
		if v, ok := d.p.versions[c.Version]; ok {
			since = v.in.From
		}
		d.add("measure", id, m.Label, words[a], words[b], c, since)
		_, va := d.articleOn(&pr, d.from)
		_, vb := d.articleOn(&pr, d.to)
		if a && b && m.Target.All == "" {
			d.add("measure", id, m.Label, m.Target.By[va], m.Target.By[vb], c, since)
		}
	}
}

func (d *differ) inForce(pr *Provision, day civil.Day) bool {
	return slices.ContainsFunc(d.p.inForce(pr), func(in civil.Interval) bool { return in.Contains(day) })
}

func (d *differ) accruals() {
	for id, a := range d.p.Accruals.All() {
		x, y := d.partOn(&a, d.from), d.partOn(&a, d.to)
		from, to, c, since := "", "", Citation{}, d.to
		if x >= 0 {
			from, c = a.Parts[x].From, d.p.citationOn(a.Parts[x].Cite, d.from, "")
		}
		if y >= 0 {
			to, c = a.Parts[y].From, d.p.citationOn(a.Parts[y].Cite, d.to, "")
			since, _ = civil.ParseDay(to)
		}
		d.add("accrual", id, a.Label, from, to, c, since)
	}
}

func (d *differ) partOn(a *accrualDef, day civil.Day) int {
	return slices.IndexFunc(a.Parts, func(p accrualPart) bool {
		in, err := span{p.From, p.Until}.interval()
		return err == nil && in.Contains(day)
	})
}
