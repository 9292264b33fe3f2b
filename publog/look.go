package publog

import "mandamus/i18n"

// compare holds the receipt's checkpoint against the log of now: it must go on from there.
func (in *inquiry) compare(now view) error {
	if !now.standing.ByLog {
		in.open("publog.open.log_unsigned")
		return nil
	}
	f, err := NewFork(in.proof.Checkpoint, now.data, now.stored)
	if err != nil {
		return err
	}
	switch {
	case f == nil:
		return in.renew(now)
	case f.Check(in.Trust, in.Now) == nil:
		in.v.Index = in.proof.Index
		in.split(f, now.signed.Size)
	default:
		in.open("publog.open.log_older", "size", now.signed.Size, "receipt", in.under.Size)
	}
	return nil
}

// split: the log has two histories, and here is the proof.
func (in *inquiry) split(f *Fork, other int64) {
	in.v.Status, in.v.Fork = Forked, f
	in.v.Vouch, in.v.Under = in.standing.Outside, in.standing.Under
	in.v.Wrong = append(in.v.Wrong, i18n.M("publog.wrong.fork", "one", in.under.Size, "other", other))
}

// renew takes the log's own proof of today where the receipt's has no quorum and today's has.
func (in *inquiry) renew(now view) error {
	in.shown("publog.shown.goes_on", "size", now.signed.Size)
	if in.standing.Vouched() || !now.standing.Vouched() {
		return nil
	}
	return in.complete(in.proof.Index, now)
}

// search looks for the entry in the log of now.
func (in *inquiry) search(now view) error {
	index, err := find(in.v.Leaf, now.signed.Size, now.stored)
	switch {
	case err != nil:
		return err
	case index >= 0:
		return in.complete(index, now)
	case in.vowed && now.standing.After(in.promise.By):
		in.broken(now)
	case !now.standing.Vouched():
		in.open("publog.open.absent_unvouched", "size", now.signed.Size)
	default:
		seen, _ := now.standing.Seen()
		in.open("publog.open.absent_yet", "size", now.signed.Size, "seen", instant(seen))
	}
	return nil
}

// complete gives the receipt a proof from the log of now.
func (in *inquiry) complete(index int64, now view) error {
	hashes, err := Inclusion(now.signed.Size, index, now.stored)
	if err != nil {
		return err
	}
	p := &Proof{index, hashes, now.data}
	if err := p.shows(in.v.Leaf); err != nil {
		return err
	}
	whole := *in.Bundle
	whole.Proof = p
	in.v.Completed = &whole
	in.rest(p, now.signed)
	return nil
}

// broken puts the proof of the broken promise together.
func (in *inquiry) broken(now view) {
	in.v.Broken = NewBroken(in.Bundle.Promise, now.data, now.stored)
	in.betrayed(now.standing, now.signed.Size)
}

// betrayed says that the promise was broken, by a log of size entries as it stood.
func (in *inquiry) betrayed(standing Standing, size int64) {
	in.v.Status = BrokenBy
	in.v.Vouch, in.v.Under = standing.Outside, standing.Under
	in.shown("publog.shown.promise", "by", instant(in.promise.By))
	in.v.Wrong = append(in.v.Wrong, i18n.M("publog.wrong.broken", "by", instant(in.promise.By), "size", size, "names", names(standing.Outside)))
	if size < in.promise.Size {
		in.v.Wrong = append(in.v.Wrong, i18n.M("publog.wrong.shrunk", "then", in.promise.Size, "size", size))
	}
}
