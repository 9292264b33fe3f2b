package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"mandamus/publog"
	"mandamus/publog/logtest"
	"mandamus/publog/tiles"
	"mandamus/publog/witness"
	"mandamus/web/verify"
)

// console is an output that can be read while it is written.
type console struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (c *console) Write(data []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.Write(data)
}

func (c *console) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.String()
}

// command runs the program and returns its exit status and what it printed.
func command(args ...string) (status int, stdout, stderr string) {
	var out, err console
	status = run(args, strings.NewReader(""), &out, &err, getenv("LANG", "en"), time.Now())
	return status, out.String(), err.String()
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// startWitness makes the key of a witness, starts it, and returns it as a peer.
func startWitness(t *testing.T, folder, name, logKey string) (peer witness.Peer, stopped <-chan int) {
	t.Helper()
	key, state := filepath.Join(folder, name+".key"), filepath.Join(folder, name+".state")
	status, public, problem := command("witness", "keygen", name, "--out", key)
	if status != exitOK {
		t.Fatal(problem)
	}
	serve := []string{"witness", "serve", "--key", key, "--state", state, "--watch", logKey, "--listen", "127.0.0.1:0"}
	if status, _, problem := command(serve...); status != exitUsage || !strings.Contains(problem, "--init") {
		t.Fatalf("without a state: %d %s", status, problem)
	}
	var out console
	done := make(chan int, 1)
	go func() {
		done <- run(append(serve, "--init"), strings.NewReader(""), &out, os.Stderr, getenv("LANG", "en"), time.Now())
	}()
	for range 500 {
		if found := address.FindString(out.String()); found != "" {
			return witness.Peer{Key: logtest.Key(strings.TrimSpace(public)), URL: found}, done
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it does not answer: %s", out.String())
	return peer, nil
}

// showsPage holds that a witness shows a browser the page that checks receipts, where the program was built with it.
func showsPage(t *testing.T, url string) {
	t.Helper()
	page, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	data, _ := io.ReadAll(page.Body)
	if want := verify.CheckPage(); want != nil && !bytes.Equal(data, want) {
		t.Errorf("a browser gets %d bytes, status %d", len(data), page.StatusCode)
	}
}

func TestTwoWitnessesAndAnAudit(t *testing.T) {
	// Two witnesses run by one command each vouch for a log as it grows. The audit is clean (0) with a trust file, nobody's (3) without one, and
	// finds (1) yesterday's log and a rewritten one, with two checkpoints that anybody can check. A browser gets the page that checks receipts.
	folder := t.TempDir()
	l := logtest.New("court.example/record")
	add := func(n int) {
		for range n {
			l.AddEntry(publog.Entry{V: 1, Kind: publog.KindPublished, At: time.Now().UTC().Format(time.RFC3339), Public: fmt.Appendf(nil, `{"n":%d}`, l.Size())})
		}
	}
	one, firstDone := startWitness(t, folder, "npc.example", l.Key.String())
	two, secondDone := startWitness(t, folder, "bar.example", l.Key.String())
	showsPage(t, one.URL)
	client := witness.NewClient(one, two)
	trust := filepath.Join(folder, "trust.txt")
	write(t, trust, fmt.Sprintf("mandamus/trust/v1\norigin court.example/record\nlog %s\noperator npc outside 人大 | Congress\noperator bar outside 律协 | Bar\nwitness npc %s\nwitness bar %s\nquorum 2\n",
		l.Key, one.Key, two.Key))
	publish := func(l *logtest.Log, name string) string {
		cosigned, answers, err := client.Ask(context.Background(), l.Signed(l.Size()), l.Proof)
		for _, a := range answers {
			if a.Err != nil {
				t.Logf("%s: %v", a.Peer.Key.Name(), a.Err)
			}
		}
		writer, err2 := tiles.NewWriter(filepath.Join(folder, name))
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if err := writer.Publish(context.Background(), cosigned, l.Hashes(), l.Entries); err != nil {
			t.Fatal(err)
		}
		return filepath.Join(folder, name)
	}
	audit := func(want int, place string, args ...string) string {
		t.Helper()
		all := append([]string{"log", "audit", place, "--state", filepath.Join(folder, "audit.json"), "--evidence", filepath.Join(folder, "evidence")}, args...)
		status, stdout, stderr := command(all...)
		if status != want {
			t.Errorf("exit %d, want %d: %s%s", status, want, stdout, stderr)
		}
		return stdout
	}
	add(5)
	yesterday := publish(l, "yesterday")
	add(300)
	now := publish(l, "now")
	audit(3, yesterday)
	audit(0, yesterday, "--trust", trust)
	audit(0, now, "--trust", trust)
	audit(1, yesterday, "--trust", trust)
	rewritten := publish(l.With(func(all [][]byte) [][]byte { all[3] = all[2]; return all }), "rewritten")
	if text := audit(1, rewritten, "--trust", trust); !strings.Contains(text, "History was rewritten") {
		t.Errorf("got\n%s", text)
	}
	status, stdout, _ := command("verify", filepath.Join(folder, "evidence", "two-histories-305-305.txt"), "--trust", trust)
	if status != exitOK || !strings.Contains(stdout, "two histories") {
		t.Errorf("exit %d: %s", status, stdout)
	}
	audit(1, filepath.Join(folder, "nowhere"))
	audit(2, now, "--nonsense")
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	for _, done := range []<-chan int{firstDone, secondDone} {
		if status := <-done; status != exitOK {
			t.Errorf("a witness ended with %d", status)
		}
	}
}

// write writes a file.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
