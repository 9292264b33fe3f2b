package postgres_test

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"mandamus/store"
	"mandamus/store/postgres"
	"mandamus/store/storetest"
)

var (
	background = context.Background()
	kills      = flag.Int("kills", 8, "how often a process is killed in the middle of its work")
	restarts   = flag.Int("restarts", 3, "how often the server is restarted in the middle of its work")
)

// childDSN tells a process started by a test that it is a child, and which store it works on.
const childDSN = "MANDAMUS_TEST_CHILD"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(childDSN); dsn != "" {
		s, err := postgres.Open(background, postgres.Options{DSN: dsn, Schema: os.Getenv(childDSN + "_SCHEMA"), Erasures: os.Getenv(childDSN + "_ERASURES")})
		if err == nil {
			err = storetest.Child(s, os.Getenv(childDSN+"_START"), os.Stdout)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if s, err := server(); err == nil {
		s.Stop()
	}
	os.Exit(code)
}

var server = sync.OnceValues(storetest.StartServer)

// running is the server of all tests that do not stop it.
func running(t testing.TB) *storetest.Server {
	t.Helper()
	return storetest.Need(t, server)
}

var schemas atomic.Int64

func newSchema() string { return fmt.Sprintf("store_%d_%d", os.Getpid(), schemas.Add(1)) }

func TestStore(t *testing.T) {
	// PostgreSQL passes the suite.
	dsn := running(t).DSN
	storetest.Run(t, func(t *testing.T, erasures string) *storetest.Place {
		if erasures == "" {
			erasures = filepath.Join(t.TempDir(), "erasures")
		}
		return place(t, dsn, newSchema(), erasures)
	})
}

func place(t testing.TB, dsn, schema, erasures string) *storetest.Place {
	o := postgres.Options{DSN: dsn, Schema: schema, Erasures: erasures, Connections: 4}
	t.Cleanup(func() { execute(dsn, "DROP SCHEMA IF EXISTS "+schema+" CASCADE") })
	return &storetest.Place{
		Erasures: erasures,
		Open: func(f *storetest.Faults) (store.Store, error) {
			o := o
			if f != nil {
				o.Dial = failing(f)
			}
			return postgres.Open(background, o)
		},
		Exec: func(text string) error { return execute(dsn, "SET search_path = "+schema+"; "+text) },
		Restore: func(backup string, p store.Projector) (store.Report, error) {
			return postgres.Restore(background, backup, o, p)
		},
	}
}

func execute(dsn, text string) error {
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(text)
	return err
}

// failing dials connections whose every packet is a step. Where the answer to a packet is lost, it was waited for.
func failing(f *storetest.Faults) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		c, err := (&net.Dialer{}).DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &failingConn{Conn: c, f: f}, nil
	}
}

type failingConn struct {
	net.Conn
	f    *storetest.Faults
	lost atomic.Bool // the next answer does not arrive
}

func (c *failingConn) Write(b []byte) (int, error) {
	before, after := c.f.Next()
	if before {
		c.Conn.Close()
		return 0, storetest.ErrFault
	}
	c.lost.Store(after)
	return c.Conn.Write(b)
}

func (c *failingConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if err == nil && c.lost.Load() {
		c.Conn.Close()
		return 0, storetest.ErrFault
	}
	return n, err
}

func TestKill(t *testing.T) {
	// A process that is killed at any moment leaves every append it acknowledged, and a store that verifies.
	dsn, schema, erasures := running(t).DSN, newSchema(), filepath.Join(t.TempDir(), "erasures")
	storetest.Kill(t, place(t, dsn, schema, erasures), *kills, func(start string) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childDSN+"="+dsn, childDSN+"_SCHEMA="+schema, childDSN+"_ERASURES="+erasures, childDSN+"_START="+start)
		return cmd
	})
}
