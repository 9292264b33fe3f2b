package tiles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/logtest"

	"pgregory.net/rapid"
)

const origin = "court.example/log"

// aLog has n entries, no two alike.
func aLog(n int) *logtest.Log {
	l := logtest.New(origin)
	for i := range n {
		l.Add(fmt.Appendf(nil, "entry %d%s", i, strings.Repeat(".", i%7)))
	}
	return l
}

func publish(t testing.TB, folder string, l *logtest.Log, size int64) {
	t.Helper()
	w, err := NewWriter(folder)
	if err == nil {
		err = w.Publish(context.Background(), l.Signed(size), l.Hashes(), l.Entries)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// readBack reads a whole log and compares it with l.
func readBack(t testing.TB, r *Reader, l *logtest.Log, from, size int64) {
	t.Helper()
	next := from
	for leaf, err := range r.Entries(context.Background(), l.Checkpoint(size), from, size) {
		if err != nil {
			t.Fatalf("after entry %d: %v", next, err)
		}
		if leaf.Index != next || string(leaf.Data) != string(l.Entry(next)) || leaf.Hash != publog.LeafHash(leaf.Data) {
			t.Fatalf("entry %d came as %+v", next, leaf)
		}
		next++
	}
	if next != size {
		t.Fatalf("the entries end at %d of %d", next, size)
	}
}

// sizes are the neighbours of every boundary of the form: none, one, a full tile, two, and 256 of them.
var sizes = []int64{0, 1, 2, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537}

func TestPublishedLogReadsBack(t *testing.T) {
	// At every boundary of tiles, published in one step and step after step, a reader gets back what was logged, and old roots too.
	l := aLog(int(sizes[len(sizes)-1]))
	grown := t.TempDir()
	for i, size := range sizes {
		publish(t, grown, l, size)
		folders := []string{grown}
		if size < 1000 || size == 65_537 {
			folders = append(folders, t.TempDir())
			publish(t, folders[1], l, size)
		}
		for _, folder := range folders {
			r := NewReader(Open(folder))
			if data, err := r.Checkpoint(context.Background()); err != nil || string(data) != string(l.Signed(size)) {
				t.Fatalf("size %d: checkpoint %q, %v", size, data, err)
			}
			readBack(t, r, l, max(0, size-600), size)
			for _, old := range sizes[:i] {
				root, err := publog.Root(old, r.Hashes(context.Background(), l.Checkpoint(size)))
				if err != nil || root != l.Checkpoint(old).Root {
					t.Errorf("size %d: root of the first %d is %v, %v", size, old, root, err)
				}
			}
		}
	}
	readBack(t, NewReader(Folder(grown)), l, 0, l.Size())
}

func TestPublishingTwiceChangesNothing(t *testing.T) {
	// Whatever sizes are published in whatever order of growth, no file but the checkpoint ever changes its content, and a second
	// publication of the same writes nothing.
	l := aLog(1100)
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp(t.TempDir(), "log")
		if err != nil {
			rt.Fatal(err)
		}
		var size int64
		seen := map[string]string{}
		for range rapid.IntRange(1, 3).Draw(rt, "steps") {
			size = rapid.Int64Range(size, l.Size()).Draw(rt, "size")
			publish(t, folder, l, size)
			for name, content := range contents(t, folder) {
				if before, ok := seen[name]; ok && before != content {
					rt.Fatalf("%s changed", name)
				}
				seen[name] = content
			}
			publish(t, folder, l, size)
		}
		readBack(t, NewReader(Folder(folder)), l, 0, size)
	})
}

