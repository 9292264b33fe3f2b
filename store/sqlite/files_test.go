package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/store"
	"mandamus/store/sqlite"
	"mandamus/store/storetest"
)

var background = context.Background()

func open(t *testing.T, o sqlite.Options) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(background, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// planted are names that are put into the store and erased.
var planted = []string{"欧阳𬭛修", "Zebediah Quux"}

// plant opens some dockets that name the planted persons in every place that may hold a copy, and returns an append to
// docket 1 that erases them.
func plant(t *testing.T, s store.Store) (store.Append, []store.Erasure) {
	t.Helper()
	for n := 2; n < 40; n++ {
		_, err := s.Append(background, storetest.Append(n, nil, "张三", "Quentin"))
		must(t, err)
	}
	first := storetest.Append(1, nil, planted...)
	first.Rows.Case.Title.ZH = "申请执行人" + planted[0]
	first.Outbox[0].Payload = strings.Join(planted, " ")
	_, err := s.Append(background, first)
	must(t, err)
	_, err = s.SaveDraft(background, store.Draft{Owner: "o", ID: "1", Docket: string(storetest.ID(1)), Body: planted[0] + planted[1], Saved: first.At})
	must(t, err)
	left := append([]docket.Event(nil), first.Events...)
	var erasures []store.Erasure
	for i := range left {
		left[i].Private = []docket.Private{{Field: "/name", Erased: true}}
		erasures = append(erasures, store.Erasure{Version: i + 1, Field: "/name", Basis: "pipl.47", By: "p", At: first.At})
	}
	return storetest.Append(1, left, ""), erasures
}

// traces are the planted names and their pairs of characters that stand in files of a folder.
func traces(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	must(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		for _, word := range append([]string{"欧阳", "阳𬭛", "zebediah", "quux"}, planted...) {
			if bytes.Contains(data, []byte(word)) {
				out = append(out, filepath.Base(file)+": "+word)
			}
		}
	}
	return out
}

func TestErasureLeavesNoTrace(t *testing.T) {
	// After an erasure no byte of the values is in the database, its log, its index, a backup made since, or a restored
	// backup made before.
	dir, away := t.TempDir(), t.TempDir()
	o := sqlite.Options{Path: filepath.Join(dir, "store.db"), Erasures: filepath.Join(away, "erasures")}
	s := open(t, o)
	a, erasures := plant(t, s)
	old := filepath.Join(away, "old")
	_, err := s.Backup(background, old)
	must(t, err)
	if len(traces(t, dir)) == 0 {
		t.Fatal("the search for traces finds nothing where there is something")
	}
	_, err = s.Erase(background, a, erasures...)
	must(t, err)
	if got := traces(t, dir); len(got) > 0 {
		t.Errorf("after the erasure: %q", got)
	}
	_, err = s.Backup(background, filepath.Join(dir, "new"))
	must(t, err)
	restored := sqlite.Options{Path: filepath.Join(t.TempDir(), "store.db"), Erasures: o.Erasures}
	_, err = sqlite.Restore(background, old, restored, storetest.Project)
	must(t, err)
	again := open(t, restored)
	if _, err := again.Append(background, storetest.Append(50, nil, "")); err != nil {
		t.Error(err)
	}
	if got := append(traces(t, dir), traces(t, filepath.Dir(restored.Path))...); len(got) > 0 {
		t.Errorf("in backup or restored backup: %q", got)
	}
}

func TestOldFilePutInPlace(t *testing.T) {
	// A backup copied over the database by hand, from before an erasure on the list, is not opened.
	dir := t.TempDir()
	o := sqlite.Options{Path: filepath.Join(dir, "store.db"), Erasures: filepath.Join(dir, "erasures")}
	s := open(t, o)
	a, erasures := plant(t, s)
	old := filepath.Join(dir, "old")
	_, err := s.Backup(background, old)
	must(t, err)
	_, err = s.Erase(background, a, erasures...)
	must(t, err)
	_, err = sqlite.Open(background, sqlite.Options{Path: old, Erasures: o.Erasures})
	if !errors.Is(err, store.ErrUnerased) {
		t.Errorf("opened: %v", err)
	}
}

func TestListCutShort(t *testing.T) {
	// A line of the list that a crash left unfinished is written over by the next opening; other damage is an error.
	dir := t.TempDir()
	o := sqlite.Options{Path: filepath.Join(dir, "store.db"), Erasures: filepath.Join(dir, "erasures")}
	s := open(t, o)
	a, erasures := plant(t, s)
	_, err := s.Erase(background, a, erasures...)
	must(t, err)
	must(t, s.Close())
	whole, err := os.ReadFile(o.Erasures)
	must(t, err)
	must(t, os.WriteFile(o.Erasures, whole[:len(whole)-9], 0o600))
	open(t, o)
	if got, err := os.ReadFile(o.Erasures); err != nil || !bytes.Equal(got, whole) {
		t.Errorf("the list is %q, want %q: %v", got, whole, err)
	}
	must(t, os.WriteFile(o.Erasures, append([]byte("x\n"), whole...), 0o600))
	if _, err := sqlite.Open(background, o); err == nil || !strings.Contains(err.Error(), ":1: not an erasure") {
		t.Errorf("a damaged list: %v", err)
	}
}

func TestDiskFull(t *testing.T) {
	// On a full disk a write fails with ErrFull and leaves nothing, reading goes on, and when there is room again all is well.
	var disk bounded
	s := open(t, sqlite.Options{Path: filepath.Join(t.TempDir(), "store.db"), Wrap: disk.wrap})
	disk.room(t, 80)
	var full error
	n := 0
	for ; full == nil && n < 2000; n++ {
		_, full = s.Append(background, storetest.Append(n, nil, "张三", "李四", "王五"))
	}
	if !errors.Is(full, store.ErrFull) {
		t.Fatalf("after %d appends: %v", n, full)
	}
	if _, err := s.Load(background, storetest.ID(n-1)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the append that failed: %v", err)
	}
	if _, err := s.Load(background, storetest.ID(0)); err != nil {
		t.Errorf("reading: %v", err)
	}
	disk.room(t, 1<<30)
	if _, err := s.Append(background, storetest.Append(n-1, nil, "张三", "李四", "王五")); err != nil {
		t.Errorf("with room: %v", err)
	}
	if r, err := s.Verify(background, storetest.Project); err != nil || !r.OK() {
		t.Errorf("%q, %v", r.Problems, err)
	}
}

// bounded keeps the connections, to set the bound that is the engine's own way to have a full disk.
type bounded struct {
	conns []driver.Conn
}

func (b *bounded) wrap(c driver.Connector) driver.Connector { return &bounding{c, b} }

type bounding struct {
	driver.Connector
	all *bounded
}

func (b *bounding) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := b.Connector.Connect(ctx)
	b.all.conns = append(b.all.conns, c)
	return c, err
}

