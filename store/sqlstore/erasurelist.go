package sqlstore

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"mandamus/docket"
	"mandamus/internal/durable"
	"mandamus/store"
)

// entry is a line of the list of erasures. It names what was erased and holds no value.
type entry struct {
	Docket  docket.ID `json:"docket"`
	Version int       `json:"version"`
	Field   string    `json:"field"`
	Basis   string    `json:"basis"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
}

// place is what makes two entries the same.
type place struct {
	docket  docket.ID
	version int
	field   string
}

func (e *entry) place() place { return place{e.Docket, e.Version, e.Field} }

// erasureList is a file of entries, one JSON object a line, that only grows. It lies apart from the database and its
// backups, because it must be newer than any backup.
type erasureList struct{ path string }

// read returns all entries; none where there is no file. A last line without its end was never acknowledged and is left out.
func (l erasureList) read() ([]entry, error) {
	data, err := os.ReadFile(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []entry
	data = data[:bytes.LastIndexByte(data, '\n')+1]
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		var e entry
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			return nil, fmt.Errorf("%s:%d: not an erasure: %w", l.path, n, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

// add appends entries and returns when they are on the disk.
func (l erasureList) add(entries []entry) error {
	f, err := os.OpenFile(l.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	data, err := os.ReadFile(l.path)
	if err != nil {
		return err
	}
	end := int64(bytes.LastIndexByte(data, '\n') + 1) // what a crash left unfinished is written over
	var text bytes.Buffer
	for _, e := range entries {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		text.Write(append(line, '\n'))
	}
	if err := f.Truncate(end); err != nil {
		return err
	}
	if _, err := f.WriteAt(text.Bytes(), end); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return durable.SyncDir(filepath.Dir(l.path))
}

// settleErasures makes list and database agree: what the database has erased goes on the list. What only the list has means
// that an older database was put in place, and is store.ErrUnerased.
func (d *DB) settleErasures(ctx context.Context) error {
	listed, err := d.list.read()
	if err != nil {
		return fmt.Errorf("list of erasures: %w", err)
	}
	done, err := d.erasures(ctx)
	if err != nil {
		return err
	}
	if left := beyond(listed, done); len(left) > 0 {
		return fmt.Errorf("%w: %d of %d on the list %s", store.ErrUnerased, len(left), len(listed), d.list.path)
	}
	if fresh := beyond(done, listed); len(fresh) > 0 {
		if err := d.list.add(fresh); err != nil {
			return fmt.Errorf("list of erasures: %w", err)
		}
	}
	return nil
}

// beyond are the entries of a that b does not have.
func beyond(a, b []entry) []entry {
	have := make(map[place]bool, len(b))
	for i := range b {
		have[b[i].place()] = true
	}
	var out []entry
	for i := range a {
		if !have[a[i].place()] {
			out = append(out, a[i])
		}
	}
	return out
}

// erasures are those the database has carried out, in the order of their instants.
func (d *DB) erasures(ctx context.Context) ([]entry, error) {
	var out []entry
	text := "SELECT docket, ver, field, basis, by_whom, at FROM erasures ORDER BY at, docket, ver, field"
	err := d.query(ctx, text, nil, func(r Row) error {
		var e entry
		var id string
		var at int64
		err := r.Scan(&id, &e.Version, &e.Field, &e.Basis, &e.By, &at)
		e.Docket, e.At = docket.ID(id), instant(at)
		out = append(out, e)
		return err
	})
	return out, err
}
