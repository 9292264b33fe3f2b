package storetest

import (
	"testing"
	"time"

	"mandamus/docket"
	"mandamus/store"
)

// versionsOfBench is how many appends each docket of the benchmark gets.
const versionsOfBench = 8

// BenchAppend measures appends to s, as the desk makes them: an event with a personal datum, its read models, a message, a key and an entry of
// the log. After each, bare writes the same rows once more into another database, by the bare driver in one transaction; both
// are timed in one run, so that the ratio does not depend on what else the machine does.
func BenchAppend(b *testing.B, s store.Store, bare func() error) {
	b.Helper()
	var ours, theirs time.Duration
	var events []docket.Event
	for i := range b.N {
		if i%versionsOfBench == 0 {
			events = nil
		}
		b.StopTimer()
		a := logged(Append(i/versionsOfBench, events, "张三丰"), "note.added/1")
		b.StartTimer()
		start := time.Now()
		if _, err := s.Append(background, a); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(start)
		b.StopTimer()
		start = time.Now()
		if err := bare(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
		b.StartTimer()
		events = append(events, a.Events...)
	}
	b.ReportMetric(float64(b.N)/ours.Seconds(), "appends/s")
	b.ReportMetric(float64(b.N)/theirs.Seconds(), "bare/s")
	b.ReportMetric(100*theirs.Seconds()/ours.Seconds(), "%of-bare")
}
