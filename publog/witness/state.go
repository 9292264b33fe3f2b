package witness

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"mandamus/internal/durable"
	"mandamus/publog"
)

// State is what a witness remembers: one file, which is replaced as a whole. One process at a time has it.
type State struct {
	path   string
	key    *publog.Key
	unlock func() error

	mu     sync.Mutex // held from looking at the last checkpoint to having the next on the disk
	stored stored
	stamp  time.Time // the latest in stored
}

// stored is the file.
type stored struct {
	V       int               `json:"v"`       // 1
	Witness string            `json:"witness"` // public key
	Logs    map[string]string `json:"logs"`    // origin to the last checkpoint, with the log's signatures and the witness's
}

const version = 1

// Init makes the state of a witness that has signed nothing. Where there is a file already the error is ErrHasState: a witness begins once.
func Init(path string, key *publog.Key) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fmt.Errorf("%s: %w", path, ErrHasState))
	}
	data, err := stored{V: version, Witness: key.String(), Logs: map[string]string{}}.encode()
	if err != nil {
		return err
	}
	return durable.Write(path, data, 0o600)
}

// Open reads the state of the witness with this key and keeps others from using it until Close. The error wraps ErrNoState where there is
// none, ErrState where it is another's or damaged, durable.ErrLocked where another process has it.
func Open(path string, key *publog.Key) (*State, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, ErrNoState)
	}
	unlock, err := durable.Lock(path + ".lock")
	if err != nil {
		return nil, err
	}
	s := &State{path: path, key: key, unlock: unlock}
	data, err := os.ReadFile(path)
	if err == nil {
		err = s.load(data)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w: %w", path, ErrState, err), unlock())
	}
	return s, nil
}

// load takes the file in. Every checkpoint must bear the witness's own signature.
func (s *State) load(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&s.stored); err != nil {
		return err
	}
	if s.stored.V != version || s.stored.Witness != s.key.String() {
		return fmt.Errorf("version %d of %s, want version %d of %s", s.stored.V, s.stored.Witness, version, s.key)
	}
	for origin, checkpoint := range s.stored.Logs {
		signed, err := publog.OpenCheckpoint([]byte(checkpoint), origin, s.key)
		if err != nil {
			return err
		}
		for _, c := range signed.Cosigned {
			if c.At.After(s.stamp) {
				s.stamp = c.At
			}
		}
	}
	if s.stored.Logs == nil {
		s.stored.Logs = map[string]string{}
	}
	return nil
}

// Close lets others use the state.
func (s *State) Close() error { return s.unlock() }

// Last returns the last checkpoint signed for a log; an empty one, at size 0, before the first.
func (s *State) Last(origin string) (checkpoint []byte, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, ok := s.stored.Logs[origin]
	return []byte(text), ok
}

// advance hands next the last checkpoint of a log and the latest stamp of all, and stores the checkpoint and stamp it returns before it
// returns itself. Nothing changes where next or the disk fails.
func (s *State) advance(origin string, next func(last publog.Checkpoint, stamp time.Time) ([]byte, time.Time, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := publog.Checkpoint{Origin: origin, Root: emptyRoot}
	before, had := s.stored.Logs[origin]
	if had {
		var err error
		if last, err = publog.CheckpointBody([]byte(before)); err != nil {
			return err
		}
	}
	checkpoint, stamp, err := next(last, s.stamp)
	if err != nil {
		return err
	}
	s.stored.Logs[origin] = string(checkpoint)
	data, err := s.stored.encode()
	if err == nil {
		err = durable.Write(s.path, data, 0o600)
	}
	if err != nil {
		s.forget(origin, before, had)
		return err
	}
	s.stamp = stamp
	return nil
}

// forget takes back what could not be stored.
func (s *State) forget(origin, before string, had bool) {
	if delete(s.stored.Logs, origin); had {
		s.stored.Logs[origin] = before
	}
}

func (s stored) encode() ([]byte, error) {
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// emptyRoot is the root of a log without entries.
var emptyRoot, _ = publog.Root(0, nil)
