package sqlite_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"mandamus/store/sqlite"
	"mandamus/store/storetest"
)

var kills = flag.Int("kills", 20, "how often a process is killed in the middle of its work")

// childPath tells a process started by a test that it is a child, and which store it works on.
const childPath = "MANDAMUS_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		s, err := sqlite.Open(background, sqlite.Options{Path: path})
		if err == nil {
			err = storetest.Child(s, os.Getenv(childPath+"_START"), os.Stdout)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func TestKill(t *testing.T) {
	// A process that is killed at any moment leaves every append it acknowledged, and a store that verifies.
	path := filepath.Join(t.TempDir(), "store.db")
	storetest.Kill(t, place(path, path+".erasures"), *kills, func(start string) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childPath+"="+path, childPath+"_START="+start)
		return cmd
	})
}
