package publog

import (
	"errors"
	"time"

	"mandamus/i18n"
)

// Question is what Verify is asked.
type Question struct {
	Bundle  *Bundle
	Trust   *Trust    // nil: nobody is trusted, and so nobody vouches
	Opening *Opening  // nil: what the commitment stands for is not asked
	Log     Log       // nil: only the receipt is looked at
	Now     time.Time // the reader's clock; zero: not known. It says what is due; what is proved rests on the witnesses' stamps alone
}

// Verify says what a receipt proves. It always comes to a verdict; a log that cannot be read is part of it.
func Verify(q Question) Verdict {
	in := &inquiry{Question: q}
	in.v = Verdict{Filing: q.Bundle.Filing, Leaf: q.Bundle.Leaf(), Index: -1}
	for _, step := range []func(){in.form, in.opened, in.trusted, in.promised, in.included, in.looked, in.conclude} {
		if step(); in.v.Status != "" {
			break
		}
	}
	in.advise()
	return in.v
}

// inquiry is a Verify at work. A step that comes to a verdict sets v.Status, and it is the last.
type inquiry struct {
	Question
	v Verdict

	promise  Promise
	vowed    bool // the promise holds
	proof    *Proof
	under    *Signed  // the checkpoint of the proof
	standing Standing // of that checkpoint
}

// wrong ends the inquiry: something is false.
func (in *inquiry) wrong(key string, args ...any) {
	in.v.Status = Refuted
	in.v.Wrong = append(in.v.Wrong, i18n.M(key, args...))
}

// open notes what is not proved; shown what is.
func (in *inquiry) open(key string, args ...any) { in.v.Open = append(in.v.Open, i18n.M(key, args...)) }
func (in *inquiry) shown(key string, args ...any) {
	in.v.Shown = append(in.v.Shown, i18n.M(key, args...))
}

// form holds the receipt against itself: no key is needed for that.
func (in *inquiry) form() {
	b := in.Bundle
	entry, err := ParseEntry(b.Entry)
	if err != nil {
		in.wrong("publog.wrong.entry")
		return
	}
	in.v.Entry = entry
	if entry.Case != "" && entry.Case != b.Filing {
		in.wrong("publog.wrong.filing", "filing", b.Filing, "entry", entry.Case)
	}
	if b.Promise != nil {
		if in.promise, err = promiseBody(b.Promise); err != nil || in.promise.Leaf != in.v.Leaf {
			in.wrong("publog.wrong.promised_other")
		}
	}
	if b.Proof != nil {
		in.proofForm()
	}
	if b.Promise == nil && b.Proof == nil {
		in.wrong("publog.wrong.empty")
	}
}

// proofForm: the proof leads from the entry to its checkpoint, and the checkpoint is of the log that promised.
func (in *inquiry) proofForm() {
	c, err := CheckpointBody(in.Bundle.Proof.Checkpoint)
	if err != nil || in.Bundle.Proof.shows(in.v.Leaf) != nil {
		in.wrong("publog.wrong.path")
		return
	}
	if in.Bundle.Promise != nil && c.Origin != in.promise.Origin {
		in.wrong("publog.wrong.two_logs", "one", in.promise.Origin, "other", c.Origin)
	}
}

// opened holds the opening against the entry.
func (in *inquiry) opened() {
	if in.Opening == nil {
		return
	}
	if err := in.Opening.Check(in.v.Entry, in.v.Leaf); err != nil {
		in.wrong("publog.wrong.opening")
		return
	}
	in.shown("publog.shown.opening")
	for _, p := range in.Opening.Parts {
		in.v.Parts = append(in.v.Parts, Part{p.Field, p.Value})
	}
}

// trusted: without a trust file, or with that of another log, there is nobody to ask.
func (in *inquiry) trusted() {
	origin := in.promise.Origin
	if in.Bundle.Proof != nil {
		c, _ := CheckpointBody(in.Bundle.Proof.Checkpoint)
		origin = c.Origin
	}
	switch {
	case in.Trust == nil:
		in.open("publog.open.no_trust")
		in.v.Status = Unvouched
	case in.Trust.Origin != origin:
		in.open("publog.open.other_log", "origin", origin, "trusted", in.Trust.Origin)
		in.v.Status = Unvouched
	}
}

// promised verifies the promise.
func (in *inquiry) promised() {
	if in.Bundle.Promise == nil {
		return
	}
	_, by, err := OpenPromise(in.Bundle.Promise, in.Trust.logKeys(UseCheckpoints)...)
	switch {
	case errors.Is(err, ErrUnknown):
		in.open("publog.open.promise_unknown")
		return
	case err != nil:
		in.wrong("publog.wrong.promise_signature")
		return
	}
	in.vowed = in.Trust.binds(by, in.promise.Size)
	if known := in.Trust.logKey(by[0]); !in.vowed && known.End == KeyCompromised {
		in.open("publog.open.promise_compromised", "at", instant(known.Compromised))
	} else if !in.vowed {
		in.open("publog.open.promise_retired", "size", in.promise.Size)
	}
}

