package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"mandamus/store"
)

func testJobs(t *testing.T, d Driver) {
	// A job is handed out when it is due, the oldest first, to one claimant; again when the lease has run out, and then only
	// the new claimant may end it. A key waits once.
	s := open(t, d)
	must(t, s.Enqueue(background,
		store.Job{ID: "b", Kind: "paper", Key: "k", Payload: "1", At: now.Add(time.Minute)},
		store.Job{ID: "a", Kind: "mail", Payload: "2", At: now},
		store.Job{ID: "c", Kind: "paper", Key: "k", Payload: "3", At: now}))
	if n, err := s.Waiting(background); err != nil || n != 2 {
		t.Errorf("%d waiting, %v", n, err)
	}
	claim := func(at time.Duration, kinds ...string) (store.Job, error) {
		return s.Claim(background, store.Claim{Kinds: kinds, Now: now.Add(at), Lease: time.Minute})
	}
	if _, err := claim(0, "paper"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("claimed before it is due: %v", err)
	}
	a, err := claim(0)
	if err != nil || a.ID != "a" || a.Attempt != 1 || a.Kind != "mail" || a.Payload != "2" || a.Key != "" {
		t.Fatalf("first claim: %+v, %v", a, err)
	}
	if _, err := claim(0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("claimed twice: %v", err)
	}
	again, err := claim(2 * time.Minute)
	if err != nil || again.ID != "b" || again.Key != "k" {
		t.Fatalf("what is ready comes before what has lapsed: %+v, %v", again, err)
	}
	lapsed, err := claim(2 * time.Minute)
	if err != nil || lapsed.ID != "a" || lapsed.Attempt != 2 {
		t.Fatalf("after the lease: %+v, %v", lapsed, err)
	}
	var fenced *store.Fenced
	if err := s.Finish(background, "a", 1); !errors.As(err, &fenced) || fenced.Have != 2 {
		t.Errorf("finished by the first claimant: %v", err)
	}
	must(t, s.Again(background, "a", 2, now.Add(time.Hour), "the printer is out"))
	third, err := claim(time.Hour, "mail")
	if err != nil || third.Why != "the printer is out" || third.Attempt != 3 {
		t.Fatalf("given back: %+v, %v", third, err)
	}
	must(t, s.Finish(background, "a", 3))
	if err := s.Finish(background, "a", 3); !errors.As(err, &fenced) {
		t.Errorf("finished twice: %v", err)
	}
	testClaimedOnce(t, s)
}

// testClaimedOnce lets eight claimants empty a queue.
func testClaimedOnce(t *testing.T, s store.Store) {
	const jobs = 60
	for i := range jobs {
		must(t, s.Enqueue(background, store.Job{ID: fmt.Sprint("many ", i), Kind: "many", At: now}))
	}
	var mu sync.Mutex
	seen := map[string]int{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				job, err := s.Claim(background, store.Claim{Kinds: []string{"many"}, Now: now, Lease: time.Minute})
				if err != nil {
					if !errors.Is(err, store.ErrNotFound) {
						t.Error(err)
					}
					return
				}
				mu.Lock()
				seen[job.ID]++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s was handed out %d times", id, n)
		}
	}
	if len(seen) != jobs {
		t.Errorf("%d of %d handed out", len(seen), jobs)
	}
}

func testLeases(t *testing.T, d Driver) {
	// A lease has one holder until it lapses or is given up; the token rises when the holder changes and never falls.
	s := open(t, d)
	for i, step := range []struct {
		holder  string
		at      time.Duration
		release string
		token   int64
		ok      bool
	}{
		{"a", 0, "", 1, true},
		{"b", 0, "", 0, false},
		{"a", 50 * time.Second, "", 1, true},   // renewed
		{"b", 70 * time.Second, "", 0, false},  // held until 110 s
		{"b", 110 * time.Second, "", 2, true},  // lapsed
		{"a", 111 * time.Second, "", 0, false}, // taken over
		{"a", 111 * time.Second, "a", 0, false},
		{"a", 111 * time.Second, "b", 3, true}, // given up
		{"a", 112 * time.Second, "", 3, true},
	} {
		if step.release != "" {
			must(t, s.Release(background, "daily", step.release))
		}
		token, ok, err := s.Acquire(background, "daily", step.holder, now.Add(step.at), time.Minute)
		if err != nil || token != step.token || ok != step.ok {
			t.Errorf("step %d: token %d, %v, %v", i, token, ok, err)
		}
	}
}

func testOutbox(t *testing.T, d Driver) {
	// Messages come in their order until they are marked, and are kept until they are pruned.
	s := open(t, d)
	fill(t, s, 1, 4)
	pending, err := s.Pending(background, 2)
	must(t, err)
	want := []store.Message{{ID: "m-000001-000", Docket: string(ID(1)), Topic: "case.changed", Payload: string(ID(1))},
		{ID: "m-000002-000", Docket: string(ID(2)), Topic: "case.changed", Payload: string(ID(2))}}
	if !reflect.DeepEqual(pending, want) {
		t.Errorf("pending %+v, want %+v", pending, want)
	}
	must(t, s.Delivered(background, now, "m-000001-000", "unknown"))
	must(t, s.Prune(background, now.Add(time.Second)))
	pending, err = s.Pending(background, 9)
	if must(t, err); len(pending) != 2 || pending[0].ID != "m-000002-000" {
		t.Errorf("pending %+v", pending)
	}
}

func testDrafts(t *testing.T, d Driver) {
	// A draft is saved over the version that was read, by its owner; a stale one is refused with both versions.
	s := open(t, d)
	draft := store.Draft{Owner: "staff-1", ID: "intake", Kind: "application", Docket: string(ID(1)), Body: `{"a":"张"}`, Saved: now}
	for want := 1; want < 4; want++ {
		v, err := s.SaveDraft(background, draft)
		if err != nil || v != want {
			t.Fatalf("version %d, want %d: %v", v, want, err)
		}
		draft.Version = v
		if got, err := s.Draft(background, "staff-1", "intake"); err != nil || got != draft {
			t.Errorf("loaded %+v, want %+v: %v", got, draft, err)
		}
	}
	var stale *store.Stale
	for _, version := range []int{0, 1, 4} {
		late := draft
		late.Version = version
		if _, err := s.SaveDraft(background, late); !errors.As(err, &stale) || stale.Have != 3 || stale.Want != version {
			t.Errorf("version %d: %v", version, err)
		}
	}
	other := store.Draft{Owner: "staff-1", ID: "later", Saved: now.Add(time.Hour)}
	_, err := s.SaveDraft(background, other)
	must(t, err)
	mine, err := s.Drafts(background, "staff-1")
	if must(t, err); len(mine) != 2 || mine[0].ID != "later" || mine[1].ID != "intake" {
		t.Errorf("drafts %+v", mine)
	}
	if theirs, err := s.Drafts(background, "staff-2"); err != nil || len(theirs) != 0 {
		t.Errorf("drafts of another: %v, %v", theirs, err)
	}
	must(t, s.DeleteDraft(background, "staff-1", "intake"))
	if _, err := s.Draft(background, "staff-1", "intake"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("deleted: %v", err)
	}
	if _, err := s.SaveDraft(background, draft); !errors.As(err, &stale) || stale.Have != 0 {
		t.Errorf("saved over a deleted one: %v", err)
	}
}
