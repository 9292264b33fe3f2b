package storetest

import (
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"mandamus/store"
)

// batchOfBench is how many entries are stored in one transaction where they come alone.
const batchOfBench = 256

// BenchLog measures how many entries a second get their index, number and hashes, in transactions of so many that each is durable when it
// returns: events with an entry each, and entries alone.
func BenchLog(b *testing.B, s store.Store) {
	b.Run("events", func(b *testing.B) {
		n, docket := 0, 0
		for b.Loop() {
			b.StopTimer()
			var as []store.Append
			for range batchOfBench / 4 {
				docket++
				as = append(as, logged(Append(docket, nil, "张三丰", ""), "note.added/1"))
			}
			b.StartTimer()
			if _, err := s.AppendAll(background, as); err != nil {
				b.Fatal(err)
			}
			n += 2 * len(as)
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "entries/s")
	})
	b.Run("alone", func(b *testing.B) {
		n := 0
		for b.Loop() {
			if _, err := s.LogAppend(background, alone("", batchOfBench)); err != nil {
				b.Fatal(err)
			}
			n += batchOfBench
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "entries/s")
	})
}

// BenchProof measures the proof of one entry, and that of consistency with an earlier size, in a log that is first made to have so many
// entries.
func BenchProof(b *testing.B, s store.Store, leaves int64) {
	start := time.Now()
	for left := leaves; left > 0; left -= 4096 {
		if _, err := s.LogAppend(background, alone("", int(min(left, 4096)))); err != nil {
			b.Fatal(err)
		}
	}
	b.Logf("%d entries in %v", leaves, time.Since(start).Round(time.Millisecond))
	head, err := s.LogHead(background)
	if err != nil {
		b.Fatal(err)
	}
	at := int64(1)
	next := func() int64 { // far from the one before
		at = at * 6364136223846793 % (head.Size - 1)
		return max(at, -at) + 1
	}
	b.Run("entry", func(b *testing.B) {
		for b.Loop() {
			index := next()
			e, err := s.LogEntry(background, index)
			if err != nil {
				b.Fatal(err)
			}
			proof, err := tlog.ProveRecord(head.Size, index, s.LogHashes(background))
			if err == nil {
				err = tlog.CheckRecord(proof, head.Size, head.Root, index, tlog.RecordHash(e.Data))
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("consistency", func(b *testing.B) {
		for b.Loop() {
			if _, err := tlog.ProveTree(head.Size, next(), s.LogHashes(background)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
