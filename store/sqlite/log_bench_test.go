package sqlite_test

import (
	"flag"
	"path/filepath"
	"testing"

	"mandamus/store"
	"mandamus/store/sqlite"
	"mandamus/store/storetest"
)

var benchLeaves = flag.Int64("leaves", 100_000, "how many entries the log has in which proofs are measured")

func fresh(b *testing.B) store.Store {
	b.Helper()
	s, err := sqlite.Open(background, sqlite.Options{Path: filepath.Join(b.TempDir(), "store.db")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkLog measures how fast entries come into the log.
func BenchmarkLog(b *testing.B) { storetest.BenchLog(b, fresh(b)) }

// BenchmarkProof measures proofs in a large log.
func BenchmarkProof(b *testing.B) { storetest.BenchProof(b, fresh(b), *benchLeaves) }
