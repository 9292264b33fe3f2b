package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"mandamus/fault"
	"mandamus/internal/durable"
	"mandamus/strictyaml"
)

// lawFmtCommand rewrites YAML files in the canonical style.
type lawFmtCommand struct {
	Files []string `arg:"" optional:"" name:"file" placeholder:"FILE|DIR"`
	Check bool
}

// Run formats the files in place and names those that changed; without files it formats standard input to standard output. With
// --check nothing is written, and a file that would change is an error.
func (c *lawFmtCommand) Run(p *program) error {
	if len(c.Files) == 0 {
		return c.pipe(p)
	}
	names, err := yamlFiles(c.Files)
	if err != nil {
		return err
	}
	failed := false
	for _, name := range names {
		changed, problems := c.file(p, name)
		p.report(problems)
		if changed {
			fmt.Fprintln(p.stdout, name)
		}
		failed = failed || len(problems) > 0 || changed && c.Check
	}
	if failed {
		return errReported
	}
	return nil
}

// pipe formats standard input.
func (c *lawFmtCommand) pipe(p *program) error {
	data, problem := p.read(stdinName)
	if problem != nil {
		return fault.Problems{*problem}
	}
	out, problems := strictyaml.Format(stdinName, data)
	if len(problems) > 0 {
		return problems
	}
	_, err := p.stdout.Write(out)
	return err
}

// file formats one file and reports whether that changes it.
func (c *lawFmtCommand) file(p *program, name string) (bool, fault.Problems) {
	data, problem := p.read(name)
	if problem != nil {
		return false, fault.Problems{*problem}
	}
	out, problems := strictyaml.Format(name, data)
	if len(problems) > 0 || bytes.Equal(data, out) {
		return false, problems
	}
	if !c.Check {
		if err := replace(name, out); err != nil {
			return false, fault.Problems{*unreadable(name, err)}
		}
	}
	return true, nil
}

// yamlFiles replaces each folder by the YAML files in it and below it.
func yamlFiles(names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		err := filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (path == name || filepath.Ext(path) == ".yaml") {
				out = append(out, path)
			}
			return err
		})
		if err != nil {
			return nil, fault.Problems{*unreadable(name, err)}
		}
	}
	return out, nil
}

// replace puts new content in place of a file at once: whoever reads it meanwhile sees the old or the new, never half of it.
func replace(name string, data []byte) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return durable.Write(name, data, info.Mode().Perm())
}
