package house

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// checkImports finds packages without a row, rows without a package, and imports the table does not allow. The standard
// library is free as far as imports go; effects.go judges it.
func checkImports(root fs.FS, t table) ([]string, error) {
	all, err := sources(root)
	if err != nil {
		return nil, err
	}
	var out []string
	missing := maps.Clone(t.rows)
	for _, s := range all {
		r, ok := t.rows[s.pkg]
		if !ok {
			out = append(out, fmt.Sprintf("%s: package %s has no row in ARCHITECTURE.md", s.name, s.pkg))
			continue
		}
		delete(missing, s.pkg)
		out = append(out, importsAgainst(s, r, t.testTools)...)
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		out = append(out, fmt.Sprintf("ARCHITECTURE.md:%d: %s has a row and no Go file", missing[name].line, name))
	}
	return out, nil
}

func importsAgainst(s source, r row, testTools []string) []string {
	allowed := r.imports
	if s.test {
		allowed = slices.Concat(allowed, r.testsToo, testTools, []string{r.name})
	}
	var out []string
	for _, spec := range s.ast.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err == nil && !mayImport(name, allowed) {
			out = append(out, fmt.Sprintf("%s: %s may not import %s", s.at(spec.Pos()), r.name, name))
		}
	}
	return out
}

// mayImport: a package of the module must be named itself; another module may be used with all its packages.
func mayImport(name string, allowed []string) bool {
	if inside, ok := strings.CutPrefix(name, module+"/"); ok {
		return slices.Contains(allowed, inside)
	}
	if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return name == a || strings.HasPrefix(name, a+"/")
	})
}
