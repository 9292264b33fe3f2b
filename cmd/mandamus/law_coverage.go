package main

import (
	"mandamus/law"
	"mandamus/report"
	"mandamus/report/layout"
)

// lawCoverageCommand shows, for every row of the law's inventory, what carries it.
type lawCoverageCommand struct {
	Cases []string `placeholder:"FILE|DIR" sep:"none"`
	Pack  string   `placeholder:"DIR"`
}

// Run prints the lists and last how many rows are carried by rules, by gaps, by nothing. A row that nothing carries is an error.
func (c *lawCoverageCommand) Run(p *program) error {
	pack, err := p.pack(c.Pack, homeLaw)
	if err != nil {
		return err
	}
	page := p.page()
	var t layout.Table
	list, gaps, missing := "", 0, 0
	rows := law.Coverage(pack)
	for _, r := range rows {
		if r.List != list {
			page.Table(t)
			page.Blank()
			page.Rule(layout.T(layout.Strong, pack.Coverage.M[r.List].Title.In(p.lang)))
			t, list = layout.Table{Indent: 1}, r.List
		}
		by := p.carriers(r)
		gaps += one(r.Gap)
		missing += one(len(r.By) == 0)
		t.Row(layout.T(layout.Note, r.Row), layout.P(r.Title.In(p.lang)), by)
	}
	page.Table(t)
	page.Blank()
	page.Para(0, 0, layout.T(layout.Strong, p.t("cmd.law.covered", "rows", len(rows), "gaps", gaps, "missing", missing)))
	if err := c.cases(p, page); err != nil {
		return err
	}
	if err := p.print(page); err != nil {
		return err
	}
	if missing > 0 {
		return errReported
	}
	return nil
}

// cases adds how much of each case file can be told.
func (c *lawCoverageCommand) cases(p *program, page *layout.Page) error {
	if len(c.Cases) == 0 {
		return nil
	}
	names, err := p.expand(c.Cases)
	if err != nil {
		return err
	}
	a := assessor{program: p, assessCommand: &assessCommand{Pack: c.Pack}}
	var table report.Coverage
	for _, name := range names {
		f, problems := p.readCase(name)
		if f == nil {
			return problems.Errors()
		}
		pack, err := p.pack(c.Pack, f.Jurisdiction)
		if err != nil {
			return err
		}
		on, _ := a.dayFor(f)
		result, err := law.Assess(pack, f, on)
		if err != nil {
			return err
		}
		table.Add(result)
	}
	page.Blank()
	page.Table(table.Table(p.lang))
	return nil
}

// carriers are what carries a row.
func (p *program) carriers(r law.CoverageRow) layout.Text {
	if len(r.By) == 0 {
		return layout.T(layout.Bad, p.t("cmd.law.uncovered"))
	}
	style := layout.Faint
	if r.Gap {
		style = layout.Warn
	}
	var text layout.Text
	for i, by := range r.By {
		if i > 0 {
			by = ", " + by
		}
		text = text.Add(style, by)
	}
	return text
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
