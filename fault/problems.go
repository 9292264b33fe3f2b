package fault

import (
	"cmp"
	"slices"
	"strings"

	"mandamus/i18n"
)

// Problems are all the problems of an input.
type Problems []Problem

// Error returns the problems in English, one a line. Return Err(), not the slice, where an error is wanted: a nil slice in an
// error is not a nil error.
func (ps Problems) Error() string { return ps.In(i18n.EN) }

// Err returns ps as an error if it holds anything worse than warnings, else nil.
func (ps Problems) Err() error {
	if len(ps.Errors()) == 0 {
		return nil
	}
	return ps
}

// In returns the problems in l, one a line.
func (ps Problems) In(l i18n.Lang) string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.In(l)
	}
	return strings.Join(lines, "\n")
}

// Errors returns the problems that stop the work, in their order.
func (ps Problems) Errors() Problems { return ps.only(false) }

// Warnings returns the problems that do not stop the work, in their order.
func (ps Problems) Warnings() Problems { return ps.only(true) }

func (ps Problems) only(warning bool) Problems {
	var out Problems
	for _, p := range ps {
		if p.Warning == warning {
			out = append(out, p)
		}
	}
	return out
}

// Sort puts the problems in the order of their places: file, line, column, path. Problems of one place keep their order.
func (ps Problems) Sort() {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Path, b.Path),
		)
	})
}