func (b *bounded) room(t *testing.T, pages int) {
	t.Helper()
	for _, c := range b.conns {
		rows, err := c.(driver.QueryerContext).QueryContext(background, fmt.Sprintf("PRAGMA max_page_count(%d)", pages), nil)
		must(t, err)
		must(t, rows.Next(make([]driver.Value, 1)))
		must(t, rows.Close())
	}
}

func TestRealFullDisk(t *testing.T) {
	// The same on a file system that is full.
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("a small file system cannot be mounted here: %s", bytes.TrimSpace(out))
	}
	t.Cleanup(func() { exec.Command("umount", "-l", dir).Run() })
	s := open(t, sqlite.Options{Path: filepath.Join(dir, "store.db")})
	var err error
	n := 0
	for ; err == nil && n < 5000; n++ {
		_, err = s.Append(background, storetest.Append(n, nil, "张三"))
	}
	if !errors.Is(err, store.ErrFull) && !errors.Is(err, store.ErrUnavailable) {
		t.Fatalf("after %d appends: %v", n, err)
	}
	if r, err := s.Verify(background, storetest.Project); err != nil || !r.OK() || r.Dockets != int64(n-1) {
		t.Errorf("%d dockets of %d: %q, %v", r.Dockets, n-1, r.Problems, err)
	}
}

func TestReadOnly(t *testing.T) {
	// A store opened for reading reads, and refuses to write with ErrReadOnly.
	o := sqlite.Options{Path: filepath.Join(t.TempDir(), "store.db")}
	s := open(t, o)
	_, err := s.Append(background, storetest.Append(1, nil, "张三"))
	must(t, err)
	must(t, s.Close())
	o.ReadOnly = true
	s = open(t, o)
	if _, err := s.Load(background, storetest.ID(1)); err != nil {
		t.Error(err)
	}
	if _, err := s.Append(background, storetest.Append(2, nil, "张三")); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("append: %v", err)
	}
	if r, err := s.Verify(background, storetest.Project); err != nil || !r.OK() {
		t.Errorf("%q, %v", r.Problems, err)
	}
}

func TestNewerShape(t *testing.T) {
	// A database that a newer version of the program has changed is not opened.
	o := sqlite.Options{Path: filepath.Join(t.TempDir(), "store.db")}
	must(t, open(t, o).Close())
	db, err := sql.Open("sqlite", o.Path)
	must(t, err)
	_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	must(t, errors.Join(err, db.Close()))
	if _, err := sqlite.Open(background, o); !errors.Is(err, store.ErrNewer) {
		t.Errorf("opened: %v", err)
	}
}

func TestNotADatabase(t *testing.T) {
	// A file that is no database is ErrDamaged, and stays as it is.
	path := filepath.Join(t.TempDir(), "store.db")
	text := bytes.Repeat([]byte("not a database "), 500)
	must(t, os.WriteFile(path, text, 0o600))
	if _, err := sqlite.Open(background, sqlite.Options{Path: path}); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("opened: %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, text) {
		t.Errorf("the file changed: %v", err)
	}
}

func TestRefusedBackup(t *testing.T) {
	// Of a damaged store there is no backup, and no file is left behind.
	dir := t.TempDir()
	p := place(filepath.Join(dir, "store.db"), filepath.Join(dir, "erasures"))
	s, err := p.Open(nil)
	must(t, err)
	defer s.Close()
	_, err = s.Append(background, storetest.Append(1, nil, "张三"))
	must(t, err)
	must(t, p.Exec("UPDATE events SET actor = 'somebody'"))
	away := t.TempDir()
	if _, err := s.Backup(background, filepath.Join(away, "backup")); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("backup: %v", err)
	}
	if left, _ := os.ReadDir(away); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFullSync(t *testing.T) {
	// Both kinds of connection have the settings that durability rests on, on every connection of the pool.
	s := open(t, sqlite.Options{Path: filepath.Join(t.TempDir(), "a b?c#d.db")})
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "secure_delete": "1"} {
		for _, got := range s.Settings(background, t, name) {
			if got != want {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
	}
}

func TestEngineVersions(t *testing.T) {
	// The library under the engine is exactly the one the engine was built against.
	out, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}} {{.Version}}", "modernc.org/sqlite", "modernc.org/libc").Output()
	must(t, err)
	fields := strings.Fields(string(out))
	mod, err := os.ReadFile(fields[0])
	must(t, err)
	if want := "modernc.org/libc " + fields[3] + "\n"; !bytes.Contains(mod, []byte(want)) {
		t.Errorf("the engine does not require %s", want)
	}
}
