package main

import (
	"context"
	crypto "crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"mandamus/app"
	"mandamus/calendar"
	"mandamus/docket"
	"mandamus/i18n"
	loadtest "mandamus/internal/load"
	"mandamus/law"
	"mandamus/policy"
	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/store"
	"mandamus/store/storetest"
)

var (
	kills    = flag.Int("kills", 3, "how often the server is killed in the middle of its work")
	restarts = flag.Int("restarts", 1, "how often the database server under it is killed and started again")
)

// trial is a database of invented cases, with judges who are signed in, to be served by the program in a process of its own.
type trial struct {
	*testing.T
	database database
	program  *program
	cases    []docket.ID
	court    string
	judges   []loadtest.User
	log      logFlags
	tiles    map[string]string // full tiles that were published, and what is in them
}

func newTrial(t *testing.T, d database) *trial {
	t.Helper()
	out := &trial{T: t, database: d, program: &program{stdout: &output{Writer: io.Discard}, stderr: io.Discard, lang: i18n.EN, packs: map[string]*law.Pack{}}}
	dir := t.TempDir()
	out.log, out.tiles = logFlags{LogKey: filepath.Join(dir, "log.key"), LogDir: filepath.Join(dir, "log")}, map[string]string{}
	private, _, err := publog.NewKey(crypto.Reader, "court.example/record", publog.Ed25519)
	out.must(errors.Join(err, writeNew(out.log.LogKey, private)))
	s := out.open()
	pack, err := out.program.pack("", homeLaw)
	out.must(err)
	maker, err := loadtest.NewMaker(loadtest.Plan{Seed: 1, Cases: 40, Courts: 1, Today: calendar.LegalDay(time.Now()) - 1}, pack)
	out.must(err)
	out.must(maker.Fill(t.Context(), s, func(int, int64) {}))
	for n := range 40 {
		id, _ := maker.Where(n)
		out.cases = append(out.cases, id)
	}
	court := maker.Courts()[0]
	out.court = court.Code
	out.judges, err = loadtest.SignIn(t.Context(), s, policy.Judge, court.Code, court.Judges...)
	out.must(err)
	out.must(s.Close())
	return out
}

func (t *trial) must(err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (t *trial) open() store.Store {
	t.Helper()
	s, err := t.database.open(t.Context(), true)
	t.must(err)
	return s
}

// serve starts the server. It is killed at the end of the test at the latest.
func (t *trial) serve() *loadtest.Server {
	t.Helper()
	path, err := exec.LookPath("mandamus")
	t.must(err)
	s, err := loadtest.Serve(context.Background(), path, t.database.Database, "--erasures", t.database.Erasures, "--log-key", t.log.LogKey, "--log-dir", t.log.LogDir)
	t.must(err)
	t.Cleanup(s.Kill)
	return s
}

func (t *trial) browser(s *loadtest.Server, n int) *loadtest.Browser {
	return loadtest.NewBrowser(s.Address, t.judges[n%len(t.judges)].Session)
}

func (t *trial) note(n int) string { return "/zh/cases/" + string(t.cases[n]) + "/do/note" }

// notes are how often each note is on record in the cases.
func (t *trial) notes(s store.Store) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, id := range t.cases {
		events, err := s.Load(t.Context(), id)
		t.must(err)
		for _, e := range events {
			for _, p := range e.Private {
				if strings.HasPrefix(p.Value, "soak ") {
					out[p.Value]++
				}
			}
		}
	}
	return out
}

// sound holds that the store verifies, and that its read models are what a rebuild gives.
func (t *trial) sound(s store.Store) {
	t.Helper()
	project, err := t.program.projector(t.Context(), s)
	t.must(err)
	report, err := s.Verify(t.Context(), project)
	if err != nil || !report.OK() || !report.Projected {
		t.Fatalf("%q (%v)", report.Problems, err)
	}
	var before, after strings.Builder
	t.must(s.Dump(t.Context(), &before))
	t.must(s.Rebuild(t.Context(), project))
	t.must(s.Dump(t.Context(), &after))
	if before.String() != after.String() {
		t.Fatal("a rebuild changed the read models")
	}
}

