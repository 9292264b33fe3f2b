// Package shelf keeps the open data of many nights in one folder, and serves it.
//
// A file lies under its hash, so that it never changes, and one that is the same on several nights lies there once; a night is a small file
// that names its manifest. What is on the shelf stays there. The folder can be handed out by any web server as it is.
//
// The package does not make the files and does not look whether their hash is in the log.
package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/internal/durable"
	"mandamus/opendata"
)

// Shelf is a folder of open data.
type Shelf string

// Night is the open data of a day.
type Night struct {
	Day    civil.Day
	SHA256 string // of the manifest
}

// Lock keeps others from putting anything on the shelf until unlock is called; durable.ErrLocked where somebody does.
func (s Shelf) Lock() (unlock func() error, err error) {
	if err := durable.MkdirAll(s.at("days"), 0o755); err != nil {
		return nil, err
	}
	return durable.Lock(s.at("lock"))
}

func (s Shelf) at(parts ...string) string {
	return filepath.Join(append([]string{string(s)}, parts...)...)
}

// Put puts files on the shelf. One that is there already stays as it is.
func (s Shelf) Put(files []opendata.Content) error {
	for _, f := range files {
		path := s.at(f.SHA256, f.Name)
		if _, err := os.Stat(path); err == nil {
			continue
		}
		if err := durable.MkdirAll(s.at(f.SHA256), 0o755); err != nil {
			return err
		}
		if err := durable.Write(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Enter says which manifest is that of a night; its files must be on the shelf.
func (s Shelf) Enter(n Night) error {
	return durable.Write(s.at("days", n.Day.String()), []byte(n.SHA256+"\n"), 0o644)
}

// Has reports whether the open data of a day are on the shelf.
func (s Shelf) Has(day civil.Day) bool {
	_, err := os.Stat(s.at("days", day.String()))
	return err == nil
}

// Nights returns the nights that are on the shelf, the newest first.
func (s Shelf) Nights() ([]Night, error) {
	files, err := os.ReadDir(s.at("days"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []Night
	for _, f := range files {
		day, wrong := civil.ParseDay(f.Name())
		if wrong != nil {
			continue // what durable had not finished
		}
		hash, err := os.ReadFile(s.at("days", f.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, Night{day, strings.TrimSpace(string(hash))})
	}
	slices.Reverse(out)
	return out, err
}

// Manifest returns the manifest of a night.
func (s Shelf) Manifest(n Night) (opendata.Manifest, error) {
	if !opendata.IsPath(n.SHA256, opendata.ManifestName) {
		return opendata.Manifest{}, fmt.Errorf("%v: %w", n.Day, opendata.ErrManifest)
	}
	data, err := os.ReadFile(s.at(n.SHA256, opendata.ManifestName))
	if err != nil {
		return opendata.Manifest{}, err
	}
	return opendata.ParseManifest(data)
}
