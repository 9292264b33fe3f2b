package durable

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteReplaces(t *testing.T) {
	// A file has its first content, then its second, with the mode asked for, and nothing else is left in the folder.
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "file")
	for _, content := range []string{"one", "and another", ""} {
		if err := Write(path, []byte(content), 0o640); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		info, statErr := os.Stat(path)
		if err != nil || statErr != nil || string(got) != content || info.Mode().Perm() != 0o640 {
			t.Errorf("got %q, %v, %v", got, info.Mode(), errors.Join(err, statErr))
		}
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
		t.Errorf("the folder has %v, %v", all, err)
	}
}

func TestFailedWriteKeepsTheOldFile(t *testing.T) {
	// Where the new content cannot take its place the old stays, and no part of the new is left.
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken")
	if err := os.MkdirAll(filepath.Join(taken, "inside"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := Write(taken, []byte("x"), 0o644); err == nil {
		t.Error("a folder was written over")
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("the folder has %v", all)
	}
	if err := MkdirAll(filepath.Join(dir, "taken", "inside", "deep"), 0o755); err != nil {
		t.Error(err)
	}
	if err := Write(filepath.Join(dir, "missing", "file"), nil, 0o644); err == nil {
		t.Error("a file was written into a folder that is not there")
	}
}

func TestLock(t *testing.T) {
	// A lock is held by one at a time, and can be taken again once it was given back.
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Lock(path); !errors.Is(err, ErrLocked) {
		t.Errorf("the second taker got %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := Lock(path)
	if err != nil {
		t.Fatal(err)
	}
	again()
}
