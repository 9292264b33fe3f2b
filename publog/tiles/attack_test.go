package tiles

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mandamus/publog"
)

var someTime = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// readAllOf reads all entries and returns the first error.
func readAllOf(folder string, c publog.Checkpoint) error {
	for _, err := range NewReader(Folder(folder)).Entries(context.Background(), c, 0, c.Size) {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestEveryChangedByteIsFound(t *testing.T) {
	// Whatever file of a published log is changed, cut, lengthened, emptied or removed, no reader takes its entries for those of the checkpoint.
	l, folder := aLog(259), t.TempDir()
	publish(t, folder, l, l.Size())
	c := l.Checkpoint(l.Size())
	for name, whole := range contents(t, folder) {
		for what, content := range map[string][]byte{
			"first byte":  flipped(whole, 0),
			"middle":      flipped(whole, len(whole)/2),
			"last byte":   flipped(whole, len(whole)-1),
			"cut":         []byte(whole[:len(whole)-1]),
			"empty":       {},
			"longer":      append([]byte(whole), whole...),
			"twice large": make([]byte, maxBundle+1),
		} {
			if err := os.WriteFile(name, content, 0o644); err != nil {
				t.Fatal(err)
			}
			err := readAllOf(folder, c)
			if longerTile := what == "longer" && filepath.Base(filepath.Dir(name)) != "entries"; err == nil && !longerTile {
				t.Errorf("%s, %s: not found", name, what)
			}
			if err != nil && !errors.Is(err, ErrWrong) && !errors.Is(err, ErrLarge) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		if err := readAllOf(folder, c); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s, removed: %v", name, err)
		}
		if err := os.WriteFile(name, []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := readAllOf(folder, c); err != nil {
		t.Error(err)
	}
}

func flipped(s string, at int) []byte {
	out := []byte(s)
	out[at] ^= 1
	return out
}

func TestAnotherHistoryIsNotThisOne(t *testing.T) {
	// A log that was altered, shortened or reordered and published anew is not the log of the old checkpoint.
	l := aLog(300)
	for name, change := range map[string]func([][]byte) [][]byte{
		"altered":   func(all [][]byte) [][]byte { all[7] = []byte("other"); return all },
		"removed":   func(all [][]byte) [][]byte { return append(all[:7], all[8:]...) },
		"reordered": func(all [][]byte) [][]byte { all[7], all[8] = all[8], all[7]; return all },
		"inserted":  func(all [][]byte) [][]byte { return append(all[:7:7], append([][]byte{[]byte("new")}, all[7:]...)...) },
	} {
		folder := t.TempDir()
		other := l.With(change)
		publish(t, folder, other, other.Size())
		err := readAllOf(folder, l.Checkpoint(290))
		if !errors.Is(err, ErrWrong) && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
		root, err := publog.Root(290, NewReader(Folder(folder)).Hashes(context.Background(), other.Checkpoint(other.Size())))
		if err != nil || root == l.Checkpoint(290).Root {
			t.Errorf("%s: root of the first 290 is %v, %v", name, root, err)
		}
	}
}

func TestStretchesOutsideTheLog(t *testing.T) {
	// Entries that the log has not are an error, none at all are none.
	l, folder := aLog(3), t.TempDir()
	publish(t, folder, l, 3)
	r := NewReader(Folder(folder))
	for _, test := range []struct {
		from, to int64
		wrong    bool
	}{{0, 0, false}, {3, 3, false}, {2, 1, false}, {-1, 2, true}, {0, 4, true}, {4, 4, true}} {
		n, wrong := 0, false
		for _, err := range r.Entries(context.Background(), l.Checkpoint(3), test.from, test.to) {
			n, wrong = n+1, wrong || err != nil
		}
		if wrong != test.wrong || !wrong && n != 0 {
			t.Errorf("%d to %d: %d answers, error %v", test.from, test.to, n, wrong)
		}
	}
}