// contents are all files of the log but the one that may change.
func contents(t testing.TB, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(filepath.Join(folder, "tile"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		out[name] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func TestPartialTilesGoWhenFull(t *testing.T) {
	// A partial tile is there while a checkpoint needs it and gone once it is full; who still asks for it is answered from the full one.
	l, folder := aLog(700), t.TempDir()
	publish(t, folder, l, 200)
	old := l.Checkpoint(200)
	if _, err := os.Stat(filepath.Join(folder, "tile/entries/000.p/200")); err != nil {
		t.Fatal(err)
	}
	publish(t, folder, l, 700)
	for name := range contents(t, folder) {
		if strings.Contains(name, "000.p") && !strings.Contains(name, filepath.FromSlash("tile/1/")) {
			t.Errorf("%s is left", name)
		}
	}
	readBack(t, NewReader(Folder(folder)), l, 0, 200)
	if root, err := publog.Root(100, NewReader(Folder(folder)).Hashes(context.Background(), old)); err != nil || root != l.Checkpoint(100).Root {
		t.Errorf("root of the first 100 is %v, %v", root, err)
	}
}

func TestWriterRefuses(t *testing.T) {
	// A writer publishes nothing that contradicts what it published, and nothing that contradicts itself.
	ctx := context.Background()
	l := aLog(600)
	other := l.With(func(all [][]byte) [][]byte { all[3] = []byte("another"); return all })
	elsewhere := logtest.New("elsewhere.example/log")
	elsewhere.Add([]byte("entry 0"))
	lies := func(context.Context, int64, int64) ([][]byte, error) { return [][]byte{[]byte("x")}, nil }
	for name, test := range map[string]struct {
		checkpoint []byte
		from       *logtest.Log
		entries    Entries
		want       error
	}{
		"yesterday's backup":        {l.Signed(299), l, l.Entries, ErrRolledBack},
		"the same size, rewritten":  {other.Signed(300), other, other.Entries, ErrForked},
		"longer, rewritten":         {other.Signed(600), other, other.Entries, ErrForked},
		"another log":               {elsewhere.Signed(1), elsewhere, elsewhere.Entries, ErrRolledBack},
		"hashes of another history": {l.Signed(600), other, l.Entries, ErrWrong},
		"entries of another":        {l.Signed(600), l, other.With(func(all [][]byte) [][]byte { all[599] = nil; return all }).Entries, ErrWrong},
		"entries missing":           {l.Signed(600), l, lies, nil},
		"no checkpoint":             {[]byte("x"), l, l.Entries, publog.ErrForm},
	} {
		folder := t.TempDir()
		publish(t, folder, l, 300)
		w, err := NewWriter(folder)
		if err != nil {
			t.Fatal(err)
		}
		err = w.Publish(ctx, test.checkpoint, test.from.Hashes(), test.entries)
		if err == nil || test.want != nil && !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
		if data, err := w.Checkpoint(); err != nil || string(data) != string(l.Signed(300)) {
			t.Errorf("%s: the checkpoint is now %q, %v", name, data, err)
		}
		readBack(t, NewReader(Folder(folder)), l, 0, 300)
	}
}

func TestWriterFindsChangedFiles(t *testing.T) {
	// A tile somebody changed is not written over and not passed over; a second writer at the same time is sent away.
	l, folder := aLog(300), t.TempDir()
	publish(t, folder, l, 300)
	if err := os.Remove(filepath.Join(folder, publog.CheckpointPath)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "tile/entries/000"), []byte("forged"), 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := NewWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(context.Background(), l.Signed(300), l.Hashes(), l.Entries); !errors.Is(err, ErrChanged) {
		t.Errorf("got %v", err)
	}
	unlock, err := durable.Lock(filepath.Join(folder, ".lock"))
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if err := w.Publish(context.Background(), l.Signed(300), l.Hashes(), l.Entries); !errors.Is(err, durable.ErrLocked) {
		t.Errorf("got %v", err)
	}
}

func TestMoreSignaturesReplaceTheCheckpoint(t *testing.T) {
	// The checkpoint of the same size with a cosignature takes the place of the one without.
	l, folder := aLog(5), t.TempDir()
	publish(t, folder, l, 5)
	cosigner, _ := logtest.Witness("witness.example")
	more := l.Signed(5, cosigner.At(someTime))
	w, err := NewWriter(folder)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(context.Background(), more, l.Hashes(), l.Entries); err != nil {
		t.Fatal(err)
	}
	if data, err := w.Checkpoint(); err != nil || string(data) != string(more) {
		t.Errorf("got %q, %v", data, err)
	}
}
