package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"time"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/record"
)

// State is what an auditor remembers of one log. It is a file of its own, kept where neither the court nor the log can write.
type State struct {
	V          int                  `json:"v"` // 1
	Origin     string               `json:"origin,omitempty"`
	Checkpoint string               `json:"checkpoint,omitempty"` // the last one that stood, with its signatures
	Stamped    time.Time            `json:"stamped,omitzero"`     // when a quorum had seen it
	LatestAt   time.Time            `json:"latest_at,omitzero"`   // the latest time an entry says it was recorded
	Tally      *record.Tally        `json:"tally"`
	Since      map[string]civil.Day `json:"since,omitempty"` // legal day of each court's first entry
	Rotations  []rotation           `json:"rotations,omitempty"`
	Findings   []Finding            `json:"findings,omitempty"` // in entries; at most listed of one code
	Counts     map[string]int       `json:"counts,omitempty"`   // findings in entries, by code
}

// rotation is a hand-over of the log's key, as an entry has it.
type rotation struct {
	Index  int64           `json:"index"`
	Public json.RawMessage `json:"public"`
}

const version = 1

// ErrState marks a file that is no state of an audit.
var ErrState = errors.New("this is no state of an audit")

// NewState is the memory of who has seen nothing.
func NewState() *State {
	return &State{V: version, Tally: record.NewTally(), Since: map[string]civil.Day{}, Counts: map[string]int{}}
}

// Load reads a state; a file that is not there is a new one.
func Load(path string) (*State, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return NewState(), nil
	}
	if err != nil {
		return nil, err
	}
	s, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, ErrState, err)
	}
	return s, nil
}

func parse(data []byte) (*State, error) {
	s := NewState()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(s); err != nil {
		return nil, err
	}
	if s.V != version || s.Tally == nil || s.Tally.Size < 0 {
		return nil, fmt.Errorf("version %d, want %d", s.V, version)
	}
	if s.Checkpoint != "" {
		if c, err := publog.CheckpointBody([]byte(s.Checkpoint)); err != nil || c.Origin != s.Origin || c.Size != s.Tally.Size {
			return nil, errors.Join(err, fmt.Errorf("checkpoint and counts do not go together"))
		}
	}
	s.complete()
	return s, nil
}

// complete makes the maps that JSON leaves out when they are empty.
func (s *State) complete() {
	t := record.NewTally()
	t.Size = s.Tally.Size
	maps.Copy(t.Last, s.Tally.Last)
	maps.Copy(t.Waiting, s.Tally.Waiting)
	maps.Copy(t.Touched, s.Tally.Touched)
	maps.Copy(t.Days, s.Tally.Days)
	s.Tally = t
}

// Save replaces the file, and returns when it is on the disk.
func (s *State) Save(path string) error {
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return err
	}
	return durable.Write(path, append(data, '\n'), 0o600)
}

// Size is how many entries were audited.
func (s *State) Size() int64 { return s.Tally.Size }

// copy returns a state that can be changed.
func (s *State) copy() (*State, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return parse(data)
}

// forget begins at the first entry again; what is known of checkpoints stays.
func (s *State) forget() {
	fresh := NewState()
	s.Tally, s.Since, s.Rotations, s.Findings, s.Counts, s.LatestAt = fresh.Tally, fresh.Since, nil, nil, fresh.Counts, fresh.LatestAt
}

// follow returns the trust after the rotations of the log so far.
func (s *State) follow(t *publog.Trust) *publog.Trust {
	for _, r := range s.Rotations {
		t, _ = followOne(t, r)
	}
	return t
}

// followOne returns the trust after one rotation, or as it was where the trust file has the new key already. ok is false where the hand-over
// is none.
func followOne(t *publog.Trust, r rotation) (*publog.Trust, bool) {
	opened, err := publog.OpenRotation(r.Public)
	if err != nil {
		return t, false
	}
	if t == nil {
		return nil, true
	}
	for _, k := range t.Logs {
		if k.Key.String() == opened.New.String() {
			return t, true
		}
	}
	next, err := t.Follow(opened, r.Index)
	if err != nil {
		return t, false
	}
	return next, true
}

// seen keeps when a quorum had seen the checkpoint.
func (s *State) seen(standing publog.Standing) {
	s.Stamped = time.Time{}
	if at, ok := standing.Seen(); ok {
		s.Stamped = at
	}
}

// listed is how many findings of one code are kept; of more only the number is.
const listed = 20

// find keeps a finding in an entry.
func (s *State) find(f Finding) {
	if s.Counts[f.Code]++; s.Counts[f.Code] <= listed {
		s.Findings = append(s.Findings, f)
	}
}

// notice keeps when a court first had an entry.
func (s *State) notice(e publog.Entry, at time.Time) {
	if _, ok := s.Since[e.Court]; !ok && e.Court != "" {
		s.Since[e.Court] = calendar.LegalDay(at)
	}
}
