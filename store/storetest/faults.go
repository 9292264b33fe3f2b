package storetest

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/store"
)

// Faults makes one step of a connection fail: the step is not done, or it is done and its answer is lost. A step is what a
// driver sends: a statement, a commit, a packet. It does nothing until it is armed.
type Faults struct {
	mu    sync.Mutex
	at    int // the step that fails; 0: none
	lost  bool
	n     int
	fired bool
}

// ErrFault is what a failing step returns.
var ErrFault = errors.New("injected fault")

// Arm makes the step number at from now fail; where lost, after it was done.
func (f *Faults) Arm(at int, lost bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at, f.lost, f.n, f.fired = at, lost, 0, false
}

// Disarm ends it, and reports whether a step failed.
func (f *Faults) Disarm() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.at = 0
	return f.fired
}

// Next says what to do with the next step: fail before it, or after it.
func (f *Faults) Next() (before, after bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.at == 0 {
		return false, false
	}
	if f.n++; f.n != f.at {
		return false, false
	}
	f.fired = true
	return !f.lost, f.lost
}

// Do runs a step, or fails as armed.
func (f *Faults) Do(step func() error) error {
	before, after := f.Next()
	if before {
		return ErrFault
	}
	err := step()
	if after && err == nil {
		err = ErrFault
	}
	return err
}

// write is a write of the contract: do number i, and what must hold once it is stored.
type write struct {
	do   func(s store.Store, i int) error
	done func(s store.Store, i int) error
}

// loaded checks that docket i has so many events.
func loaded(want int) func(store.Store, int) error {
	return func(s store.Store, i int) error {
		events, err := s.Load(background, ID(i))
		if err == nil && len(events) != want {
			err = fmt.Errorf("%d events, want %d", len(events), want)
		}
		return err
	}
}

// writes are the writes whose every step is made to fail. Each may be sent again; those that conflict with themselves
// answer so, which says that they were stored.
var writes = map[string]write{
	"append": {func(s store.Store, i int) error {
		_, err := s.Append(background, Append(i, nil, "张三", ""))
		return err
	}, loaded(2)},
	"append many": {func(s store.Store, i int) error {
		_, err := s.AppendAll(background, []store.Append{Append(i, nil, "张三"), Append(i+5000, nil, "李四")})
		return err
	}, func(s store.Store, i int) error { return errors.Join(loaded(1)(s, i), loaded(1)(s, i+5000)) }},
	"append without a key": {func(s store.Store, i int) error {
		a := Append(i, nil, "张三")
		a.Key = ""
		_, err := s.Append(background, a)
		if conflict := (*store.Conflict)(nil); errors.As(err, &conflict) && conflict.Have == 1 {
			return nil
		}
		return err
	}, loaded(1)},
	"project": {func(s store.Store, i int) error {
		events, err := s.Load(background, ID(0))
		if err != nil {
			return err
		}
		rows, err := Project(ID(0), events, Day+civil.Day(i))
		if err != nil {
			return err
		}
		_, err = s.Project(background, []store.Projected{{Docket: ID(0), Version: len(events), Rows: rows}})
		return err
	}, func(s store.Store, i int) error {
		c, err := s.Case(background, ID(0))
		if err == nil && c.AsOf != Day+civil.Day(i) {
			err = fmt.Errorf("the case is as of %v", c.AsOf)
		}
		return err
	}},
	"rebuild": {func(s store.Store, _ int) error { return s.Rebuild(background, Project) }, func(store.Store, int) error { return nil }},
	"erase": {func(s store.Store, i int) error {
		first := Append(i, nil, secret)
		conflict := (*store.Conflict)(nil)
		if _, err := s.Append(background, first); err != nil && !errors.As(err, &conflict) {
			return err // a conflict: the erasure was stored, and the key of this append went with it
		}
		first.Events[0].Private = []docket.Private{{Field: "/name", Erased: true}}
		_, err := s.Erase(background, Append(i, first.Events, ""), store.Erasure{Version: 1, Field: "/name", Basis: "b", By: "p", At: now})
		return err
	}, func(s store.Store, i int) error {
		events, err := s.Load(background, ID(i))
		if err == nil && (len(events) != 2 || !events[0].Private[0].Erased) {
			err = fmt.Errorf("events %+v", events)
		}
		return err
	}},
	"job": {func(s store.Store, i int) error {
		return s.Enqueue(background, store.Job{ID: fmt.Sprint("job ", i), Kind: fmt.Sprint("kind ", i), Key: fmt.Sprint(i), At: now})
	}, func(s store.Store, i int) error {
		job, err := s.Claim(background, store.Claim{Kinds: []string{fmt.Sprint("kind ", i)}, Now: now, Lease: time.Second})
		if err != nil {
			return err
		}
		return s.Finish(background, job.ID, job.Attempt)
	}},
	"draft": {func(s store.Store, i int) error {
		_, err := s.SaveDraft(background, store.Draft{Owner: "o", ID: fmt.Sprint(i), Saved: now})
		if stale := (*store.Stale)(nil); errors.As(err, &stale) && stale.Have == 1 {
			return nil
		}
		return err
	}, func(s store.Store, i int) error { return s.DeleteDraft(background, "o", fmt.Sprint(i)) }},
	"lease": {func(s store.Store, i int) error {
		_, _, err := s.Acquire(background, fmt.Sprint("lease ", i), "a", now, time.Minute)
		return err
	}, func(s store.Store, i int) error {
		token, ok, err := s.Acquire(background, fmt.Sprint("lease ", i), "a", now, time.Minute)
		if err == nil && (token != 1 || !ok) {
			err = fmt.Errorf("token %d, %v", token, ok)
		}
		return err
	}},
	"account": {func(s store.Store, i int) error {
		a := account.Account{ID: fmt.Sprint("a", i), Name: fmt.Sprint("name ", i)}
		err := s.Accounts().Write(background, account.Change{Account: &a, Session: &account.Session{Hash: account.Hash{byte(i)}, Account: a.ID, Seen: now, Created: now},
			Records: []account.Record{{At: now, What: account.Created, Account: a.ID}}})
		if errors.Is(err, account.ErrTaken) {
			return nil
		}
		return err
	}, func(s store.Store, i int) error {
		records, err := s.Accounts().Records(background, fmt.Sprint("a", i), 9)
		if err == nil && len(records) != 1 {
			err = fmt.Errorf("%d records", len(records))
		}
		return err
	}},
	"sheet": {func(s store.Store, i int) error {
		err := s.SaveSheets(background, store.Sheet{Name: fmt.Sprint(i), At: now}, store.Sheet{Name: fmt.Sprint("and ", i), At: now})
		if stale := (*store.Stale)(nil); errors.As(err, &stale) && stale.Have == 1 {
			return nil
		}
		return err
	}, func(s store.Store, i int) error {
		_, err := s.Sheet(background, fmt.Sprint("and ", i))
		return err
	}},
	"outbox": {func(s store.Store, _ int) error {
		return errors.Join(s.Delivered(background, now, "m-000000-000"), s.Prune(background, now.Add(time.Second)))
	}, func(s store.Store, _ int) error {
		pending, err := s.Pending(background, 1000)
		if err == nil && slices.ContainsFunc(pending, func(m store.Message) bool { return m.ID == "m-000000-000" }) {
			err = errors.New("a delivered message is pending")
		}
		return err
	}},
}

