package storetest

import (
	"errors"
	"fmt"
	"maps"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"mandamus/docket"
	"mandamus/store"
)

// Sizes of the test of writers at once.
const (
	writers = 8
	rounds  = 12
	shared  = 3 // dockets that all of them write to
)

func testConcurrent(t *testing.T, d Driver) {
	// Eight writers append to the same dockets at once. Each append is stored once; who comes late gets a conflict, loads and
	// tries again; no update is lost, no position skipped; readers meanwhile see gapless dockets.
	s := open(t, d)
	var mu sync.Mutex
	stored := map[string]bool{}
	stop := make(chan struct{})
	var reading, writing sync.WaitGroup
	reading.Go(func() { readGapless(t, s, stop) })
	for w := range writers {
		writing.Go(func() {
			for round := range rounds {
				name := fmt.Sprintf("张%d号%d", w, round)
				if _, err := insist(s, round%shared, name); err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				stored[name] = true
				mu.Unlock()
			}
		})
	}
	writing.Wait()
	close(stop)
	reading.Wait()
	for n := range shared {
		for _, e := range load(t, s, n) {
			if !stored[e.Private[0].Value] {
				t.Errorf("%s is there twice, or was never acknowledged", e.Private[0].Value)
			}
			delete(stored, e.Private[0].Value)
		}
	}
	if len(stored) > 0 {
		t.Errorf("acknowledged and not there: %v", stored)
	}
	if r := sound(t, s); r.Events != writers*rounds {
		t.Errorf("%d events, want %d", r.Events, writers*rounds)
	}
}

// insist appends an event about a name, with an entry in the log, however often somebody else comes first.
func insist(s store.Store, n int, name string) (store.Result, error) {
	for {
		events, err := s.Load(background, ID(n))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return store.Result{}, err
		}
		a := logged(Append(n, events, name), "note/1")
		a.Key, a.Outbox, a.Jobs = "for "+name, nil, nil
		r, err := s.Append(background, a)
		var conflict *store.Conflict
		if !errors.As(err, &conflict) {
			return r, err
		}
	}
}

// readGapless loads until it is stopped, and finds every docket numbered 1, 2, 3 …
func readGapless(t *testing.T, s store.Store, stop <-chan struct{}) {
	for {
		select {
		case <-stop:
			return
		default:
		}
		for n := range shared {
			for i, e := range load(t, s, n) {
				if e.Version != i+1 || len(e.Private) != 1 {
					t.Errorf("docket %d, event %d: version %d with %d private fields", n, i+1, e.Version, len(e.Private))
				}
			}
		}
	}
}

func testModel(t *testing.T, d Driver) {
	// Any sequence of appends, late appends, repeats and erasures leaves what a list in memory says it should, and read models that a rebuild
	// leaves as they are.
	s := open(t, d)
	next := 0 // each run has dockets of its own
	rapid.Check(t, func(t *rapid.T) {
		base := next
		next += 10
		want := map[int][]docket.Event{}
		t.Repeat(map[string]func(*rapid.T){
			"append": func(t *rapid.T) {
				n := base + rapid.IntRange(0, 2).Draw(t, "docket")
				names := rapid.SliceOfN(rapid.SampledFrom([]string{"", "张三", "李四", "名\"'\\"}), 1, 3).Draw(t, "names")
				a := Append(n, want[n], names...)
				if _, err := s.Append(background, a); err != nil {
					t.Fatal(err)
				}
				want[n] = append(want[n], a.Events...)
				if r, err := s.Append(background, a); err != nil || !r.Again {
					t.Fatalf("again: %+v, %v", r, err)
				}
			},
			"late": func(t *rapid.T) {
				n := base + rapid.IntRange(0, 2).Draw(t, "docket")
				if len(want[n]) == 0 {
					t.Skip("nothing there")
				}
				a := Append(n, want[n][:rapid.IntRange(0, len(want[n])-1).Draw(t, "seen")], "王五")
				a.Key = ""
				var conflict *store.Conflict
				if _, err := s.Append(background, a); !errors.As(err, &conflict) || conflict.Have != len(want[n]) {
					t.Fatalf("late: %v", err)
				}
			},
			"erase": func(t *rapid.T) {
				n := base + rapid.IntRange(0, 2).Draw(t, "docket")
				if len(want[n]) == 0 {
					t.Skip("nothing there")
				}
				eraseOne(t, s, n, want)
			},
			"": func(t *rapid.T) { compare(t, s, want) },
		})
	})
	sound(t, s)
	before := dump(t, s)
	must(t, s.Rebuild(background, Project))
	if dump(t, s) != before {
		t.Error("a rebuild changed the read models")
	}
}

// eraseOne erases the name in one event of docket n, where there is one, and says so in the model.
func eraseOne(t *rapid.T, s store.Store, n int, want map[int][]docket.Event) {
	i := rapid.IntRange(0, len(want[n])-1).Draw(t, "event")
	left := append([]docket.Event(nil), want[n]...)
	var refused *store.Refused
	if len(left[i].Private) == 0 {
		_, err := s.Erase(background, Append(n, left, ""), store.Erasure{Version: i + 1, Field: "/name", At: now})
		if !errors.As(err, &refused) {
			t.Fatalf("nothing to erase: %v", err)
		}
		return
	}
	left[i].Private = []docket.Private{{Field: "/name", Erased: true}}
	a := Append(n, left, "")
	if _, err := s.Erase(background, a, store.Erasure{Version: i + 1, Field: "/name", At: now}); err != nil {
		t.Fatal(err)
	}
	want[n] = append(left, a.Events...)
}

func compare(t *rapid.T, s store.Store, want map[int][]docket.Event) {
	for n := range maps.Keys(want) {
		got, err := s.Load(background, ID(n))
		if err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want[n]) {
			t.Fatalf("docket %d: %+v, %v; want %+v", n, got, err, want[n])
		}
		c, err := s.Case(background, ID(n))
		if err != nil || c.Version != len(got) {
			t.Fatalf("the case of docket %d is at version %d of %d: %v", n, c.Version, len(got), err)
		}
	}
}
