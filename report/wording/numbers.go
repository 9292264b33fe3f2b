package wording

import (
	"slices"

	"mandamus/casefile"
	"mandamus/court"
	"mandamus/fault"
)

// numberWarnings are the case numbers whose code fits none of the courts the file names, each with the code that would fit. A
// number of the court above one of them is in order: that is where objections and measures go. What is no case number, such as
// that of an award or a recommendation, is passed over.
func numberWarnings(f *casefile.File) []fault.Problem {
	var out []fault.Problem
	names := courtNames(f)
	for _, s := range caseNumbers(f) {
		n, err := court.ParseNumber(s)
		if err != nil || n.Old || fitsAbove(n, names) {
			continue
		}
		var first []fault.Problem
		for _, name := range names {
			problems := court.CheckNumber(n, name)
			if len(problems) == 0 {
				first = nil
				break
			}
			if first == nil {
				first = problems
			}
		}
		out = append(out, first...)
	}
	return out
}

// courtNames are the courts the file names, the one that made the title first.
func courtNames(f *casefile.File) []string {
	c := f.Courts
	names := slices.DeleteFunc([]string{f.Enforcement.Court, c.First, c.Appeal, c.Retrial, c.Enforcing}, func(s string) bool { return s == "" })
	var out []string
	for _, n := range names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// fitsAbove reports whether the number is one of the court above a named court.
func fitsAbove(n court.Number, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		c, ok, err := court.ByName(name)
		if err != nil || !ok {
			return false
		}
		above, ok := c.Above()
		return ok && above.Code == n.Code
	})
}

// caseNumbers are all numbers of a file that may be case numbers of courts.
func caseNumbers(f *casefile.File) []string {
	out := append([]string{f.Enforcement.Number}, f.Enforcement.Numbers...)
	for _, e := range f.Events {
		out = append(out, e.Number)
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	slices.Sort(out)
	return slices.Compact(out)
}
