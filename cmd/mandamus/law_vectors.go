package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/law"
)

// lawVectorsCommand evaluates rows of published or derived computations through the engine.
type lawVectorsCommand struct {
	File string `arg:"" name:"file"`
	Pack string `placeholder:"DIR"`
}

// Run prints a line for each row that differs and last how many passed, failed and are of an unknown rule; anything but all passed
// is an error.
func (c *lawVectorsCommand) Run(p *program) error {
	pack, err := p.pack(c.Pack, homeLaw)
	if err != nil {
		return err
	}
	data, problem := p.read(c.File)
	if problem != nil {
		return fault.Problems{*problem}
	}
	rows, err := law.ReadVectors(bytes.NewReader(data))
	if err != nil {
		return inFile(c.File, err)
	}
	passed, failed, unknown := 0, 0, 0
	elsewhere := map[string]int{}
	for _, r := range law.RunVectors(pack, rows) {
		switch {
		case r.Passed():
			passed++
			continue
		case r.NoPack:
			elsewhere[r.Jurisdiction]++
			continue
		case r.Unknown:
			unknown++
		default:
			failed++
		}
		fmt.Fprintf(p.stdout, "%s:%d: %s %s: %s\n", c.File, r.Line, r.ID, r.Rule, p.verdict(r))
	}
	for _, j := range slices.Sorted(maps.Keys(elsewhere)) {
		fmt.Fprintln(p.stdout, p.t("cmd.law.vectors_elsewhere", "jurisdiction", j, "n", elsewhere[j]))
	}
	fmt.Fprintln(p.stdout, p.t("cmd.law.vectors", "passed", passed, "failed", failed, "unknown", unknown))
	if failed+unknown > 0 {
		return errReported
	}
	return nil
}

// verdict says how a row came out.
func (p *program) verdict(r law.VectorResult) string {
	switch {
	case r.Unknown:
		return p.t("cmd.law.vector_unknown")
	case r.Err.Key != "":
		return r.Err.In(p.lang)
	}
	var out []string
	for _, d := range r.Differ {
		out = append(out, p.t("cmd.law.vector_differs", "key", d[0], "want", d[1], "got", d[2]))
	}
	return i18n.List(p.lang, out)
}

// inFile adds the name of the file to an error.
func inFile(name string, err error) error {
	what := i18n.M("cmd.error", "error", err)
	if told, ok := err.(i18n.Localizer); ok {
		what = i18n.M("cmd.error", "error", told)
	}
	return fault.Problems{{File: name, What: what}}
}
