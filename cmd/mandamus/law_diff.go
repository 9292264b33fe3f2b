package main

import (
	"mandamus/cite"
	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// lawDiffCommand lists how the law of one day differs from that of another.
type lawDiffCommand struct {
	From string `arg:"" name:"day"`
	To   string `arg:"" name:"other-day"`
	Pack string `placeholder:"DIR"`
}

// Run prints what changed, kind by kind.
func (c *lawDiffCommand) Run(p *program) error {
	from, err := dayFlag("DAY", c.From)
	if err != nil {
		return err
	}
	to, err := dayFlag("DAY", c.To)
	if err != nil {
		return err
	}
	pack, err := p.pack(c.Pack, homeLaw)
	if err != nil {
		return err
	}
	page := p.page()
	var t layout.Table
	kind := ""
	changes := law.Diff(pack, *from, *to)
	for _, d := range changes {
		if d.Kind != kind {
			page.Table(t)
			page.Blank()
			page.Rule(layout.T(layout.Strong, i18n.T(p.lang, "cmd.law.changed."+d.Kind))) //i18n:keys cmd.law.changed.*
			t, kind = layout.Table{Indent: 1}, d.Kind
		}
		p.change(&t, pack, d)
	}
	page.Table(t)
	page.Blank()
	page.Para(0, 0, layout.T(layout.Strong, p.t("cmd.law.differences", "n", len(changes), "from", from, "to", to)))
	return p.print(page)
}

// change sets one difference: before → after, since when, by which article.
func (p *program) change(t *layout.Table, pack *law.Pack, d law.Difference) {
	t.Row(layout.T(layout.Faint, d.Since.String()), layout.P(d.Label.In(p.lang)),
		layout.T(layout.Bad, p.state(pack, d, d.From)).Add(layout.Plain, " → ").Add(layout.Good, p.state(pack, d, d.To)),
		layout.T(layout.Faint, d.Cite.In(p.lang)))
}

// state is what was on one of the two days, in words.
func (p *program) state(pack *law.Pack, d law.Difference, s string) string {
	switch {
	case s == "":
		return p.t("cmd.law.nothing")
	case s == string(law.Open):
		return p.t("cmd.law.available")
	case d.Kind == "measure":
		return pack.Term(s).In(p.lang)
	case d.Kind == "provision":
		if ref, err := cite.Parse(s); err == nil {
			return ref.In(p.lang)
		}
	case d.Kind == "limit":
		if length, err := civil.ParsePeriod(s); err == nil {
			return length.Label(string(p.lang))
		}
	}
	return s
}
