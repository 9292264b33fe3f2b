package main

import (
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/i18n"
)

// casefileNewCommand prints the annotated skeleton of a case file.
type casefileNewCommand struct {
	Kind string `placeholder:"KIND" default:"admin_judgment"`
}

// Run prints the skeleton for the kind of enforcement title.
func (c *casefileNewCommand) Run(p *program) error {
	if !slices.Contains(casefile.TitleKinds, c.Kind) {
		hint := i18n.M("cmd.usage.commands", "words", strings.Join(casefile.TitleKinds, ", "))
		return misuse(i18n.M("cmd.casefile.kind", "word", c.Kind), near(c.Kind, casefile.TitleKinds, hint))
	}
	_, err := p.stdout.Write(casefile.Template(c.Kind))
	return err
}
