package publog

import (
	"strconv"
	"strings"
)

// proofHead is the first line of a proof: C2SP tlog-proof, which other programs read too.
const proofHead = "c2sp.org/tlog-proof@v1"

// Proof shows that an entry is in the log under a checkpoint.
type Proof struct {
	Index      int64  // of the entry, from 0
	Hashes     []Hash // from the leaf's sibling to the root's child
	Checkpoint []byte // signed by the log, with the cosignatures of witnesses
}

// Text returns the proof as C2SP writes it.
func (p Proof) Text() string {
	var out strings.Builder
	out.WriteString(proofHead + "\nindex " + strconv.FormatInt(p.Index, 10) + "\n")
	for _, h := range p.Hashes {
		out.WriteString(h.String() + "\n")
	}
	out.WriteString("\n")
	out.Write(p.Checkpoint)
	return out.String()
}

// ParseProof reads what Text writes. Extra data before the index are refused: nothing vouches for them.
func ParseProof(data []byte) (*Proof, error) {
	l, err := readLines(data, maxProof)
	if err != nil {
		return nil, err
	}
	return l.proof()
}

// maxProof bounds a proof in bytes: a checkpoint and 64 hashes.
const maxProof = MaxCheckpoint + 4<<10

// proof takes a proof, which goes on to the end of the text.
func (l *lines) proof() (*Proof, error) {
	if err := l.head(proofHead); err != nil {
		return nil, err
	}
	value, err := l.field("index")
	if err != nil {
		return nil, err
	}
	p := new(Proof)
	if p.Index, err = decimal(value); err != nil {
		return nil, l.wrong("publog.form.field", "name", "index")
	}
	for l.more() && l.peek() != "" {
		h, err := parseHash(l.next())
		if err != nil || len(p.Hashes) == 63 {
			return nil, l.wrong("publog.form.hash")
		}
		p.Hashes = append(p.Hashes, h)
	}
	if err := l.blank(); err != nil {
		return nil, err
	}
	p.Checkpoint = []byte(l.rest())
	if _, err := CheckpointBody(p.Checkpoint); err != nil {
		return nil, l.inside(err)
	}
	return p, nil
}

// shows is nil where the proof leads from leaf to the root of its checkpoint.
func (p *Proof) shows(leaf Hash) error {
	c, err := CheckpointBody(p.Checkpoint)
	if err != nil {
		return err
	}
	return CheckInclusion(p.Hashes, c.Size, c.Root, p.Index, leaf)
}
