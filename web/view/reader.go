package view

import (
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
)

// CiteOf is a provision by its id, as it stands on a day, with a link to it; the zero Cite where the pack has none of that id.
func CiteOf(p *law.Pack, id string, on civil.Day, l i18n.Lang) Cite {
	if _, ok := p.Provisions.M[id]; !ok {
		return Cite{}
	}
	return words{l, p}.cite(p.Citation(id, on))
}
