package main

import (
	"fmt"
	"path/filepath"

	"mandamus/law"
)

// lawTestCommand runs the tests a pack carries.
type lawTestCommand struct {
	Folder string `arg:"" optional:"" name:"dir"`
}

// Run prints each failure with file and line, and last how many passed.
func (c *lawTestCommand) Run(p *program) error {
	pack, err := p.pack(c.Folder, homeLaw)
	if err != nil {
		return err
	}
	results, _ := law.RunTests(pack)
	failed := 0
	for _, r := range results {
		if len(r.Failures) == 0 {
			continue
		}
		failed++
		fmt.Fprintf(p.stdout, "%s:%d: %s\n", filepath.Join(c.Folder, r.File), r.Line, r.Name)
		for _, f := range r.Failures {
			fmt.Fprintln(p.stdout, "    "+f.In(p.lang))
		}
	}
	fmt.Fprintln(p.stdout, p.t("cmd.law.tested", "passed", len(results)-failed, "failed", failed))
	if failed > 0 {
		return errReported
	}
	return nil
}
