package main

import (
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report/layout"
)

// lawCheckCommand loads a pack and prints all that is wrong with it.
type lawCheckCommand struct {
	Folder string `arg:"" optional:"" name:"dir"`
}

// Run checks the pack.
func (c *lawCheckCommand) Run(p *program) error {
	pack, problems, err := load(c.Folder, homeLaw)
	if err != nil {
		return err
	}
	p.report(problems)
	page := p.page()
	if pack != nil {
		page.Para(0, 2, layout.P(p.t("cmd.law.inventory", "pack", pack.ID(), "what", p.inventory(pack))))
	}
	page.Para(0, 2, layout.P(p.t("cmd.law.checked", "errors", len(problems.Errors()), "warnings", len(problems.Warnings()))))
	if err := p.print(page); err != nil {
		return err
	}
	if len(problems.Errors()) > 0 {
		return errReported
	}
	return nil
}

// inventory is what a pack holds, by number.
func (p *program) inventory(pack *law.Pack) string {
	var out []string
	for _, k := range kinds {
		if n := len(k.ids(pack)); n > 0 {
			out = append(out, i18n.T(p.lang, "cmd.law.kind."+k.word)+" "+p.t("cmd.law.number", "n", n)) //i18n:keys cmd.law.kind.*
		}
	}
	return i18n.List(p.lang, out)
}
