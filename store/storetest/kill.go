package storetest

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"mandamus/store"
)

// Child appends from several goroutines until it is killed, and writes a line for every append that returned, with the places of its entries in
// the log. A driver's test runs it in a process of its own. start tells one child from the next.
func Child(s store.Store, start string, out io.Writer) error {
	var mu sync.Mutex
	errs := make(chan error)
	for w := range writers / 2 {
		go func() {
			for i := 0; ; i++ {
				name := fmt.Sprintf("%s/%d/%d", start, w, i)
				r, err := insist(s, (w+i)%shared, name)
				if err != nil {
					errs <- err
					return
				}
				mu.Lock()
				fmt.Fprintln(out, name+placed(r.Log))
				mu.Unlock()
			}
		}()
	}
	return <-errs
}

// Kill starts a child again and again and kills it in the middle of its work, by a signal that it cannot see coming. After
// each, every append that it said had returned must be there, with its entry where it said, the store must verify, and its read models must be what a
// rebuild gives. command makes the child that is called start.
func Kill(t *testing.T, place *Place, rounds int, command func(start string) *exec.Cmd) {
	t.Helper()
	acknowledged := map[string]bool{}
	for round := range rounds {
		// Different rounds die at different steps of opening, of the first appends, and in full swing.
		killAfter(t, command(fmt.Sprint("child ", round)), round*7%61, acknowledged)
		s, err := place.Open(nil)
		must(t, err)
		var stored strings.Builder
		for n := range shared {
			places := placesOf(t, s, n)
			for i, e := range load(t, s, n) {
				fmt.Fprintln(&stored, e.Private[0].Value+places[i])
			}
		}
		have := map[string]bool{}
		for line := range strings.Lines(stored.String()) {
			have[strings.TrimSpace(line)] = true
		}
		for name := range acknowledged {
			if !have[name] {
				t.Fatalf("round %d: %q was acknowledged and is not there", round, name)
			}
		}
		sound(t, s)
		before := dump(t, s)
		must(t, s.Rebuild(background, Project))
		if dump(t, s) != before {
			t.Fatalf("round %d: a rebuild changed the read models", round)
		}
		must(t, s.Close())
	}
	t.Logf("%d kills, %d acknowledged appends", rounds, len(acknowledged))
	if len(acknowledged) == 0 {
		t.Error("nothing was ever acknowledged")
	}
}

// killAfter kills a child after so many lines, and notes all lines it has written until then.
func killAfter(t *testing.T, cmd *exec.Cmd, lines int, acknowledged map[string]bool) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	must(t, err)
	var problems strings.Builder
	cmd.Stderr = &problems
	must(t, cmd.Start())
	scan := bufio.NewScanner(out)
	for n := 0; ; n++ {
		if n == lines {
			must(t, cmd.Process.Kill())
		}
		if !scan.Scan() {
			break
		}
		acknowledged[scan.Text()] = true
	}
	if err := cmd.Wait(); err == nil || problems.Len() > 0 {
		t.Fatalf("the child ended by itself: %v, %s", err, problems.String())
	}
}
