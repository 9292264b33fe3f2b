// Package durable writes small files so that a crash leaves the old content or the new, never a part, and what was reported as written is
// still there afterwards.
//
// It is for files that others rely on: the tiles of a log, the state of a witness, the memory of an audit. It does not keep versions, and
// it cannot help against a disk that lies about what it has stored.
package durable

import (
	"errors"
	"os"
	"path/filepath"
)

// ErrLocked says that another process holds the lock.
var ErrLocked = errors.New("another process has it")

// Write puts data under path in place of what was there, and returns when file and name are on the disk.
func Write(path string, data []byte, mode os.FileMode) error {
	if err := Put(path, data, mode); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// Put is Write for many files: the content is on the disk, the name is only after SyncDir of the folder.
func Put(path string, data []byte, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is left of it once it has its name
	if err := errors.Join(fill(f, data, mode), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func fill(f *os.File, data []byte, mode os.FileMode) error {
	if _, err := f.Write(data); err != nil {
		return err
	}
	return errors.Join(f.Chmod(mode), f.Sync())
}

// MkdirAll makes a folder and those above it, and returns when their names are on the disk.
func MkdirAll(path string, mode os.FileMode) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	if parent := filepath.Dir(path); parent != path {
		if err := MkdirAll(parent, mode); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, mode); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return SyncDir(filepath.Dir(path))
}

// SyncDir returns when the names in a folder are on the disk.
func SyncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
