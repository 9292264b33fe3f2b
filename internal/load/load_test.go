package load

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"mandamus/app"
	"mandamus/civil"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/policy"
	"mandamus/store"
	"mandamus/store/sqlite"
)

// china is the pack of China, loaded once.
var china = sync.OnceValue(func() *law.Pack {
	folder, _ := packs.Open("cn")
	pack, problems := law.Load(folder)
	if pack == nil {
		panic(problems.Error())
	}
	return pack
})

func maker(t *testing.T, seed uint64, cases int) *Maker {
	t.Helper()
	m, err := NewMaker(Plan{Seed: seed, Cases: cases, Courts: 3, Today: civil.Date(2026, 11, 23)}, china())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func caseOf(t *testing.T, m *Maker, n int) store.Append {
	t.Helper()
	a, err := m.Case(context.Background(), n)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSamePlanSameCases(t *testing.T) {
	// The same plan gives the same case each time, under the id that Where tells; another seed gives another.
	for _, n := range []int{0, 57, 99} {
		a, b := caseOf(t, maker(t, 1, 100), n), caseOf(t, maker(t, 1, 100), n)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("case %d differs from itself", n)
		}
		if id, court := maker(t, 1, 100).Where(n); id != a.Docket || court.Code != a.Rows.Case.Court {
			t.Errorf("case %d is %s of %s, not %s of %s", n, a.Docket, a.Rows.Case.Court, id, court.Code)
		}
		if c := caseOf(t, maker(t, 2, 100), n); c.Docket == a.Docket {
			t.Errorf("case %d is the same under another seed", n)
		}
	}
}

func TestCasesAreMixed(t *testing.T) {
	// Each case has eight events or more; most are closed; of the others some are at each stage, lapsed, held, and proposed.
	m := maker(t, 1, 250)
	closed, seen := 0, map[string]bool{}
	for n := range 250 {
		a := caseOf(t, m, n)
		if len(a.Events) < 8 {
			t.Errorf("case %d has %d events", n, len(a.Events))
		}
		if a.Rows.Case.Stage == "closed" {
			closed++
		}
		for _, word := range append(a.Rows.Case.Flags, a.Rows.Case.Stage) {
			seen[word] = true
		}
		for _, task := range a.Rows.Tasks {
			seen[task.Kind] = true
		}
	}
	if closed < 150 || closed > 240 {
		t.Errorf("%d of 250 are closed", closed)
	}
	for _, word := range []string{"refused", "enforcing", "registered", "halted", "lapsed", "limit", "perform", "give_notice"} {
		if !seen[word] {
			t.Errorf("none is or has %s", word)
		}
	}
}

func TestFilledStoreIsSound(t *testing.T) {
	// What is filled in verifies, its rows are what the projector gives, and a daily run of the plan's day finds nothing to record.
	m := maker(t, 1, 60)
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "load.db")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	stored := 0
	if err := m.Fill(t.Context(), s, func(cases int, _ int64) { stored = cases }); err != nil || stored != 60 {
		t.Fatalf("%d stored: %v", stored, err)
	}
	desk := m.desk(nil)
	report, err := s.Verify(t.Context(), (&app.App{Pack: china(), Policy: policy.Default()}).Projector())
	if err != nil || !report.OK() || report.Dockets != 60 {
		t.Fatalf("%+v, %v", report, err)
	}
	desk.Store, desk.Random = s, zeros{}
	ran, err := desk.Daily(t.Context(), m.plan.Today, nil)
	if err != nil || ran.Lapses+ran.NonUse+ran.Returned+len(ran.Failed) > 0 {
		t.Errorf("%+v, %v", ran, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestDriveCountsFromWhenDue(t *testing.T) {
	// Requests start when they are due while earlier ones are still under way, and failures are kept apart by name.
	synctest.Test(t, func(t *testing.T) {
		begin := time.Now()
		var mu sync.Mutex
		var began []time.Duration
		times := Drive(t.Context(), 10, time.Second, func(n int) Ask {
			return Ask{Name: []string{"even", "odd"}[n%2], Do: func(context.Context) error {
				mu.Lock()
				began = append(began, time.Since(begin))
				mu.Unlock()
				if n == 3 {
					time.Sleep(5 * time.Second)
					return errors.New("late")
				}
				return nil
			}}
		})
		slices.Sort(began)
		if len(began) != 10 || began[9] != 900*time.Millisecond {
			t.Errorf("began at %v", began)
		}
		slices.Sort(times.by["odd"])
		if got := at(times.by["odd"], 100); got != 5*time.Second || times.fails != 1 || times.failed["odd"] == nil || times.failed["even"] != nil {
			t.Errorf("longest %v, %+v", got, times)
		}
		var said strings.Builder
		times.Print(&said)
		if !strings.Contains(said.String(), "odd: late") || !strings.Contains(said.String(), "5000.0") {
			t.Error(said.String())
		}
	})
}

func TestPercentiles(t *testing.T) {
	// A percentile is the least time within which so many of a hundred were answered.
	of := func(n int) (out []time.Duration) {
		for i := range n {
			out = append(out, time.Duration(i+1))
		}
		return out
	}
	for _, c := range []struct {
		n, percent int
		want       time.Duration
	}{{100, 99, 99}, {100, 100, 100}, {101, 99, 100}, {200, 99, 198}, {1, 50, 1}, {2, 50, 1}, {3, 50, 2}, {0, 99, 0}} {
		if got := at(of(c.n), c.percent); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.percent, c.n, got, c.want)
		}
	}
}
