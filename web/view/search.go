package view

import (
	"slices"
	"strings"

	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
	"mandamus/law"
)

// indexed is one thing that can be found, with all its text in both languages, folded.
type indexed struct {
	kind, id string
	text     string
}

// Found is the answer to a search.
type Found struct {
	Query  string
	Total  int
	Groups []FoundGroup
}

// FoundGroup are hits of one kind, at most shownHits of them.
type FoundGroup struct {
	Kind string
	Hits []Hit
	More int
}

// Hit is one thing found.
type Hit struct {
	Link Link
	Note string
}

// shownHits is how many hits of a kind are shown.
const shownHits = 20

// searched are the kinds in the order in which hits are shown.
var searched = []string{"provision", "measure", "limit", "accrual", "determine", "condition", "reading", "gap", "value", "instrument"}

// Search finds what holds all words of a query, in either language, and the provisions an article is cited by: 行政诉讼法 96(2).
func (b *Book) Search(l i18n.Lang, query string, on civil.Day) Found {
	w := newWords(l, b.pack)
	out := Found{Query: strings.TrimSpace(query)}
	asked := strings.Fields(fold(out.Query))
	if len(asked) == 0 {
		return out
	}
	hits := map[string][]string{"provision": b.cited(out.Query, on)}
	for _, x := range b.index {
		all := !slices.ContainsFunc(asked, func(word string) bool { return !strings.Contains(x.text, word) })
		if all && !slices.Contains(hits[x.kind], x.id) {
			hits[x.kind] = append(hits[x.kind], x.id)
		}
	}
	for _, kind := range searched {
		ids := hits[kind]
		if len(ids) == 0 {
			continue
		}
		out.Total += len(ids)
		shown := ids[:min(len(ids), shownHits)]
		g := FoundGroup{Kind: i18n.T(l, "web.rule.kind."+kind), More: len(ids) - len(shown)}
		g.Hits = each.Mapped(shown, func(id string) Hit { return w.hit(kind, id, on) })
		out.Groups = append(out.Groups, g)
	}
	return out
}

func (w words) hit(kind, id string, on civil.Day) Hit {
	switch kind {
	case "provision":
		d, _ := law.Show(w.Pack, id, on)
		return Hit{Link{w.In(d.Cite), w.provisionURL(id)}, w.In(d.Subject)}
	case "instrument":
		return Hit{w.instrumentLink(id), w.Pack.Instruments.M[id].Number}
	case "gap":
		return Hit{Link{w.In(w.Pack.Gaps.M[id].Reason), w.path("law", "gaps") + "#" + id}, ""}
	}
	return Hit{w.ruleLink(kind, id), ""}
}

// buildIndex gathers the text of everything in the book.
func buildIndex(b *Book) []indexed {
	p := b.pack
	var out []indexed
	put := func(kind, id string, texts ...i18n.Text) {
		all := id
		for _, t := range texts {
			all += "\n" + t.ZH + "\n" + t.EN
		}
		out = append(out, indexed{kind, id, fold(all)})
	}
	for id, in := range p.Instruments.All() {
		put("instrument", id, in.Title, in.Short, i18n.Text{ZH: in.Number})
	}
	for id, pr := range p.Provisions.All() {
		put("provision", id, append(b.articles(id), pr.Subject, p.Texts.M[id].Paraphrase, i18n.Text{ZH: p.Texts.M[id].Quote})...)
	}
	for id, d := range p.Conditions.All() {
		put("condition", id, d.Yes, d.No)
	}
	for id, d := range p.Readings.All() {
		put("reading", id, d.Question)
	}
	for id, d := range p.Gaps.All() {
		put("gap", id, d.Reason)
	}
	zh, en := newWords(i18n.ZH, p), newWords(i18n.EN, p)
	for kind, ids := range map[string][]string{
		"measure": p.MeasureIDs(), "limit": p.LimitIDs(), "accrual": p.AccrualIDs(), "determine": p.DetermineIDs(), "value": p.Values.Keys,
	} {
		for _, id := range ids {
			put(kind, id, i18n.Text{ZH: zh.ruleName(kind, id), EN: en.ruleName(kind, id)})
		}
	}
	return out
}

// articles are the citations of a provision in all versions, in words.
func (b *Book) articles(id string) []i18n.Text {
	d, _ := law.Show(b.pack, id, civil.MinDay)
	return each.Mapped(d.History, func(c law.Citation) i18n.Text { return i18n.Text{ZH: c.In(i18n.ZH), EN: c.In(i18n.EN)} })
}

// cited are the provisions meant by a citation. A citation of a whole article means all that is in it.
func (b *Book) cited(query string, on civil.Day) []string {
	in, ref, ok := b.cutCitation(query)
	if !ok {
		return nil
	}
	var out []string
	for _, id := range b.provisions[in] {
		d, _ := law.Show(b.pack, id, on)
		own, err := cite.Parse(d.Cite.Article)
		if err == nil && ref.Meets(own) {
			out = append(out, id)
		}
	}
	return out
}

// cutCitation divides a citation into the instrument, the one with the longest fitting name, and the place in it.
func (b *Book) cutCitation(s string) (instrument string, ref cite.Ref, ok bool) {
	s = strings.TrimSpace(strings.NewReplacer("《", "", "》", " ").Replace(s))
	best, at := "", 0
	for id, in := range b.pack.Instruments.All() {
		for _, name := range []string{in.Title.ZH, in.Title.EN, in.Short.ZH, in.Short.EN, in.Number} {
			if len(name) > at && len(s) > len(name) && strings.EqualFold(s[:len(name)], name) {
				best, at = id, len(name)
			}
		}
	}
	ref, err := cite.Parse(strings.TrimSpace(s[at:]))
	return best, ref, at > 0 && err == nil
}

// fold makes texts comparable: lower case, and full-width letters, digits and marks as half-width ones.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		return r
	}, strings.ToLower(s))
}
