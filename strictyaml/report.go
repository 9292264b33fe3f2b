package strictyaml

import (
	"strings"

	"mandamus/fault"
	"mandamus/i18n"

	"go.yaml.in/yaml/v4"
)

// report collects the problems of one file.
type report struct {
	file     string
	problems fault.Problems
	full     bool // MaxProblems reached: looking further is a waste
}

// place is a position before we have a node for it.
type place struct{ line, col int }

// fail notes a problem at a node.
func (r *report) fail(y *yaml.Node, path string, what, hint i18n.Msg) {
	r.add(r.problem(y, path, what, hint))
}

// failAt notes a problem of the bytes, before there are nodes.
func (r *report) failAt(at place, what, hint i18n.Msg) {
	r.add(fault.Problem{File: r.file, Line: at.line, Col: at.col, What: what, Hint: hint})
}

func (r *report) problem(y *yaml.Node, path string, what, hint i18n.Msg) fault.Problem {
	return fault.Problem{
		File: r.file, Line: y.Line, Col: y.Column, Path: path,
		Value: shorten(y.Value), What: what, Hint: hint,
	}
}

// add notes a problem; in place of the last one that fits it says that there are more.
func (r *report) add(p fault.Problem) {
	switch {
	case r.full:
	case len(r.problems) == MaxProblems:
		r.full = true
		last := &r.problems[MaxProblems-1]
		last.Path, last.Value = "", ""
		last.What = i18n.M("strictyaml.more", "max", MaxProblems-1)
		last.Hint = i18n.M("strictyaml.more.hint")
	default:
		r.problems = append(r.problems, p)
	}
}

// sorted returns the problems in the order of the file.
func (r *report) sorted() fault.Problems {
	r.problems.Sort()
	return r.problems
}

// shorten cuts a value to what fits a message.
func shorten(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	count := 0
	for i := range s {
		if count == most {
			return s[:i] + "…"
		}
		count++
	}
	return s
}
