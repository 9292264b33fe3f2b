package main

import (
	"slices"
	"strings"

	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// lawListCommand lists what a pack holds, of one kind or by number.
type lawListCommand struct {
	Kind string `arg:"" optional:"" name:"kind"`
	Pack string `placeholder:"DIR"`
}

// Run prints the list.
func (c *lawListCommand) Run(p *program) error {
	pack, err := p.pack(c.Pack, homeLaw)
	if err != nil {
		return err
	}
	page := p.page()
	if c.Kind == "" {
		page.Table(p.kindTable(pack))
		return p.print(page)
	}
	i := slices.IndexFunc(kinds, func(k kind) bool { return k.word == c.Kind })
	if i < 0 {
		hint := i18n.M("cmd.usage.commands", "words", strings.Join(kindWords(), ", "))
		return misuse(i18n.M("cmd.law.no_kind", "word", c.Kind), near(c.Kind, kindWords(), hint))
	}
	var t layout.Table
	for _, id := range kinds[i].ids(pack) {
		label, more := kinds[i].about(p, pack, id)
		t.Row(layout.T(layout.Note, id), layout.P(label), layout.T(layout.Faint, more))
	}
	page.Table(t)
	return p.print(page)
}

// kindTable is how many definitions of each kind there are.
func (p *program) kindTable(pack *law.Pack) layout.Table {
	var t layout.Table
	t.Right(1)
	for _, k := range kinds {
		t.Row(layout.T(layout.Note, k.word), layout.P(p.t("cmd.law.number", "n", len(k.ids(pack)))), layout.P(i18n.T(p.lang, "cmd.law.kind."+k.word)))
	}
	return t
}
