package law

import (
	"maps"
	"slices"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
)

// wholePaper stands where a paper is cited as a whole, because its articles were not seen.
const wholePaper = "*"

// In is the citation in words: 《行政诉讼法》第九十六条第二项 | Administrative Litigation Law art. 96(2). The zero Citation, which cites nothing, is "".
func (c Citation) In(l i18n.Lang) string {
	if c == (Citation{}) {
		return ""
	}
	if c.Article == "" {
		if l == i18n.ZH {
			return "《" + c.Instrument.ZH + "》"
		}
		return c.Instrument.EN
	}
	ref, err := cite.Parse(c.Article)
	if err != nil {
		return c.Article
	}
	if l == i18n.ZH {
		return "《" + c.Instrument.ZH + "》" + ref.In(l)
	}
	return c.Instrument.EN + " " + ref.In(l)
}

// Citation is a provision in the version in force on a day; if none was, in its latest. An id there is none of is cited by itself alone.
func (p *Pack) Citation(id string, on civil.Day) Citation { return p.citationOn(id, on, "") }

// citationOn is a provision in the version in force on a day; if none was, in its latest version.
func (p *Pack) citationOn(id string, on civil.Day, basis Basis) Citation {
	pr, ok := p.Provisions.M[id]
	if !ok {
		return Citation{Provision: id}
	}
	best := ""
	for _, v := range slices.Sorted(maps.Keys(pr.At)) {
		if p.versions[v].in.Contains(on) {
			best = v
			break
		}
		if best == "" || p.versions[v].in.From > p.versions[best].in.From {
			best = v
		}
	}
	return p.citation(id, best, basis)
}

func (p *Pack) citation(id, version string, basis Basis) Citation {
	pr := p.Provisions.M[id]
	in := p.Instruments.M[p.versions[version].instrument]
	title := in.Short
	if title == (i18n.Text{}) {
		title = in.Title
	}
	article := pr.At[version]
	if article == wholePaper {
		article = ""
	}
	return Citation{id, version, article, title, pr.Mark.of(version), basis}
}

func (p *position) citationOn(id string, on civil.Day, basis Basis) Citation {
	return p.prog.pack.citationOn(id, on, basis)
}

// citationOf is a provision in a given version, or in the one in force today.
func (p *position) citationOf(version, id string, basis Basis) Citation {
	if pr, ok := p.prog.pack.Provisions.M[id]; ok && hasKey(pr.At, version) {
		return p.prog.pack.citation(id, version, basis)
	}
	return p.citationOn(id, p.today, basis)
}

func (p *position) citations(ids []string, basis Basis) []Citation {
	var out []Citation
	for _, id := range ids {
		out = append(out, p.citationOn(id, p.today, basis))
	}
	return out
}
