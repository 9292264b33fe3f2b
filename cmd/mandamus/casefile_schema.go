package main

import "mandamus/casefile"

// casefileSchemaCommand prints the JSON Schema of the format.
type casefileSchemaCommand struct{}

// Run prints the schema.
func (casefileSchemaCommand) Run(p *program) error {
	_, err := p.stdout.Write(casefile.Schema())
	return err
}
