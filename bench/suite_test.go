package bench

import (
	"maps"
	"math/bits"
	"slices"
	"testing"

	"mandamus/law"
)

const slotsFile = "../law/testdata/bench_slots.txt"

func loaded(tb testing.TB) *Suite {
	tb.Helper()
	s, err := Load(slotsFile)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func drawn(tb testing.TB, s *Suite, n int) *Rows {
	tb.Helper()
	rows, err := s.Rows(n, 1)
	if err != nil {
		tb.Fatal(err)
	}
	if rows.Known.Slow()+rows.Masked.Slow() > 0 {
		tb.Fatal("the walker evaluates some rows")
	}
	return rows
}

// ourAnswers are our engine's answers on the known rows.
func ourAnswers(s *Suite, rows *Rows) [][]int64 {
	var out [][]int64
	for lo := 0; lo < rows.Known.Len(); lo += law.Block {
		s.Batch.RunDays(rows.Known, lo, rows.Days[lo:])
		for i := range min(law.Block, rows.Known.Len()-lo) {
			out = append(out, s.Ours(rows.Known, lo, i))
		}
	}
	return out
}

// engine is a rival with rows of its own form.
type engine[R any] interface {
	Row(facts map[string]int64, day int32) R
	Eval(row R, out []int64) error
}

// evaluator converts the first n rows and returns the evaluation of one of them.
func evaluator[R any](tb testing.TB, e engine[R], err error, rows *Rows, n int) func(i int, out []int64) error {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
	var ready []R
	for i := range n {
		ready = append(ready, e.Row(rows.Facts[i], rows.Days[i]))
	}
	return func(i int, out []int64) error { return e.Eval(ready[i], out) }
}

// rival is one engine with the first rows converted.
type rival struct {
	name string
	rows int
	eval func(i int, out []int64) error
}

// How many rows each engine evaluates. OPA is slow enough to be compared on fewer.
const (
	allRows   = 8 * law.Block
	rivalRows = 2 * law.Block
	opaRows   = 200
)

func rivals(tb testing.TB, s *Suite, rows *Rows) []rival {
	tb.Helper()
	rules := s.Rules()
	c, errC := NewCEL(rules)
	x, errX := NewExpr(rules)
	o, errO := NewOPA(rules)
	return []rival{
		{"cel", rivalRows, evaluator(tb, c, errC, rows, rivalRows)},
		{"expr", rivalRows, evaluator(tb, x, errX, rows, rivalRows)},
		{"opa", opaRows, evaluator(tb, o, errO, rows, opaRows)},
	}
}

// Every rival gives our answers on every row whose facts are all known.
func TestRivalsAgree(t *testing.T) {
	s := loaded(t)
	rows := drawn(t, s, rivalRows)
	want, rules := ourAnswers(s, rows), s.Rules()
	out := make([]int64, len(rules.Answers))
	for _, r := range rivals(t, s, rows) {
		for i := range r.rows {
			if err := r.eval(i, out); err != nil {
				t.Fatalf("%s row %d: %v", r.name, i, err)
			}
			if k := differs(out, want[i]); k >= 0 {
				d := rules.Defs[rules.Answers[k]]
				t.Fatalf("%s row %d on day %d, %s: %d, ours %d\n%s\n%v", r.name, i, rows.Days[i], d.Says, out[k], want[i][k], rules.Infix(d), rows.Facts[i])
			}
		}
	}
}

// differs is the index of the first difference, -1 if there is none.
func differs(a, b []int64) int {
	for k := range a {
		if a[k] != b[k] {
			return k
		}
	}
	return -1
}

// The comparison is about something: every answer takes more than one value on the rows it is compared on.
func TestAnswersVary(t *testing.T) {
	s := loaded(t)
	rules, want := s.Rules(), ourAnswers(s, drawn(t, s, rivalRows))
	for k, d := range rules.Answers {
		if !slices.ContainsFunc(want, func(a []int64) bool { return a[k] != want[0][k] }) {
			t.Errorf("%s is always %d", rules.Defs[d].Says, want[0][k])
		}
	}
}

// On the rows for the rivals our engine leaves nothing undetermined; on its own it does, as often as the mask makes it. The same seed draws the
// same rows.
func TestRowsAreKnownOrMasked(t *testing.T) {
	s := loaded(t)
	rows, again := drawn(t, s, law.Block), drawn(t, s, law.Block)
	known, masked := undetermined(s, rows.Known, rows.Days), undetermined(s, rows.Masked, rows.Days)
	if known != 0 || masked == 0 {
		t.Errorf("%d answers undetermined on known rows, %d on masked ones", known, masked)
	}
	if more := undetermined(s, again.Masked, again.Days); more != masked || !maps.Equal(rows.Facts[7], again.Facts[7]) {
		t.Error("the same seed drew other rows")
	}
	other, err := s.Rows(1, 2)
	if err != nil || maps.Equal(rows.Facts[0], other.Facts[0]) {
		t.Errorf("another seed drew the same row (%v)", err)
	}
}

// undetermined counts the truths of the first block that may be true and may be false.
func undetermined(s *Suite, table *law.Table, days []int32) int {
	s.Batch.RunDays(table, 0, days)
	n := 0
	for k, slot := range s.Slots {
		for which := range slot.Truths {
			yes, no := s.Batch.Truth(table, 0, k, which)
			for w := range yes {
				n += bits.OnesCount64(yes[w] & no[w])
			}
		}
	}
	return n
}
