package audit

import (
	"time"

	"mandamus/publog"
	"mandamus/record"
)

// continues: the log goes on from where it was at the last audit.
func (a *audit) continues() error {
	if a.state.Checkpoint == "" {
		return nil
	}
	last, err := publog.CheckpointBody([]byte(a.state.Checkpoint))
	if err != nil {
		return err
	}
	fork, err := publog.NewFork([]byte(a.state.Checkpoint), a.data, a.hashes)
	switch {
	case err != nil:
		return a.unreadable(err)
	case fork == nil:
		return nil
	case a.trust != nil && a.early == nil:
		return a.stop(found("signature", -1, "why", publog.ErrUnknown)) // whoever this is by, it is not our log
	}
	code := "rewritten"
	if a.body.Size < last.Size {
		code = "rolled_back"
	}
	f := found(code, -1, "before", last.Size, "size", a.body.Size)
	f.Evidence = a.twoHistories(fork, last.Size, a.body.Size)
	return a.stop(f)
}

// read takes in the entries that were added, or all of them.
func (a *audit) read() error {
	a.known = a.state.Findings
	if a.Recount || a.state.Tally.Size == 0 {
		a.state.forget()
		a.trust = a.Trust
		a.count = record.NewRecord()
		a.state.Tally = a.count.Tally
	}
	from := a.state.Tally.Size
	for leaf, err := range a.Log.Entries(a.ctx, a.body, from, a.body.Size) {
		if err != nil {
			return a.unreadable(err)
		}
		a.entry(leaf.Index, leaf.Data)
		if n := leaf.Index + 1; a.Progress != nil && (n%publog.TileWidth == 0 || n == a.body.Size) {
			a.Progress(n-from, a.body.Size-from)
		}
	}
	return nil
}

// entry takes in one entry.
func (a *audit) entry(index int64, data []byte) {
	e, err := publog.ParseEntry(data)
	if err != nil {
		a.state.Tally.Size++
		a.state.find(found("entry", index, "why", err))
		return
	}
	add := a.state.Tally.Add
	if a.count != nil {
		add = a.count.Add
	}
	for _, flaw := range append(add(e), a.recount(index, e)...) {
		a.state.find(flawed(flaw))
	}
	a.dated(index, e)
	if e.Kind == publog.KindKeyRotated {
		a.rotated(rotation{index, e.Public})
	}
}

// rotated follows a hand-over of the log's key.
func (a *audit) rotated(r rotation) {
	next, ok := followOne(a.trust, r)
	if !ok {
		a.state.find(found("rotation", r.Index))
		return
	}
	a.trust = next
	a.state.Rotations = append(a.state.Rotations, r)
}

// seen holds the log against what others were shown of it.
func (a *audit) seen() error {
	for _, s := range a.Seen {
		if err := a.compare(s); err != nil {
			return err
		}
	}
	return nil
}

// compare holds the log against one checkpoint that somebody was shown.
func (a *audit) compare(s Seen) error {
	other, err := publog.CheckpointBody(s.Checkpoint)
	if err == nil && a.trust != nil {
		var signed *publog.Signed
		signed, err = a.trust.OpenCheckpoint(s.Checkpoint)
		if err == nil && !a.trust.Standing(signed, a.Now).ByLog {
			err = publog.ErrUnknown
		}
	}
	if err != nil || other.Origin != a.body.Origin {
		a.note("audit.note.not_comparable", "who", s.Who)
		return nil
	}
	fork, err := publog.NewFork(s.Checkpoint, a.data, a.hashes)
	switch {
	case err != nil:
		return a.unreadable(err)
	case fork == nil:
		a.note("audit.note.agrees", "who", s.Who, "size", other.Size)
		return nil
	case other.Size > a.body.Size:
		f := found("behind", -1, "who", s.Who, "other", other.Size, "size", a.body.Size)
		f.Evidence = a.twoHistories(fork, other.Size, a.body.Size)
		a.report.Today = append(a.report.Today, f)
		return nil
	}
	f := found("split", -1, "who", s.Who, "other", other.Size, "size", a.body.Size)
	f.Evidence = a.twoHistories(fork, other.Size, a.body.Size)
	return a.stop(f)
}

// How far times may lie apart without a finding.
const (
	jitter  = 2 * time.Minute  // between the clocks of the machines that record
	skew    = 10 * time.Minute // between a clock of the court and one of a witness or reader
	publish = time.Hour        // between recording an entry and showing the checkpoint with it to witnesses
)

// dated holds the time an entry gives itself against those before it, against the stamp of the last checkpoint, in which it was not yet, and
// against the reader's clock.
func (a *audit) dated(index int64, e publog.Entry) {
	at, err := time.Parse(time.RFC3339, e.At)
	if err != nil {
		return
	}
	a.state.notice(e, at)
	latest, stamped := a.state.LatestAt, a.Task.State.Stamped
	switch {
	case at.After(a.Now.Add(skew)):
		a.state.find(found("ahead", index, "at", e.At, "than", text(a.Now)))
		return // and later ones are not held against it
	case at.Before(latest.Add(-jitter)):
		a.state.find(found("backdated", index, "at", e.At, "than", text(latest)))
	case index >= a.Task.State.Size() && at.Before(stamped.Add(-publish)):
		a.state.find(found("backdated_stamp", index, "at", e.At, "than", text(stamped)))
	}
	if at.After(latest) {
		a.state.LatestAt = at
	}
}

func text(t time.Time) string { return t.UTC().Format(time.RFC3339) }
