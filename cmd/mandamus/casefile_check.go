package main

import "fmt"

// casefileCheckCommand checks case files.
type casefileCheckCommand struct {
	Files []string `arg:"" name:"file" placeholder:"FILE|DIR"`
}

// Run prints everything that is wrong with the files, and last how many are in order.
func (c *casefileCheckCommand) Run(p *program) error {
	names, err := p.expand(c.Files)
	if err != nil {
		return err
	}
	broken := 0
	for _, name := range names {
		f, problems := p.readCase(name)
		p.report(problems)
		broken += one(f == nil)
	}
	fmt.Fprintln(p.stdout, p.t("cmd.casefile.checked", "good", len(names)-broken, "broken", broken))
	if broken > 0 {
		return errReported
	}
	return nil
}
