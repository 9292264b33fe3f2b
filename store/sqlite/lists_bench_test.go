package sqlite_test

import (
	"flag"
	"path/filepath"
	"testing"

	"mandamus/civil"
	"mandamus/store"
	"mandamus/store/sqlite"
	"mandamus/store/storetest"
)

var benchCases = flag.Int("cases", 20_000, "how many cases the lists are measured over")

// BenchmarkLists measures what pages ask, over many cases, and how fast they are loaded.
func BenchmarkLists(b *testing.B) {
	s, err := sqlite.Open(background, sqlite.Options{Path: filepath.Join(b.TempDir(), "store.db")})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	const together = 500
	for n := 0; n < *benchCases; n += together {
		var as []store.Append
		for i := range together {
			as = append(as, storetest.Append(n+i, nil, "张三丰", "李四"))
		}
		if _, err := s.AppendAll(background, as); err != nil {
			b.Fatal(err)
		}
	}
	for name, ask := range questions(s) {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if err := ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// questions are what pages ask of a store.
func questions(s store.Store) map[string]func() error {
	court := []string{"京01"}
	days := civil.Interval{From: storetest.Day, Until: storetest.Day + 7}
	return map[string]func() error{
		"Cases": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Desc: true, Limit: 50})
			return err
		},
		"ByNext": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Sort: store.ByNextChange, Limit: 50})
			return err
		},
		"Stage": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Stages: []string{"measures"}, Limit: 50})
			return err
		},
		"Officer": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Assigned: "judge-1", Limit: 50})
			return err
		},
		"Rare": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Text: "执1999号", Limit: 50})
			return err
		},
		"Common": func() error {
			_, err := s.Cases(background, store.CaseFilter{Courts: court, Text: "三丰", Limit: 50})
			return err
		},
		"Limits": func() error {
			_, err := s.Limits(background, store.Agenda{Courts: court, States: []string{"running"}, Days: days, Limit: 50})
			return err
		},
		"Tasks": func() error {
			_, err := s.Tasks(background, store.Agenda{Who: "judge-1", States: []string{"open"}, Limit: 50})
			return err
		},
		"CountDue": func() error {
			_, err := s.CountAgenda(background, store.ListLimits, store.Agenda{Courts: court, States: []string{"running"}, Days: days})
			return err
		},
		"CountText": func() error {
			_, err := s.CountCases(background, store.CaseFilter{Courts: court, Text: "三丰"})
			return err
		},
		"Workload": func() error { _, err := s.Workload(background, court); return err },
		"Load":     func() error { _, err := s.Load(background, storetest.ID(7)); return err },
		"Due": func() error {
			_, err := s.Due(background, store.DueFilter{Day: storetest.Day + 1, Limit: 500})
			return err
		},
	}
}
