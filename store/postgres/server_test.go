package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"mandamus/docket"
	"mandamus/store"
	"mandamus/store/postgres"
	"mandamus/store/storetest"
)

// patient appends until it is acknowledged, as the desk does with a request that failed: with the same key. It gives up on
// an error that says the fault is its own.
func patient(ctx context.Context, s store.Store, a store.Append) error {
	for {
		_, err := s.Append(ctx, a)
		if !errors.Is(err, store.ErrUnavailable) {
			return err
		}
	}
}

// crowd lets writers append to dockets of their own, one event after the other, until each has made so many; between is
// called once, in the middle.
func crowd(t *testing.T, s store.Store, first, events int, between func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(background, time.Minute)
	defer cancel()
	half := make(chan struct{})
	var once sync.Once
	var wg sync.WaitGroup
	for w := range 6 {
		wg.Go(func() {
			var earlier []docket.Event
			for i := range events {
				if i == events/2 {
					once.Do(func() { close(half) })
				}
				a := storetest.Append(first+w, earlier, "张三")
				if err := patient(ctx, s, a); err != nil {
					t.Errorf("writer %d, event %d: %v", w, i, err)
					once.Do(func() { close(half) })
					return
				}
				earlier = append(earlier, a.Events...)
			}
		})
	}
	<-half
	if err := between(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	r, err := s.Verify(background, storetest.Project)
	if err != nil || !r.OK() {
		t.Fatalf("%q, %v", r.Problems, err)
	}
	for w := range 6 {
		if got, err := s.Load(background, storetest.ID(first+w)); err != nil || len(got) != events {
			t.Errorf("docket %d has %d events, want %d: %v", w, len(got), events, err)
		}
	}
}

func TestConnectionsCut(t *testing.T) {
	// When the server ends every connection in the middle of writing, requests sent again with their keys are stored once.
	dsn := running(t).DSN
	schema := newSchema()
	s, err := place(t, dsn, schema, filepath.Join(t.TempDir(), "erasures")).Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	crowd(t, s, 0, 30, func() error {
		for range 5 {
			err := execute(dsn, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func TestServerRestarted(t *testing.T) {
	// A server that is killed and started again in the middle of writing keeps what it acknowledged; the store goes on.
	server := storetest.Need(t, storetest.StartServer) // of its own, so that no other test is disturbed
	defer server.Stop()
	s, err := place(t, server.DSN, newSchema(), filepath.Join(t.TempDir(), "erasures")).Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range *restarts {
		crowd(t, s, 10*i, 20, server.Restart)
	}
}

func TestSerializable(t *testing.T) {
	// Where every transaction is serializable, as on engines that know no other, clashes are run again and the outcome is the
	// same.
	dsn := running(t).DSN + "&default_transaction_isolation=serializable"
	s, err := place(t, dsn, newSchema(), filepath.Join(t.TempDir(), "erasures")).Open(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	crowd(t, s, 0, 20, func() error { return nil })
}

func TestManyPrograms(t *testing.T) {
	// Several programs that start at once on an empty database bring it into shape once, and write without a gap.
	dsn, schema, dir := running(t).DSN, newSchema(), t.TempDir()
	var wg sync.WaitGroup
	stores := make([]store.Store, 4)
	for i := range stores {
		wg.Go(func() {
			s, err := place(t, dsn, schema, filepath.Join(dir, fmt.Sprint(i))).Open(nil)
			if err != nil {
				t.Error(err)
				return
			}
			stores[i] = s
			for n := range 10 {
				if _, err := s.Append(background, storetest.Append(100*i+n, nil, "张三")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for _, s := range stores {
		if s == nil {
			continue
		}
		if r, err := s.Verify(background, storetest.Project); err != nil || !r.OK() || r.Events != 40 {
			t.Errorf("%+v, %v", r, err)
		}
		s.Close()
	}
}

func TestUnsafeServer(t *testing.T) {
	// A server that acknowledges before it has written is refused, with the setting; so are options that cannot be.
	dsn := running(t).DSN
	for want, o := range map[string]postgres.Options{
		"synchronous_commit": {DSN: dsn + "&synchronous_commit=off", Erasures: "x"},
		"erasures":           {DSN: dsn},
		"schema":             {DSN: dsn, Erasures: "x", Schema: "No; DROP"},
		"cannot parse":       {DSN: "postgres://%", Erasures: "x"},
	} {
		if _, err := postgres.Open(background, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	if _, err := postgres.Open(background, postgres.Options{DSN: "postgres://x@127.0.0.1:1/x", Erasures: "x"}); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("nobody there: %v", err)
	}
}