// record holds that every note has its entry in the public record, that what is published is of this store, and that no full tile has changed.
func (t *trial) record(s store.Store) {
	t.Helper()
	for _, id := range t.cases {
		events, err := s.Load(t.Context(), id)
		t.must(err)
		entries, err := s.LogEntriesOf(t.Context(), id)
		t.must(err)
		have := map[int]bool{}
		for _, e := range entries {
			have[e.Version] = true
		}
		for _, e := range events {
			if len(e.Private) > 0 && strings.HasPrefix(e.Private[0].Value, "soak ") && !have[e.Version] {
				t.Errorf("event %d of %v has no entry", e.Version, id)
			}
		}
	}
	writer, err := tiles.NewWriter(t.log.LogDir)
	t.must(err)
	desk := &app.App{Store: s, Public: &app.PublicRecord{Origin: "court.example/record"}}
	t.must(desk.Guard(t.Context(), logFolder{writer}))
	t.must(filepath.WalkDir(t.log.LogDir, func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() || strings.Contains(path, ".p/") || !strings.Contains(path, "/tile/") {
			return err
		}
		data, err := os.ReadFile(path)
		if before, ok := t.tiles[path]; ok && before != string(data) {
			t.Errorf("%s has changed", path)
		}
		t.tiles[path] = string(data)
		return err
	}))
}

// writers is how many write at once, each to a case of its own.
const writers = 4

// acknowledged are notes of which a writer was told that they are on record.
type acknowledged struct {
	mu    sync.Mutex
	names map[string]bool
}

func (a *acknowledged) add(name string) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.names[name] = true
	return len(a.names)
}

// write sends notes until the server answers no more.
func (t *trial) write(s *loadtest.Server, writer int, name string, acked *acknowledged) {
	b := t.browser(s, writer)
	for i := 0; ; i++ {
		note := fmt.Sprintf("soak %s/%d/%d", name, writer, i)
		form, err := b.Open(t.Context(), t.note(writer))
		if err != nil {
			return
		}
		form.Set("note", note)
		p, err := b.Send(t.Context(), t.note(writer), form)
		if err != nil {
			return
		}
		if p.Status != http.StatusSeeOther {
			t.Errorf("%s: %d %.600s", note, p.Status, p.Body)
			return
		}
		acked.add(note)
	}
}

