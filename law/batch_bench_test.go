package law

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/law/packs"
)

// benchSlots are the forty slots on which evaluators are compared.
func benchSlots(tb testing.TB) []string {
	tb.Helper()
	data, err := os.ReadFile("testdata/bench_slots.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, l := range strings.Split(string(data), "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

// benchTable is a table of random rows, 6 % of the facts unknown, and a day for each.
func benchTable(tb testing.TB, b *Batch, n int) (*Table, []*Row, []int32) {
	tb.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	table, rows, days := b.NewTable(), make([]*Row, n), make([]int32, n)
	for i := range rows {
		rows[i] = randomRow(b.prog.pack, r, plainMix)
		table.Append(rows[i])
		days[i] = int32(randomDay(r))
	}
	if table.Slow() > 0 {
		tb.Fatalf("%d slow rows", table.Slow())
	}
	return table, rows, days
}

const benchRows = 8 * Block

// One row of forty slots, three-valued: columns against the plain walker.
func BenchmarkRow(b *testing.B) {
	batch, err := NewBatch(cnPack(), benchSlots(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	table, rows, days := benchTable(b, batch, benchRows)
	perRow := func(b *testing.B, rows int) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(rows), "ns/row")
	}
	b.Run("batch", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			lo := i % 8 * Block
			batch.RunDays(table, lo, days[lo:lo+Block])
		}
		perRow(b, b.N*Block)
	})
	b.Run("batch-next", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			lo := i % 8 * Block
			batch.RunDays(table, lo, days[lo:lo+Block])
			batch.Next(table, lo)
		}
		perRow(b, b.N*Block)
	})
	b.Run("walker", func(b *testing.B) {
		b.ReportAllocs()
		w := &walker{prog: batch.prog, vals: make([]value, len(batch.prog.nodes))}
		for i := range b.N {
			w.row, w.today, w.next = rows[i%benchRows], civil.Day(days[i%benchRows]), civil.Never
			w.valueOf(batch.nodes)
		}
		perRow(b, b.N)
	})
}

// All explanations and counterfactuals of the forty slots for one row, as trees; sentences are words put to them afterwards.
func BenchmarkExplain(b *testing.B) {
	batch, err := NewBatch(cnPack(), benchSlots(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	_, rows, days := benchTable(b, batch, 512)
	measures := slotsOf(benchSlots(b), "measure.")
	b.Run("trees-and-plans", func(b *testing.B) {
		b.ReportAllocs()
		w := &walker{prog: batch.prog, vals: make([]value, len(batch.prog.nodes))}
		pos := &position{walker: w}
		for i := range b.N {
			w.row, w.today, w.next = rows[i%512], civil.Day(days[i%512]), civil.Never
			w.valueOf(batch.nodes)
			for _, id := range measures {
				d, m := w.prog.pack.Measures.M[id], w.prog.measures[id]
				pos.reasons(&d, &m)
				pos.plan(id)
			}
		}
	})
	b.Run("with-sentences", func(b *testing.B) {
		b.ReportAllocs()
		w := &walker{prog: batch.prog, vals: make([]value, len(batch.prog.nodes))}
		pos := &position{walker: w}
		for i := range b.N {
			w.row, w.today, w.next = rows[i%512], civil.Day(days[i%512]), civil.Never
			w.valueOf(batch.nodes)
			for _, id := range measures {
				d, m := w.prog.pack.Measures.M[id], w.prog.measures[id]
				for _, r := range pos.reasons(&d, &m) {
					r.Sentence(i18n.ZH)
				}
				pos.plan(id)
			}
		}
	})
}

func slotsOf(slots []string, prefix string) []string {
	var out []string
	for _, s := range slots {
		if id, ok := strings.CutPrefix(s, prefix); ok {
			out = append(out, id)
		}
	}
	return out
}

// Loading and checking the shipped pack from its files.
func BenchmarkLoad(b *testing.B) {
	folder, _ := packs.Open("cn")
	b.ReportAllocs()
	for range b.N {
		if p, problems := Load(folder); p == nil {
			b.Fatal(problems)
		}
	}
}

// One million rows of forty slots swept on one day, with the next change of each; the table is made beforehand.
func BenchmarkSweepMillion(b *testing.B) {
	batch, err := NewBatch(cnPack(), benchSlots(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	some := make([]*Row, 4096)
	for i := range some {
		some[i] = randomRow(batch.prog.pack, r, plainMix)
	}
	table := batch.NewTable()
	const million = 1_000_000
	for i := range million {
		table.Append(some[i%len(some)])
	}
	b.ReportAllocs()
	for _, next := range []bool{false, true} {
		b.Run(map[bool]string{false: "states", true: "states-and-next"}[next], func(b *testing.B) {
			for range b.N {
				for lo := 0; lo < million; lo += Block {
					batch.Run(table, lo, civil.Date(2020, 6, 30))
					if next {
						batch.Next(table, lo)
					}
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/million")
		})
	}
}
