package view

import (
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// What screens ask for outside a case.

// CiteOf is a provision by its id, as it stands on a day, with a link to it; the zero Cite where the pack has none of that id.
func CiteOf(p *law.Pack, id string, on civil.Day, l i18n.Lang) Cite {
	if _, ok := p.Provisions.M[id]; !ok {
		return Cite{}
	}
	return newWords(l, p).cite(p.Citation(id, on))
}

// LongDay prints a day as people write it, with its weekday: 2026年3月5日（星期四） | Thursday 5 March 2026.
func LongDay(l i18n.Lang, d civil.Day) string { return newWords(l, nil).longDay(d) }
