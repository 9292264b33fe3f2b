package load

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"
)

// Ask is one request of a script.
type Ask struct {
	Name string
	Do   func(ctx context.Context) error
}

// Times are how long requests took, by name, each from the instant it was due.
type Times struct {
	by     map[string][]time.Duration
	failed map[string]error // the first failure of each
	fails  int
}

// Drive asks at a steady rate a second, for a while. A request is started when it is due, however many are still under way, and
// its time counts from then: a desk that stands still makes all slow that were due meanwhile.
func Drive(ctx context.Context, rate int, length time.Duration, next func(n int) Ask) Times {
	out := Times{by: map[string][]time.Duration{}, failed: map[string]error{}}
	var mu sync.Mutex
	var all sync.WaitGroup
	start := time.Now()
	for n := range int(length.Seconds() * float64(rate)) {
		due := start.Add(time.Duration(n) * time.Second / time.Duration(rate))
		if wait := time.Until(due); wait > 0 {
			time.Sleep(wait)
		}
		ask := next(n)
		all.Go(func() {
			err := ask.Do(ctx)
			took := time.Since(due)
			mu.Lock()
			defer mu.Unlock()
			out.note(ask.Name, took, err)
		})
	}
	all.Wait()
	return out
}

func (t *Times) note(name string, took time.Duration, err error) {
	t.by[name] = append(t.by[name], took)
	if err != nil {
		t.fails++
		if t.failed[name] == nil {
			t.failed[name] = err
		}
	}
}

// Print writes a line for each name: how many, median, 95th and 99th percentile, the longest. Then the first failures.
func (t *Times) Print(w io.Writer) {
	fmt.Fprintf(w, "%-28s %7s %9s %9s %9s %9s\n", "ms", "n", "p50", "p95", "p99", "longest")
	var all []time.Duration
	for _, name := range slices.Sorted(maps.Keys(t.by)) {
		line(w, name, t.by[name])
		all = append(all, t.by[name]...)
	}
	line(w, "all", all)
	fmt.Fprintf(w, "%d failed\n", t.fails)
	for _, name := range slices.Sorted(maps.Keys(t.failed)) {
		fmt.Fprintf(w, "%s: %v\n", name, t.failed[name])
	}
}

func line(w io.Writer, name string, took []time.Duration) {
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	fmt.Fprintf(w, "%-28s %7d %9.1f %9.1f %9.1f %9.1f\n", name, len(took), ms(at(took, 50)), ms(at(took, 95)), ms(at(took, 99)), ms(at(took, 100)))
}

// at is the time within which so many of a hundred were answered. The times are sorted.
func at(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[cmp.Compare(len(sorted)*percent%100, 0)+len(sorted)*percent/100-1]
}
