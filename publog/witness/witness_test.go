package witness

import (
	"context"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/publog"
	"mandamus/publog/logtest"
)

const origin = "court.example/log"

var morning = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// aLog has n entries.
func aLog(n int) *logtest.Log {
	l := logtest.New(origin)
	for i := range n {
		l.Add(fmt.Appendf(nil, "entry %d", i))
	}
	return l
}

// forked is l with another entry 2.
func forked(l *logtest.Log) *logtest.Log {
	return l.With(func(all [][]byte) [][]byte { all[2] = []byte("another"); return all })
}

// clock is a clock that tests set.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// bench is a witness of one log on a server, with its state in a folder that outlives it.
type bench struct {
	t      *testing.T
	path   string
	key    *publog.Key
	cosign *publog.Cosigner
	clock  *clock
	state  *State
	server *Server
	web    *httptest.Server
}

func newBench(t *testing.T, name string, logs ...Log) *bench {
	t.Helper()
	cosigner, key := logtest.Witness(name)
	b := &bench{t: t, path: filepath.Join(t.TempDir(), "state.json"), key: key, cosign: cosigner, clock: &clock{morning}}
	if err := Init(b.path, key); err != nil {
		t.Fatal(err)
	}
	b.start(logs...)
	return b
}

// start opens the state and serves. Without logs it looks after the log of these tests.
func (b *bench) start(logs ...Log) {
	b.t.Helper()
	if len(logs) == 0 {
		logs = []Log{{Origin: origin, Keys: []*publog.Key{aLog(0).Key}}}
	}
	var err error
	if b.state, err = Open(b.path, b.key); err != nil {
		b.t.Fatal(err)
	}
	b.server = NewServer(b.cosign, b.state, b.clock.now, []byte("<!doctype html>the page"), logs...)
	b.web = httptest.NewServer(b.server.Handler())
	b.t.Cleanup(b.stop)
}

func (b *bench) stop() {
	b.web.Close()
	b.state.Close()
}

func (b *bench) peer() Peer { return Peer{b.key, b.web.URL} }

// request asks for the checkpoint of a log at size, from old.
func request(l *logtest.Log, old, size int64) Request {
	r := Request{Old: old, Checkpoint: l.Signed(size)}
	if old > 0 && old <= size {
		r.Proof, _ = l.Proof(context.Background(), old, size)
	}
	return r
}

// held verifies a signature line under the checkpoint of l at size and returns its stamp.
func (b *bench) held(l *logtest.Log, size int64, line string) time.Time {
	b.t.Helper()
	s, err := publog.OpenCheckpoint([]byte(l.Checkpoint(size).Text()+"\n"+line), origin, b.key)
	if err != nil || len(s.Cosigned) != 1 || strings.Count(line, "\n") != 1 {
		b.t.Fatalf("%q does not hold: %v", line, err)
	}
	return s.Cosigned[0].At
}