// included verifies the checkpoint of the proof; that the proof leads to it, form has seen.
func (in *inquiry) included() {
	if in.Bundle.Proof == nil {
		return
	}
	s, err := in.Trust.OpenCheckpoint(in.Bundle.Proof.Checkpoint)
	switch {
	case errors.Is(err, ErrUnknown):
		in.open("publog.open.log_unknown")
	case err != nil:
		in.wrong("publog.wrong.checkpoint_signature")
	default:
		in.rest(in.Bundle.Proof, s)
	}
}

// rest makes the rest of the inquiry lean on a proof under a checkpoint that was verified.
func (in *inquiry) rest(p *Proof, s *Signed) {
	in.proof, in.under, in.standing = p, s, in.Trust.Standing(s, in.Now)
}

// looked asks the log, where there is one to ask.
func (in *inquiry) looked() {
	if in.Log == nil {
		return
	}
	data, err := in.Log.Checkpoint()
	if err != nil {
		in.open("publog.open.log_unreadable", "why", err.Error())
		return
	}
	s, err := in.Trust.OpenCheckpoint(data)
	if err != nil {
		in.open("publog.open.log_refused", "why", err.Error())
		return
	}
	now := view{data, s, in.Trust.Standing(s, in.Now), in.Log.Hashes(s.Checkpoint)}
	if in.proof != nil && in.standing.ByLog {
		err = in.compare(now)
	} else {
		err = in.search(now)
	}
	if err != nil {
		in.open("publog.open.log_unreadable", "why", err.Error())
	}
}

// view is the log as it is now.
type view struct {
	data     []byte
	signed   *Signed
	standing Standing
	stored   Hashes
}

// conclude comes to the verdict from what was found.
func (in *inquiry) conclude() {
	if in.proof != nil {
		in.weigh()
		return
	}
	switch {
	case !in.vowed:
		in.v.Status = Unvouched
	case in.Now.After(in.promise.By):
		in.v.Status = Due
	default:
		in.v.Status = Promised
	}
	if in.vowed {
		in.shown("publog.shown.promise", "by", instant(in.promise.By))
	}
}

// weigh says what the proof amounts to with who signed it.
func (in *inquiry) weigh() {
	in.v.Vouch, in.v.Under = in.standing.Outside, in.standing.Under
	if len(in.standing.Under) > 0 {
		in.open("publog.open.under", "names", names(in.standing.Under))
	}
	if len(in.standing.Future) > 0 {
		in.open("publog.open.future", "names", names(in.standing.Future))
	}
	if !in.standing.ByLog {
		in.retired()
		in.v.Status = Unvouched
		return
	}
	in.v.Index = in.proof.Index
	if !in.standing.Vouched() {
		in.shown("publog.shown.signed", "size", in.under.Size, "index", in.proof.Index)
		in.open("publog.open.no_quorum", "have", len(in.standing.Outside), "want", in.standing.Quorum)
		in.v.Status = Unvouched
		return
	}
	in.v.Status = Proved
	seen, _ := in.standing.Seen()
	in.shown("publog.shown.logged", "origin", in.Trust.Origin, "index", in.proof.Index, "size", in.under.Size)
	in.shown("publog.shown.seen", "at", instant(seen), "n", in.standing.Quorum)
	in.kept(seen)
	in.dated(seen)
}

// retired says why the log's signature does not count.
func (in *inquiry) retired() {
	switch known := in.standing.Retired; {
	case known == nil:
		in.open("publog.open.log_unknown")
	case known.End == KeyCompromised:
		in.open("publog.open.compromised", "at", instant(known.Compromised))
	default:
		in.open("publog.open.retired", "size", in.under.Size)
	}
}

// kept says whether the promise was kept in time.
func (in *inquiry) kept(seen time.Time) {
	switch {
	case !in.vowed:
	case seen.After(in.promise.By):
		in.open("publog.open.late", "by", instant(in.promise.By), "seen", instant(seen))
	default:
		in.shown("publog.shown.kept", "by", instant(in.promise.By))
	}
}

// dated holds the court's clock against the witnesses'.
func (in *inquiry) dated(seen time.Time) {
	at, err := time.Parse(stamp, in.v.Entry.At)
	if err == nil && at.After(seen.Add(clockSkew)) {
		in.open("publog.open.ahead", "at", instant(at), "seen", instant(seen))
	} else {
		in.open("publog.open.clock", "at", readable(in.v.Entry.At), "seen", instant(seen))
	}
}
