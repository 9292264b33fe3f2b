package house

import (
	"fmt"
	"go/ast"
	"io/fs"
	"slices"
)

// Bounds on the length of functions, in lines from func to the closing brace. Half of all are shorter than halfUnder,
// none is longer than longest. A table of test cases belongs in a variable beside the test.
const (
	halfUnder = 15
	longest   = 70
)

// lengths are the lengths of all functions of the module in rising order, and the findings.
func lengths(root fs.FS) (sorted []int, findings []string, err error) {
	all, err := sources(root)
	for _, s := range all {
		for _, d := range s.ast.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			n := s.set.Position(f.End()).Line - s.set.Position(f.Pos()).Line + 1
			sorted = append(sorted, n)
			if n > longest {
				findings = append(findings, fmt.Sprintf("%s: %s has %d lines; %d is the most", s.at(f.Pos()), f.Name.Name, n, longest))
			}
		}
	}
	slices.Sort(sorted)
	if n := len(sorted); n > 0 && sorted[n/2] >= halfUnder {
		findings = append(findings, fmt.Sprintf("half of the functions have %d lines or more; half must have fewer than %d", sorted[n/2], halfUnder))
	}
	return sorted, findings, err
}

// distribution describes lengths in one line.
func distribution(sorted []int) string {
	if len(sorted) == 0 {
		return "no functions"
	}
	at := func(percent int) int { return sorted[min(len(sorted)*percent/100, len(sorted)-1)] }
	return fmt.Sprintf("%d functions, lines at 25 %%: %d, 50 %%: %d, 75 %%: %d, 90 %%: %d, 99 %%: %d, longest: %d",
		len(sorted), at(25), at(50), at(75), at(90), at(99), sorted[len(sorted)-1])
}
