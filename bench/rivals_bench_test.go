package bench

import (
	"math"
	"runtime"
	"testing"
	"time"

	"mandamus/law"
)

// batchPass evaluates all masked rows with our engine.
func batchPass(s *Suite, rows *Rows) {
	for lo := 0; lo < allRows; lo += law.Block {
		s.Batch.RunDays(rows.Masked, lo, rows.Days[lo:])
	}
}

// The same rules on the same rows, engine by engine, in time and memory a row.
func BenchmarkRivals(b *testing.B) {
	s := loaded(b)
	rows := drawn(b, s, allRows)
	b.Run("batch", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			batchPass(s, rows)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/allRows, "ns/row")
	})
	out := make([]int64, len(s.answers()))
	for _, r := range rivals(b, s, rows) {
		b.Run(r.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				if err := r.eval(i%r.rows, out); err != nil {
					b.Fatal(err)
				}
				i++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N), "ns/row")
		})
	}
}

// How many times longer each rival takes than our engine. The engines take turns, each for some 20 to 100 ms, and the best turn of each
// counts, so that what else the machine does falls on all alike.
func BenchmarkRivalsRatio(b *testing.B) {
	s := loaded(b)
	rows := drawn(b, s, allRows)
	all := rivals(b, s, rows)
	out := make([]int64, len(s.answers()))
	ours, theirs := math.Inf(1), make([]float64, len(all))
	for b.Loop() {
		const passes = 24
		ours = min(ours, turn(passes*allRows, func() {
			for range passes {
				batchPass(s, rows)
			}
		}))
		for k, r := range all {
			t := turn(r.rows, func() {
				for i := range r.rows {
					if err := r.eval(i, out); err != nil {
						b.Fatal(err)
					}
				}
			})
			if theirs[k] == 0 || t < theirs[k] {
				theirs[k] = t
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ours, "ns/row")
	for k, r := range all {
		b.ReportMetric(theirs[k]/ours, "x-"+r.name)
	}
}

// turn is the time a row, in ns.
func turn(rows int, f func()) float64 {
	runtime.GC()
	start := time.Now()
	f()
	return float64(time.Since(start).Nanoseconds()) / float64(rows)
}
