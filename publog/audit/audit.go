// Package audit follows a log and says what is wrong with it, on behalf of nobody but its reader.
//
// Words. An audit reads what a log has added since the last audit and holds it against a state, the auditor's own memory: the last
// checkpoint, the last number of every series, what is withheld, the last counts each court committed to. A finding is something that must
// not be: a history rewritten, a number left out, a time that cannot be, a count that shrank, a promise not kept. Evidence is a file that
// shows a finding to people who trust neither the log nor the auditor. Findings in entries stay for ever, since entries do; others are of
// the day.
//
// The bytes of every entry are held against the tree, the tree against the checkpoint, the checkpoint against the last one and against the
// keys and witnesses of a trust file. Without one nobody vouches for what was read. What entries say is counted by package record; the
// audit adds what only a reader with a memory can see.
//
// The package does not read receipts from disk, does not write evidence, and has no clock: those are the caller's.
package audit

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/record"
)

// Task is what an audit is to look at.
type Task struct {
	Log      *tiles.Reader
	Trust    *publog.Trust // nil: nobody is trusted, so nobody vouches
	Policy   *record.Policy
	State    *State // of the last audit of this log, or a new one; not changed
	Now      time.Time
	Recount  bool // read the log from its first entry, and count cases again; a new State does so anyway
	Seen     []Seen
	Receipts []Receipt
	Progress func(done, total int64) // entries read; nil: nobody waits
}

// Seen is a checkpoint that somebody else was shown.
type Seen struct {
	Who        string // file or address
	Checkpoint []byte // signed
}

// Receipt is a receipt of somebody, to be held against the log.
type Receipt struct {
	Name   string // of its file
	Bundle *publog.Bundle
}

// Run audits. What is wrong with the log is in the report; an error means that it could not be read, and says nothing about it.
func Run(ctx context.Context, task Task) (*Report, error) {
	data, err := task.Log.Checkpoint(ctx)
	if err != nil {
		return nil, err
	}
	body, err := publog.CheckpointBody(data)
	if err != nil {
		return nil, err
	}
	state, err := task.State.copy()
	if err != nil {
		return nil, err
	}
	a := &audit{Task: task, ctx: ctx, data: data, body: body, state: state, trust: state.follow(task.Trust), hashes: task.Log.Hashes(ctx, body)}
	a.report = Report{Place: task.Log.String(), Checkpoint: body, From: task.State.Size(), Trusted: task.Trust != nil}
	for _, step := range []func() error{a.ours, a.begin, a.continues, a.read, a.signed, a.seen, a.receipts, a.today} {
		err := step()
		if errors.Is(err, errStop) {
			return a.stopped(), nil
		}
		if err != nil {
			return nil, err
		}
	}
	return a.finished()
}

// audit is one audit at work.
type audit struct {
	Task
	ctx    context.Context
	data   []byte // the checkpoint, signed
	body   publog.Checkpoint
	hashes publog.Hashes
	state  *State        // as it will be
	trust  *publog.Trust // with the rotations of the log followed
	early  *publog.Signed
	count  *record.Record // cases counted again; nil where entries before are not read
	report Report
	known  []Finding // in the entries, as found before
}

// errStop ends an audit: what was found makes the rest meaningless.
var errStop = errors.New("nothing further can be said")

// stop notes a finding and ends the audit. The state stays as it was.
func (a *audit) stop(f Finding) error {
	a.report.Today = append(a.report.Today, f)
	return errStop
}

// unreadable makes a finding of an error of reading where the log itself is to blame, and else passes it on.
func (a *audit) unreadable(err error) error {
	switch {
	case errors.Is(err, tiles.ErrWrong), errors.Is(err, tiles.ErrLarge):
		return a.stop(found("altered", -1, "size", a.body.Size, "why", err))
	case errors.Is(err, fs.ErrNotExist):
		return a.stop(found("incomplete", -1, "size", a.body.Size, "why", err))
	}
	return err
}

// ours: the log is the one that is trusted and followed.
func (a *audit) ours() error {
	for _, origin := range []string{a.state.Origin, a.origin()} {
		if origin != "" && origin != a.body.Origin {
			return a.stop(found("other_log", -1, "origin", a.body.Origin, "want", origin))
		}
	}
	return nil
}

func (a *audit) origin() string {
	if a.trust == nil {
		return ""
	}
	return a.trust.Origin
}

// begin looks at the signatures as far as keys are known. One that is not may be explained by a rotation further on.
func (a *audit) begin() error {
	if a.trust == nil {
		return nil
	}
	signed, err := a.trust.OpenCheckpoint(a.data)
	if err != nil && !errors.Is(err, publog.ErrUnknown) {
		return a.stop(found("signature", -1, "why", err))
	}
	if a.early = signed; signed != nil {
		a.report.Standing = a.trust.Standing(signed, a.Now)
	}
	return nil
}

// signed weighs the signatures, with all rotations followed.
func (a *audit) signed() error {
	if a.trust == nil {
		return nil
	}
	signed, err := a.trust.OpenCheckpoint(a.data)
	if err != nil {
		return a.stop(found("signature", -1, "why", err))
	}
	a.report.Standing = a.trust.Standing(signed, a.Now)
	if !a.report.Standing.ByLog {
		return a.stop(found("retired_key", -1, "size", a.body.Size))
	}
	a.state.seen(a.report.Standing)
	return nil
}

// finished is the report of an audit that came to its end.
func (a *audit) finished() (*Report, error) {
	a.state.Origin, a.state.Checkpoint = a.body.Origin, string(a.data)
	for _, f := range a.state.Findings {
		if contains(a.known, f) {
			a.report.Before = append(a.report.Before, f)
		} else {
			a.report.New = append(a.report.New, f)
		}
	}
	a.report.Counts = a.state.Counts
	a.report.Waiting = len(a.state.Tally.Waiting)
	a.report.Next = a.state
	return &a.report, nil
}

// stopped is the report of one that did not. What was found before is still so.
func (a *audit) stopped() *Report {
	a.report.Before, a.report.Counts = a.Task.State.Findings, a.Task.State.Counts
	return &a.report
}
