package audit

import (
	"fmt"
	"io"

	"mandamus/publog"
)

// receipts holds receipts against the log: what each promised is there, or the promise was broken.
func (a *audit) receipts() error {
	if len(a.Receipts) == 0 {
		return nil
	}
	a.report.Receipts = map[publog.Status]int{}
	where, err := a.locate()
	if err != nil {
		return a.unreadable(err)
	}
	for _, r := range a.Receipts {
		v := publog.Verify(publog.Question{Bundle: a.completed(r.Bundle, where), Trust: a.trust, Log: view{a}, Now: a.Now})
		a.verdict(r, v)
	}
	return nil
}

// view is the log as this audit saw it.
type view struct{ *audit }

// Checkpoint is the one that was audited.
func (v view) Checkpoint() ([]byte, error) { return v.data, nil }

// Hashes are read from the log, each checked.
func (v view) Hashes(c publog.Checkpoint) publog.Hashes { return v.Log.Hashes(v.ctx, c) }

// locate finds the receipts' entries that have no proof yet, in one walk over all leaves.
func (a *audit) locate() (map[publog.Hash]int64, error) {
	wanted := map[publog.Hash]int64{}
	for _, r := range a.Receipts {
		if r.Bundle.Proof == nil {
			wanted[r.Bundle.Leaf()] = -1
		}
	}
	const step = 16 * publog.TileWidth
	for from := int64(0); len(wanted) > 0 && from < a.body.Size; from += step {
		leaves, err := a.Log.Leaves(a.ctx, a.body, from, min(from+step, a.body.Size))
		if err != nil {
			return nil, err
		}
		for _, leaf := range leaves {
			if at, ok := wanted[leaf.Hash]; ok && at < 0 {
				wanted[leaf.Hash] = leaf.Index
			}
		}
	}
	return wanted, nil
}

// completed is a receipt with the proof that the log gives for it, where it has none and its entry was found.
func (a *audit) completed(b *publog.Bundle, where map[publog.Hash]int64) *publog.Bundle {
	index, ok := where[b.Leaf()]
	if b.Proof != nil || !ok || index < 0 {
		return b
	}
	hashes, err := publog.Inclusion(a.body.Size, index, a.hashes)
	if err != nil {
		return b // the verdict will say that the log could not be read
	}
	whole := *b
	whole.Proof = &publog.Proof{Index: index, Hashes: hashes, Checkpoint: a.data}
	return &whole
}

// verdict notes what became of a receipt.
func (a *audit) verdict(r Receipt, v publog.Verdict) {
	a.report.Receipts[v.Status]++
	switch v.Status {
	case publog.BrokenBy:
		f := found("broken", -1, "name", r.Name, "size", a.body.Size)
		f.Evidence = &Evidence{
			Name:  fmt.Sprintf("broken-promise-%x.txt", v.Leaf[:6]),
			Write: func(w io.Writer) error { _, err := v.Broken.WriteTo(w); return err },
			Proof: true,
		}
		a.report.Today = append(a.report.Today, f)
	case publog.Forked:
		c, _ := publog.CheckpointBody(v.Fork.A) // the verdict has read it
		f := found("split", -1, "who", r.Name, "other", c.Size, "size", a.body.Size)
		f.Evidence = a.twoHistories(v.Fork, c.Size, a.body.Size)
		a.report.Today = append(a.report.Today, f)
	case publog.Refuted:
		a.note("audit.note.refuted", "name", r.Name)
	case publog.Due:
		a.note("audit.note.due", "name", r.Name)
	}
}