// The server is killed at any moment while some write and some read: whatever was acknowledged is on record, once; the store verifies;
// a rebuild gives the same read models; and the next server goes on.
func TestServerKilled(t *testing.T) {
	k := newTrial(t, database{Database: filepath.Join(t.TempDir(), "desk.db"), Erasures: filepath.Join(t.TempDir(), "erasures")})
	acked := &acknowledged{names: map[string]bool{}}
	random := rand.New(rand.NewPCG(1, 1))
	for round := range *kills {
		server := k.serve()
		var all sync.WaitGroup
		for w := range writers {
			all.Go(func() { k.write(server, w, fmt.Sprint(round), acked) })
			all.Go(func() {
				for b := k.browser(server, w); b.See(t.Context(), "/zh/today") == nil; {
				}
			})
		}
		time.Sleep(time.Duration(random.IntN(900)) * time.Millisecond)
		server.Kill()
		all.Wait()
		s := k.open()
		have := k.notes(s)
		for name := range acked.names {
			if have[name] != 1 {
				t.Fatalf("round %d: %q was acknowledged and is there %d times; the server said: %s", round, name, have[name], server.Log())
			}
		}
		k.sound(s)
		k.record(s)
		k.must(s.Close())
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d acknowledged notes", *kills, len(acked.names))
	if len(acked.names) == 0 {
		t.Error("nothing was ever acknowledged")
	}
}

// The database server is killed and started again while requests are under way: who sends the same form again gets it carried out once,
// the pages say meanwhile that the database does not answer, and nothing is lost.
func TestDatabaseServerRestarted(t *testing.T) {
	postgres := storetest.Need(t, storetest.StartServer)
	defer postgres.Stop()
	k := newTrial(t, database{Database: postgres.DSN, Erasures: filepath.Join(t.TempDir(), "erasures")})
	server := k.serve()
	for round := range *restarts {
		k.restarted(server, round, postgres.Restart)
	}
	s := k.open()
	for name, n := range k.notes(s) {
		if n != 1 {
			t.Errorf("%q is there %d times", name, n)
		}
	}
	if have := len(k.notes(s)); have != *restarts*writers*notesEach {
		t.Errorf("%d notes, want %d; the server said: %s", have, *restarts*writers*notesEach, server.Log())
	}
	k.sound(s)
	k.must(s.Close())
}

// notesEach is how many notes each writer brings home.
const notesEach = 12

// restarted has the writers bring home their notes, with a restart in the middle.
func (t *trial) restarted(s *loadtest.Server, round int, restart func() error) {
	var all sync.WaitGroup
	var once sync.Once
	half := make(chan struct{})
	for w := range writers {
		all.Go(func() {
			defer once.Do(func() { close(half) })
			for i := range notesEach {
				if i == notesEach/2 {
					once.Do(func() { close(half) })
				}
				if err := t.insist(s, w, fmt.Sprintf("soak %d/%d/%d", round, w, i)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	<-half
	t.must(restart())
	all.Wait()
}

// insist sends one form until it is taken, as somebody does who is told to try again.
func (t *trial) insist(s *loadtest.Server, writer int, note string) error {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	b := t.browser(s, writer)
	form, err := b.Open(ctx, t.note(writer))
	for err != nil && ctx.Err() == nil {
		form, err = b.Open(ctx, t.note(writer))
	}
	if err != nil {
		return err
	}
	form.Set("note", note)
	for {
		p, err := b.Send(ctx, t.note(writer), form)
		switch {
		case err != nil:
			return err
		case p.Status == http.StatusSeeOther:
			return nil
		case p.Status != http.StatusServiceUnavailable:
			return fmt.Errorf("%s: %d %.600s", note, p.Status, p.Body)
		}
	}
}

// small mounts a small file system of its own in memory, where that may be done.
func small(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("a small file system cannot be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() }) // the folder is removed after it in any case
	return dir
}

// On a full disk a form is answered with what is wrong, nothing of it is stored, pages are shown as before, and when there is room again
// the same form is carried out.
func TestServerOnFullDisk(t *testing.T) {
	dir := small(t, "32m")
	k := newTrial(t, database{Database: filepath.Join(dir, "desk.db"), Erasures: filepath.Join(dir, "erasures")})
	server := k.serve()
	b := k.browser(server, 0)
	k.must(k.insist(server, 0, "soak with room"))
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 32<<20), 0o600); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	stored, full := 1, false
	for !full && stored < 500 { // until what the log beside the database still holds is used up
		form, err := b.Open(t.Context(), k.note(0))
		k.must(err)
		form.Set("note", fmt.Sprintf("soak %d %s", stored, strings.Repeat("满", 300)))
		p, err := b.Send(t.Context(), k.note(0), form)
		k.must(err)
		if stored++; p.Status == http.StatusSeeOther {
			continue
		}
		if full = true; p.Status != http.StatusServiceUnavailable || !strings.Contains(p.Body, "磁盘已满") {
			t.Fatalf("after %d notes: %d %.600s; the server said: %s", stored, p.Status, p.Body, server.Log())
		}
		k.must(b.See(t.Context(), "/zh/today"))
		k.must(os.Remove(ballast))
		if p, err = b.Send(t.Context(), k.note(0), form); err != nil || p.Status != http.StatusSeeOther {
			t.Errorf("with room: %d %.600s (%v)", p.Status, p.Body, err)
		}
	}
	server.Kill()
	s := k.open()
	if have := len(k.notes(s)); have != stored || !full {
		t.Errorf("%d notes, want %d", have, stored)
	}
	k.sound(s)
	k.must(s.Close())
}

// On a disk that can only be read the server says so and does not start, and the database stays as it was.
func TestServerOnReadOnlyDisk(t *testing.T) {
	dir := small(t, "32m")
	k := newTrial(t, database{Database: filepath.Join(dir, "desk.db"), Erasures: filepath.Join(dir, "erasures")})
	remount := func(how string) {
		if out, err := exec.Command("mount", "-o", "remount,"+how, dir).CombinedOutput(); err != nil {
			t.Fatalf("%s", out)
		}
	}
	remount("ro")
	path, err := exec.LookPath("mandamus")
	k.must(err)
	out, err := exec.Command(path, "serve", "--lang", "en", "--database", k.database.Database, "--listen", "127.0.0.1:0").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "can only be read") {
		t.Errorf("%v: %s", err, out)
	}
	remount("rw")
	s := k.open()
	k.sound(s)
	k.must(s.Close())
}