func testFaults(t *testing.T, d Driver) {
	// Whatever step of a write fails, before it was done or after, the write is stored whole or not at all; sent again it is
	// stored, once; and the store verifies.
	faulty(t, d, writes)
}

// faulty makes every step of writes fail.
func faulty(t *testing.T, d Driver, writes map[string]write) {
	for name, w := range writes {
		t.Run(name, func(t *testing.T) {
			var faults Faults
			s, err := d(t, "").Open(&faults)
			must(t, err)
			defer s.Close()
			put(t, s, Append(0, nil, "王五"))
			i := 1
			for _, lost := range []bool{false, true} {
				steps := 0
				for at := 1; ; at++ {
					i++
					if !failing(t, s, &faults, w, i, at, lost) {
						break
					}
					steps++
				}
				if steps == 0 {
					t.Error("no step failed")
				}
			}
			sound(t, s)
		})
	}
}

// failing does write i with one step failing, and reports whether there is such a step.
func failing(t *testing.T, s store.Store, faults *Faults, w write, i, at int, lost bool) bool {
	t.Helper()
	faults.Arm(at, lost)
	err := w.do(s, i)
	fired := faults.Disarm()
	if err != nil && !fired {
		t.Fatalf("step %d: no fault, and %v", at, err)
	}
	r, verr := s.Verify(background, nil)
	if verr != nil || !r.OK() {
		t.Fatalf("after a fault at step %d, lost %v: %q, %v", at, lost, r.Problems, verr)
	}
	if err := w.do(s, i); err != nil {
		t.Fatalf("sent again after a fault at step %d, lost %v: %v", at, lost, err)
	}
	if err := w.done(s, i); err != nil {
		t.Fatalf("after a fault at step %d, lost %v, and again: %v", at, lost, err)
	}
	return fired
}

// Failing lets faults come between a database/sql driver and its connections.
func Failing(c driver.Connector, f *Faults) driver.Connector { return &failingConnector{c, f} }

type failingConnector struct {
	driver.Connector
	f *Faults
}

func (c *failingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &failingConn{conn, c.f}, nil
}
