package store

// Report is what Verify found.
type Report struct {
	Events    int64
	Dockets   int64
	Private   int64 // private values, erased ones included
	Erased    int64
	Projected bool // read models were compared
	Head      Head
	Log       LogHead  // of the public record
	Published int64    // size of the last checkpoint; 0: none
	Problems  []string // one line each, at most MostProblems; none: all is well
}

// MostProblems bounds the problems of a Report.
const MostProblems = 100

// OK reports whether nothing is wrong.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// Add notes a problem.
func (r *Report) Add(problem string) {
	if len(r.Problems) < MostProblems {
		r.Problems = append(r.Problems, problem)
	}
}

// BackupReport says what a backup holds.
type BackupReport struct {
	Path  string
	Bytes int64
	Report
}
